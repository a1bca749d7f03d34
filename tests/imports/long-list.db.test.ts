import { describe, expect, it } from 'vitest';
import type { ScopedDatabase, Statement, Tx } from '../../platform/db/scoped-database.ts';
import { runImports } from '../../modules/imports/server/index.ts';
import { idNumberOf } from '../../tools/bench/people-list.ts';
import { useOffice } from '../server/office.ts';
import { writePlaces } from '../server/place-samples.ts';
import { bringList, importOf, uploadList } from './bring-list.ts';

const office = useOffice();

/** So few at once that a list of a test is compared in as many batches as a long one. */
const ROWS_AT_ONCE = 10;
const SHORT = 100;
const LONG = 10 * SHORT;

let people = 0;

/** New people in every list. */
const listOf = (rows: number): Buffer => {
  const lines = Array.from({ length: rows }, (_, at) => {
    people += 1;
    return `名单${'甲乙丙丁戊己庚辛壬癸'[at % 10]},${idNumberOf(people, '1970-01-01', 'female')}`;
  });
  return Buffer.from(['姓名,身份证号', ...lines].join('\n'));
};

interface Explained {
  readonly 'QUERY PLAN': readonly {
    readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
  }[];
}

/** The database with a count of the blocks that statements on the rows of lists look at. */
const countingBlocks = (
  database: ScopedDatabase,
): { readonly database: ScopedDatabase; readonly blocks: () => number } => {
  let blocks = 0;
  const explain = async (tx: Tx, { name, text }: Statement, values: readonly unknown[]): Promise<void> => {
    const explained = { name: `explain-${name}`, text: `explain (analyze, buffers, format json) ${text}` };
    for (const row of await tx.query<Explained>(explained, values))
      for (const { Plan } of row['QUERY PLAN']) blocks += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
  };
  const counting = (tx: Tx): Tx => ({
    ...tx,
    query: async <Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> => {
      if (!statement.text.includes('person_import_row')) return tx.query<Row>(statement, values);
      // Reading the list in is no part of comparing it.
      if (statement.text.startsWith('insert')) return tx.query<Row>(statement, values);
      await explain(tx, statement, values);
      // A change was made by explaining it.
      return statement.text.startsWith('update') ? [] : tx.query<Row>(statement, values);
    },
  });
  return {
    database: {
      ...database,
      transact: (communities, work) => database.transact(communities, (tx) => work(counting(tx))),
    },
    blocks: () => blocks,
  };
};

/** Blocks that comparing a list looks at for each of its rows, when the database knows nothing of the list yet. */
const blocksOfRow = async (rows: number): Promise<number> => {
  const { application, clock, ownerPool } = office.running();
  const worker = await office.as('worker');
  const id = await uploadList(office, worker, listOf(rows));
  await ownerPool.query('analyze person_import_row');
  const { database: counted, blocks } = countingBlocks(application.imports.database);
  await runImports(
    { ...application.imports, database: counted, rules: { ...application.imports.rules, rowsAtOnce: ROWS_AT_ONCE } },
    [office.communityId()],
    () => clock.now().toISOString(),
  );
  expect(await importOf(worker, office.communityId(), id)).toMatchObject({ state: 'preview', counts: { new: rows } });
  return blocks() / rows;
};

describe('comparing a long list', () => {
  it('given ten times as many rows, the work for each of them stays what it was', async () => {
    await writePlaces(office);
    await bringList(office, await office.as('worker'), listOf(SHORT));
    const short = await blocksOfRow(SHORT);
    const long = await blocksOfRow(LONG);
    expect(long, `${short.toFixed(1)} blocks a row of a short list, ${long.toFixed(1)} of a long one`).toBeLessThan(
      1.5 * short,
    );
  });
});
