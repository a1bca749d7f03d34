import type { FieldDayReply } from '../../modules/field/contract.ts';

type Person = FieldDayReply['people'][number];

const WHOLE_NAME = /^\p{Script=Han}[\p{Script=Han}·•‧]+$/u;
const MOST_HIDDEN = 3;

export const isMasked = (name: string): boolean => name.includes('*');

/** Whether a masked name may be the one typed in full: 王** for 王秀英, as long names hide three signs at most. */
const mayBe = (masked: string, typed: string): boolean => {
  if (!isMasked(masked) || !WHOLE_NAME.test(typed)) return false;
  const known = masked.replaceAll('*', '');
  const letters = [...typed.replace(/[·•‧]/gu, '')];
  const hidden = Math.min(letters.length - known.length, MOST_HIDDEN);
  return typed.startsWith(known) && hidden === masked.length - known.length;
};

/** People of whom every word typed is in the name or the place. */
export const findPeople = (people: readonly Person[], query: string): readonly Person[] => {
  const words = query.trim().split(/\s+/).filter(Boolean);
  return people.filter(({ name, building, unit }) =>
    words.every((word) => `${name} ${building}${unit}`.includes(word) || mayBe(name, word)),
  );
};
