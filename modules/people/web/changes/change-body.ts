import type { BodyOf } from '../../../../platform/contract.ts';
import type { NewcomerBody, recordLifeEvent } from '../../contract.ts';
import type { LifeChangeKind } from '../../domain/life-events.ts';
import type { ChangeEntry, ChangeScene } from './change-entry.ts';

type Body = BodyOf<typeof recordLifeEvent>;

const placed = (ids: readonly string[], { relations }: ChangeEntry) =>
  ids.map((personId) => ({ personId, relation: relations[personId] ?? '' }));

const addressOf = (entry: ChangeEntry, tenure: 'tenant' | 'unknown' = 'unknown') => ({
  buildingId: entry.buildingId,
  unit: entry.unit.trim(),
  room: entry.room.trim(),
  tenure,
});

const newcomerOf = ({ name, idNumber, phone, sex, bornOn }: ChangeEntry): NewcomerBody => ({
  name: name.trim(),
  idNumber: idNumber.trim() === '' ? null : idNumber.trim(),
  phone: phone.trim() === '' ? null : phone.trim(),
  ...(sex === 'female' || sex === 'male' ? { sex } : {}),
  ...(bornOn === '' ? {} : { bornOn }),
});

type Change<Kind extends LifeChangeKind> = Extract<Body['change'], { readonly kind: Kind }>;
type Residence = Change<'born'>['residence'];

const residenceOf = ({ residence }: ChangeEntry): Residence => residence as Residence;
const homeOf = ({ householdId }: ChangeScene): string => householdId ?? '';
const firstOf = ({ chosen: [first = ''] }: ChangeEntry): string => first;

const everybody = ({ members }: ChangeScene, entry: ChangeEntry) =>
  placed(
    members.map(({ id }) => id),
    entry,
  );
const everybodyBut = (gone: readonly string[], scene: ChangeScene, entry: ChangeEntry) =>
  everybody(scene, entry).filter(({ personId }) => !gone.includes(personId));

const movedIn = (scene: ChangeScene, entry: ChangeEntry): Change<'moved-in'> => {
  const { personId, householdId } = scene;
  const member =
    personId !== null && householdId === null
      ? { personId, relation: entry.relation === '' ? 'head' : entry.relation }
      : { newcomer: newcomerOf(entry), relation: entry.relation };
  const into = householdId === null ? { address: addressOf(entry) } : { householdId };
  return { kind: 'moved-in', into, members: [member], residence: residenceOf(entry) };
};

const born = (scene: ChangeScene, entry: ChangeEntry): Change<'born'> => ({
  kind: 'born',
  householdId: homeOf(scene),
  newcomer: { ...newcomerOf(entry), bornOn: entry.on },
  relation: entry.relation,
  residence: residenceOf(entry),
});

const movedOut = (scene: ChangeScene, entry: ChangeEntry): Change<'moved-out'> => ({
  kind: 'moved-out',
  personIds: [...entry.chosen],
  stillRegistered: entry.stillRegistered,
  stay: entry.stillRegistered ? [] : everybodyBut(entry.chosen, scene, entry),
});

const died = (scene: ChangeScene, entry: ChangeEntry): Change<'died'> => {
  const personId = firstOf(entry);
  return { kind: 'died', personId, stay: everybodyBut([personId], scene, entry) };
};

const married = (scene: ChangeScene, entry: ChangeEntry): Change<'married'> => {
  const first = firstOf(entry);
  return {
    kind: 'married',
    personIds: [first, entry.otherId],
    joins: entry.moverId === '' ? null : { personId: entry.moverId, relation: entry.relation },
    stay: entry.moverId === first ? everybodyBut([first], scene, entry) : [],
  };
};

const divorced = (scene: ChangeScene, entry: ChangeEntry): Change<'divorced'> => {
  const leaverId = entry.moverId === '' ? null : entry.moverId;
  return {
    kind: 'divorced',
    personIds: [firstOf(entry), entry.otherId],
    leaverId,
    address: leaverId === null || entry.leavesAway ? null : addressOf(entry),
    stay: leaverId === null ? [] : everybodyBut([leaverId], scene, entry),
  };
};

const split = (scene: ChangeScene, entry: ChangeEntry): Change<'split'> => ({
  kind: 'split',
  householdId: homeOf(scene),
  members: placed(entry.chosen, entry),
  address: addressOf(entry),
  stay: everybodyBut(entry.chosen, scene, entry),
});

const merged = (scene: ChangeScene, entry: ChangeEntry): Change<'merged'> => ({
  kind: 'merged',
  householdId: homeOf(scene),
  intoHouseholdId: entry.otherHouseholdId,
  members: everybody(scene, entry),
});

const letTo = (entry: ChangeEntry): Change<'let'> => ({
  kind: 'let',
  address: addressOf(entry, 'tenant'),
  members: [{ newcomer: newcomerOf(entry), relation: 'head' }],
  residence: residenceOf(entry),
  until: entry.until === '' ? null : entry.until,
});

const CHANGES: { readonly [Kind in LifeChangeKind]: (scene: ChangeScene, entry: ChangeEntry) => Change<Kind> } = {
  'moved-in': movedIn,
  born,
  'moved-out': movedOut,
  died,
  'moved-within': (scene, entry) => ({
    kind: 'moved-within',
    householdId: homeOf(scene),
    address: addressOf(entry),
  }),
  married,
  divorced,
  split,
  merged,
  let: (_scene, entry) => letTo(entry),
  'head-changed': (scene, entry) => ({
    kind: 'head-changed',
    householdId: homeOf(scene),
    members: everybody(scene, entry),
  }),
};

/** What the form sends; asked only where nothing is missing. */
export const bodyOf = (kind: LifeChangeKind, scene: ChangeScene, entry: ChangeEntry): Body => ({
  change: CHANGES[kind](scene, entry),
  on: entry.on,
  source: entry.source,
  note: entry.note.trim(),
});
