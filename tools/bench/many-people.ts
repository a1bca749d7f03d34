import type pg from 'pg';
import { doorIndex, dwellingDoor } from '../../modules/communities/server/sealed-doors.ts';
import { phoneLastFour, maskIdNumber, maskPhone } from '../../modules/people/domain/masking.ts';
import type { Sex } from '../../modules/people/domain/person-file.ts';
import { nameTerms, TERM_KIND } from '../../modules/people/domain/search-terms.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { blindIndex, blindToken } from '../../platform/crypto/blind-index.ts';
import { sealField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { copyIn, type CopyRow } from '../demo/copy-in.ts';
import { pickGivenName, pickSurname } from '../demo/names.ts';
import { createIds, createRandom, type Random } from '../demo/random.ts';
import { idNumberOf } from './people-list.ts';

const PER_HOUSEHOLD = 3;
const DOORS = 60;
const UNITS = 2;
const PER_BUILDING = PER_HOUSEHOLD * DOORS * UNITS;
const ESTATES = '东苑新村 西水新村 南湖花园 北桥公寓 中心里'.split(' ');
const FIRST_ID = Date.parse('2025-01-01T00:00:00Z');

interface Made {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly householdId: string;
  readonly relation: string;
}

interface Home {
  readonly householdId: string;
  readonly dwellingId: string;
  readonly buildingId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly room: string;
}

interface BenchBuilding {
  readonly id: string;
  readonly name: string;
  readonly unitIds: readonly string[];
}

/** One community of synthetic people in memory; the next one is made when this one is written. */
interface Crowd {
  readonly communityId: string;
  readonly gridId: string;
  readonly buildings: readonly BenchBuilding[];
  readonly homes: readonly Home[];
  readonly people: readonly Made[];
}

/** Many people bear one name, as in life; its terms are made once. */
const termsOfName = (): ((name: string) => readonly string[]) => {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const terms = known.get(name) ?? nameTerms(name);
    known.set(name, terms);
    return terms;
  };
};

const makeBuildings = (count: number, newId: () => string): readonly BenchBuilding[] =>
  Array.from({ length: count }, (_, at) => ({
    id: newId(),
    name: `${ESTATES[at % ESTATES.length]}${Math.floor(at / ESTATES.length) + 1}幢`,
    unitIds: Array.from({ length: UNITS }, newId),
  }));

const makeHomes = (buildings: readonly BenchBuilding[], count: number, newId: () => string): readonly Home[] =>
  Array.from({ length: count }, (_, at) => {
    const building = buildings[Math.floor(at / (DOORS * UNITS))];
    const unit = Math.floor(at / DOORS) % UNITS;
    if (building === undefined) throw new Error('There are too few buildings.');
    return {
      householdId: newId(),
      dwellingId: newId(),
      buildingId: building.id,
      unitId: building.unitIds[unit] ?? '',
      unit: `${unit + 1}单元`,
      room: `${Math.floor((at % DOORS) / 4) + 1}0${(at % 4) + 1}室`,
    };
  });

const personAt = (random: Random, place: number, homes: readonly Home[], newId: () => string): Made => {
  const year = random.int(1935, 2015);
  const bornOn = `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  const sex: Sex = random.chance(0.5) ? 'female' : 'male';
  return {
    id: newId(),
    name: pickSurname(random) + pickGivenName(random, sex, year),
    sex,
    bornOn,
    idNumber: idNumberOf(place, bornOn, sex),
    phone: `13${String(random.int(0, 999_999_999)).padStart(9, '0')}`,
    householdId: homes[Math.floor(place / PER_HOUSEHOLD)]?.householdId ?? '',
    relation: ['head', 'spouse', 'son'][place % PER_HOUSEHOLD] ?? 'other',
  };
};

const makeCrowd = (communityId: string, place: number, size: number): Crowd => {
  const random = createRandom(`bench/people/${place}`);
  const newId = createIds(random.fork('ids'), FIRST_ID + place * 2_000_000);
  const buildings = makeBuildings(Math.ceil(size / PER_BUILDING), newId);
  const homes = makeHomes(buildings, Math.ceil(size / PER_HOUSEHOLD), newId);
  const people = Array.from({ length: size }, (_, at) => personAt(random, at, homes, newId));
  return { communityId, gridId: newId(), buildings, homes, people };
};

function* dwellingRows({ communityId: id, homes }: Crowd, ring: KeyRing): Generator<CopyRow> {
  for (const one of homes)
    yield [
      id,
      one.dwellingId,
      one.buildingId,
      one.unitId,
      sealField(ring, dwellingDoor(id, one.dwellingId), one.room),
      doorIndex(ring, id, one.unitId, one.room),
    ];
}

function* householdRows({ communityId: id, homes }: Crowd, ring: KeyRing): Generator<CopyRow> {
  for (const one of homes) {
    const room = sealField(ring, personPlace.room(id, one.householdId), one.room);
    yield [id, one.householdId, one.buildingId, one.unit, room, one.dwellingId];
  }
}

function* personRows({ communityId, people }: Crowd, ring: KeyRing): Generator<CopyRow> {
  for (const { id, name, sex, bornOn, idNumber, phone, householdId, relation } of people)
    yield [
      communityId,
      id,
      householdId,
      relation,
      name,
      sex,
      bornOn,
      'registered',
      sealField(ring, personPlace.idNumber(communityId, id), idNumber),
      blindIndex(ring, 'id-number', communityId, idNumber),
      maskIdNumber(idNumber),
      sealField(ring, personPlace.phone(communityId, id), phone),
      maskPhone(phone),
      'public-security',
      bornOn,
    ];
}

function* termRows(
  { communityId, people }: Crowd,
  ring: KeyRing,
  termsOf: (name: string) => readonly string[],
): Generator<CopyRow> {
  const tails = new Map<string, string>();
  const tail = (kind: 'phone-tail' | 'id-number-tail', text: string): string => {
    const token = tails.get(kind + text) ?? blindToken(ring, kind, communityId, text);
    tails.set(kind + text, token);
    return token;
  };
  for (const { id, name, idNumber, phone } of people) {
    for (const term of termsOf(name)) yield [communityId, term, id];
    yield [communityId, TERM_KIND.idTail + tail('id-number-tail', idNumber.slice(-4)), id];
    yield [communityId, TERM_KIND.phoneTail + tail('phone-tail', phoneLastFour(phone)), id];
    yield [communityId, TERM_KIND.phone + blindToken(ring, 'phone', communityId, phone), id];
  }
}

const TABLES = 'grid building building_unit dwelling household person person_search_term'.split(' ');
const at = (table: string, columns: string) => ({ table, columns: columns.split(' ') });

const writeCrowd = async (
  client: pg.PoolClient,
  crowd: Crowd,
  ring: KeyRing,
  termsOf: (name: string) => readonly string[],
): Promise<void> => {
  const { communityId: id, gridId, buildings } = crowd;
  await copyIn(client, at('grid', 'community_id id name'), [[id, gridId, '第一网格']]);
  await copyIn(
    client,
    at('building', 'community_id id grid_id name'),
    buildings.map((one) => [id, one.id, gridId, one.name]),
  );
  await copyIn(
    client,
    at('building_unit', 'community_id id building_id name'),
    buildings.flatMap((one) => one.unitIds.map((unitId, unit) => [id, unitId, one.id, `${unit + 1}单元`])),
  );
  await copyIn(
    client,
    at('dwelling', 'community_id id building_id unit_id door_sealed door_index'),
    dwellingRows(crowd, ring),
  );
  await copyIn(
    client,
    at('household', 'community_id id building_id unit room_sealed dwelling_id'),
    householdRows(crowd, ring),
  );
  await copyIn(
    client,
    at(
      'person',
      'community_id id household_id relation_to_head name sex born_on residence id_number_sealed id_number_index id_number_masked phone_sealed phone_masked source as_of',
    ),
    personRows(crowd, ring),
  );
  await copyIn(client, at('person_search_term', 'community_id term person_id'), termRows(crowd, ring, termsOf));
};

interface Definition {
  readonly name: string;
  readonly text: string;
}

const TERM_CONSTRAINTS = `select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
  where conrelid = 'person_search_term'::regclass and contype in ('p', 'f') order by contype desc`;
const TERM_INDEX = 'person_search_term_person';

/** Twelve million terms are indexed faster after they are written than one by one. */
const withoutTermIndexes = async (client: pg.PoolClient, work: () => Promise<void>): Promise<void> => {
  const { rows: constraints } = await client.query<Definition>(TERM_CONSTRAINTS);
  for (const { name } of constraints) await client.query(`alter table person_search_term drop constraint ${name}`);
  await client.query(`drop index ${TERM_INDEX}`);
  await work();
  await client.query("set local maintenance_work_mem = '512MB'");
  for (const { name, text } of constraints)
    await client.query(`alter table person_search_term add constraint ${name} ${text}`);
  await client.query(`create index ${TERM_INDEX} on person_search_term (community_id, person_id)`);
};

/**
 * Fills communities with synthetic people in real dwellings, with real seals, blind indexes and search terms: the
 * same for the same sizes. Commits once at the end.
 */
export const writeManyPeople = async (
  owner: pg.Pool,
  ring: KeyRing,
  communities: readonly string[],
  people: number,
  log: (line: string) => void,
): Promise<void> => {
  const client = await owner.connect();
  const termsOf = termsOfName();
  const size = Math.ceil(people / communities.length);
  try {
    await client.query(
      'begin; set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local synchronous_commit = off',
    );
    for (const table of TABLES) await client.query(`alter table ${table} no force row level security`);
    await withoutTermIndexes(client, async () => {
      for (const [place, communityId] of communities.entries()) {
        await writeCrowd(client, makeCrowd(communityId, place, size), ring, termsOf);
        if ((place + 1) % 10 === 0) log(`${(place + 1) * size} people written`);
      }
    });
    for (const table of TABLES) await client.query(`alter table ${table} force row level security`);
    await client.query('commit');
    await client.query('set statement_timeout = 0');
    await client.query('vacuum analyze person, person_search_term, household, dwelling');
    await client.query('reset statement_timeout');
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  } finally {
    client.release();
  }
};
