import { isDeepStrictEqual } from 'node:util';
import { createPool } from '../../platform/db/pool.ts';
import { withRole } from '../../platform/postgres/databases.ts';
import { verifyInstallation } from '../../tools/verify/verify-installation.ts';
import { TEST_PASSWORD } from '../setup/prepare-database.ts';
import { wrongWith, type CaseHistory } from './naive-case.ts';
import { naiveCoverage } from './naive-coverage.ts';
import { openCases, seenBy } from './opening-moves.ts';
import { coverageOf } from './people-moves.ts';
import { count, EVERY_HAND, PERSONAL, presentCalendar, rowsOf, todayOf, type Town } from './town.ts';

const HISTORIES = `select c.id, c.number, c.kind, c.version, c.due_on::text as "dueOn", c.first_worker_id as "firstWorkerId",
    (select jsonb_agg(e.body order by e.ordinal) from case_event e where e.community_id = c.community_id and e.case_id = c.id) as events
  from case_record c`;

/** Versions of cases as they were last looked at. */
export type Looked = Map<string, number>;

/** Every case that changed since the last look, walked without the engine. */
export const checkChanged = async (town: Town, looked: Looked): Promise<readonly string[]> => {
  const present = await presentCalendar(town);
  const versions = await rowsOf<{ id: string; version: number }>(town, 'select id, version from case_record');
  const changed = versions.filter(({ id, version }) => looked.get(id) !== version).map(({ id }) => id);
  if (changed.length === 0) return [];
  const histories = await rowsOf<CaseHistory>(town, `${HISTORIES} where c.id = any ($1)`, [changed]);
  for (const { id, version } of histories) looked.set(id, version);
  count(town, 'cases walked by themselves', histories.length);
  return histories.flatMap((history) => wrongWith(history, town.calendars, present).wrong);
};

/** Cases under way by the calendar of today, and whether lateness was told. */
const checkDue = async (town: Town): Promise<readonly string[]> => {
  const present = await presentCalendar(town);
  const histories = await rowsOf<CaseHistory>(town, `${HISTORIES} where c.kind <> 'done'`);
  return histories.flatMap((history) => {
    const { wrong, overdueUntold } = wrongWith(history, town.calendars, present);
    return [...wrong, ...overdueUntold(todayOf(town))];
  });
};

/** What `npm run verify` reads: fold of the history, numbers, references, sealed fields, places, the audit chain. */
const checkInstallation = async (town: Town): Promise<readonly string[]> => {
  const { keyRing, catalogue, folder, ownerPool } = town.office.running();
  const url = ownerPool.options.connectionString ?? '';
  const pool = (user: string, searchPath?: string) =>
    createPool({
      url: withRole(url, { user, password: TEST_PASSWORD }),
      connections: 2,
      name: 'verify',
      ...(searchPath === undefined ? {} : { searchPath }),
    });
  const [appPool, accountsPool] = [pool('quanke_app'), pool('quanke_accounts', 'auth')];
  const { findings } = await verifyInstallation({ appPool, accountsPool, keyRing, catalogue, anchorFolder: folder });
  await Promise.all([appPool.end(), accountsPool.end()]);
  return findings.map(({ kind, subjectId, detail }) => `verify: ${kind} ${subjectId} ${detail}`);
};

/** Each line answers rows that must not be there. */
const NOTHING_OF: Readonly<Record<string, string>> = {
  'a paper without its event, or twice': `select d.id from issued_document d where d.case_id is not null and 1 <> (select count(*) from case_event e
    where e.community_id = d.community_id and e.case_id = d.case_id and e.type = 'document-issued' and e.body ->> 'documentId' = d.id::text)`,
  'an event of a paper that is not in the register': `select e.case_id from case_event e where e.type = 'document-issued' and not exists
    (select from issued_document d where d.community_id = e.community_id and d.id::text = e.body ->> 'documentId')`,
  'a number given twice': 'select number from issued_document group by community_id, kind, number having count(*) > 1',
  'a gap in the numbers of a register': `select kind from (select community_id, kind, substring(number from '〔(\\d{4})〕') as year,
    substring(number from '〕(\\d+)号$')::int as sequence from issued_document where kind <> 'acceptance-receipt') n
    group by community_id, kind, year having max(sequence) <> count(*) or min(sequence) <> 1`,
  'a visit without its one piece of evidence': `select v.id from visit v where 1 <> (select count(*) from service_evidence s
    where s.community_id = v.community_id and s.source_id = v.id)`,
  'evidence that differs from its visit': `select s.id from service_evidence s left join visit v on v.community_id = s.community_id and v.id = s.source_id
    where v.id is null or v.result <> s.result or v.person_id <> s.person_id or v.visited_on <> s.happened_on`,
  'a record of a phone without its case': `select f.id from field_record f where not exists
    (select from case_record c where c.community_id = f.community_id and c.id = f.case_id) and f.kind = 'event'`,
  'a linked case with another first contact': `select c.id from case_record c join case_record p on p.community_id = c.community_id and p.id = c.linked_from
    where c.first_worker_id <> p.first_worker_id`,
  'a case whose tasks differ from its history': `select t.id from case_task t where (t.answered is null) <> (not exists (select from case_event e
    where e.community_id = t.community_id and e.case_id = t.case_id and e.type = 'task-finished' and e.body ->> 'taskId' = t.id::text))`,
};

const checkRegisters = async (town: Town): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const [what, sql] of Object.entries(NOTHING_OF)) {
    const rows = await rowsOf(town, sql);
    if (rows.length > 0) wrong.push(`${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return wrong;
};

const LATEST_ENTRIES = 3_000;

/** No name, number, address or typed word in the trail, nor in what is logged. */
const checkPrivacy = async (town: Town): Promise<readonly string[]> => {
  const [row] = await rowsOf<{ text: string | null }>(
    town,
    `select string_agg(concat_ws(' ', actor, action, subject_kind, subject_id, outcome, details), E'\\n') as text
     from (select * from audit_entry order by id desc limit ${LATEST_ENTRIES}) latest`,
  );
  const found = [row?.text ?? '', town.office.running().log()].flatMap((text) =>
    text.split('\n').filter((line) => PERSONAL.test(line)),
  );
  return found.slice(0, 3).map((line) => `personal value: ${line.slice(0, 600)}`);
};

interface OutboxRow {
  readonly id: string;
  readonly delivered: boolean;
  readonly failed: string | null;
}

/** Each message once, unless an answer was lost on the way; none called delivered that nobody got. */
const checkOutbox = async (town: Town): Promise<readonly string[]> => {
  const rows = await rowsOf<OutboxRow>(
    town,
    'select id, delivered_at is not null as delivered, failed_because as failed from outbox',
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { seen } = town.gateway;
  const doubled = [...seen].filter(([id, times]) => times > 1 && !town.unanswered.has(id));
  const unknown = [...seen.keys()].filter((id) => !byId.has(id.split(':')[0] ?? ''));
  const unsent = rows.filter(({ id, delivered, failed }) => delivered && failed === null && !seen.has(id));
  return [
    ...doubled.map(([id, times]) => `message ${id} went out ${times} times`),
    ...unknown.map((id) => `message ${id} went out and is in no outbox`),
    ...unsent.map(({ id }) => `message ${id} is called delivered and never went out`),
  ];
};

/** Somebody can do something about every case, or a day is set on which somebody is told. */
export const checkNotStuck = async (town: Town, most: number): Promise<readonly string[]> => {
  const cases = await openCases(town);
  const from = town.chance.below(Math.max(1, cases.length - most + 1));
  const stuck: string[] = [];
  for (const { id, number } of cases.slice(from, from + most)) {
    let movable = false;
    for (const who of EVERY_HAND) {
      if (movable) break;
      const seen = await seenBy(town, who, id);
      movable = seen.status === 200 && seen.reply().availableActions.some(({ available }) => available);
    }
    const [waits] = await rowsOf(
      town,
      'select 1 from case_record where id = $1 and (due_on is not null or escalate_at is not null)',
      [id],
    );
    if (!movable && waits === undefined) stuck.push(`${number} is stuck: nobody can act and no day is set`);
    count(town, 'cases asked whether they are stuck');
  }
  return stuck;
};

const checkCoverage = async (town: Town): Promise<readonly string[]> => {
  const { whole } = await coverageOf(town);
  const naive = await naiveCoverage(town);
  return isDeepStrictEqual({ ...whole }, naive)
    ? []
    : [`coverage ${JSON.stringify(whole)}, counted one by one ${JSON.stringify(naive)}`];
};

const STUCK_SAMPLE = 5;

/** Everything that must hold at the end of a day. */
export const checkDay = async (town: Town): Promise<readonly string[]> => [
  ...(await checkDue(town)),
  ...(await checkInstallation(town)),
  ...(await checkRegisters(town)),
  ...(await checkPrivacy(town)),
  ...(await checkOutbox(town)),
  ...(await checkNotStuck(town, STUCK_SAMPLE)),
  ...(await checkCoverage(town)),
];
