import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMessageGateway, type MessageGateway } from '../faults/message-gateway.ts';
import { useOffice } from '../server/office.ts';
import { checkChanged, checkDay } from './checks.ts';
import { moveIn, phoneComesHome, visit } from './people-moves.ts';
import { openSomething } from './opening-moves.ts';
import { runJobsNow } from './jobs-of-the-day.ts';
import { foundTown } from './simulate.ts';
import { rowsOf, type Town } from './town.ts';

const office = useOffice();
let gateway: MessageGateway;
let town: Town;

beforeAll(async () => {
  gateway = await openMessageGateway();
  town = await foundTown(office, { seed: 3, firstDay: '2026-09-16' }, gateway);
  for (const move of [
    moveIn,
    moveIn,
    openSomething,
    openSomething,
    openSomething,
    openSomething,
    visit,
    phoneComesHome,
  ])
    await move(town);
  await runJobsNow(town, ['deliver-messages', 'seal-audit-trail']);
});
afterAll(() => gateway.close());

const found = async (): Promise<readonly string[]> => [
  ...(await checkChanged(town, new Map())),
  ...(await checkDay(town)),
];

/** Changes rows as nobody could through the application, looks, and puts them back. */
const withDamage = async (damage: string, mend: string): Promise<string> => {
  await rowsOf(town, 'alter table case_event disable trigger all');
  await rowsOf(town, damage);
  const lines = await found();
  await rowsOf(town, mend);
  return lines.join('\n');
};

const ONE_CASE = `(select id from case_record order by number limit 1)`;

describe('the checks of a simulated day', () => {
  it('given a sound town, find nothing', async () => {
    expect(await found()).toEqual([]);
  });

  it('given another first contact, another due date, lost evidence or numbers of coverage, name it', async () => {
    const other = office.staff().workerIds['foreign-worker'];
    const first = await rowsOf<{ id: string }>(
      town,
      `select first_worker_id as id from case_record where id = ${ONE_CASE}`,
    );
    expect(
      await withDamage(
        `update case_record set first_worker_id = '${other}' where id = ${ONE_CASE}`,
        `update case_record set first_worker_id = '${first[0]?.id ?? ''}' where id = ${ONE_CASE}`,
      ),
    ).toContain('the first contact was overwritten');
    expect(
      await withDamage(
        'update case_record set due_on = due_on + 1 where due_on is not null',
        'update case_record set due_on = due_on - 1 where due_on is not null',
      ),
    ).toContain('the case is due on');
    expect(
      await withDamage(
        `update service_evidence set happened_on = happened_on - 1`,
        `update service_evidence set happened_on = happened_on + 1`,
      ),
    ).toContain('evidence that differs from its visit');
  });

  it('given a message that is called delivered and never went out, or one that went out twice, names it', async () => {
    expect(
      await withDamage(
        `insert into outbox (community_id, id, topic, payload, at, delivered_at)
         values ('${office.communityId()}', '00000000-0000-7000-8000-000000000001', 'case', '{}', now(), now())`,
        `delete from outbox where id = '00000000-0000-7000-8000-000000000001'`,
      ),
    ).toContain('never went out');
    const [id = ''] = gateway.seen.keys();
    const seen = gateway.seen as Map<string, number>;
    seen.set(id, 2);
    expect((await found()).join()).toContain('went out 2 times');
    seen.set(id, 1);
  });

  it('given a name in the audit trail, finds the entry', async () => {
    const word = (await rowsOf<{ name: string }>(town, `select name from person where name like '宓%' limit 1`))[0]
      ?.name;
    await rowsOf(
      town,
      `insert into audit_entry (community_id, id, at, actor, action, subject_kind, subject_id, outcome, origin, details)
       values ($1, '01ffffff-0000-7000-8000-000000000001', now(), 'system', 'look', 'person', null, 'done', '', $2)`,
      [office.communityId(), JSON.stringify({ whom: word })],
    );
    expect((await found()).join()).toContain('personal value');
  });
});
