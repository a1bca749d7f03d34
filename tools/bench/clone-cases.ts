import type pg from 'pg';
import { newId } from '../../platform/ids.ts';
import { copyLinesIn, copyOut, mouldOf, type Mould } from './copy-lines.ts';
import type { BenchCommunity } from './office.ts';
import type { SampleHistory } from './sample-histories.ts';

/** Rows that belong to one case, as queries that name the case first. Entries count as sealed: sealing is not measured here. */
const PARTS: readonly { readonly table: string; readonly query: string }[] = [
  { table: 'case_record', query: 'select c.id as "case", c.* from case_record c' },
  { table: 'case_event', query: 'select e.case_id as "case", e.* from case_event e' },
  { table: 'issued_document', query: 'select d.case_id as "case", d.* from issued_document d' },
  {
    table: 'audit_entry',
    query: `select a.subject_id::uuid as "case", a.community_id, a.id, a.at, a.actor, a.action, a.subject_kind, a.subject_id,
              a.outcome, a.origin, a.details, 0 as seal_number from audit_entry a where a.subject_kind = 'case'`,
  },
  {
    table: 'outbox',
    query: `select (o.payload ->> 'caseId')::uuid as "case", o.community_id, o.id, o.topic, o.payload, o.at,
              1 as attempts, o.at as delivered_at, o.failed_because from outbox o`,
  },
];

interface SampleMould {
  readonly tables: readonly { readonly table: string; readonly mould: Mould }[];
}

interface SampleKeys {
  readonly number: string;
  readonly receiptCode: string;
  readonly name: string;
  readonly documents: readonly string[];
}

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const BATCH = 1_000;
/** Numbers of the clones begin far above those that the samples took. */
const FIRST_NUMBER = 100_000;

const readKeys = async (client: pg.PoolClient): Promise<ReadonlyMap<string, SampleKeys>> => {
  const { rows } = await client.query<SampleKeys & { id: string }>(
    `select c.id, c.number, c.receipt_code as "receiptCode", p.name,
       coalesce((select jsonb_agg(d.number) from issued_document d where d.community_id = c.community_id and d.case_id = c.id), '[]') as documents
     from case_record c join person p on p.community_id = c.community_id and p.id = c.person_id`,
  );
  return new Map(rows.map((row) => [row.id, row]));
};

const readMoulds = async (
  client: pg.PoolClient,
  samples: readonly SampleHistory[],
  keys: ReadonlyMap<string, SampleKeys>,
): Promise<ReadonlyMap<string, SampleMould>> => {
  const wanted = new Set(samples.map((sample) => sample.caseId));
  const lines = new Map([...wanted].map((id) => [id, new Map<string, string[]>()]));
  for (const { table, query } of PARTS)
    for (const line of await copyOut(client, query)) {
      const end = line.indexOf('\t');
      const tables = lines.get(line.slice(0, end));
      tables?.set(table, [...(tables.get(table) ?? []), line.slice(end + 1)]);
    }
  return new Map(
    [...lines].map(([id, tables]) => {
      const { number, receiptCode, name, documents } = keys.get(id) as SampleKeys;
      const text = [...tables.values()].flat().join('\n');
      const varying = [...new Set([...documents, number, receiptCode, name, ...(text.match(UUIDS) ?? [])])];
      return [
        id,
        { tables: [...tables].map(([table, rows]) => ({ table, mould: mouldOf(rows.join('\n'), varying) })) },
      ];
    }),
  );
};

/** What stands in one clone where the sample had its own ids, numbers and names. */
const valuesOf = (
  keys: SampleKeys,
  from: BenchCommunity,
  into: BenchCommunity,
  sequence: number,
  lasting: ReadonlySet<string>,
): ((original: string) => string) => {
  const person = into.people[sequence % into.people.length];
  const personId = person?.id ?? '';
  const worker = into.workers[sequence % into.workers.length]?.id ?? '';
  const known = new Map<string, string>([
    [from.id, into.id],
    [keys.number, `${into.shortName}2026-${sequence}`],
    [keys.receiptCode, `B-${sequence}`],
    [keys.name, person?.name ?? ''],
    ...keys.documents.map((number, place) => [number, `${into.shortName}文〔2026〕${sequence}-${place}号`] as const),
    ...from.people.map(({ id }) => [id, personId] as const),
    ...from.workers.map(({ id }) => [id, worker] as const),
  ]);
  return (original) => {
    const value = known.get(original) ?? (lasting.has(original) ? original : newId());
    known.set(original, value);
    return value;
  };
};

const readLasting = async (client: pg.PoolClient): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ id: string }>('select id from organisation union all select id from worker');
  return new Set(rows.map(({ id }) => id));
};

/**
 * Fills the communities with copies of real histories by COPY until `count` cases are there. Other ids, people, handlers
 * and numbers; days and words as they were. Foreign keys are not checked again: every id comes from the database itself.
 */
export const cloneCases = async (
  owner: pg.Pool,
  communities: readonly BenchCommunity[],
  samples: readonly SampleHistory[],
  count: number,
  firstNumber: number = FIRST_NUMBER,
): Promise<void> => {
  const client = await owner.connect();
  try {
    await client.query(
      "set statement_timeout = 0; begin; set local session_replication_role = 'replica'; set local idle_in_transaction_session_timeout = 0",
    );
    const keys = await readKeys(client);
    const moulds = await readMoulds(client, samples, keys);
    const lasting = await readLasting(client);
    const weighted = samples.flatMap((sample) => Array.from({ length: sample.weight }, () => sample.caseId));
    const from = communities[0] as BenchCommunity;
    for (let begin = 0; begin < count; begin += BATCH) {
      const lines = new Map<string, string[]>(PARTS.map(({ table }) => [table, []]));
      for (let place = begin; place < Math.min(count, begin + BATCH); place += 1) {
        const sample = weighted[(place * 7919) % weighted.length] ?? '';
        const into = communities[place % communities.length] as BenchCommunity;
        const valueOf = valuesOf(keys.get(sample) as SampleKeys, from, into, firstNumber + place, lasting);
        for (const { table, mould } of moulds.get(sample)?.tables ?? []) lines.get(table)?.push(mould.cast(valueOf));
      }
      for (const [table, rows] of lines) if (rows.length > 0) await copyLinesIn(client, table, rows);
    }
    await client.query(
      `insert into number_counter (community_id, kind, year, last)
         select o.id, 'case', extract(year from now()), $1 from organisation o where o.kind = 'community'
       on conflict (community_id, kind, year) do update set last = excluded.last`,
      [firstNumber + count],
    );
    await client.query('commit');
    await client.query('vacuum (analyze)');
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  } finally {
    // This connection waits without end; nobody else is to have it.
    client.release(true);
  }
};
