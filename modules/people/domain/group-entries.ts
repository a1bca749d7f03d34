import { ageOn, type PlainDate } from '../../../kernel/plain-date.ts';
import { mayEnter } from './group-rules.ts';
import type { KnownFact, SpecialGroup } from './person-file.ts';

/** A group that a list names for somebody, with what the list says of it. */
export interface WantedEntry {
  readonly groupId: string;
  readonly classId: string | null;
  /** Papers seen, in words; empty where the list names none. */
  readonly evidence: string;
  /** Since when, where the list says so; else from the day of entering. */
  readonly since: PlainDate | null;
}

/** What is known of somebody that decides about groups. */
export interface GroupStanding {
  readonly bornOn: PlainDate | null;
  readonly held: readonly { readonly groupId: string; readonly since: PlainDate; readonly until: PlainDate | null }[];
  readonly facts: readonly KnownFact[];
}

export const NO_STANDING: GroupStanding = { bornOn: null, held: [], facts: [] };

/** `enters`; nothing to do because it is held or follows from the age; or why it cannot be. */
export type EntryVerdict =
  | { readonly kind: 'enters'; readonly since: PlainDate }
  | { readonly kind: 'held' | 'by-age' }
  | { readonly kind: 'refused'; readonly code: string };

const refused = (code: string): EntryVerdict => ({ kind: 'refused', code });

const sinceProblem = (
  since: PlainDate,
  groupId: string,
  { bornOn, held }: GroupStanding,
  today: PlainDate,
): string | null => {
  if (since > today) return 'group-since-in-future';
  if (bornOn !== null && since < bornOn) return 'group-since-before-birth';
  const before = held.some((one) => one.groupId === groupId && one.until !== null && since < one.until);
  return before ? 'group-since-before-exit' : null;
};

/** Whether somebody is put into a group as a list wants it: by the same rules as one entered by hand. */
export const judgeEntry = (
  group: SpecialGroup | undefined,
  { groupId, classId, evidence, since }: WantedEntry,
  standing: GroupStanding,
  { roles, today }: { readonly roles: readonly string[]; readonly today: PlainDate },
): EntryVerdict => {
  if (group === undefined) return refused('group-unknown');
  if (group.fromAge !== undefined) {
    const isOfAge = standing.bornOn !== null && ageOn(standing.bornOn, today) >= group.fromAge;
    return isOfAge ? { kind: 'by-age' } : refused('group-too-young');
  }
  if (standing.held.some((one) => one.groupId === groupId && one.until === null)) return { kind: 'held' };
  const may = mayEnter(group, { roles, facts: standing.facts, evidence, classId, today });
  if (!may.ok) return refused(may.refusal.code);
  const from = since ?? today;
  const problem = sinceProblem(from, groupId, standing, today);
  return problem === null ? { kind: 'enters', since: from } : refused(problem);
};
