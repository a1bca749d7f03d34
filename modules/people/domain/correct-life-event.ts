import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import { isSameStanding } from './life-events.ts';
import type { Effects, HouseholdEffect, MaritalFact, PersonEffect, Register } from './life-events.ts';

const BACK = { opened: 'closed', closed: 'reopened', reopened: 'closed', moved: 'moved' } as const;

const isSameFact = (a: MaritalFact | null, b: MaritalFact | null): boolean =>
  a === null || b === null ? a === b : a.value === b.value && a.source === b.source && a.asOf === b.asOf;

const backOf = ({ id, isNew, before, after }: PersonEffect, today: PlainDate): PersonEffect => ({
  id,
  isNew: false,
  before: after,
  // Nobody is deleted: whoever was entered with the entry stays on record as entered by mistake.
  after: isNew
    ? { ...before, householdId: null, relation: 'other', leftOn: today, leftBecause: 'entered-by-mistake' }
    : before,
});

/** Whether somebody lives in a household that the correction closes again. */
const isLivedIn = (register: Register, { people }: Effects, { id, what }: HouseholdEffect): boolean =>
  BACK[what] === 'closed' &&
  [...register.people.values()].some(
    (person) => person.householdId === id && !people.some((effect) => effect.id === person.id),
  );

/**
 * The effects of taking an entry back: everything as it stood before it. Refused where a later entry has changed the
 * same again; that one is corrected first.
 */
export const decideCorrection = (effects: Effects, register: Register, today: PlainDate): Result<Effects> => {
  const moved = effects.people.some(({ id, after }) => {
    const now = register.people.get(id);
    return now === undefined || !isSameStanding(now, after);
  });
  const other = effects.marital.some(
    ({ personId, after }) => !isSameFact(register.people.get(personId)?.maritalStatus ?? null, after),
  );
  if (moved || other || effects.households.some((one) => isLivedIn(register, effects, one)))
    return refuse('later-change-first');
  return ok({
    people: effects.people.map((effect) => backOf(effect, today)),
    households: effects.households.map(({ id, what }) => ({ id, what: BACK[what] })),
    marital: effects.marital.map(({ personId, before, after }) => ({ personId, before: after, after: before })),
    groups: effects.groups.map((group) => ({ ...group, what: group.what === 'left' ? 'reopened' : 'left' })),
  });
};
