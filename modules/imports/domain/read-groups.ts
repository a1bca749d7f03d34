import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Cell } from '../../../kernel/table-row.ts';
import type { SpecialGroup } from '../../people/domain/person-file.ts';
import { cleanText, saysNothing } from './clean-text.ts';

/** A group that a cell names; `part` is its place within the cell, by which it is told without keeping the word. */
export interface WrittenGroup {
  readonly groupId: string;
  readonly classId: string | null;
  readonly part: number;
}

/** What a group may be called in a list → the group, and its class where that is named too. */
export type GroupWords = ReadonlyMap<string, Omit<WrittenGroup, 'part'>>;

export interface ReadGroups {
  readonly groups: readonly WrittenGroup[];
  /** Parts of the cell that cannot be relied on, and why. */
  readonly problems: readonly { readonly code: string; readonly part: number }[];
}

const wordKey = (word: string): string =>
  word
    .normalize('NFKC')
    .replace(/[\s“”"'‘’]/gu, '')
    .toLowerCase();

/**
 * The words of all groups in force: names, short forms, and of groups with classes also the class in brackets. What is
 * said in brackets behind another group is unknown: 低保（已退出） is no 低保.
 */
export const createGroupWords = (
  groups: readonly SpecialGroup[],
  shortForms: Readonly<Record<string, readonly string[]>>,
  today: PlainDate,
): GroupWords => {
  const words = new Map<string, Omit<WrittenGroup, 'part'>>();
  for (const { id: groupId, name, classes = [], validFrom, validUntil } of groups) {
    if (validFrom > today || (validUntil !== undefined && validUntil <= today)) continue;
    for (const word of [name.zh, name.en, ...(shortForms[groupId] ?? [])]) {
      words.set(wordKey(word), { groupId, classId: null });
      for (const { id: classId, name: ofClass } of classes)
        for (const kind of [ofClass.zh, ofClass.en]) words.set(wordKey(`${word}(${kind})`), { groupId, classId });
    }
  }
  return words;
};

/** The words of a cell in their order, as written; lines of a cell are words of their own. */
export const groupParts = (cell: Cell): readonly string[] => {
  const lines = typeof cell === 'string' ? cell.replace(/[\r\n]+/gu, '、') : cell;
  return cleanText(lines)
    .text.split(/[、,;/|+&]/u)
    .map((part) => part.trim())
    .filter((part) => !saysNothing(part));
};

/** Reads the groups of a cell; a word that is not known is a problem, never a guess. */
export const readGroups = (cell: Cell, words: GroupWords): ReadGroups => {
  const read = groupParts(cell).map((word, part) => ({ part, known: words.get(wordKey(word)) }));
  const groups = new Map<string, WrittenGroup>();
  const problems = read.flatMap(({ part, known }) => {
    if (known === undefined) return [{ code: 'group-unknown', part }];
    const before = groups.get(known.groupId);
    if (before !== undefined && before.classId !== null && known.classId !== null && before.classId !== known.classId)
      return [{ code: 'group-two-classes', part }];
    if (before === undefined || before.classId === null) groups.set(known.groupId, { ...known, part });
    return [];
  });
  return { groups: [...groups.values()], problems };
};
