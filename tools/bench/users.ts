import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../demo/random.ts';
import { nextClick, type Click, type Kind } from './clicks.ts';
import type { LoadStand } from './load-stand.ts';
import { percentile } from './rounds.ts';

export interface Waited {
  readonly asked: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
  /** Answers that told to come back later: 429 and 503. */
  readonly sentAway: number;
  /** Milliseconds within which 99 of 100 of these were told. */
  readonly toldAwayP99: number;
  /** Everything else that was not done, and lines that broke. */
  readonly failed: number;
  readonly firstFailure: string | null;
  /** Share of one core, in percent. */
  readonly serverCore: number;
  readonly databaseCore: number;
  /** Matters that were answered as opened. */
  readonly made: readonly string[];
}

const ID = /"id":"([0-9a-f-]{36})"/;

/** Collects answers of one stretch of time. */
export const createTally = (stand: LoadStand) => {
  const times: number[] = [];
  const timesAway: number[] = [];
  const made: string[] = [];
  let failed = 0;
  let firstFailure: string | null = null;
  const began = performance.now();
  const before = stand.processor();
  const fail = (words: string): void => {
    failed += 1;
    firstFailure ??= words;
  };
  return {
    ask: async ({ asked, makes }: Click): Promise<void> => {
      const started = performance.now();
      const answer = await stand.lines.ask(asked).catch((fault: unknown) => fault);
      if (answer instanceof Error) return fail(answer.message);
      const { status, body } = answer as { status: number; body: string };
      if (status === 429 || status === 503) timesAway.push(performance.now() - started);
      else if (status >= 400) fail(`${asked.path} answered ${status}: ${body.slice(0, 200)}`);
      else {
        times.push(performance.now() - started);
        if (makes) made.push(ID.exec(body)?.[1] ?? '');
      }
    },
    end: (): Waited => {
      const seconds = (performance.now() - began) / 1000;
      const after = stand.processor();
      const sorted = times.toSorted((a, b) => a - b);
      const sentAway = timesAway.length;
      const core = (milliseconds: number): number => milliseconds / seconds / 10;
      return {
        asked: sorted.length + sentAway + failed,
        perSecond: sorted.length / seconds,
        p50: percentile(sorted, 0.5),
        p95: percentile(sorted, 0.95),
        p99: percentile(sorted, 0.99),
        most: sorted.at(-1) ?? Number.NaN,
        sentAway,
        toldAwayP99: percentile(
          timesAway.toSorted((a, b) => a - b),
          0.99,
        ),
        failed,
        firstFailure,
        serverCore: core(after.server - before.server),
        databaseCore: core(after.database - before.database),
        made,
      };
    },
  };
};

export interface Crowd {
  readonly workers: number;
  readonly residents: number;
  /** Seconds between an answer and the next click, on average. */
  readonly think: number;
  readonly seconds: number;
}

/** Every virtual person clicks, waits for the answer, thinks and clicks again; nobody starts at the same moment. */
export const runCrowd = async (stand: LoadStand, crowd: Crowd): Promise<Waited> => {
  const tally = createTally(stand);
  const until = performance.now() + crowd.seconds * 1000;
  const live = async (kind: Kind, place: number): Promise<void> => {
    const random = createRandom(`bench/${kind}/${place}/${until}`);
    const session = stand.sessions[place % stand.sessions.length];
    if (session === undefined) throw new Error('Nobody is signed in.');
    const thousandths = (): number => random.int(0, 1000) / 1000;
    let pause = thousandths() * crowd.think * 1000;
    // Whoever would still be thinking at the end does not keep the others.
    while (performance.now() + pause < until) {
      await wait(pause);
      await tally.ask(nextClick(kind, random, session, place));
      pause = (0.5 + thousandths()) * crowd.think * 1000;
    }
  };
  await Promise.all([
    ...Array.from({ length: crowd.workers }, (_, place) => live('worker', place)),
    ...Array.from({ length: crowd.residents }, (_, place) => live('resident', place)),
  ]);
  return tally.end();
};

/** Every matter that was answered as opened must be there. Throws when one is not. Answers how many were looked up. */
export const checkMade = async (stand: LoadStand, made: readonly string[]): Promise<number> => {
  const { rows } = await stand.office.database.ownerPool.query<{ there: number }>(
    'select count(*)::int as there from case_record where id = any ($1::uuid[])',
    [made],
  );
  const there = rows[0]?.there ?? 0;
  if (there !== made.length) throw new Error(`${made.length} matters were answered as opened, ${there} are there.`);
  return there;
};
