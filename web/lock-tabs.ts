/** What the tabs of one browser tell each other: their session is one, so none may end it while another is at work. */
export type TabWord = 'at-work' | 'locked' | 'opened';

const channel = new BroadcastChannel('quanke.lock');

/** Tells the other tabs, never this one. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches only its own origin
export const tellTabs = (word: TabWord): void => channel.postMessage(word);

export const hearTabs = (hear: (word: TabWord) => void): (() => void) => {
  const listen = ({ data }: MessageEvent<TabWord>): void => hear(data);
  channel.addEventListener('message', listen);
  return () => channel.removeEventListener('message', listen);
};
