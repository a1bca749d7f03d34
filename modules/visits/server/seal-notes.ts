import { sealField } from '../../../platform/crypto/field-sealing.ts';
import { communitiesWith } from '../../../platform/db/communities-with.ts';
import { sumOfEach } from '../../../platform/db/each-for-itself.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { VisitsDeps } from './deps.ts';
import { visitPlace } from './sealed-places.ts';

const BATCH = 500;

const IN_CLEAR: Statement = {
  name: 'visit-notes-in-clear',
  text: `select id, note from visit where community_id = $1 and note is not null order by id limit ${BATCH} for update skip locked`,
};
const WITH_NOTES_IN_CLEAR: Statement = {
  name: 'communities-with-notes-in-clear',
  text: 'select distinct community_id as id from visit where community_id = any ($1::uuid[]) and note is not null',
};
const SEAL: Statement = {
  name: 'seal-visit-notes',
  text: `update visit v set note_sealed = decode(one.sealed, 'base64'), note = null
    from jsonb_to_recordset($2::jsonb) as one(id uuid, sealed text) where v.community_id = $1 and v.id = one.id`,
};

const sealBatch = async (tx: Tx, { keyRing }: Pick<VisitsDeps, 'keyRing'>, communityId: string): Promise<number> => {
  const rows = await tx.query<{ id: string; note: string }>(IN_CLEAR, [communityId]);
  const sealed = rows.map(({ id, note }) => ({
    id,
    sealed: sealField(keyRing, visitPlace.note(communityId, id), note).toString('base64'),
  }));
  if (sealed.length > 0) await tx.query(SEAL, [communityId, JSON.stringify(sealed)]);
  return rows.length;
};

const sealIn = async (deps: Pick<VisitsDeps, 'database' | 'keyRing'>, communityId: string): Promise<number> => {
  let sealed = 0;
  for (let last = BATCH; last === BATCH; sealed += last)
    last = await deps.database.transact([communityId], async (tx) => ({
      keep: true,
      value: await sealBatch(tx, deps, communityId),
    }));
  return sealed;
};

/** Seals notes of visits that were written in clear before notes were sealed. Answers how many; doing it again changes nothing. */
export const sealVisitNotes = async (
  deps: Pick<VisitsDeps, 'database' | 'keyRing'>,
  communityIds: readonly string[],
): Promise<number> => {
  const these = await communitiesWith(deps.database, communityIds, WITH_NOTES_IN_CLEAR);
  return sumOfEach('seal notes of visits', these, (id) => sealIn(deps, id));
};
