import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideCorrection } from './correct-life-event.ts';
import { decideLifeChange } from './decide-life-change.ts';
import type { LifeChange, PersonNow, Placing, Register } from './life-events.ts';

const CONTEXT = {
  on: '2026-03-01',
  today: '2026-03-02',
  source: 'counter',
  relations: new Set(['head', 'spouse', 'son', 'other']),
};

const somebody = (
  id: string,
  householdId: string | null,
  relation: string,
  more: Partial<PersonNow> = {},
): PersonNow => ({
  id,
  householdId,
  relation,
  residence: 'registered',
  leftOn: null,
  leftBecause: null,
  sex: 'female',
  maritalStatus: null,
  groups: [],
  isNew: false,
  ...more,
});

const registerOf = (people: readonly PersonNow[]): Register => ({
  people: new Map(people.map((person) => [person.id, person])),
  households: new Map(
    [...new Set(people.map(({ householdId }) => householdId))]
      .filter((id) => id !== null)
      .map((id) => [id, { closedOn: null }]),
  ),
});

/** Two households of three: a1 head, a2 spouse, a3 son, and the same in b. */
const family = (name: string): readonly PersonNow[] => [
  somebody(`${name}1`, name, 'head'),
  somebody(`${name}2`, name, 'spouse'),
  somebody(`${name}3`, name, 'son', { groups: [{ id: 'disabled', since: '2025-01-01' }] }),
];
const REGISTER = registerOf([...family('a'), ...family('b')]);

const codeOf = (change: LifeChange, register = REGISTER): string => {
  const decided = decideLifeChange(change, register, CONTEXT);
  return decided.ok ? 'done' : decided.refusal.code;
};

/** The register after an entry, as the database would hold it. */
const after = (register: Register, change: LifeChange): Register => {
  const decided = decideLifeChange(change, register, CONTEXT);
  if (!decided.ok) throw new Error(decided.refusal.code);
  const { people, marital } = decided.value;
  return {
    ...register,
    people: new Map(
      [...register.people].map(([id, person]) => {
        const effect = people.find((one) => one.id === id);
        const status = marital.find((one) => one.personId === id);
        return [
          id,
          {
            ...person,
            ...effect?.after,
            maritalStatus: status === undefined ? person.maritalStatus : status.after,
          },
        ];
      }),
    ),
  };
};

const placings = (name: string): fc.Arbitrary<readonly Placing[]> =>
  fc
    .tuple(...[1, 2, 3].map(() => fc.constantFrom('head', 'spouse', 'son')))
    .map((relations) => relations.map((relation, place) => ({ personId: `${name}${place + 1}`, relation })));
const ids = fc.subarray(['a1', 'a2', 'a3'], { minLength: 1 });

const changes: fc.Arbitrary<LifeChange> = fc.oneof(
  fc.record({
    kind: fc.constant('moved-out' as const),
    personIds: ids,
    stillRegistered: fc.boolean(),
    stay: fc.constant([]),
  }),
  fc.record({ kind: fc.constant('died' as const), personId: fc.constantFrom('a1', 'a2', 'a3'), stay: fc.constant([]) }),
  placings('a').map((members): LifeChange => ({ kind: 'merged', householdId: 'a', intoHouseholdId: 'b', members })),
  placings('a').map((members): LifeChange => ({ kind: 'head-changed', householdId: 'a', members })),
  fc.tuple(placings('a'), ids).map(
    ([all, moving]): LifeChange => ({
      kind: 'split',
      householdId: 'a',
      into: { householdId: 'new', isNew: true },
      members: all.filter(({ personId }) => moving.includes(personId)),
      stay: all.filter(({ personId }) => !moving.includes(personId)),
    }),
  ),
);

describe('what a change does', () => {
  it('given any change that is not refused, every household with people has one head, and nobody is lost', () => {
    fc.assert(
      fc.property(changes, (change) => {
        if (!decideLifeChange(change, REGISTER, CONTEXT).ok) return;
        const people = [...after(REGISTER, change).people.values()];
        expect(people).toHaveLength(6);
        const households = new Set(people.map(({ householdId }) => householdId).filter((id) => id !== null));
        for (const household of households)
          expect(
            people.filter(({ householdId, relation }) => householdId === household && relation === 'head'),
          ).toHaveLength(1);
      }),
      { seed: 20261122 },
    );
  });

  it('given any change, its correction leads back to where everybody stood', () => {
    fc.assert(
      fc.property(changes, (change) => {
        const decided = decideLifeChange(change, REGISTER, CONTEXT);
        if (!decided.ok) return;
        const back = decideCorrection(decided.value, after(REGISTER, change), '2026-03-05');
        if (!back.ok) throw new Error(back.refusal.code);
        for (const { id, after: standing } of back.value.people)
          expect(standing).toEqual(decided.value.people.find((one) => one.id === id)?.before);
        expect(back.value.marital.map((one) => one.after)).toEqual(decided.value.marital.map((one) => one.before));
      }),
      { seed: 20261122 },
    );
  });

  it('given a later change of the same people, refuses the correction of the earlier one', () => {
    const first: LifeChange = { kind: 'moved-out', personIds: ['a3'], stillRegistered: true, stay: [] };
    const decided = decideLifeChange(first, REGISTER, CONTEXT);
    if (!decided.ok) throw new Error(decided.refusal.code);
    const later = after(after(REGISTER, first), { kind: 'died', personId: 'a3', stay: [] });
    expect(decideCorrection(decided.value, later, '2026-03-05')).toMatchObject({
      refusal: { code: 'later-change-first' },
    });
  });

  it('given a death in a couple, widows the other one of the two and no child, and ends the groups', () => {
    const died = decideLifeChange({ kind: 'died', personId: 'a2', stay: [] }, REGISTER, CONTEXT);
    expect(died.ok && died.value.marital.map(({ personId }) => personId)).toEqual(['a1']);
    const son = decideLifeChange({ kind: 'died', personId: 'a3', stay: [] }, REGISTER, CONTEXT);
    expect(son.ok && [son.value.marital, son.value.groups.map(({ groupId }) => groupId)]).toEqual([[], ['disabled']]);
  });

  it('given what cannot have happened, says why', () => {
    const died = (personId: string): LifeChange => ({ kind: 'died', personId, stay: [] });
    expect(codeOf(died('a1'))).toBe('head-needed');
    expect(codeOf(died('nobody'))).toBe('person-unknown');
    expect(
      codeOf(died('a3'), registerOf([somebody('a3', null, 'other', { leftOn: '2026-01-01', leftBecause: 'died' })])),
    ).toBe('person-has-left');
    const members = [{ personId: 'a2', relation: 'spouse' }];
    expect(codeOf({ kind: 'merged', householdId: 'a', intoHouseholdId: 'a', members })).toBe('same-household');
    expect(codeOf({ kind: 'merged', householdId: 'a', intoHouseholdId: 'b', members })).toBe('relation-unknown');
    expect(codeOf({ kind: 'head-changed', householdId: 'a', members: [{ personId: 'a2', relation: 'head' }] })).toBe(
      'one-head-only',
    );
    expect(codeOf({ kind: 'head-changed', householdId: 'a', members })).toBe('nothing-changes');
    expect(codeOf({ kind: 'moved-within', householdId: 'z' })).toBe('household-unknown');
  });

  it('given the last one who goes, closes the household', () => {
    const personIds = ['a1', 'a2', 'a3'];
    const gone = decideLifeChange(
      { kind: 'moved-out', personIds, stillRegistered: false, stay: [] },
      REGISTER,
      CONTEXT,
    );
    expect(gone.ok && gone.value.households).toEqual([{ id: 'a', what: 'closed' }]);
  });
});
