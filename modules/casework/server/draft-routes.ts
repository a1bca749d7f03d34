import { ok, refuse } from '../../../kernel/result.ts';
import { sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { discardDraft, discardView, listSavedViews, saveDraft, saveView } from '../contract.ts';
import type { CaseworkDeps } from './deps.ts';

/** Drafts hold what somebody said at the counter, so they are sealed like the fields they will become. */
export const draftPlace = (communityId: string, draftId: string): FieldPlace => ({
  table: 'draft',
  column: 'body_sealed',
  communityId,
  rowId: draftId,
});

const SAVE_DRAFT: Statement = {
  name: 'save-draft',
  text: `insert into draft (community_id, id, worker_id, title, body_sealed, saved_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (community_id, id) do update set title = excluded.title, body_sealed = excluded.body_sealed, saved_at = excluded.saved_at
         where draft.worker_id = excluded.worker_id returning id`,
};
const DISCARD_DRAFT: Statement = {
  name: 'discard-draft',
  text: 'delete from draft where community_id = $1 and id = $2 and worker_id = $3 returning id',
};
const VIEWS: Statement = {
  name: 'saved-views',
  text: 'select id, page, name, query, columns from saved_view where community_id = $1 and worker_id = $2 order by name',
};
const SAVE_VIEW: Statement = {
  name: 'save-view',
  text: `insert into saved_view (community_id, id, worker_id, page, name, query, columns) values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb)
         on conflict (community_id, id) do update set name = excluded.name, query = excluded.query, columns = excluded.columns
         where saved_view.worker_id = excluded.worker_id returning id`,
};
const DISCARD_VIEW: Statement = {
  name: 'discard-view',
  text: 'delete from saved_view where community_id = $1 and id = $2 and worker_id = $3 returning id',
};

interface ViewRow {
  readonly id: string;
  readonly page: string;
  readonly name: string;
  readonly query: Record<string, string>;
  readonly columns: string[];
}

/** A draft or view of somebody else answers like one that does not exist. */
export const draftRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(saveDraft, async (tx, call) => {
    const { communityId, draftId } = call.params;
    const sealed = sealField(deps.keyRing, draftPlace(communityId, draftId), JSON.stringify(call.body.body));
    const rows = await tx.query(SAVE_DRAFT, [
      communityId,
      draftId,
      call.caller.workerId,
      call.body.title,
      sealed,
      call.now,
    ]);
    return rows.length === 0 ? refuse('not-found') : ok({ id: draftId, savedAt: call.now });
  }),
  implement(discardDraft, async (tx, call) => {
    const { communityId, draftId } = call.params;
    return ok({ discarded: (await tx.query(DISCARD_DRAFT, [communityId, draftId, call.caller.workerId])).length > 0 });
  }),
  implement(listSavedViews, async (tx, call) =>
    ok({ items: await tx.query<ViewRow>(VIEWS, [call.params.communityId, call.caller.workerId]) }),
  ),
  implement(saveView, async (tx, call) => {
    const { communityId, viewId } = call.params;
    const { page, name, query, columns } = call.body;
    const values = [
      communityId,
      viewId,
      call.caller.workerId,
      page,
      name,
      JSON.stringify(query),
      JSON.stringify(columns),
    ];
    const rows = await tx.query(SAVE_VIEW, values);
    return rows.length === 0 ? refuse('not-found') : ok({ id: viewId, page, name, query, columns });
  }),
  implement(discardView, async (tx, call) => {
    const { communityId, viewId } = call.params;
    return ok({ discarded: (await tx.query(DISCARD_VIEW, [communityId, viewId, call.caller.workerId])).length > 0 });
  }),
];
