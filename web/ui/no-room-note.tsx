import './no-room-note.css';
import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { waitingForRoom } from '../come-back.ts';

/** Says that something waits for room and is sent again by itself. There all the time, so that it is read out when filled. */
export const NoRoomNote = ({ words }: { readonly words: string }): ReactNode => {
  const isWaiting = useSyncExternalStore(waitingForRoom.subscribe, waitingForRoom.present);
  return (
    <div className="no-room-note" role="status">
      {isWaiting ? words : ''}
    </div>
  );
};
