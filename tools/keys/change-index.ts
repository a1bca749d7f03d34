import type pg from 'pg';
import { dwellingDoor, doorIndex } from '../../modules/communities/server/sealed-doors.ts';
import { keyedTermsOf } from '../../modules/people/server/new-person.ts';
import { personPlace } from '../../modules/people/server/sealed-places.ts';
import { blindIndex } from '../../platform/crypto/blind-index.ts';
import { openField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { StartupError } from '../../platform/startup-error.ts';
import { INDEXING_LOCK, WRITE_INDEXING_PRINT } from '../../server/indexing-print.ts';
import { organisationsOf } from './read-rows.ts';

const AT_ONCE = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** The same keys for sealing, with the old and the new one for indexes. */
export interface Rings {
  readonly old: KeyRing;
  readonly next: KeyRing;
}

export interface Indexed {
  readonly people: number;
  readonly dwellings: number;
}

const hex = (bytes: Buffer | null): string | null => (bytes === null ? null : `\\x${bytes.toString('hex')}`);

interface Person {
  readonly id: string;
  readonly number: Buffer | null;
  readonly phone: Buffer | null;
}

const PEOPLE = `select id, id_number_sealed as number, phone_sealed as phone from person
  where community_id = $1 and id > $2 order by id limit ${AT_ONCE}`;
const SET_NUMBERS = `update person p set id_number_index = given.index
  from jsonb_to_recordset($2::jsonb) as given(id uuid, index bytea) where p.community_id = $1 and p.id = given.id`;
const SET_TERMS = `update person_search_term t set term = given.next
  from jsonb_to_recordset($2::jsonb) as given(id uuid, old text, next text)
  where t.community_id = $1 and t.person_id = given.id and t.term = given.old`;

const openedOf = ({ old }: Rings, communityId: string, { id, number, phone }: Person) => ({
  id,
  idNumber: number === null ? null : openField(old, personPlace.idNumber(communityId, id), number),
  phone: phone === null ? null : openField(old, personPlace.phone(communityId, id), phone),
});

const indexPeople = async (owner: pg.Client, rings: Rings, communityId: string): Promise<number> => {
  let people = 0;
  for (let last = BEFORE_ALL; ; ) {
    const { rows } = await owner.query<Person>(PEOPLE, [communityId, last]);
    const opened = rows.map((row) => openedOf(rings, communityId, row));
    const numbers = opened.flatMap(({ id, idNumber }) =>
      idNumber === null ? [] : [{ id, index: hex(blindIndex(rings.next, 'id-number', communityId, idNumber)) }],
    );
    const terms = opened.flatMap((one) => {
      const next = keyedTermsOf(rings.next, { communityId, ...one });
      return keyedTermsOf(rings.old, { communityId, ...one }).map((old, place) => ({
        id: one.id,
        old,
        next: next[place],
      }));
    });
    await owner.query(SET_NUMBERS, [communityId, JSON.stringify(numbers)]);
    await owner.query(SET_TERMS, [communityId, JSON.stringify(terms)]);
    people += rows.length;
    if (rows.length < AT_ONCE) return people;
    last = rows.at(-1)?.id ?? last;
  }
};

interface Dwelling {
  readonly id: string;
  readonly unitId: string;
  readonly door: Buffer;
}

const DWELLINGS = `select id, unit_id as "unitId", door_sealed as door from dwelling
  where community_id = $1 and id > $2 order by id limit ${AT_ONCE}`;
const SET_DOORS = `update dwelling d set door_index = given.index
  from jsonb_to_recordset($2::jsonb) as given(id uuid, index bytea) where d.community_id = $1 and d.id = given.id`;

const indexDwellings = async (owner: pg.Client, { old, next }: Rings, communityId: string): Promise<number> => {
  let dwellings = 0;
  for (let last = BEFORE_ALL; ; ) {
    const { rows } = await owner.query<Dwelling>(DWELLINGS, [communityId, last]);
    const doors = rows.map(({ id, unitId, door }) => {
      const name = openField(old, dwellingDoor(communityId, id), door);
      return { id, index: hex(doorIndex(next, communityId, unitId, name)) };
    });
    await owner.query(SET_DOORS, [communityId, JSON.stringify(doors)]);
    dwellings += rows.length;
    if (rows.length < AT_ONCE) return dwellings;
    last = rows.at(-1)?.id ?? last;
  }
};

const stillRuns = (): StartupError =>
  new StartupError('keys-program-runs', {
    zh: '程序还在运行（或另有人连着数据库）。更换查找密钥时，新旧两种索引互相查不到，请先停止程序。',
    en: 'The program still runs, or somebody else is connected to the database. Old and new indexes do not find each other, so stop it before the indexing key is changed.',
  });

const importUnderWay = (): StartupError =>
  new StartupError('keys-import-under-way', {
    zh: '有名单正在读入。请先读完或放弃，再更换查找密钥。',
    en: 'A list is being read in. Let it end or discard it before the indexing key is changed.',
  });

const refuseOthers = async (owner: pg.Client): Promise<void> => {
  const lock = await owner.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [INDEXING_LOCK]);
  const others = await owner.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  if (lock.rows[0]?.alone !== true || others.rowCount !== 0) throw stillRuns();
};

const indexCommunity = async (owner: pg.Client, rings: Rings, communityId: string): Promise<Indexed> => {
  await owner.query(`select set_config('quanke.communities', $1, true)`, [`{${communityId}}`]);
  const reading = await owner.query(
    `select from person_import where community_id = $1 and state in ('reading', 'comparing') limit 1`,
    [communityId],
  );
  if (reading.rowCount !== 0) throw importUnderWay();
  return {
    people: await indexPeople(owner, rings, communityId),
    dwellings: await indexDwellings(owner, rings, communityId),
  };
};

/**
 * Makes every blind index anew in one transaction: before its end all of them are those of the old key, after it all of
 * the new. Refused beside anybody else, because a program holds the key it looks things up by.
 */
export const indexAnew = async (owner: pg.Client, rings: Rings, print: string): Promise<Indexed> => {
  await refuseOthers(owner);
  await owner.query('begin');
  try {
    const done = { people: 0, dwellings: 0 };
    for (const communityId of await organisationsOf(owner)) {
      const { people, dwellings } = await indexCommunity(owner, rings, communityId);
      done.people += people;
      done.dwellings += dwellings;
    }
    await owner.query(WRITE_INDEXING_PRINT, [print]);
    await owner.query('commit');
    return done;
  } catch (failure) {
    await owner.query('rollback').catch(() => undefined);
    throw failure;
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [INDEXING_LOCK]).catch(() => undefined);
  }
};
