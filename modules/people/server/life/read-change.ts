import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { Tx } from '../../../../platform/db/scoped-database.ts';
import { newId } from '../../../../platform/ids.ts';
import type { AddressBody, LifeChangeBody, NewcomerBody } from '../../contract.ts';
import type { LifeChange, Placing, Target } from '../../domain/life-events.ts';
import type { Residence } from '../../domain/person-file.ts';
import { blindIndex } from '../../../../platform/crypto/blind-index.ts';
import type { PeopleDeps } from '../deps.ts';
import type { PersonDetails } from '../new-person.ts';
import { BY_INDEX, insertPerson, readDetails, writeTermsAndGroups } from '../register-person.ts';
import { isBuilding } from './household-places.ts';

/** A change as the domain reads it, with what the server has to make for it: people entered, the address of a dwelling. */
export interface ReadChange {
  readonly change: LifeChange;
  readonly newcomers: readonly PersonDetails[];
  readonly address: AddressBody | null;
  readonly until: PlainDate | null;
}

interface Reading {
  readonly communityId: string;
  readonly today: PlainDate;
  readonly newcomers: PersonDetails[];
}

type Comes = Extract<LifeChangeBody, { kind: 'moved-in' }>['members'][number];

const enter = (reading: Reading, newcomer: NewcomerBody, residence: Residence): Result<string> => {
  const { sex, bornOn, ...told } = newcomer;
  const details = readDetails(
    reading.communityId,
    {
      ...told,
      residence,
      ...(sex === undefined ? {} : { sex }),
      ...(bornOn === undefined ? {} : { bornOn }),
    },
    reading.today,
  );
  if (!details.ok) return details;
  reading.newcomers.push(details.value);
  return ok(details.value.id);
};

const readMembers = (reading: Reading, members: readonly Comes[], residence: Residence): Result<readonly Placing[]> => {
  const placed: Placing[] = [];
  for (const member of members) {
    const id = 'personId' in member ? ok(member.personId) : enter(reading, member.newcomer, residence);
    if (!id.ok) return id;
    placed.push({ personId: id.value, relation: member.relation });
  }
  return ok(placed);
};

const opened = (): Target => ({ householdId: newId(), isNew: true });
const addressIn = (change: LifeChangeBody): AddressBody | null => {
  if ('address' in change) return change.address;
  return change.kind === 'moved-in' && 'address' in change.into ? change.into.address : null;
};

const readKind = (reading: Reading, body: LifeChangeBody, on: PlainDate): Result<LifeChange> => {
  switch (body.kind) {
    case 'moved-in': {
      const members = readMembers(reading, body.members, body.residence);
      if (!members.ok) return members;
      const into = 'householdId' in body.into ? { householdId: body.into.householdId, isNew: false } : opened();
      return ok({ kind: 'moved-in', into, members: members.value, residence: body.residence });
    }
    case 'let': {
      const members = readMembers(reading, body.members, body.residence);
      if (!members.ok) return members;
      return ok({ kind: 'let', into: opened(), members: members.value, residence: body.residence });
    }
    case 'born': {
      if (body.newcomer.bornOn !== undefined && body.newcomer.bornOn !== on) return refuse('born-on-other-day');
      const id = enter(reading, { ...body.newcomer, bornOn: on }, body.residence);
      if (!id.ok) return id;
      if (reading.newcomers[0]?.bornOn !== on) return refuse('born-on-other-day');
      const { householdId, relation, residence } = body;
      return ok({ kind: 'born', householdId, member: { personId: id.value, relation }, residence });
    }
    case 'divorced': {
      const { kind, personIds, leaverId, address, stay } = body;
      return ok({ kind, personIds, leaverId, into: leaverId === null || address === null ? null : opened(), stay });
    }
    case 'split': {
      const { kind, householdId, members, stay } = body;
      return ok({ kind, householdId, members, stay, into: opened() });
    }
    case 'moved-within':
      return ok({ kind: 'moved-within', householdId: body.householdId });
    default:
      return ok(body);
  }
};

export const readChange = async (
  tx: Tx,
  communityId: string,
  body: LifeChangeBody,
  on: PlainDate,
  today: PlainDate,
): Promise<Result<ReadChange>> => {
  const reading: Reading = { communityId, today, newcomers: [] };
  const change = readKind(reading, body, on);
  if (!change.ok) return change;
  const address = addressIn(body);
  if (address !== null && !(await isBuilding(tx, communityId, address.buildingId))) return refuse('building-unknown');
  const until = body.kind === 'let' ? body.until : null;
  if (until !== null && until <= on) return refuse('let-dates-wrong');
  return ok({ change: change.value, newcomers: reading.newcomers, address, until });
};

/** Enters those who are not on record yet; somebody whose ID number is known is named instead. */
export const enterNewcomers = async (
  tx: Tx,
  deps: PeopleDeps,
  newcomers: readonly PersonDetails[],
  today: PlainDate,
): Promise<Result<null>> => {
  for (const person of newcomers) {
    if (!(await insertPerson(tx, deps, person, today))) {
      const index = blindIndex(deps.keyRing, 'id-number', person.communityId, person.idNumber ?? '');
      const [known] = await tx.query<{ id: string }>(BY_INDEX, [person.communityId, index]);
      return refuse('person-already-known', { personId: known?.id ?? null });
    }
    writeTermsAndGroups(tx, deps, person, today);
  }
  await tx.flush();
  return ok(null);
};

/** People and households that a change names, for the register. */
export const namedIn = (
  change: LifeChange,
): { readonly people: readonly string[]; readonly households: readonly string[] } => {
  const placed = (members: readonly Placing[]): readonly string[] => members.map(({ personId }) => personId);
  const people = [
    ...('members' in change ? placed(change.members) : []),
    ...('stay' in change ? placed(change.stay) : []),
    ...('member' in change ? [change.member.personId] : []),
    ...('personIds' in change ? change.personIds : []),
    ...('personId' in change ? [change.personId] : []),
  ];
  const households = [
    ...('householdId' in change ? [change.householdId] : []),
    ...('intoHouseholdId' in change ? [change.intoHouseholdId] : []),
    ...('into' in change && change.into !== null && !change.into.isNew ? [change.into.householdId] : []),
  ];
  return { people, households };
};
