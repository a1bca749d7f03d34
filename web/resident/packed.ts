import { useState } from 'react';
import { readSetting, writeSetting } from '../ui/settings.ts';

const nameOf = (itemId: string): string => `resident.packed.${itemId}`;

const read = (itemId: string): ReadonlySet<string> =>
  new Set((readSetting(nameOf(itemId)) ?? '').split(',').filter((id) => id !== ''));

/** Ids of the materials ticked off for an item, remembered on this device alone. */
export const usePacked = (itemId: string) => {
  const [packed, setPacked] = useState(() => read(itemId));
  const keep = (ids: ReadonlySet<string>): void => {
    writeSetting(nameOf(itemId), [...ids].join(','));
    setPacked(ids);
  };
  return {
    packed,
    toggle: (id: string) =>
      keep(packed.has(id) ? new Set([...packed].filter((one) => one !== id)) : new Set([...packed, id])),
    clear: () => keep(new Set()),
  };
};
