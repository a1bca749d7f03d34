import { z } from 'zod';
import { defineRoute, plainDate, uuid } from '../../../platform/contract.ts';
import { MOST_CORNERS, PLAN_HEIGHT_MOST, PLAN_WIDTH } from '../domain/plan-shape.ts';
import { EDITORS, inCommunity, onDay, VIEWERS } from './shapes.ts';

const position = z.tuple([z.number().min(0).max(PLAN_WIDTH), z.number().min(0).max(PLAN_HEIGHT_MOST)]);

/** As in GeoJSON, in units of the plan: 1000 wide, y from the top. */
export const planShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position).max(MOST_CORNERS + 1)).length(1) }),
  z.object({ type: z.literal('Point'), coordinates: position }),
]);

const SHAPED = z.enum(['community', 'grid', 'micro-grid', 'building']);

const drawnPlace = z.object({
  kind: SHAPED,
  id: uuid,
  name: z.string(),
  /** Place it lies in: the micro-grid or grid of a building, the grid of a micro-grid. */
  parentId: uuid.nullable(),
  shape: planShape.nullable(),
  drawnFrom: plainDate.nullable(),
});
export type DrawnPlace = z.output<typeof drawnPlace>;

export const getPlan = defineRoute({
  id: 'get-plan',
  method: 'GET',
  path: '/communities/{communityId}/plan',
  summary: { zh: '社区平面图：边界和楼栋位置', en: 'The plan of the community: boundaries and positions' },
  params: inCommunity,
  query: onDay,
  reply: z
    .object({
      on: plainDate,
      /** Days on which something was or will be drawn anew, the latest first. */
      days: z.array(plainDate),
      picture: z.object({ id: uuid, width: z.number().int(), height: z.number().int() }).nullable(),
      places: z.array(drawnPlace),
    })
    .meta({ id: 'Plan' }),
  access: { kind: 'community', roles: VIEWERS },
});

export const drawPlace = defineRoute({
  id: 'draw-place',
  method: 'POST',
  path: '/communities/{communityId}/plan/shapes',
  summary: { zh: '画边界或标位置', en: 'Draw a boundary or mark a position' },
  params: inCommunity,
  body: z.object({ place: z.object({ kind: SHAPED, id: uuid }), shape: planShape.nullable(), from: plainDate }),
  reply: z.object({ placeId: uuid, drawnFrom: plainDate }),
  refusals: ['place-unknown', 'shape-invalid', 'place-date-in-future'],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

/** As base64; 700 KB of picture still fit into a request. */
export const MOST_PICTURE_BYTES = 700_000;
const MOST_PICTURE_CHARACTERS = Math.ceil(MOST_PICTURE_BYTES / 3) * 4;

export const uploadPlanPicture = defineRoute({
  id: 'upload-plan-picture',
  method: 'POST',
  path: '/communities/{communityId}/plan/picture',
  summary: { zh: '上传平面图底图', en: 'Upload the picture below the plan' },
  params: inCommunity,
  body: z.object({ content: z.base64().min(16).max(MOST_PICTURE_CHARACTERS) }),
  reply: z.object({ id: uuid, width: z.number().int(), height: z.number().int() }),
  status: 201,
  refusals: ['picture-invalid'],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const removePlanPicture = defineRoute({
  id: 'remove-plan-picture',
  method: 'POST',
  path: '/communities/{communityId}/plan/picture/remove',
  summary: { zh: '去掉底图', en: 'Take the picture away' },
  params: inCommunity,
  reply: z.object({ removed: z.number().int() }),
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const getPlanPicture = defineRoute({
  id: 'get-plan-picture',
  method: 'GET',
  path: '/communities/{communityId}/plan/pictures/{pictureId}',
  summary: { zh: '平面图底图', en: 'The picture below the plan' },
  params: inCommunity.extend({ pictureId: uuid }),
  reply: z.unknown(),
  refusals: ['not-found'],
  file: 'image/*',
  access: { kind: 'community', roles: VIEWERS },
});
