import { verifyChain } from '../../modules/audit/server/index.ts';
import type { ScopedDatabase, Statement } from '../../platform/db/scoped-database.ts';
import type { Checked } from './finding.ts';

const WAITING: Statement = {
  name: 'verify-unsealed',
  text: 'select count(*) as count from audit_entry where community_id = $1 and seal_number is null',
};

/** One organisation's chain against its anchors; entries of the last minute or so wait for their seal. */
export const checkAudit = async (
  database: ScopedDatabase,
  organisationId: string,
  anchorFolder: string,
): Promise<Checked> =>
  database.read([organisationId], async (tx) => {
    const { entries, finding } = await verifyChain(tx, organisationId, anchorFolder);
    const [waiting] = await tx.query<{ count: number }>(WAITING, [organisationId]);
    return {
      counts: { sealedEntries: entries, unsealedEntries: waiting?.count ?? 0 },
      findings:
        finding === undefined
          ? []
          : [
              {
                kind: finding.rule === 'anchors-missing' ? 'audit-anchors-missing' : 'audit-chain',
                organisationId,
                subjectId: finding.entryId === null ? `seal ${finding.sealNumber}` : `entry ${finding.entryId}`,
                detail: `${finding.rule}: ${finding.what}`,
              },
            ],
    };
  });
