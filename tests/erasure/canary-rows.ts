import type pg from 'pg';
import { sealField } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { newId } from '../../platform/ids.ts';
import { FATES } from '../../server/erasure/what-stays.ts';

/** One person of whom every table holds something, told by one word and one day that occur nowhere else. */
export interface Canary {
  readonly communityId: string;
  readonly personId: string;
  readonly visitId: string;
  readonly word: string;
  readonly day: string;
}

export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

const COLUMNS = `select r.relname as "table", a.attname as name, format_type(a.atttypid, -1) as type
  from pg_attribute a join pg_class r on r.oid = a.attrelid
  where r.relkind = 'r' and r.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
    and r.relname not like 'kysely%' order by 1, a.attnum`;

export const readColumns = async (owner: pg.Client): Promise<readonly Column[]> =>
  (await owner.query<Column>(COLUMNS)).rows;

/** Types that can hold neither words, nor days, nor bytes. */
const WORDLESS = new Set([
  'uuid',
  'uuid[]',
  'boolean',
  'integer',
  'smallint',
  'bigint',
  'numeric',
  'timestamp with time zone',
]);
export const canTell = ({ type }: Column): boolean => !WORDLESS.has(type);

type Values = Readonly<Record<string, unknown>>;

/** What the checks of a table ask for, and how its rows lead to the person. */
const fixedOf = ({ personId, visitId, word }: Canary): Readonly<Record<string, Values>> => ({
  person: {
    id: personId,
    household_id: null,
    sex: 'male',
    residence: 'registered',
    left_on: null,
    left_because: null,
    merged_into: null,
  },
  person_fact: { value: null },
  person_consent: { given_how: 'paper', given_by: 'family' },
  person_merge: { kept_id: personId },
  erasure_request: { state: 'waiting', decided_by: null, decided_at: null, done_at: null },
  duplicate_pair: { left_id: personId, right_id: 'ffffffff-ffff-7fff-bfff-ffffffffffff', decision: 'same' },
  life_event: {
    corrects: null,
    effects: JSON.stringify({
      people: [{ id: personId, relation: word }],
      households: [],
      marital: [{ personId, before: word }],
      groups: [{ personId, groupId: word }],
    }),
  },
  // One that was never tied to the person: only its cells tell.
  person_import_row: { person_id: null, outcome: 'error', decision: 'skip', result: 'refused' },
  visit: { id: visitId, result: 'present' },
  visit_attachment: { visit_id: visitId, media_type: 'audio/ogg' },
  planned_visit: { state: 'planned' },
  roll_call_person: { state: 'reached' },
  field_record: { id: visitId, kind: 'visit', case_id: null, case_number: null },
  field_quarantine: { decision: 'taken-in', held_for: 'access-withdrawn' },
  duty_assignment: { worker_id: null, place_kind: 'grid', holds_until: null },
  saved_view: { query: JSON.stringify({ q: word }) },
});

const ROW_IDS: Readonly<Record<string, readonly string[]>> = {
  person_fact: ['person_id', 'fact_id'],
  roll_call_person: ['roll_call_id', 'person_id'],
  idempotency_key: ['caller', 'key'],
  person_import_row: ['import_id', 'sheet', 'number'],
};

export const rowIdOf = (table: string, row: Values): string =>
  (ROW_IDS[table] ?? ['id']).map((column) => String(row[column])).join('/');

const plainValue = ({ personId, communityId, word, day }: Canary, { name, type }: Column): unknown => {
  if (name === 'community_id') return communityId;
  if (name === 'person_id') return personId;
  if (type === 'uuid') return newId();
  if (type === 'uuid[]') return [];
  if (type === 'boolean') return false;
  if (type === 'date') return day;
  if (type === 'timestamp with time zone') return '2026-01-05T02:00:00Z';
  if (type === 'jsonb' || type === 'json') return JSON.stringify({ told: word });
  if (type === 'text[]') return [word];
  return type === 'text' ? word : 1;
};

const rowOf = (ring: KeyRing, canary: Canary, table: string, columns: readonly Column[]): Values => {
  const fixed = fixedOf(canary)[table] ?? {};
  const row: Record<string, unknown> = {};
  for (const column of columns)
    row[column.name] = column.name in fixed ? fixed[column.name] : plainValue(canary, column);
  for (const { name: column, type } of columns)
    if (type === 'bytea') {
      const place = { table, column, communityId: canary.communityId, rowId: rowIdOf(table, row) };
      const text = JSON.stringify({ told: canary.word, personId: canary.personId });
      row[column] = column.endsWith('_sealed') ? sealField(ring, place, text) : Buffer.from(canary.word);
    }
  return row;
};

const insert = async (owner: pg.Client, table: string, row: Values): Promise<void> => {
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`).join(', ');
  await owner.query(`insert into ${table} (${names.join(', ')}) values (${places})`, Object.values(row));
};

/** Tables in which something is said to be erased. */
export const erasedTables = (): readonly string[] => [
  ...new Set([...FATES].filter(([, fate]) => fate === 'erased').map(([column]) => column.split('.')[0] ?? '')),
];

/** Puts one row about the person into every table from which a person is erased. */
export const fillWithCanary = async (owner: pg.Client, ring: KeyRing, canary: Canary): Promise<void> => {
  const columns = await readColumns(owner);
  // Rows lead to places and workers that this test has no need of.
  await owner.query(`begin; set local citus.propagate_set_commands = 'local'`);
  await owner.query('set local session_replication_role = replica');
  let eventId: unknown;
  for (const table of erasedTables()) {
    const row = rowOf(
      ring,
      canary,
      table,
      columns.filter((column) => column.table === table),
    );
    await insert(owner, table, row);
    if (table === 'life_event') eventId = row['id'];
  }
  const { communityId, personId } = canary;
  await insert(owner, 'life_event_person', { community_id: communityId, person_id: personId, event_id: eventId });
  await owner.query('commit');
};
