/** Units and doors as they are written on walls and in lists: 2单元, 502室. */

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** The same door under its different spellings: 502, 502室 and ５０２ 号 are one. */
export const doorKey = (door: string): string =>
  plain(door)
    .replace(/[室号房]+$/, '')
    .toUpperCase();

/** The floor a door number tells: 502室 → 5, 1203 → 12. Null where it tells none. */
export const floorOfDoor = (door: string): number | null => {
  const digits = /(\d+)\D*$/.exec(plain(door))?.[1];
  if (digits === undefined || digits.length < 3 || digits.length > 4) return null;
  const floor = Number(digits.slice(0, -2));
  return floor === 0 ? null : floor;
};

/** 5 and 2 → 502室. */
export const doorOn = (floor: number, place: number): string => `${floor}${String(place).padStart(2, '0')}室`;

/** Doors in the order one passes them: by their number, then by their spelling. */
export const compareDoors = (a: string, b: string): number => {
  const number = (door: string): number => Number(/\d+/.exec(plain(door))?.[0] ?? Number.MAX_SAFE_INTEGER);
  return number(a) - number(b) || (a < b ? -1 : a > b ? 1 : 0);
};
