import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import { isSameStanding, standingOf } from './life-events.ts';
import type {
  Effects,
  HouseholdEffect,
  LifeChange,
  MaritalEffect,
  PersonNow,
  Placing,
  Register,
  Standing,
} from './life-events.ts';

export interface LifeContext {
  /** The day on which it happened. */
  readonly on: PlainDate;
  readonly today: PlainDate;
  readonly source: string;
  /** Ids of the relations there are; `head` is one of them. */
  readonly relations: ReadonlySet<string>;
}

type Standings = Map<string, Standing>;

const HEAD = 'head';

interface Working {
  readonly register: Register;
  readonly context: LifeContext;
  /** Where everybody stands as the change goes on. */
  readonly standings: Standings;
}

const present = ({ standings }: Working, personId: string): Standing | undefined => standings.get(personId);

const place = (working: Working, personId: string, part: Partial<Standing>): void => {
  const standing = present(working, personId);
  if (standing !== undefined) working.standings.set(personId, { ...standing, ...part });
};

/** Somebody who comes from outside is here again; whoever was within only changes the household. */
const putInto = (working: Working, householdId: string, members: readonly Placing[], more: Partial<Standing>): void => {
  for (const { personId, relation } of members) place(working, personId, { householdId, relation, ...more });
};

const rename = (working: Working, members: readonly Placing[]): void => {
  for (const { personId, relation } of members) place(working, personId, { relation });
};

const leave = (working: Working, personId: string, because: 'moved-out' | 'died'): void =>
  place(working, personId, { householdId: null, relation: 'other', leftOn: working.context.on, leftBecause: because });

const HERE = { leftOn: null, leftBecause: null } as const;

/** Each kind of change as moves of people; whether they may move so is asked before and after. */
const carryOut = (working: Working, change: LifeChange): void => {
  switch (change.kind) {
    case 'moved-in':
    case 'let':
      return putInto(working, change.into.householdId, change.members, { ...HERE, residence: change.residence });
    case 'moved-out':
      for (const id of change.personIds)
        if (change.stillRegistered) place(working, id, { residence: 'moved-away' });
        else leave(working, id, 'moved-out');
      return rename(working, change.stay);
    case 'moved-within':
      return undefined;
    case 'born':
      return putInto(working, change.householdId, [change.member], { residence: change.residence });
    case 'died':
      leave(working, change.personId, 'died');
      return rename(working, change.stay);
    case 'married':
      if (change.joins !== null) {
        const other = change.personIds.find((id) => id !== change.joins?.personId) ?? '';
        const householdId = present(working, other)?.householdId ?? null;
        place(working, change.joins.personId, { householdId, relation: change.joins.relation });
      }
      return rename(working, change.stay);
    case 'divorced':
      if (change.leaverId !== null) {
        if (change.into === null) leave(working, change.leaverId, 'moved-out');
        else place(working, change.leaverId, { householdId: change.into.householdId, relation: HEAD });
      }
      return rename(working, change.stay);
    case 'split':
      putInto(working, change.into.householdId, change.members, {});
      return rename(working, change.stay);
    case 'merged':
      return putInto(working, change.intoHouseholdId, change.members, {});
    case 'head-changed':
      return rename(working, change.members);
  }
};

const peopleIn = (change: LifeChange): readonly string[] => {
  const placed = (members: readonly Placing[]): readonly string[] => members.map(({ personId }) => personId);
  switch (change.kind) {
    case 'moved-in':
    case 'let':
      return placed(change.members);
    case 'moved-out':
      return [...change.personIds, ...placed(change.stay)];
    case 'moved-within':
      return [];
    case 'born':
      return [change.member.personId];
    case 'died':
      return [change.personId, ...placed(change.stay)];
    case 'married':
    case 'divorced':
      return [...change.personIds, ...placed(change.stay)];
    case 'split':
      return [...placed(change.members), ...placed(change.stay)];
    case 'merged':
    case 'head-changed':
      return placed(change.members);
  }
};

const relationsIn = (change: LifeChange): readonly string[] => {
  const named: readonly Placing[] = [
    ...('members' in change ? change.members : []),
    ...('stay' in change ? change.stay : []),
    ...('member' in change ? [change.member] : []),
    ...('joins' in change && change.joins !== null ? [change.joins] : []),
  ];
  return named.map(({ relation }) => relation);
};

const householdsIn = (change: LifeChange): readonly string[] => [
  ...('householdId' in change ? [change.householdId] : []),
  ...('intoHouseholdId' in change ? [change.intoHouseholdId] : []),
  ...('into' in change && change.into !== null && !change.into.isNew ? [change.into.householdId] : []),
];

/** Those who may be named although they left: somebody who comes back. */
const mayHaveLeft = ({ kind }: LifeChange, person: PersonNow): boolean =>
  (kind === 'moved-in' || kind === 'let') && person.leftBecause === 'moved-out';

const checkNamed = ({ register, context }: Working, change: LifeChange): Result<null> => {
  if (context.on > context.today) return refuse('change-date-in-future');
  if (relationsIn(change).some((relation) => !context.relations.has(relation))) return refuse('relation-unknown');
  const people = peopleIn(change);
  if (new Set(people).size < people.length) return refuse('person-named-twice');
  for (const id of people) {
    const person = register.people.get(id);
    if (person === undefined) return refuse('person-unknown', { personId: id });
    if (person.leftOn !== null && !mayHaveLeft(change, person)) return refuse('person-has-left', { personId: id });
  }
  for (const id of householdsIn(change)) {
    const household = register.households.get(id);
    if (household === undefined) return refuse('household-unknown');
    if (household.closedOn !== null) return refuse('household-closed');
  }
  return ok(null);
};

const inHousehold = (register: Register, personId: string, householdId: string): boolean =>
  register.people.get(personId)?.householdId === householdId;

/** What must have been true before, beyond that the named are here. */
const checkBefore = ({ register }: Working, change: LifeChange): Result<null> => {
  if (
    change.kind === 'moved-in' &&
    change.members.some(({ personId }) => inHousehold(register, personId, change.into.householdId))
  )
    return refuse('already-in-household');
  if (
    change.kind === 'split' &&
    !change.members.every(({ personId }) => inHousehold(register, personId, change.householdId))
  )
    return refuse('not-in-household');
  if (change.kind === 'merged') {
    if (change.householdId === change.intoHouseholdId) return refuse('same-household');
    const all = [...register.people.values()].filter(({ householdId }) => householdId === change.householdId);
    if (all.some(({ id }) => !change.members.some(({ personId }) => personId === id)))
      return refuse('relation-unknown');
    if (!change.members.every(({ personId }) => inHousehold(register, personId, change.householdId)))
      return refuse('not-in-household');
  }
  if (change.kind === 'married' && change.joins !== null) {
    const { joins } = change;
    const other = change.personIds.find((id) => id !== joins.personId) ?? '';
    if (!change.personIds.includes(joins.personId)) return refuse('person-unknown', { personId: joins.personId });
    const householdId = register.people.get(other)?.householdId ?? null;
    if (householdId === null) return refuse('household-unknown');
    if (inHousehold(register, joins.personId, householdId)) return refuse('already-in-household');
  }
  if (change.kind === 'divorced' && change.leaverId !== null && !change.personIds.includes(change.leaverId))
    return refuse('person-unknown', { personId: change.leaverId });
  return ok(null);
};

const membersOf = (standings: Standings, householdId: string): readonly [string, Standing][] =>
  [...standings].filter(([, standing]) => standing.householdId === householdId);

/** A household with people in it has one head. Where the old one goes, the form asks who is the next. */
const checkHeads = ({ standings }: Working, households: readonly string[]): Result<null> => {
  for (const id of households) {
    const members = membersOf(standings, id);
    const heads = members.filter(([, { relation }]) => relation === HEAD).length;
    if (members.length > 0 && heads === 0) return refuse('head-needed', { householdId: id });
    if (heads > 1) return refuse('one-head-only', { householdId: id });
  }
  return ok(null);
};

const STATUS_AFTER: Readonly<Partial<Record<LifeChange['kind'], string>>> = {
  married: 'married',
  divorced: 'divorced',
};

/** Marriage and divorce say it of both; after a death the other of head and spouse is widowed. */
const maritalEffects = ({ register, context }: Working, change: LifeChange): readonly MaritalEffect[] => {
  const status = STATUS_AFTER[change.kind];
  const set = (personId: string, value: string): MaritalEffect => ({
    personId,
    before: register.people.get(personId)?.maritalStatus ?? null,
    after: { value, source: context.source, asOf: context.on },
  });
  if (status !== undefined && 'personIds' in change) return change.personIds.map((id) => set(id, status));
  if (change.kind !== 'died') return [];
  const gone = register.people.get(change.personId);
  const couple: readonly string[] = ['head', 'spouse'];
  if (gone === undefined || gone.householdId === null || !couple.includes(gone.relation)) return [];
  return [...register.people.values()]
    .filter(
      (other) =>
        other.id !== gone.id &&
        other.householdId === gone.householdId &&
        couple.includes(other.relation) &&
        (other.relation === 'spouse' || gone.relation === 'spouse'),
    )
    .map((other) => set(other.id, 'widowed'));
};

const householdEffects = (
  { register, standings }: Working,
  change: LifeChange,
  touched: readonly string[],
): readonly HouseholdEffect[] => {
  const opened = 'into' in change && change.into?.isNew === true ? [change.into.householdId] : [];
  const closed = touched.filter(
    (id) =>
      register.households.get(id)?.closedOn === null &&
      [...register.people.values()].some(({ householdId }) => householdId === id) &&
      membersOf(standings, id).length === 0,
  );
  return [
    ...opened.map((id) => ({ id, what: 'opened' as const })),
    ...closed.map((id) => ({ id, what: 'closed' as const })),
    ...(change.kind === 'moved-within' ? [{ id: change.householdId, what: 'moved' as const }] : []),
  ];
};

/** Decides what a change does to whom, or why it cannot have happened so. */
export const decideLifeChange = (change: LifeChange, register: Register, context: LifeContext): Result<Effects> => {
  const standings = new Map([...register.people].map(([id, person]) => [id, standingOf(person)]));
  const working: Working = { register, context, standings };
  const named = checkNamed(working, change);
  if (!named.ok) return named;
  const before = checkBefore(working, change);
  if (!before.ok) return before;
  carryOut(working, change);
  const people = [...register.people.values()].flatMap((person) => {
    const after = standings.get(person.id);
    const stays = after === undefined || (isSameStanding(person, after) && !person.isNew);
    return stays ? [] : [{ id: person.id, isNew: person.isNew, before: standingOf(person), after }];
  });
  const touched = [...new Set(people.flatMap(({ before: b, after: a }) => [b.householdId, a.householdId]))].filter(
    (id) => id !== null,
  );
  const heads = checkHeads(working, touched);
  if (!heads.ok) return heads;
  const marital = maritalEffects(working, change);
  if (people.length === 0 && change.kind !== 'moved-within' && marital.length === 0) return refuse('nothing-changes');
  const gone = people.filter(({ before: b, after: a }) => b.leftOn === null && a.leftOn !== null).map(({ id }) => id);
  const groups = gone.flatMap((personId) =>
    (register.people.get(personId)?.groups ?? []).map(({ id, since }) => ({
      personId,
      groupId: id,
      since,
      what: 'left' as const,
    })),
  );
  return ok({ people, households: householdEffects(working, change, touched), marital, groups });
};
