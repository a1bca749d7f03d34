import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import { blindIndex } from '../../../platform/crypto/blind-index.ts';
import { openField, sealField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import type { LeftBecause } from '../domain/life-events.ts';
import { groupsByAge, type SpecialGroup } from '../domain/person-file.ts';
import {
  GIVEN,
  givenValues,
  updateWhereNumbersAreFree,
  type NumberedUpdate,
  type ProtectedResident,
} from './change-residents.ts';
import { protectPerson, searchTermsOf } from './new-person.ts';
import type { ResidentValues } from './resident-values.ts';
import { personPlace } from './sealed-places.ts';

export interface KnownResident {
  readonly id: string;
  readonly version: number;
  readonly leftBecause: LeftBecause | null;
  readonly values: ResidentValues;
  /** Where the household lives; null without one. */
  readonly home: { readonly buildingId: string; readonly unit: string; readonly room: string } | null;
}

/** Where a record comes from: its values keep this with them when they are replaced. */
interface Origin {
  readonly source: string;
  readonly asOf: PlainDate;
}

interface ResidentRow extends Omit<ResidentValues, 'idNumber' | 'phone' | 'address'>, Origin {
  readonly id: string;
  readonly version: number;
  readonly leftBecause: LeftBecause | null;
  readonly idNumberSealed: Buffer | null;
  readonly phoneSealed: Buffer | null;
  readonly addressSealed: Buffer | null;
  readonly buildingId: string | null;
  readonly unit: string | null;
  readonly roomSealed: Buffer | null;
}

const COLUMNS = `p.id, p.version, p.left_because as "leftBecause", p.name, p.sex, p.born_on as "bornOn", p.residence,
  p.household_id as "householdId", p.relation_to_head as relation, p.id_number_sealed as "idNumberSealed",
  p.phone_sealed as "phoneSealed", p.address_sealed as "addressSealed", p.source, p.as_of as "asOf",
  h.building_id as "buildingId", h.unit, h.room_sealed as "roomSealed"`;
const TABLES = 'person p left join household h on h.community_id = p.community_id and h.id = p.household_id';

const BY_NUMBER: Statement = {
  name: 'residents-by-numbers',
  text: `select ${COLUMNS} from ${TABLES} where p.community_id = $1 and p.id_number_index = any ($2::bytea[])`,
};
const BY_NAME: Statement = {
  name: 'residents-by-names',
  text: `select ${COLUMNS} from unnest($2::text[], $3::date[]) as wanted(name, born_on)
    join ${TABLES} on true
    where p.community_id = $1 and p.born_on = any ($3::date[]) and p.born_on = wanted.born_on and p.name = wanted.name and p.left_on is null`,
};
const LOCKED: Statement = {
  name: 'residents-to-change',
  text: `select ${COLUMNS} from ${TABLES} where p.community_id = $1 and p.id = any ($2::uuid[]) order by p.id for update of p`,
};

const knownOf = (ring: KeyRing, communityId: string, row: ResidentRow): KnownResident => {
  const { id, version, leftBecause, idNumberSealed, phoneSealed, addressSealed, buildingId, unit, roomSealed } = row;
  const { name, sex, bornOn, residence, householdId, relation } = row;
  const opened = (place: 'idNumber' | 'phone' | 'address', sealed: Buffer | null): string | null =>
    sealed === null ? null : openField(ring, personPlace[place](communityId, id), sealed);
  return {
    id,
    version,
    leftBecause,
    values: {
      name,
      sex,
      bornOn,
      residence,
      householdId,
      relation,
      idNumber: opened('idNumber', idNumberSealed),
      phone: opened('phone', phoneSealed),
      address: opened('address', addressSealed),
    },
    home:
      buildingId === null || householdId === null
        ? null
        : {
            buildingId,
            unit: unit ?? '',
            room: roomSealed === null ? '' : openField(ring, personPlace.room(communityId, householdId), roomSealed),
          },
  };
};

/** One resident opened for changing and locked; undefined where there is none. The caller records the read. */
export const lockResident = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  personId: string,
): Promise<KnownResident | undefined> => {
  const [row] = await tx.query<ResidentRow>(LOCKED, [communityId, [personId]]);
  return row === undefined ? undefined : knownOf(ring, communityId, row);
};

/** Who is known under these numbers, or else under name and birthday; opened for comparing, so the caller records the read. */
export const findResidents = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  wanted: {
    readonly idNumbers: readonly string[];
    readonly people: readonly { readonly name: string; readonly bornOn: PlainDate }[];
  },
): Promise<readonly KnownResident[]> => {
  const indexes = wanted.idNumbers.map((number) => blindIndex(ring, 'id-number', communityId, number));
  const numbered = indexes.length === 0 ? [] : await tx.query<ResidentRow>(BY_NUMBER, [communityId, indexes]);
  const named =
    wanted.people.length === 0
      ? []
      : await tx.query<ResidentRow>(BY_NAME, [
          communityId,
          wanted.people.map(({ name }) => name),
          wanted.people.map(({ bornOn }) => bornOn),
        ]);
  const rows = new Map([...numbered, ...named].map((row) => [row.id, row]));
  return [...rows.values()].map((row) => knownOf(ring, communityId, row));
};

/** One resident to register, with `personId` null, or to change from exactly the version that was compared. */
export interface ResidentChange {
  readonly personId: string | null;
  readonly expectedVersion: number | null;
  /** What the resident becomes, told what stands there now: null for somebody new. */
  readonly become: (now: ResidentValues | null) => ResidentValues;
}

export type ResidentOutcome =
  | {
      readonly written: true;
      readonly personId: string;
      readonly version: number;
      readonly before: ResidentValues | null;
    }
  | { readonly written: false; readonly code: 'person-changed-meanwhile' | 'person-already-known' };

export interface BulkSettings {
  readonly communityId: string;
  readonly at: Instant;
  readonly workerId: string;
  readonly source: string;
  /** Why values were replaced, as the history of the person says it. */
  readonly reason: string;
  readonly groups: readonly SpecialGroup[];
}

const protectedOf = (ring: KeyRing, communityId: string, id: string, values: ResidentValues): ProtectedResident => ({
  id,
  values,
  columns: protectPerson(ring, { communityId, id, ...values }),
});

const INSERT: Statement = {
  name: 'register-residents',
  text: `insert into person (community_id, id, name, sex, born_on, residence, household_id, relation_to_head,
      id_number_sealed, id_number_index, id_number_masked, phone_sealed, phone_masked, address_sealed, source, as_of)
    select $1, one.*, $15, $16 from ${GIVEN}
    on conflict (community_id, id_number_index) where id_number_index is not null do nothing returning id`,
};
const FORGET_TERMS: Statement = {
  name: 'forget-terms-of-residents',
  text: 'delete from person_search_term where community_id = $1 and person_id = any ($2::uuid[])',
};
const ADD_TERMS: Statement = {
  name: 'terms-of-residents',
  text: `insert into person_search_term (community_id, term, person_id)
    select $1, one.term, one.id from unnest($2::text[], $3::uuid[]) as one(term, id)`,
};
const ADD_GROUPS: Statement = {
  name: 'groups-of-residents',
  text: `insert into person_group (community_id, person_id, group_id, since, source, as_of)
    select $1, one.id, one.group_id, $4::date, $5, $4::date from unnest($2::uuid[], $3::text[]) as one(id, group_id)`,
};
const KEEP_REPLACED: Statement = {
  name: 'replaced-values-of-residents',
  text: `insert into replaced_value (community_id, id, person_id, field, value_sealed, source, as_of, reason, replaced_by, replaced_at)
    select $1, one.id, one.person_id, one.field, one.sealed, one.source, one.as_of, $8, $9, $10
    from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::text[], $7::date[])
      as one(id, person_id, field, sealed, source, as_of)`,
};

const writeTerms = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  rows: readonly ProtectedResident[],
): Promise<void> => {
  const terms = await mapBreathing(rows, ({ id, values }) =>
    [...new Set(searchTermsOf(ring, { communityId, id, ...values }))].map((term) => ({ term, id })),
  );
  const all = terms.flat();
  if (all.length > 0) await tx.query(ADD_TERMS, [communityId, all.map(({ term }) => term), all.map(({ id }) => id)]);
};

/** Names of values in the history of a person. */
const FIELD_NAMES: Readonly<Partial<Record<keyof ResidentValues, string>>> = {
  name: 'name',
  sex: 'sex',
  bornOn: 'born-on',
  residence: 'residence',
  idNumber: 'id-number',
  phone: 'phone',
  address: 'address',
  relation: 'relation',
};

interface Fitting {
  readonly id: string;
  readonly before: ResidentValues;
  readonly after: ResidentValues;
  readonly origin: Origin;
}

const keepReplaced = async (
  tx: Tx,
  ring: KeyRing,
  { communityId, at, workerId, reason }: BulkSettings,
  changed: readonly Fitting[],
): Promise<void> => {
  const kept = changed.flatMap(({ id: personId, before, after, origin }) =>
    Object.entries(FIELD_NAMES).flatMap(([key, field]) => {
      const was = before[key as keyof ResidentValues];
      if (was === null || was === after[key as keyof ResidentValues]) return [];
      const id = newId();
      const sealed = sealField(ring, personPlace.replacedValue(communityId, id), JSON.stringify(was));
      return [{ id, personId, field, sealed, ...origin }];
    }),
  );
  if (kept.length === 0) return;
  await tx.query(KEEP_REPLACED, [
    communityId,
    kept.map(({ id }) => id),
    kept.map(({ personId }) => personId),
    kept.map(({ field }) => field),
    kept.map(({ sealed }) => sealed),
    kept.map(({ source }) => source),
    kept.map(({ asOf }) => asOf),
    reason,
    workerId,
    at,
  ]);
};

const registerAll = async (
  tx: Tx,
  ring: KeyRing,
  settings: BulkSettings,
  changes: readonly ResidentChange[],
): Promise<ReadonlyMap<ResidentChange, ResidentOutcome>> => {
  const { communityId, at, source } = settings;
  const today = plainDateOf(at);
  const made = await mapBreathing(changes, (change) => ({
    change,
    row: protectedOf(ring, communityId, newId(), change.become(null)),
  }));
  const inserted = new Set(
    (
      await tx.query<{ id: string }>(INSERT, [communityId, ...givenValues(made.map(({ row }) => row)), source, today])
    ).map(({ id }) => id),
  );
  const rows = made.filter(({ row }) => inserted.has(row.id)).map(({ row }) => row);
  await writeTerms(tx, ring, communityId, rows);
  const groups = rows.flatMap(({ id, values }) =>
    groupsByAge(settings.groups, values.bornOn, today).map((group) => ({ id, groupId: group.id })),
  );
  if (groups.length > 0)
    await tx.query(ADD_GROUPS, [
      communityId,
      groups.map(({ id }) => id),
      groups.map(({ groupId }) => groupId),
      today,
      source,
    ]);
  return new Map(
    made.map(({ change, row }) => [
      change,
      inserted.has(row.id)
        ? { written: true, personId: row.id, version: 1, before: null }
        : { written: false, code: 'person-already-known' },
    ]),
  );
};

const changeAll = async (
  tx: Tx,
  ring: KeyRing,
  settings: BulkSettings,
  changes: readonly ResidentChange[],
): Promise<ReadonlyMap<ResidentChange, ResidentOutcome>> => {
  const { communityId, at, source } = settings;
  const ids = changes.flatMap(({ personId }) => personId ?? []);
  const known = new Map(
    (await tx.query<ResidentRow>(LOCKED, [communityId, ids])).map((row) => [
      row.id,
      { ...knownOf(ring, communityId, row), origin: { source: row.source, asOf: row.asOf } },
    ]),
  );
  const outcomes = new Map<ResidentChange, ResidentOutcome>();
  const fitting: Fitting[] = [];
  const taken = new Set<string>();
  for (const change of changes) {
    const now = known.get(change.personId ?? '');
    const fits = now !== undefined && now.version === change.expectedVersion && !taken.has(now.id);
    outcomes.set(
      change,
      fits
        ? { written: true, personId: now.id, version: now.version + 1, before: now.values }
        : { written: false, code: 'person-changed-meanwhile' },
    );
    if (!fits) continue;
    taken.add(now.id);
    fitting.push({ id: now.id, before: now.values, after: change.become(now.values), origin: now.origin });
  }
  if (fitting.length === 0) return outcomes;
  const rows = await mapBreathing(fitting, ({ id, after }) => protectedOf(ring, communityId, id, after));
  const renumbered = fitting.flatMap(({ id, before, after }) => (before.idNumber === after.idNumber ? [] : [id]));
  const update: NumberedUpdate = { communityId, renumbered, source, at };
  const refused = await updateWhereNumbersAreFree(tx, update, rows);
  for (const [change, outcome] of outcomes)
    if (outcome.written && refused.has(outcome.personId))
      outcomes.set(change, { written: false, code: 'person-already-known' });
  const written = rows.filter(({ id }) => !refused.has(id));
  await keepReplaced(
    tx,
    ring,
    settings,
    fitting.filter(({ id }) => !refused.has(id)),
  );
  await tx.query(FORGET_TERMS, [communityId, written.map(({ id }) => id)]);
  await writeTerms(tx, ring, communityId, written);
  return outcomes;
};

/**
 * Registers and changes many residents with a few statements; an outcome for each, in the order given. Rows whose
 * person was changed since they were compared, or whose ID number somebody else has, are left alone and say so.
 */
export const registerOrUpdateResidents = async (
  tx: Tx,
  ring: KeyRing,
  settings: BulkSettings,
  changes: readonly ResidentChange[],
): Promise<readonly ResidentOutcome[]> => {
  const fresh = changes.filter(({ personId }) => personId === null);
  const known = changes.filter(({ personId }) => personId !== null);
  const outcomes = new Map([
    ...(fresh.length === 0 ? [] : await registerAll(tx, ring, settings, fresh)),
    ...(known.length === 0 ? [] : await changeAll(tx, ring, settings, known)),
  ]);
  return changes.map((change) => outcomes.get(change) ?? { written: false, code: 'person-changed-meanwhile' });
};
