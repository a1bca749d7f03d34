import type { PlainDate } from '../../../kernel/plain-date.ts';
import { refuse, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { LeftBecause } from '../domain/life-events.ts';
import { CONSENTS_AS_JSON, FACTS_AS_JSON } from './person-file-rows.ts';
import type { StoredConsent, StoredFact } from './person-file-rows.ts';

/** What commands on a file need of it, locked until they are done. */
export interface LockedFile {
  readonly id: string;
  readonly bornOn: PlainDate | null;
  readonly leftBecause: LeftBecause | null;
  readonly facts: readonly StoredFact[];
  readonly consents: readonly StoredConsent[];
}

const LOCK: Statement = {
  name: 'lock-person-file',
  text: `select p.id, p.born_on as "bornOn", p.left_because as "leftBecause", ${FACTS_AS_JSON} as facts,
           ${CONSENTS_AS_JSON} as consents
         from person p where p.community_id = $1 and p.id = $2 for update of p`,
};

/** Nothing is written into the file of a signpost or of a slip; the dead and those who left keep theirs. */
export const lockFile = async (tx: Tx, communityId: string, personId: string): Promise<Result<LockedFile>> => {
  const [row] = await tx.query<LockedFile>(LOCK, [communityId, personId]);
  if (row === undefined) return refuse('not-found');
  const gone = row.leftBecause === 'merged' || row.leftBecause === 'entered-by-mistake';
  return gone ? refuse('person-has-left', { personId }) : ok(row);
};
