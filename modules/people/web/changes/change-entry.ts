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

/** Kinds that make sense where the form is opened. */
export const kindsIn = ({ personId, householdId }: ChangeScene): readonly LifeChangeKind[] => {
  if (householdId === null) return ['moved-in', 'died', 'moved-out', 'married'];
  const ofHousehold: readonly LifeChangeKind[] = ['born', 'moved-in', 'moved-within', 'merged', 'head-changed', 'let'];
  const ofPeople: readonly LifeChangeKind[] = ['moved-out', 'died', 'married', 'divorced', 'split'];
  return personId === null ? [...ofHousehold, ...ofPeople] : [...ofPeople, 'born', 'moved-within'];
};
