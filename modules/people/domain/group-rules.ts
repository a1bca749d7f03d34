import { addDays } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { KnownFact, SpecialGroup } from './person-file.ts';
import { isExpired } from './person-file.ts';

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day some months later; the last day of a month that is too short. */
export const addMonths = (date: PlainDate, months: number): PlainDate => {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  const day = Math.min(Number(date.slice(8, 10)), daysInMonth(year, month));
  return addDays(`${year}-${String(month).padStart(2, '0')}-01`, day - 1);
};

/** When somebody's belonging to a group is looked at again; null: never. */
export const reviewDueOn = (group: Pick<SpecialGroup, 'reviewMonths'>, from: PlainDate): PlainDate | null =>
  group.reviewMonths === undefined ? null : addMonths(from, group.reviewMonths);

export interface Entry {
  /** Roles of who enters, in this community. */
  readonly roles: readonly string[];
  readonly facts: readonly KnownFact[];
  /** Papers seen, in words. */
  readonly evidence: string;
  readonly classId: string | null;
  readonly today: PlainDate;
}

/** Whether somebody may be put into a group now: who decides, and what must be known or shown. */
export const mayEnter = (group: SpecialGroup, entry: Entry): Result<null> => {
  if (group.decidedBy !== undefined && !group.decidedBy.some((role) => entry.roles.includes(role)))
    return refuse('group-not-yours-to-decide');
  if (group.fromAge !== undefined) return refuse('group-by-age');
  if (entry.today < group.validFrom || (group.validUntil !== undefined && entry.today >= group.validUntil))
    return refuse('group-not-in-force');
  const { classes } = group;
  if (classes !== undefined && !classes.some(({ id, validFrom }) => id === entry.classId && validFrom <= entry.today))
    return refuse('group-class-needed');
  const known = (id: string): boolean =>
    entry.facts.some((fact) => fact.id === id && fact.value !== false && !isExpired(fact, entry.today));
  const shown = entry.evidence !== '' || (group.provedBy ?? []).some(known);
  return group.needsEvidence === true && !shown ? refuse('group-evidence-needed') : ok(null);
};
