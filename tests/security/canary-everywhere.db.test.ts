import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../modules/access/domain/roles.ts';
import { sealAuditTrail } from '../../modules/audit/server/index.ts';
import { openCase } from '../../modules/casework/contract.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { isSensitive } from '../../modules/casework/server/sealed-values.ts';
import { sendFieldRecords } from '../../modules/field/contract.ts';
import { confirmImport } from '../../modules/imports/contract.ts';
import { findPeople, recordLifeEvent, setFact } from '../../modules/people/contract.ts';
import { recordVisit } from '../../modules/visits/contract.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { newId } from '../../platform/ids.ts';
import { openingInput } from '../casework/sample-input.ts';
import { partsOf } from '../documents/docx-words.ts';
import { bringList, workOff } from '../imports/bring-list.ts';
import { eventEdit } from '../server/field-samples.ts';
import { newIdNumber, useOffice } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import type { Fixture } from '../server/sample-fixture.ts';
import { SAMPLE_REQUESTS } from '../server/sample-requests.ts';
import { writeFixture } from '../server/write-fixture.ts';
import { elderAnswers, settle, TODAY } from '../server/visit-samples.ts';
import { openTalkativeGateway, watchFromOutside, type TalkativeGateway } from './canary-outside.ts';
import { sendMessages, type SentMessages } from './canary-messages.ts';
import { tablesHolding } from './canary-traces.ts';
import { PAYLOADS } from './hostile-payloads.ts';

const outside = watchFromOutside();
const office = useOffice({ observation: outside.program });
let fixture: Fixture;

/** Values unlike any other: wherever one turns up, it came from here. */
const REGISTERED = {
  name: '甄朱鹮',
  idNumber: newIdNumber('1947-11-23'),
  phone: '13971640825',
  address: '鹮巢弄九号阁楼',
};
const LISTED = { name: '甄黑琴', idNumber: newIdNumber('1949-02-17'), phone: '13864059217' };
const VISIT_NOTE = '走访时说起儿子欠债三十七万';
const FACT_REASON = '邻居转述离异已七年';
const FIELD_PLACE = '鹮巢弄九号门前水缸';
const LIFE_REASON = '女儿从苏州接走之故';
/** What identifies somebody: in clear nowhere, whoever asks. */
const IDENTIFYING = [REGISTERED.idNumber, REGISTERED.phone, REGISTERED.address, LISTED.idNumber, LISTED.phone];
const NAMES = [REGISTERED.name, LISTED.name];

/** What was written into sensitive fields of the opening forms of processes, and what into others. */
const sensitiveValues: string[] = [];
const otherValues: string[] = [];
const opened: string[] = [];

/** Ids of those who are really there, in place of the made-up ones of the sample. */
const realId = (type: string | undefined, fieldId: string, personId: string): string | undefined => {
  const { workerIds, organisationIds } = office.staff();
  if (type === 'worker') return fieldId === 'complainedAboutWorkerId' ? workerIds['second-worker'] : workerIds.head;
  if (type === 'person') return personId;
  return type === 'organisation' ? organisationIds['street-a'] : undefined;
};

const marked = (definition: ProcessDefinition, personId: string): Readonly<Record<string, unknown>> => {
  const fields = new Map((definition.opening?.input ?? []).map((field) => [field.id, field]));
  return Object.fromEntries(
    Object.entries(openingInput(definition)).map(([id, value]) => {
      const field = fields.get(id);
      if (field === undefined || !['text', 'long-text'].includes(field.type))
        return [id, realId(field?.type, id, personId) ?? value];
      const text = `雀言${definition.id}之${id}`;
      (isSensitive(field) ? sensitiveValues : otherValues).push(text);
      return [id, text];
    }),
  );
};

const OPENERS: readonly Who[] = ['worker', 'head', 'grid-worker', 'social-worker'];

/** Opens a case of every process that begins with a form of its own, by whoever may. */
const openAll = async (personId: string): Promise<void> => {
  for (const definition of office.running().catalogue.processes.all.filter((one) => one.opening !== undefined)) {
    const input = marked(definition, personId);
    for (const who of OPENERS) {
      const body = { processId: definition.id, itemId: null, personId, channel: 'counter', input };
      const answer = await (await office.as(who)).call(openCase, {
        params: { communityId: office.communityId() },
        body,
      });
      if (answer.status !== 201) continue;
      opened.push(definition.id);
      break;
    }
  }
};

const bringListed = async (): Promise<void> => {
  const head = await office.as('head');
  const text = `姓名,公民身份号码,联系电话\n${LISTED.name},${LISTED.idNumber},${LISTED.phone}\n`;
  const read = await bringList(office, head, Buffer.from(text, 'utf8'));
  const params = { communityId: office.communityId(), importId: read.id };
  await head.call(confirmImport, { params, body: { expectedVersion: read.version } });
  await workOff(office);
};

const makeTraces = async (): Promise<string> => {
  const person = await office.person(REGISTERED);
  const params = { communityId: office.communityId() };
  const head = await office.as('head');
  await settle(office, person.id, ['living-alone']);
  const answers = elderAnswers();
  const visit = { personId: person.id, on: TODAY, result: 'present', answers, note: VISIT_NOTE };
  expect((await head.call(recordVisit, { params: { ...params, visitId: newId() }, body: visit })).status).toBeLessThan(
    300,
  );
  const fact = { factId: 'employment', value: 'flexible', source: 'visit', asOf: '2026-09-01', reason: FACT_REASON };
  expect((await head.call(setFact, { params: { ...params, personId: person.id }, body: fact })).status).toBeLessThan(
    300,
  );
  const edit = eventEdit({ values: { kind: 'facility', place: FIELD_PLACE } });
  const records = { sentAt: '2026-09-16T04:00:00.000Z', records: [edit], attachments: [] };
  expect((await (await office.as('grid-worker')).call(sendFieldRecords, { params, body: records })).status).toBe(200);
  await head.call(recordLifeEvent, {
    params,
    body: { kind: 'moved-out', personId: person.id, on: '2026-09-10', reason: LIFE_REASON },
  });
  for (const q of [REGISTERED.phone, REGISTERED.idNumber, REGISTERED.address])
    await head.call(findPeople, { params, query: { q } });
  return person.id;
};

let personId = '';
let gateway: TalkativeGateway;
let sent: SentMessages;
beforeAll(async () => {
  gateway = await openTalkativeGateway();
  fixture = await writeFixture(office);
  personId = await makeTraces();
  await bringListed();
  await openAll(personId);
  sent = await sendMessages(office, gateway, { personId, listed: LISTED.name, texts: PAYLOADS });
  const { application, folder } = office.running();
  const organisations = application.directory.organisations().map(({ id }) => id);
  await sealAuditTrail(application.database, organisations, folder, () => '2026-09-16T03:00:00.000Z');
});
afterAll(async () => {
  gateway.close();
  await outside.end();
});

/** Every value that came from here, whatever it tells. */
const everything = (): readonly string[] => [
  ...IDENTIFYING,
  ...NAMES,
  VISIT_NOTE,
  FACT_REASON,
  FIELD_PLACE,
  LIFE_REASON,
  ...sensitiveValues,
  ...otherValues,
];
const owner = () => office.running().ownerPool;
const tableNames = async (values: readonly string[]): Promise<readonly string[]> =>
  [...new Set((await tablesHolding(owner(), values)).map((one) => one.split(':')[0] ?? ''))].toSorted();

describe('the values of a person, wherever they came in', () => {
  it('given all that was done, they did come in: the person, the list, the visit and cases of most processes', async () => {
    const params = { communityId: office.communityId() };
    const worker = await office.as('worker');
    for (const { name, idNumber } of [REGISTERED, LISTED]) {
      const found = (await worker.call(findPeople, { params, query: { q: idNumber } })).reply();
      expect(found.items.map((item) => item.name)).toContain(name);
    }
    expect(opened.length).toBeGreaterThanOrEqual(11);
    expect(opened).toContain('petition');
    expect(sensitiveValues.length).toBeGreaterThanOrEqual(8);
  });

  it('given numbers, phones and addresses, they lie in clear in no table', async () => {
    expect(await tablesHolding(owner(), IDENTIFYING)).toEqual([]);
  });

  it('given what was told in confidence, on forms or on visits, it lies in clear in no table', async () => {
    expect(await tablesHolding(owner(), [...sensitiveValues, VISIT_NOTE])).toEqual([]);
  });

  it('given anything at all, it is not in audit, jobs, messages, notifications, stored replies, accounts or attempts', async () => {
    const tables = await tableNames([...NAMES, FACT_REASON, FIELD_PLACE, LIFE_REASON, ...otherValues]);
    const never = /audit|outbox|notification|idempotency|^auth\.|graphile|seal|failed/;
    expect(tables.filter((name) => never.test(name))).toEqual([]);
    expect(tables).toContain('public.person');
  });

  it('given anything at all, no line of the log holds it', () => {
    const log = office.running().log();
    expect(everything().filter((value) => log.includes(value))).toEqual([]);
    for (const number of [REGISTERED.idNumber, LISTED.idNumber]) expect(log.includes(number.slice(-8))).toBe(false);
  });
});

describe('outside', () => {
  it('given anything at all, the page of metrics and the traces count it and hold none of it', async () => {
    const metrics = await outside.metrics(office.running());
    expect(metrics).toMatch(/quanke_outbox_messages \d/);
    expect(metrics).toContain('find-people');
    const traces = await outside.traces();
    expect(traces).toContain('register-person');
    const ids = [personId, office.communityId()];
    for (const shown of [metrics, traces])
      expect([...everything(), ...PAYLOADS, ...ids].filter((value) => shown.includes(value))).toEqual([]);
  });

  it('given a gateway, it is told the phone, the community, the matter and the step, and nothing else of anybody', () => {
    const { bodies } = sent;
    expect(bodies.filter(({ phone }) => phone === REGISTERED.phone).length).toBeGreaterThan(0);
    expect(bodies.filter(({ phone }) => phone === LISTED.phone).length).toBeGreaterThan(0);
    for (const { line, headers } of gateway.posted)
      expect([...everything(), personId].filter((value) => line.includes(value) || headers.includes(value))).toEqual(
        [],
      );
    for (const { id, phone: _whom, ...told } of bodies) {
      expect(id).toMatch(/^[0-9a-f-]{36}(:\d+)?$/);
      const words = JSON.stringify(told);
      expect([...everything(), personId].filter((value) => words.includes(value))).toEqual([]);
    }
  });

  it('given texts that look like orders, they leave as the text of a message and change nothing around it', () => {
    expect(gateway.posted.every(({ type }) => type === 'application/json')).toBe(true);
    for (const payload of PAYLOADS) {
      const found = sent.bodies.filter(({ text }) => text === `【东园社区】${payload}`);
      expect(found.length, payload).toBeGreaterThan(0);
      for (const message of found) {
        expect(Object.keys(message).toSorted()).toEqual(['id', 'news', 'phone', 'text']);
        expect(message.news).toMatch(/^http:\/\/localhost\/r\/news\/[\w-]+$/);
      }
    }
  });

  it('given a gateway that answers with what it was sent, neither the outbox nor the log keeps its answer', async () => {
    expect(sent.refused).toBeGreaterThan(0);
    const { rows } = await owner().query<{ why: string | null }>('select distinct failed_because as why from outbox');
    expect(
      rows.map(({ why }) => why).filter((why) => why !== null && !/^(HTTP 500|nobody-to-tell)$/.test(why)),
    ).toEqual([]);
    expect(PAYLOADS.filter((payload) => office.running().log().includes(payload))).toEqual([]);
  });
});

/** Text of an answer, unpacked where it is a sheet or a paper. */
const textOf = (bytes: Buffer, type: string): string =>
  type.includes('openxmlformats') ? [...partsOf(bytes).values()].join('\n') : bytes.toString('utf8');

/** Routes that show one of the values on purpose, to those whose work it is and with an entry in the trail. */
const SHOWS: Readonly<Record<string, readonly string[]>> = {
  'reveal-field': ['phone'],
};

describe('answers', () => {
  it('given every route that reads, asked by every role about this person, none shows number, phone or address in clear', async () => {
    const shown: string[] = [];
    let asked = 0;
    const routes = office.running().application.implementations.map(({ route }) => route);
    const params = { communityId: office.communityId(), personId };
    for (const route of routes.filter((one: RouteDefinition) => one.method === 'GET' && SHOWS[one.id] === undefined))
      for (const who of [null, ...ROLES]) {
        const sample = SAMPLE_REQUESTS[route.id]?.(fixture, who) ?? {};
        const caller = who === null ? office.stranger() : await office.as(who);
        const query = sample.query ?? {};
        const own =
          'person' in query || 'personId' in query
            ? { ...query, ...('person' in query ? { person: personId } : { personId }) }
            : query;
        const answer = await caller.call(route, {
          query: own,
          params: { ...params, ...sample.params, ...('personId' in (sample.params ?? {}) ? { personId } : {}) },
        });
        asked += 1;
        const text = textOf(answer.bytes, answer.headers['content-type'] ?? '');
        for (const value of IDENTIFYING)
          if (text.includes(value)) shown.push(`${route.id} ${who ?? 'nobody'}: ${value}`);
      }
    expect(shown).toEqual([]);
    expect(asked).toBeGreaterThan(900);
  }, 600_000);

  it('given roles without a part in a confidential process, its form is in no answer to them', async () => {
    const cases = await owner().query<{ id: string; process: string }>(
      `select id, process_id as process from case_record where process_id in ('petition', 'mediation', 'social-work')`,
    );
    expect(cases.rows.length).toBeGreaterThan(0);
    const shown: string[] = [];
    const routes = office.running().application.implementations.map(({ route }) => route);
    const ofCase = routes.filter((one) => one.method === 'GET' && one.path.includes('{caseId}'));
    for (const who of [
      'approver',
      'manager',
      'system-administrator',
      'security-administrator',
      'audit-administrator',
    ] as const)
      for (const { id, process } of cases.rows)
        for (const route of ofCase) {
          const sample = SAMPLE_REQUESTS[route.id]?.(fixture, who) ?? {};
          const params = { ...sample.params, communityId: office.communityId(), caseId: id };
          const answer = await (await office.as(who)).call(route, {
            ...sample,
            params: { documentId: randomUUID(), ...params },
          });
          const text = answer.bytes.toString('utf8');
          if (sensitiveValues.some((value) => text.includes(value))) shown.push(`${route.id} ${who} ${process}`);
        }
    expect(shown).toEqual([]);
  });
});
