import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { namedCases, type NamedCase } from '../../casework/server/index.ts';
import type { EntryReply, ProgressReply, RollCallReply } from '../contract.ts';
import { progressOf, type CallState } from '../domain/roll-call.ts';
import { calledReply, inOrder } from './called-rows.ts';
import type { CallsDeps } from './deps.ts';
import { helpOf, noteOf, scopeOf, type StoredEntry, type StoredRollCall } from './roll-call-rows.ts';

export const instantOf = (at: Instant | Date): Instant => new Date(at).toISOString();

export const nameOf = ({ directory }: CallsDeps, workerId: string | null): string | null =>
  workerId === null ? null : (directory.worker(workerId)?.name ?? '');

export const casesOf = (
  tx: Tx,
  communityId: string,
  rollCalls: readonly StoredRollCall[],
): Promise<ReadonlyMap<string, NamedCase>> =>
  namedCases(
    tx,
    communityId,
    rollCalls.flatMap(({ caseId }) => caseId ?? []),
  );

export const rollCallReply = (
  deps: CallsDeps,
  communityId: string,
  stored: StoredRollCall,
  cases: ReadonlyMap<string, NamedCase>,
  states: readonly CallState[],
): RollCallReply => ({
  id: stored.id,
  title: stored.title,
  case: (stored.caseId === null ? undefined : cases.get(stored.caseId)) ?? null,
  help: scopeOf(deps.keyRing, communityId, stored),
  startedBy: nameOf(deps, stored.startedBy) ?? '',
  startedAt: instantOf(stored.startedAt),
  endedBy: nameOf(deps, stored.endedBy),
  endedAt: stored.endedAt === null ? null : instantOf(stored.endedAt),
  progress: progressOf(states),
});

/** Everybody of a roll call, in the order of the way round. */
export const entryReplies = (
  deps: CallsDeps,
  communityId: string,
  stored: StoredRollCall,
  entries: readonly StoredEntry[],
): EntryReply[] => {
  const on = plainDateOf(instantOf(stored.startedAt));
  return inOrder(
    entries.map((entry) => ({
      ...calledReply(
        deps.keyRing,
        communityId,
        { row: entry, help: helpOf(deps.keyRing, communityId, stored.id, entry) },
        on,
      ),
      state: entry.state,
      note: noteOf(deps.keyRing, communityId, stored.id, entry),
      version: entry.version,
      by: nameOf(deps, entry.changedBy),
      at: entry.changedAt === null ? null : instantOf(entry.changedAt),
    })),
  );
};

/** How far each building is, in the order of the way round; people without a home come last. */
export const buildingProgress = (
  people: readonly EntryReply[],
): { buildingId: string | null; name: string; progress: ProgressReply }[] =>
  [...Map.groupBy(people, ({ place }) => place?.buildingId ?? null)].map(([buildingId, own]) => ({
    buildingId,
    name: own[0]?.place?.building ?? '',
    progress: progressOf(own.map(({ state }) => state)),
  }));
