import { diskFull } from './disk-full.ts';
import { databaseKilled } from './database-killed.ts';
import { connectionCut } from './connection-cut.ts';
import { programKilled } from './program-killed.ts';
import { sameKey } from './same-key.ts';
import { upgradeKilled } from './upgrade-killed.ts';
import type { Scenario } from './scenario.ts';

/** Every kind of fault that is brought about, in the order of a run. */
export const SCENARIOS: readonly Scenario[] = [
  databaseKilled,
  programKilled,
  connectionCut,
  sameKey,
  diskFull,
  upgradeKilled,
];
