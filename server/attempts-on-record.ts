import type { Logger } from 'pino';
import { auditPart } from '../modules/audit/server/index.ts';
import type { Attempt } from '../platform/http/attempts.ts';
import type { Foundation } from './foundation.ts';

const WINDOW_MILLISECONDS = 600_000;
/** Whoever sends a flood must not fill the trail with it: in one window so many entries are made, the rest is counted. */
const MOST_IN_A_WINDOW = 60;

interface Seen {
  readonly attempt: Attempt;
  /** After the first, which has an entry of its own. */
  again: number;
}

export interface AttemptsOnRecord {
  note(attempt: Attempt): void;
  /** Resolves when all that was noted is written. */
  settled(): Promise<void>;
}

const keyOf = ({ kind, routeId, origin, caller }: Attempt): string =>
  [kind, routeId, caller?.workerId ?? origin].join(' ');

/** Belongs to the person's organisation, and a stranger's to the highest one. */
const placeOf = ({ directory }: Pick<Foundation, 'directory'>, { caller }: Attempt): string | undefined =>
  caller?.homeOrganisationId ?? directory.organisations().find(({ parentId }) => parentId === null)?.id;

type Deps = Pick<Foundation, 'database' | 'directory'>;

/** Writes one entry after the other, so that a flood takes one connection and no more; nobody waits for it. */
const openWriting = ({ database, directory }: Deps, clock: () => Date, logger: Logger) => {
  let writing: Promise<void> = Promise.resolve();
  const write = (attempt: Attempt, times: number): void => {
    const { kind, routeId, origin, caller } = attempt;
    logger.warn({ attempt: kind, routeId, origin, times }, 'attempt');
    const communityId = placeOf({ directory }, attempt);
    if (communityId === undefined) return;
    const entry = auditPart({
      communityId,
      at: clock().toISOString(),
      actor: caller?.workerId ?? 'anonymous',
      action: 'attempt',
      subjectKind: 'route',
      subjectId: routeId,
      outcome: kind,
      origin,
      details: { times },
    });
    writing = writing
      .then(() =>
        database.transact([communityId], async (tx) => {
          tx.write(entry);
          return { keep: true, value: undefined };
        }),
      )
      .catch((fault: unknown) => logger.error({ err: fault }, 'an attempt is in the log alone'));
  };
  return { write, settled: () => writing };
};

/**
 * Attempts to get around what holds others back, in the log and in the audit trail: which kind, which route, who or from
 * where, how often. No address, no value, nothing of what was sent. The first of a kind is written at once, how often it
 * came again when its ten minutes are over.
 */
export const recordAttempts = (foundation: Deps, clock: () => Date, logger: Logger): AttemptsOnRecord => {
  let seen = new Map<string, Seen>();
  let unlisted = 0;
  let until = 0;
  const { write, settled } = openWriting(foundation, clock, logger);

  const closeWindow = (now: number): void => {
    for (const { attempt, again } of seen.values()) if (again > 0) write(attempt, again);
    if (unlisted > 0) logger.warn({ unlisted }, 'attempts beyond those listed');
    seen = new Map();
    unlisted = 0;
    until = now + WINDOW_MILLISECONDS;
  };

  return {
    note: (attempt) => {
      const now = clock().getTime();
      if (now >= until) closeWindow(now);
      const known = seen.get(keyOf(attempt));
      if (known !== undefined) {
        known.again += 1;
      } else if (seen.size < MOST_IN_A_WINDOW) {
        seen.set(keyOf(attempt), { attempt, again: 0 });
        write(attempt, 1);
      } else unlisted += 1;
    },
    settled,
  };
};
