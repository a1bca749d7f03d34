import type pg from 'pg';
import { newId } from '../../platform/ids.ts';
import { inCommunity } from './read-rows.ts';

export type KeyChange = 'add-sealing-key' | 'reseal-values' | 'drop-sealing-keys' | 'change-indexing-key';

const HEADS = 'select id from organisation where parent_id is null order by id';
const AUDIT = `insert into audit_entry (community_id, id, at, actor, action, subject_kind, subject_id, outcome, origin, details)
  values ($1, $2, $3, 'system', $4, 'keys', $5, 'done', '', $6::jsonb)`;

/** Puts a change of keys into the trail of the organisation at the head of the installation: ids and counts, no key. */
export const recordChange = async (
  owner: pg.Client,
  action: KeyChange,
  subject: string,
  details: Readonly<Record<string, number | readonly number[]>>,
): Promise<void> => {
  const heads = await owner.query<{ id: string }>(HEADS);
  for (const { id } of heads.rows)
    await inCommunity(owner, id, () =>
      owner.query(AUDIT, [id, newId(), new Date().toISOString(), action, subject, JSON.stringify(details)]),
    );
};
