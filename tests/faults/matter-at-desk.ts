import { setTimeout as wait } from 'node:timers/promises';
import { ACCEPT, PROMISED_MATTER } from '../../tools/bench/matters.ts';

/** One command as it is sent, again and again under its key until it is answered. */
export interface Command {
  readonly key: string;
  readonly by: 'worker' | 'approver';
  readonly path: string;
  readonly body: unknown;
}

export interface Answered {
  readonly status: number;
  readonly body: string;
  /** How often it had to be sent. */
  readonly sent: number;
}

export interface Desk {
  readonly communityId: string;
  /** Sends once and answers whatever came; null when nothing did. */
  ask(command: Command): Promise<Answered | null>;
  /** Sends once; null when no answer came or the program said that it cannot at the moment. */
  sendOnce(command: Command): Promise<Answered | null>;
  /** Sends until an answer comes. Throws for an answer that is a refusal, or when none comes in time. */
  send(command: Command): Promise<Answered>;
}

interface Made {
  readonly id: string;
  readonly version: number;
}

const PATIENCE_MILLISECONDS = 240_000;
const PAUSE_MILLISECONDS = 150;

/** Signs in and answers the cookies; throws for any other answer. */
export const signIn = async (port: number, username: string): Promise<string> => {
  const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'quanke-demo' }),
  });
  if (!response.ok) throw new Error(`${username} could not sign in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

export interface DeskSettings {
  /** The worker's user name. */
  readonly worker?: string;
  /** Told of everything that is answered, and of null where nothing was. */
  readonly heard?: (answered: Answered | null) => void;
}

/** A worker of the window, the demo's first unless another is named, and an approver, signed in. */
export const openDesk = async (
  port: number,
  communityId: string,
  { worker = 'zhoumin', heard = () => undefined }: DeskSettings = {},
): Promise<Desk> => {
  const cookies = { worker: await signIn(port, worker), approver: await signIn(port, 'fanghong') };
  const fetched = async ({ key, by, path, body }: Command, sent: number): Promise<Answered | null> => {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/communities/${communityId}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: cookies[by] },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text, sent };
    } catch {
      return null;
    }
  };
  const ask = async (command: Command, sent: number): Promise<Answered | null> => {
    const answered = await fetched(command, sent);
    heard(answered);
    return answered;
  };
  const once = async (command: Command, sent: number): Promise<Answered | null> => {
    const answered = await ask(command, sent);
    return answered === null || answered.status >= 500 ? null : answered;
  };
  const send = async (command: Command): Promise<Answered> => {
    const end = performance.now() + PATIENCE_MILLISECONDS;
    for (let sent = 1; performance.now() < end; sent += 1) {
      const answered = await once(command, sent);
      if (answered !== null && answered.status < 300) return answered;
      if (answered !== null) throw new Error(`${command.key} was refused: ${answered.status} ${answered.body}`);
      await wait(PAUSE_MILLISECONDS);
    }
    throw new Error(`${command.key} was not answered in ${PATIENCE_MILLISECONDS / 1000} s`);
  };
  return { communityId, ask: (command) => ask(command, 1), sendOnce: (command) => once(command, 1), send };
};

/** How many commands a matter takes: registered, accepted, approved, handed over. */
export const STAGES = ['person', 'case', 'approve', 'deliver'] as const;
export type Stage = (typeof STAGES)[number];

/** Whom a run registers; the run is in the name, so that its people can be counted. */
export const nameOf = (run: string): string => `何无恙${run}`;

const PERSON = { idNumber: null, phone: '13800138000', sex: 'female', bornOn: '1968-05-12' } as const;

/** A matter is named after its run and its number. */
const runOf = (name: string): string => name.split('-')[0] ?? '';

const madeOf = (body: string): Made => JSON.parse(body) as Made;

/** The commands of one matter from the first word to the paper handed over. Each is made from the answers before it. */
export const commandOf = (name: string, stage: Stage, answers: ReadonlyMap<Stage, string>): Command => {
  const made = (of: Stage): Made => madeOf(answers.get(of) ?? '{}');
  const key = `${name}-${stage}`;
  const act = (by: Command['by'], action: string, input: object, last: Stage): Command => ({
    key,
    by,
    path: `/cases/${made('case').id}/actions`,
    body: { action, input, expectedVersion: made(last).version },
  });
  if (stage === 'person') return { key, by: 'worker', path: '/people', body: { ...PERSON, name: nameOf(runOf(name)) } };
  if (stage === 'case') {
    const body = { ...PROMISED_MATTER, personId: made('person').id, first: ACCEPT };
    return { key, by: 'worker', path: '/cases', body };
  }
  return stage === 'approve'
    ? act('approver', 'approve', { result: '同意救助' }, 'case')
    : act('worker', 'deliver', { deliveredHow: 'at-window' }, 'approve');
};
