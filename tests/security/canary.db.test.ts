import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  actOnCase,
  exportCases,
  getDocument,
  getProgress,
  listCases,
  openCase,
  remarkOnCase,
} from '../../modules/casework/contract.ts';
import { sealAuditTrail } from '../../modules/audit/server/index.ts';
import {
  findPeople,
  getPerson,
  identifyPerson,
  registerPerson,
  revealField,
  type PersonReply,
} from '../../modules/people/contract.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import type { Request } from '../server/call-route.ts';
import { matterBody, newIdNumber, openMatter, RELIEF, useOffice } from '../server/office.ts';

const office = useOffice();

/** Somebody whose every value is unlike any other: wherever one turns up, it came from here. */
const CANARY = {
  name: '甄金丝雀',
  idNumber: newIdNumber('1951-07-19'),
  phone: '13917428563',
  address: '雀巢弄七号阁楼',
};
const VALUES = Object.values(CANARY);
const SECRET = [CANARY.idNumber, CANARY.phone, CANARY.address];

let person: PersonReply;
/** Everything that was answered, refusals apart from successes. */
const problems: string[] = [];
const replies: string[] = [];

const ask = async (route: RouteDefinition, request: Request): Promise<void> => {
  const worker = await office.as('worker');
  const params = route.path.includes('{communityId}') ? { communityId: office.communityId() } : {};
  const answer = await worker.call(route, { ...request, params: { ...params, ...request.params } });
  (answer.status < 300 ? replies : problems).push(answer.bytes.toString('utf8'));
};

const makeTraces = async (): Promise<void> => {
  const of = { personId: person.id };
  for (const q of [...VALUES, CANARY.name.slice(1), CANARY.phone.slice(-4)]) await ask(findPeople, { query: { q } });
  await ask(getPerson, { params: of });
  await ask(identifyPerson, { body: { idNumber: CANARY.idNumber } });
  await ask(registerPerson, { body: { name: CANARY.name, idNumber: CANARY.idNumber, phone: CANARY.phone } });
  await ask(registerPerson, {
    body: { ...CANARY, idNumber: `${CANARY.idNumber.slice(0, 17)}${CANARY.idNumber.endsWith('1') ? 2 : 1}` },
  });
  await ask(registerPerson, { body: { ...CANARY, idNumber: newIdNumber(), phone: `${CANARY.phone}9` } });
  await ask(revealField, { params: of, body: { field: 'nothing', reason: 'emergency' } });
  await ask(listCases, { query: { q: CANARY.name } });
  await ask(listCases, { query: { q: CANARY.idNumber, kind: CANARY.name } });
  await ask(exportCases, { query: { q: CANARY.name } });
  const matter = matterBody(office, { processId: 'promised', itemId: RELIEF, personId: person.id });
  await ask(openCase, { body: { ...matter, itemId: 'no-such-item', note: CANARY.address } });
  await ask(openCase, { body: { ...matter, answers: { noSuchFact: CANARY.phone } } });
  await ask(openCase, { body: { ...matter, colour: CANARY.address } });
  const opened = await openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId: person.id,
    first: { action: 'accept', input: { note: `${CANARY.name} 本人来过` } },
  });
  const params = { caseId: opened.id };
  const expectedVersion = opened.version;
  await ask(remarkOnCase, { params, body: { text: CANARY.name, expectedVersion } });
  await ask(actOnCase, {
    params,
    body: { action: 'approve', input: { result: CANARY.name }, expectedVersion: expectedVersion + 1 },
  });
  await ask(getDocument, { params: { ...params, documentId: opened.documents[0]?.id ?? '' } });
  for (const phone of ['1234', CANARY.phone.slice(-4), CANARY.phone])
    await ask(getProgress, { params: { receiptCode: opened.receiptCode }, query: { phone } });
  await ask(getProgress, { params: { receiptCode: CANARY.name.repeat(3) }, query: { phone: '1234' } });
};

/** A fault whose own message quotes the row: PostgreSQL tells the whole failing row in its detail. */
const makeFault = async (): Promise<void> => {
  const { ownerPool } = office.running();
  await ownerPool.query(`alter table person add constraint no_canary check (name <> '${CANARY.name}二') not valid`);
  await ask(registerPerson, { body: { ...CANARY, name: `${CANARY.name}二`, idNumber: newIdNumber('1951-07-19') } });
  await ownerPool.query('alter table person drop constraint no_canary');
};

beforeAll(async () => {
  person = await office.person(CANARY);
  await makeTraces();
  await makeFault();
  const { application, folder } = office.running();
  const organisations = application.directory.organisations().map(({ id }) => id);
  await sealAuditTrail(application.database, organisations, folder, () => '2026-09-16T03:00:00.000Z');
});

const hex = (value: string): string => Buffer.from(value, 'utf8').toString('hex');

/** `table: value` for every table whose rows, as text or as bytes, hold one of the values. */
const tablesWith = async (values: readonly string[]): Promise<readonly string[]> => {
  const { ownerPool } = office.running();
  const tables = await ownerPool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows)
    for (const value of values) {
      const { rowCount } = await ownerPool.query(
        `select from ${name} as one where one::text like $1 or one::text like $2 limit 1`,
        [`%${value}%`, `%${hex(value)}%`],
      );
      if (rowCount !== 0) found.push(`${name}: ${value}`);
    }
  return found;
};

describe('the values of a person', () => {
  it('given all that was done, number, phone and address lie in clear in no table at all', async () => {
    expect(await tablesWith(SECRET)).toEqual([]);
  });

  it('given all that was done, the name lies only where it is needed, not in audit, outbox, notifications or stored replies', async () => {
    const tables = (await tablesWith([CANARY.name])).map((one) => one.split(':')[0]);
    expect(tables).toEqual([
      'public.case_event',
      'public.issued_document',
      'public.person',
      'public.person_search_term',
    ]);
  });

  it('given an audit trail, it names the person by id alone, and every look is in it', async () => {
    const { rows } = await office
      .running()
      .ownerPool.query<{ action: string }>('select distinct action from audit_entry where subject_id = $1 order by 1', [
        person.id,
      ]);
    expect(rows.map((row) => row.action)).toEqual(expect.arrayContaining(['identify-person', 'register-person']));
  });

  it('given refusals of every kind, no problem document repeats what was sent', () => {
    expect(problems.length).toBeGreaterThanOrEqual(12);
    for (const value of VALUES) expect(problems.filter((text) => text.includes(value))).toEqual([]);
  });

  it('given any answer, number, phone and address come masked', () => {
    expect(replies.length).toBeGreaterThanOrEqual(8);
    for (const value of SECRET) expect(replies.filter((text) => text.includes(value))).toEqual([]);
  });

  it('given a fault whose cause quotes the row, the log tells the fault and not the row', () => {
    const log = office.running().log();
    expect(log).toContain('no_canary');
    expect(log).toContain('23514');
    for (const value of VALUES) expect(log.includes(value)).toBe(false);
    for (const value of [CANARY.idNumber.slice(-6), CANARY.phone.slice(-8)]) expect(log.includes(value)).toBe(false);
  });

  it('given the one call that reveals, the value comes with a reason on record, and not without', async () => {
    const worker = await office.as('worker');
    const params = { communityId: office.communityId(), personId: person.id };
    const body = { field: 'phone', reason: 'contacting-the-person' };
    expect((await worker.call(revealField, { params, body })).reply().value).toBe(CANARY.phone);
    const unreasoned = await worker.call(revealField, { params, body: { field: 'phone', reason: 'curiosity' } });
    expect(unreasoned.problem()).toMatchObject({ status: 400, code: 'bad-input' });
    const absent = await worker.call(revealField, { params: { ...params, personId: randomUUID() }, body });
    expect(absent.problem().code).toBe('not-found');
    const { rows } = await office
      .running()
      .ownerPool.query(`select details, actor from audit_entry where action = 'reveal-field'`);
    expect(rows).toEqual([
      { actor: office.staff().workerIds.worker, details: { field: 'phone', reason: 'contacting-the-person' } },
    ]);
  });
});
