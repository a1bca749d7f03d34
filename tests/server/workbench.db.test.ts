import { describe, expect, it } from 'vitest';
import { getWorkbench, listCases, openCase } from '../../modules/casework/contract.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
const params = () => ({ communityId: office.communityId() });

const reportEvent = async (place: number): Promise<string> => {
  const worker = await office.as('worker');
  const input = { kind: 'environment', place: `${place}号楼门口` };
  const body = { processId: 'grid-event', itemId: null, personId: null, channel: 'phone', input };
  return (await worker.call(openCase, { params: params(), body })).reply().id;
};

/** How the cases stand does not come from a history here: only that the same ones are counted and listed. */
const put = (id: string, columns: string): Promise<unknown> =>
  office
    .running()
    .ownerPool.query(`update case_record set ${columns} where community_id = $1 and id = $2`, [
      office.communityId(),
      id,
    ]);

const STANDS: readonly string[] = [
  `due_on = '2026-09-10', responsible = 'worker'`,
  `due_on = '2026-09-10', responsible = 'unit'`,
  `due_on = '2026-09-16', responsible = 'applicant', kind = 'waiting'`,
  `due_on = '2026-09-30', responsible = 'approver'`,
  `due_on = null, responsible = 'head'`,
  `due_on = '2026-09-01', responsible = 'worker', kind = 'done', notice_exceptions = 2`,
];

/** As many as an office never has, like the one that is there. */
const reportMany = async (responsible: string, count: number): Promise<void> => {
  const id = await reportEvent(30);
  await put(id, `responsible = '${responsible}', due_on = null`);
  const { ownerPool } = office.running();
  const { rows } = await ownerPool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'case_record'::regclass and attnum > 0 and not attisdropped
       and attname not in ('id', 'number', 'receipt_code')`,
  );
  const columns = rows.map(({ name }) => name).join(', ');
  await ownerPool.query(
    `insert into case_record (id, number, receipt_code, ${columns})
       select gen_random_uuid(), 'N' || $2 || n, 'R' || $2 || n, ${columns}
       from case_record, generate_series(2, $3::int) n where community_id = $4 and id = $1`,
    [id, responsible, count, office.communityId()],
  );
};

const numbersOf = async (who: Who) =>
  (await (await office.as(who)).call(getWorkbench, { params: params() })).reply().numbers;

const listed = async (who: Who, query: Readonly<Record<string, string>>): Promise<number> =>
  (await (await office.as(who)).call(listCases, { params: params(), query: { ...query, limit: '200' } })).reply().items
    .length;

describe('the numbers of the workbench', () => {
  it('given cases that are late, due, with others and finished, are as many as the list behind each holds', async () => {
    for (const [place, columns] of STANDS.entries()) await put(await reportEvent(place + 1), columns);
    for (const who of ['worker', 'head'] as const) {
      const numbers = await numbersOf(who);
      for (const { id, query, count } of numbers) expect([id, await listed(who, query)]).toEqual([id, count]);
    }
    const worker = Object.fromEntries((await numbersOf('worker')).map(({ id, count }) => [id, count]));
    expect(worker).toEqual({
      overdue: 2,
      'due-today': 1,
      'waiting-for-me': 1,
      'waiting-for-applicant': 1,
      'with-approver': 1,
      'with-unit': 1,
    });
    const { dueSoon } = (await (await office.as('worker')).call(getWorkbench, { params: params() })).reply();
    expect(dueSoon.map(({ dueOn }) => dueOn)).toEqual(['2026-09-10', '2026-09-10', '2026-09-16', '2026-09-30']);
    const head = Object.fromEntries((await numbersOf('head')).map(({ id, count }) => [id, count]));
    expect(head).toMatchObject({ exceptions: 1, 'waiting-for-me': 1 });
  });

  it('given more than anybody counts, stops at 999 and says that there are more; fewer beside them stay exact', async () => {
    await reportMany('applicant', 1_003);
    await reportMany('unit', 998);
    const numbers = await numbersOf('worker');
    const of = (id: string) => numbers.find((number) => number.id === id);
    expect(of('waiting-for-applicant')).toMatchObject({ count: 999, more: true });
    expect(of('with-unit')).toMatchObject({ count: 999, more: false });
    expect(of('waiting-for-me')).toMatchObject({ count: 1, more: false });
  });

  it('given what waits for two of the own roles and what is in the own hands, counts and lists each of them once', async () => {
    const mine = `handler_worker_id = '${office.staff().workerIds['grid-worker']}'`;
    await put(await reportEvent(21), `responsible = 'grid-worker', ${mine}`);
    await put(await reportEvent(22), `responsible = 'grid-worker', handler_worker_id = null`);
    await put(await reportEvent(23), `responsible = 'worker', ${mine}`);
    const numbers = await numbersOf('grid-worker');
    expect(numbers.find(({ id }) => id === 'waiting-for-me')).toMatchObject({ count: 3, more: false });
    expect(await listed('grid-worker', { waitingFor: 'me' })).toBe(3);
  });
});
