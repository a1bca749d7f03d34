import type { BodyOf } from '../../../../platform/contract.ts';
import type { recordLifeEvent } from '../../contract.ts';
import type { LifeChangeKind } from '../../domain/life-events.ts';

/** Everything a form of changes may hold; each kind uses some of it. */
export interface ChangeEntry {
  readonly on: string;
  readonly source: string;
  readonly note: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly sex: string;
  readonly bornOn: string;
  readonly relation: string;
  readonly residence: string;
  readonly buildingId: string;
  readonly unit: string;
  readonly room: string;
  readonly until: string;
  readonly stillRegistered: boolean;
  /** People chosen among the members. */
  readonly chosen: readonly string[];
  /** Somebody found by search: spouse, or member of the household to merge into. */
  readonly otherId: string;
  readonly otherHouseholdId: string;
  /** Who joins or leaves; empty: nobody. */
  readonly moverId: string;
  readonly leavesAway: boolean;
  /** Relations of the members, by person. */
  readonly relations: Readonly<Record<string, string>>;
}

/** Where the form was opened. */
export interface ChangeScene {
  readonly personId: string | null;
  readonly householdId: string | null;
  readonly members: readonly { readonly id: string; readonly name: string; readonly relationId: string }[];
}

export const emptyEntry = (today: string, { personId, members }: ChangeScene): ChangeEntry => ({
  on: today,
  source: 'counter',
  note: '',
  name: '',
  idNumber: '',
  phone: '',
  sex: '',
  bornOn: '',
  relation: '',
  residence: 'registered',
  buildingId: '',
  unit: '',
  room: '',
  until: '',
  stillRegistered: false,
  chosen: personId === null ? [] : [personId],
  otherId: '',
  otherHouseholdId: '',
  moverId: '',
  leavesAway: true,
  relations: Object.fromEntries(members.map(({ id, relationId }) => [id, relationId])),
});

export type EntryField = keyof ChangeEntry;

const NEWCOMER: readonly EntryField[] = ['name', 'relation'];
const ADDRESS: readonly EntryField[] = ['buildingId', 'room'];

/** Fields that have to be filled in, by kind. */
export const neededFields = (kind: LifeChangeKind, scene: ChangeScene, entry: ChangeEntry): readonly EntryField[] => {
  const base: readonly EntryField[] = ['on', 'source'];
  const home = scene.householdId === null ? ADDRESS : [];
  const newcomer: readonly EntryField[] = scene.personId !== null && scene.householdId === null ? [] : NEWCOMER;
  switch (kind) {
    case 'moved-in':
      return [...base, ...newcomer, ...home];
    case 'born':
      return [...base, ...NEWCOMER, 'sex'];
    case 'moved-out':
    case 'died':
      return [...base, 'chosen'];
    case 'moved-within':
      return [...base, ...ADDRESS];
    case 'married':
      return [...base, 'chosen', 'otherId', ...(entry.moverId === '' ? [] : (['relation'] as const))];
    case 'divorced':
      return [...base, 'chosen', 'otherId', ...(entry.moverId === '' || entry.leavesAway ? [] : ADDRESS)];
    case 'split':
      return [...base, 'chosen', ...ADDRESS];
    case 'merged':
      return [...base, 'otherHouseholdId'];
    case 'let':
      return [...base, 'name', ...ADDRESS];
    case 'head-changed':
      return base;
  }
};

export const missingIn = (kind: LifeChangeKind, scene: ChangeScene, entry: ChangeEntry): readonly EntryField[] =>
  neededFields(kind, scene, entry).filter((field) => {
    const value = entry[field];
    return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
  });

type Body = BodyOf<typeof recordLifeEvent>;

const placed = (ids: readonly string[], { relations }: ChangeEntry) =>
  ids.map((personId) => ({ personId, relation: relations[personId] ?? '' }));

const addressOf = (entry: ChangeEntry, tenure: 'tenant' | 'unknown' = 'unknown') => ({
  buildingId: entry.buildingId,
  unit: entry.unit.trim(),
  room: entry.room.trim(),
  tenure,
});

const newcomerOf = ({ name, idNumber, phone, sex, bornOn }: ChangeEntry) => ({
  name: name.trim(),
  idNumber: idNumber.trim() === '' ? null : idNumber.trim(),
  phone: phone.trim() === '' ? null : phone.trim(),
  ...(sex === 'female' || sex === 'male' ? { sex } : {}),
  ...(bornOn === '' ? {} : { bornOn }),
});

type Residence = Extract<Body['change'], { kind: 'born' }>['residence'];

const changeOf = (kind: LifeChangeKind, scene: ChangeScene, entry: ChangeEntry): Body['change'] => {
  const residence = entry.residence as Residence;
  const householdId = scene.householdId ?? '';
  const rest = scene.members.map(({ id }) => id).filter((id) => !entry.chosen.includes(id));
  const [first = ''] = entry.chosen;
  const stayOf = (mover: string) =>
    placed(
      scene.members.map(({ id }) => id).filter((id) => id !== mover),
      entry,
    );
  switch (kind) {
    case 'moved-in': {
      const known = scene.personId !== null && scene.householdId === null;
      const member = known
        ? { personId: scene.personId ?? '', relation: entry.relation === '' ? 'head' : entry.relation }
        : { newcomer: newcomerOf(entry), relation: entry.relation };
      const into = scene.householdId === null ? { address: addressOf(entry) } : { householdId };
      return { kind, into, members: [member], residence };
    }
    case 'born':
      return {
        kind,
        householdId,
        newcomer: { ...newcomerOf(entry), bornOn: entry.on },
        relation: entry.relation,
        residence,
      };
    case 'moved-out': {
      const stay = entry.stillRegistered ? [] : placed(rest, entry);
      return { kind, personIds: [...entry.chosen], stillRegistered: entry.stillRegistered, stay };
    }
    case 'died':
      return {
        kind,
        personId: first,
        stay: placed(
          scene.members.map(({ id }) => id).filter((id) => id !== first),
          entry,
        ),
      };
    case 'moved-within':
      return { kind, householdId, address: addressOf(entry) };
    case 'married': {
      const joins = entry.moverId === '' ? null : { personId: entry.moverId, relation: entry.relation };
      return { kind, personIds: [first, entry.otherId], joins, stay: entry.moverId === first ? stayOf(first) : [] };
    }
    case 'divorced': {
      const leaverId = entry.moverId === '' ? null : entry.moverId;
      const address = leaverId === null || entry.leavesAway ? null : addressOf(entry);
      const stay = leaverId === null ? [] : stayOf(leaverId);
      return { kind, personIds: [first, entry.otherId], leaverId, address, stay };
    }
    case 'split':
      return {
        kind,
        householdId,
        members: placed(entry.chosen, entry),
        address: addressOf(entry),
        stay: placed(rest, entry),
      };
    case 'merged':
      return {
        kind,
        householdId,
        intoHouseholdId: entry.otherHouseholdId,
        members: placed(
          scene.members.map(({ id }) => id),
          entry,
        ),
      };
    case 'let': {
      const members = [{ newcomer: newcomerOf(entry), relation: 'head' }];
      return {
        kind,
        address: addressOf(entry, 'tenant'),
        members,
        residence,
        until: entry.until === '' ? null : entry.until,
      };
    }
    case 'head-changed':
      return {
        kind,
        householdId,
        members: placed(
          scene.members.map(({ id }) => id),
          entry,
        ),
      };
  }
};

/** What the form sends; asked only where nothing is missing. */
export const bodyOf = (kind: LifeChangeKind, scene: ChangeScene, entry: ChangeEntry): Body => ({
  change: changeOf(kind, scene, entry),
  on: entry.on,
  source: entry.source,
  note: entry.note.trim(),
});

/** Kinds that make sense where the form is opened. */
export const kindsIn = ({ personId, householdId }: ChangeScene): readonly LifeChangeKind[] => {
  if (householdId === null) return ['moved-in', 'died', 'moved-out', 'married'];
  const ofHousehold: readonly LifeChangeKind[] = ['born', 'moved-in', 'moved-within', 'merged', 'head-changed', 'let'];
  const ofPeople: readonly LifeChangeKind[] = ['moved-out', 'died', 'married', 'divorced', 'split'];
  return personId === null ? [...ofHousehold, ...ofPeople] : [...ofPeople, 'born', 'moved-within'];
};
