import { addDays, plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import {
  drawPlace,
  getPlan,
  getPlanPicture,
  removePlanPicture,
  uploadPlanPicture,
  type DrawnPlace,
} from '../contract.ts';
import { MOST_DAYS_AHEAD } from '../domain/place-changes.ts';
import { brokenRule, type PlanShape } from '../domain/plan-shape.ts';
import { openPlaces, placesOfKind } from '../domain/place-tree.ts';
import { pictureKindOf } from './picture-kind.ts';
import { loadTree } from './place-rows.ts';
import { reachOf } from './reach.ts';

interface ShapeRow {
  readonly placeId: string;
  readonly drawnFrom: PlainDate;
  readonly shape: PlanShape | null;
}

const SHAPES: Statement = {
  name: 'place-shapes',
  text: `select distinct on (place_id) place_id as "placeId", drawn_from as "drawnFrom", shape from place_shape
    where community_id = $1 and drawn_from <= $2 order by place_id, drawn_from desc`,
};
/** Days on which something was drawn, founded, moved or closed: between them the plan looks the same. */
const DAYS: Statement = {
  name: 'days-of-plan',
  text: `select distinct day as "on" from (
      select drawn_from as day from place_shape where community_id = $1
      union all select valid_from from grid where community_id = $1
      union all select valid_until from grid where community_id = $1
      union all select valid_from from micro_grid where community_id = $1
      union all select valid_until from micro_grid where community_id = $1
      union all select valid_until from building where community_id = $1
      union all select placed_from from building_placement where community_id = $1 and placed_from is distinct from placed_until
    ) all_days where day is not null order by day desc limit 200`,
};
const DRAW: Statement = {
  name: 'draw-place',
  text: `insert into place_shape (community_id, place_id, drawn_from, place_kind, shape, drawn_by) values ($1, $2, $3, $4, $5::jsonb, $6)
    on conflict (community_id, place_id, drawn_from) do update set shape = excluded.shape, drawn_by = excluded.drawn_by, drawn_at = excluded.drawn_at`,
};
const PICTURE: Statement = {
  name: 'plan-picture',
  text: 'select id, width, height from plan_picture where community_id = $1 order by uploaded_at desc, id desc limit 1',
};
const PICTURE_CONTENT: Statement = {
  name: 'plan-picture-content',
  text: 'select media_type as "mediaType", content from plan_picture where community_id = $1 and id = $2',
};
const KEEP_PICTURE: Statement = {
  name: 'keep-plan-picture',
  text: `insert into plan_picture (community_id, id, media_type, width, height, content, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7)`,
};
const FORGET_PICTURES: Statement = {
  name: 'forget-plan-pictures',
  text: 'delete from plan_picture where community_id = $1 returning id',
};

const SHAPED = ['community', 'grid', 'micro-grid', 'building'] as const;

/** The database keeps JSON; a shape is given out with corners of its own, as the contract types them. */
const given = (shape: PlanShape | null | undefined): DrawnPlace['shape'] => {
  if (shape === null || shape === undefined) return null;
  if (shape.type === 'Point') return { type: 'Point', coordinates: [...shape.coordinates] };
  return { type: 'Polygon', coordinates: shape.coordinates.map((ring) => ring.map(([x, y]) => [x, y])) };
};

const planRoute: Implementation = implement(getPlan, async (tx, call) => {
  const { communityId } = call.params;
  const on = call.query.on ?? plainDateOf(call.now);
  const places = openPlaces(await loadTree(tx, communityId), on);
  const { sees } = await reachOf(tx, call, places.tree);
  const shapes = new Map((await tx.query<ShapeRow>(SHAPES, [communityId, on])).map((row) => [row.placeId, row]));
  const [picture] = await tx.query<{ id: string; width: number; height: number }>(PICTURE, [communityId]);
  const drawn = SHAPED.flatMap((kind) =>
    placesOfKind(places, kind).map((place) => ({ kind, id: place.id, chain: places.chainOf(place) })),
  ).filter(({ kind, chain }) => kind === 'community' || sees(chain));
  const days = await tx.query<{ on: PlainDate }>(DAYS, [communityId]);
  return ok({
    on,
    days: days.map((day) => day.on),
    picture: picture ?? null,
    places: drawn.map(({ kind, id, chain }) => ({
      kind,
      id,
      name: places.nameOf({ kind, id }) ?? '',
      parentId: chain[1]?.id ?? null,
      shape: given(shapes.get(id)?.shape),
      drawnFrom: shapes.get(id)?.drawnFrom ?? null,
    })),
  });
});

/** Areas have boundaries; a building has an outline, or only a position where nobody drew one. */
const isOfKind = (kind: DrawnPlace['kind'], shape: PlanShape): boolean =>
  kind === 'building' || shape.type === 'Polygon';

const drawRoute: Implementation = implement(drawPlace, async (tx, call) => {
  const { communityId } = call.params;
  const { place, from } = call.body;
  const shape = call.body.shape as PlanShape | null;
  const last = addDays(plainDateOf(call.now), MOST_DAYS_AHEAD);
  if (from > last) return refuse('place-date-in-future', { until: last });
  const places = openPlaces(await loadTree(tx, communityId), from);
  if (places.chainOf(place).length === 0) return refuse('place-unknown');
  const rule = shape === null ? null : isOfKind(place.kind, shape) ? brokenRule(shape) : 'kind';
  if (rule !== null) return refuse('shape-invalid', { rule });
  await tx.query(DRAW, [
    communityId,
    place.id,
    from,
    place.kind,
    shape === null ? null : JSON.stringify(shape),
    call.caller.workerId,
  ]);
  recordDone(tx, call, communityId, {
    action: 'draw-place',
    subjectKind: 'place',
    subjectId: place.id,
    details: { kind: place.kind, from, removed: shape === null },
  });
  return ok({ placeId: place.id, drawnFrom: from });
});

const forgetPictures = (tx: Tx, communityId: string): Promise<object[]> => tx.query(FORGET_PICTURES, [communityId]);

const uploadRoute: Implementation = implement(uploadPlanPicture, async (tx, call) => {
  const { communityId } = call.params;
  const content = Buffer.from(call.body.content, 'base64');
  const kind = pictureKindOf(content);
  if (kind === null) return refuse('picture-invalid', { rule: 'content' });
  const id = newId();
  await forgetPictures(tx, communityId);
  const { mediaType, width, height } = kind;
  await tx.query(KEEP_PICTURE, [communityId, id, mediaType, width, height, content, call.caller.workerId]);
  recordDone(tx, call, communityId, {
    action: 'upload-plan-picture',
    subjectKind: 'community',
    subjectId: communityId,
    details: { mediaType, bytes: content.length },
  });
  return ok({ id, width, height });
});

const removeRoute: Implementation = implement(removePlanPicture, async (tx, call) => {
  const { communityId } = call.params;
  const removed = await forgetPictures(tx, communityId);
  recordDone(tx, call, communityId, {
    action: 'remove-plan-picture',
    subjectKind: 'community',
    subjectId: communityId,
    details: { removed: removed.length },
  });
  return ok({ removed: removed.length });
});

const pictureRoute: Implementation = implement(getPlanPicture, async (tx, call) => {
  const { communityId, pictureId } = call.params;
  const [row] = await tx.query<{ mediaType: string; content: Buffer }>(PICTURE_CONTENT, [communityId, pictureId]);
  if (row === undefined) return refuse('not-found');
  // Even if a browser took it for a page, nothing in it could run.
  call.setHeader('content-security-policy', "default-src 'none'; sandbox");
  call.setHeader('cache-control', 'private, max-age=86400, immutable');
  return ok({ bytes: row.content, filename: `plan.${row.mediaType.split('/')[1]}`, type: row.mediaType });
});

/** Boundaries, positions and the picture below them. */
export const planRoutes: readonly Implementation[] = [planRoute, drawRoute, uploadRoute, removeRoute, pictureRoute];
