import type { Instant } from '../../../kernel/plain-date.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { recordOwnDeed } from '../../audit/server/index.ts';
import { IMPORT_WORK } from '../contract.ts';
import type { ImportDeps } from './deps.ts';
import { claimImport, countRows, setImport, type ImportRecord } from './import-rows.ts';

/** Nothing that anybody sees changes, so that the version stays. */
const COUNT_TRY: Statement = {
  name: 'count-failed-try-of-import',
  text: 'update person_import set failed_tries = failed_tries + 1 where community_id = $1 and id = $2',
};

/** Counts a try that failed. After the last one allowed, work on the import ends and the office is told what it can do. */
export const noteFailure = (
  { database, rules }: ImportDeps,
  work: Pick<ImportRecord, 'communityId' | 'id' | 'state'>,
  now: Instant,
): Promise<void> =>
  database.transact([work.communityId], async (tx) => {
    const one = await claimImport(tx, work);
    const during = IMPORT_WORK.find((state) => state === one?.state);
    if (one === undefined || during === undefined) return { keep: false, value: undefined };
    const { communityId, id } = one;
    if (one.failedTries + 1 < rules.triesAtMost) {
      await tx.query(COUNT_TRY, [communityId, id]);
      return { keep: true, value: undefined };
    }
    const counts = during === 'writing' || during === 'undoing' ? await countRows(tx, one) : one.counts;
    await setImport(tx, one, { state: 'failed', failedDuring: during, counts });
    const deed = { action: 'leave-failed-import', subjectKind: 'import', subjectId: id, details: { during } };
    recordOwnDeed(tx, { communityId, now }, deed);
    return { keep: true, value: undefined };
  });
