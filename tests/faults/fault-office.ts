import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { createPool } from '../../platform/db/pool.ts';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { runChild } from './run-child.ts';
import { commandOf, nameOf, STAGES, type Desk, type Stage } from './matter-at-desk.ts';
import { countEffects, countStuckJobs, missingOf, tracesOf, type Traces } from './kept-rows.ts';
import type { Acknowledged, DoneMatter } from './load.ts';

const CHECK_PATIENCE_MILLISECONDS = 240_000;

/** A data folder for one run, below the temporary folder, that the server's own user can walk into. */
export const makeDataFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-faults-'));
  chmodSync(folder, 0o711);
  mkdirSync(join(folder, 'data'), { mode: 0o711 });
  return folder;
};

export const removeDataFolder = (folder: string): void => {
  removeClusterHome(join(folder, 'data'));
  rmSync(folder, { recursive: true, force: true });
};

/** The owner's eyes on the database; each look opens anew, because the server behind it may have died. */
export const openOwner = (ownerUrl: string): pg.Pool => createPool({ url: ownerUrl, connections: 2, name: 'faults' });

/** Carries a matter through without any fault and answers its traces after each command: what all others are held against. */
export const traceSoundMatter = async (
  owner: pg.Pool,
  desk: Desk,
  name: string,
): Promise<ReadonlyMap<Stage, Traces>> => {
  const answers = new Map<Stage, string>();
  const traces = new Map<Stage, Traces>();
  for (const stage of STAGES) {
    const { body } = await desk.send(commandOf(name, stage, answers));
    answers.set(stage, body);
    const made = answers.get('case');
    if (made === undefined) continue;
    const left = await tracesOf(owner, desk.communityId, (JSON.parse(made) as { id: string }).id, name);
    if (left !== undefined) traces.set(stage, left);
  }
  return traces;
};

/** In words, every finished matter whose rows are others than those of a matter without faults. */
export const differingFrom = async (
  owner: pg.Pool,
  communityId: string,
  sound: Traces | undefined,
  finished: readonly DoneMatter[],
): Promise<readonly string[]> => {
  const wanted = JSON.stringify(sound);
  const found: string[] = [];
  for (const { name, caseId } of finished) {
    const left = JSON.stringify(await tracesOf(owner, communityId, caseId, name));
    if (left !== wanted) found.push(`${name}: ${left} instead of ${wanted}`);
  }
  return found;
};

export interface Kept {
  readonly lost: readonly string[];
  readonly differing: readonly string[];
  readonly doubled: number;
  readonly stuckJobs: number;
  /** What `npm run verify` said when it found something; empty when it found nothing. */
  readonly findings: string;
}

export interface CheckSettings {
  readonly owner: pg.Pool;
  readonly communityId: string;
  readonly run: string;
  readonly sound: Traces | undefined;
  readonly acknowledged: Acknowledged;
  readonly finished: readonly DoneMatter[];
  /** How many people, and as many cases, there must be. */
  readonly made: number;
  readonly environment: NodeJS.ProcessEnv;
}

/** Jobs are given their time: the queue looks again every half minute. */
const settledJobs = async (owner: pg.Pool): Promise<number> => {
  const end = performance.now() + CHECK_PATIENCE_MILLISECONDS;
  await owner.query(`select graphile_worker.add_job('seal-audit-trail')`);
  for (;;) {
    const stuck = await countStuckJobs(owner);
    const { rows } = await owner.query<{ waiting: number }>(
      `select count(*)::int as waiting from audit_entry where seal_number is null and at < now() - interval '70 seconds'`,
    );
    const waiting = rows[0]?.waiting ?? 0;
    if ((stuck === 0 && waiting === 0) || performance.now() > end) return stuck + waiting;
    await wait(500);
  }
};

/** Everything that must hold once the load has come to its end. */
export const checkKept = async (settings: CheckSettings): Promise<Kept> => {
  const { owner, communityId, run, acknowledged, finished, sound, made, environment } = settings;
  const lost = await missingOf(owner, communityId, acknowledged);
  const differing = await differingFrom(owner, communityId, sound, finished);
  const effects = await countEffects(owner, communityId, nameOf(run));
  const stuckJobs = await settledJobs(owner);
  const verified = await runChild('tools/verify.ts', [], environment);
  return {
    lost,
    differing,
    doubled: Math.abs(effects.people - made) + Math.abs(effects.cases - made),
    stuckJobs,
    findings: verified.status === 0 ? '' : verified.said,
  };
};
