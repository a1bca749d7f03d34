import type pg from 'pg';
import type { AuditEntry } from '../../modules/audit/domain/audit-entry.ts';
import { digestOf } from '../../modules/audit/server/anchors.ts';
import { hashSeal, NO_PREVIOUS_HASH } from '../../modules/audit/server/seal-chain.ts';

/** What a patient forger would do: every seal of a community computed anew from what stands in the table now. */
export const rewriteChain = async (client: pg.PoolClient, communityId: string): Promise<void> => {
  const seals = await client.query<{ number: number }>(
    'select seal_number as number from audit_seal where community_id = $1 order by 1',
    [communityId],
  );
  let previous: Buffer = NO_PREVIOUS_HASH;
  for (const { number } of seals.rows) {
    const { rows } = await client.query<AuditEntry>(
      `select community_id as "communityId", id, at, actor, action, subject_kind as "subjectKind", subject_id as "subjectId",
              outcome, origin, details from audit_entry where community_id = $1 and seal_number = $2 order by id`,
      [communityId, number],
    );
    const hash = hashSeal(previous, number, rows.map(digestOf));
    await client.query(
      'update audit_seal set previous_hash = $3, hash = $4 where community_id = $1 and seal_number = $2',
      [communityId, number, previous, hash],
    );
    previous = hash;
  }
};
