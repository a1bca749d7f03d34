import { randomUUID } from 'node:crypto';
import { signIn } from '../../modules/access/contract.ts';
import type { Office } from '../server/office.ts';
import { PASSWORD, type Who } from '../server/office-staff.ts';
import type { Fixture } from '../server/sample-fixture.ts';
import { readOperations, type ApiDocument, type Operation } from './api-operations.ts';
import { judge, type Answer } from './judge.ts';
import { createKnownValues, type KnownValues } from './known-values.ts';
import { oddValues } from './odd-values.ts';
import { type Chance, createChance } from '../setup/seeded-chance.ts';
import { createPlanner, type Planner } from './requests.ts';
import { openTransport, type Transport } from './transport.ts';
import { nextTrial, plainTrial, urlOf, type Session, type Trial } from './trials.ts';

export interface FuzzSettings {
  readonly requests: number;
  readonly seed: number;
  /** Part of the requests that goes over real connections. */
  readonly socketPart: number;
}

export interface FuzzReport {
  readonly requests: number;
  readonly overSockets: number;
  readonly operations: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byKind: Readonly<Record<string, number>>;
  /** Operations that answered a success at least once. */
  readonly succeeded: readonly string[];
  /** One line for each thing wrong, with the first request that showed it. */
  readonly defects: readonly string[];
}

const REMOVAL = /^(discard|withdraw|take-back|undo|end|leave|remove|void|release)-/;

interface Run {
  readonly office: Office;
  readonly operations: readonly Operation[];
  readonly planner: Planner;
  readonly known: KnownValues;
  readonly odd: readonly unknown[];
  readonly random: Chance;
  readonly transport: Transport;
  readonly settings: FuzzSettings;
  readonly cookieOf: (session: Session) => Promise<string>;
  readonly counts: { requests: number; overSockets: number };
  readonly byStatus: Map<string, number>;
  readonly byKind: Map<string, number>;
  readonly succeeded: Set<string>;
  readonly defects: Map<string, string>;
}

const add = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

const send = async (run: Run, trial: Trial): Promise<Answer> => {
  const cookie = await run.cookieOf(trial.session);
  const isOverSocket =
    run.random.chance(run.settings.socketPart) && /^[\u0021-\u007e]*$/.test(trial.url) && trial.url.length < 12_000;
  const sent = {
    method: trial.method,
    url: trial.url,
    payload: trial.payload,
    headers: { ...trial.headers, ...(cookie === '' ? {} : { cookie }) },
  };
  const answer = await (isOverSocket ? run.transport.overSocket(sent) : run.transport.inject(sent));
  run.counts.requests += 1;
  run.counts.overSockets += isOverSocket ? 1 : 0;
  add(run.byStatus, String(answer.status));
  add(run.byKind, trial.kind);
  return answer;
};

/** What the server wrote down about its latest fault; the answer itself tells nothing. */
const causeOf = (run: Run): string => {
  const line =
    run.office
      .running()
      .log()
      .split('\n')
      .findLast((one) => one.includes('"msg":"fault"')) ?? '{}';
  const { err } = JSON.parse(line) as { readonly err?: { readonly message?: string; readonly stack?: string } };
  return `${err?.message ?? ''} ${(err?.stack ?? '').split('\n').slice(1, 6).join(' ')}`;
};

const note = (run: Run, trial: Trial, answer: Answer, wrong: readonly string[]): void => {
  for (const one of wrong) {
    const defect = `${trial.operation.id}: ${one}`;
    if (run.defects.has(defect)) continue;
    const payload = (trial.payload ?? '').slice(0, 300);
    run.defects.set(
      defect,
      `${defect} · ${trial.kind} · ${trial.method} ${trial.url.slice(0, 300)} ${payload} → ${answer.status >= 500 ? causeOf(run) : answer.text.slice(0, 300)}`,
    );
  }
};

const tryOne = async (run: Run, trial: Trial): Promise<Answer> => {
  const answer = await send(run, trial);
  note(run, trial, answer, judge(trial, answer));
  if (answer.status < 300) {
    run.succeeded.add(trial.operation.id);
    if (String(answer.headers['content-type']).startsWith('application/json'))
      run.known.learn(trial.operation.path, JSON.parse(answer.text));
  }
  return answer;
};

/** The same intent under its key again gets the same answer; another one under the key is refused. */
const tryKeyAgain = async (run: Run, trial: Trial, first: Answer): Promise<void> => {
  const again: Trial = { ...trial, kind: 'same key again', statuses: [first.status] };
  const repeated = await tryOne(run, again);
  if (repeated.status === first.status && repeated.text !== first.text)
    note(run, again, repeated, ['answered the same request under its key differently']);
  const body: unknown = JSON.parse(trial.payload ?? '{}');
  const other =
    body !== null && typeof body === 'object' && 'note' in body
      ? { ...body, note: randomUUID() }
      : { ...(body as object), noSuchField: 1 };
  await tryOne(run, { ...again, payload: JSON.stringify(other), statuses: [400, 422] });
};

/** Whatever takes the same id is asked for what has just been withdrawn or ended. */
const tryAfterRemoval = async (run: Run, trial: Trial): Promise<void> => {
  const name = [...trial.operation.path.matchAll(/\{(\w+)\}/g)].at(-1)?.[1];
  if (name === undefined || name === 'communityId') return;
  for (const operation of run.operations.filter((one) => one.path.includes(`{${name}}`))) {
    const plan = run.planner.like(operation);
    const params = { ...plan.params, ...trial.plan.params };
    const after = plainTrial('after removal', operation, { ...plan, params });
    await tryOne(run, { ...after, url: urlOf(operation.path, params, plan.query) });
  }
};

const isJsonObject = (text: string | null): boolean => text !== null && text.startsWith('{');

const step = async (run: Run): Promise<void> => {
  const trial = nextTrial(run);
  const answer = await tryOne(run, trial);
  if (answer.status >= 300) return;
  const hasKey = trial.headers['idempotency-key'] !== undefined && isJsonObject(trial.payload);
  if (hasKey && run.random.chance(0.15)) await tryKeyAgain(run, trial, answer);
  if (REMOVAL.test(trial.operation.id)) await tryAfterRemoval(run, trial);
};

const cookieFor = async (office: Office, who: Who): Promise<string> => {
  const answer = await office.stranger().call(signIn, { body: { username: who, password: PASSWORD } });
  answer.reply();
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');
};

const expireNow = async (office: Office, cookie: string): Promise<void> => {
  const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0];
  const { rowCount } = await office
    .running()
    .ownerPool.query(`update auth.session set "expiresAt" = now() - interval '1 day' where token = $1`, [token]);
  if (rowCount !== 1) throw new Error('The session that should have run out was not found.');
};

/** Sessions by person; whoever may sign out gets a fresh one each time, and their password back. */
const openSessions = async (office: Office): Promise<(session: Session) => Promise<string>> => {
  const expired = await cookieFor(office, 'head');
  await expireNow(office, expired);
  const spoilt = expired.replace(/=.{6}/, '=aaaaaa');
  const victim = async (): Promise<string> => {
    const { ownerPool, application } = office.running();
    const { rows } = await ownerPool.query<{ account_id: string }>(
      `select account_id from worker where username = 'second-worker'`,
    );
    await application.accounts.setPassword(rows[0]?.account_id ?? '', PASSWORD);
    return cookieFor(office, 'second-worker');
  };
  return async (session) => {
    if (session === 'expired') return expired;
    if (session === 'spoilt') return spoilt;
    if (session.who === null) return '';
    return session.who === 'second-worker' ? victim() : (await office.as(session.who)).cookie;
  };
};

const sorted = (counts: Map<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Sends the asked number of requests, one after another, so that a seed tells the same story again. */
export const runFuzz = async (office: Office, fixture: Fixture, settings: FuzzSettings): Promise<FuzzReport> => {
  const { application } = office.running();
  const document = (await application.http.inject({ url: '/api/openapi.json' })).json<ApiDocument>();
  const operations = readOperations(document);
  const routes = new Map(application.implementations.map(({ route }) => [route.id, route]));
  const random = createChance(settings.seed);
  const known = createKnownValues();
  const run: Run = {
    office,
    operations,
    planner: createPlanner(document, routes, fixture, known, random, settings.seed),
    known,
    odd: oddValues(settings.seed),
    random,
    settings,
    transport: await openTransport(application.http),
    cookieOf: await openSessions(office),
    counts: { requests: 0, overSockets: 0 },
    byStatus: new Map(),
    byKind: new Map(),
    succeeded: new Set(),
    defects: new Map(),
  };
  while (run.counts.requests < settings.requests) await step(run);
  run.transport.close();
  return {
    ...run.counts,
    operations: operations.length,
    byStatus: sorted(run.byStatus),
    byKind: sorted(run.byKind),
    succeeded: [...run.succeeded].toSorted(),
    defects: [...run.defects.values()].toSorted(),
  };
};
