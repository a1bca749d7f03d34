import { randomUUID } from 'node:crypto';
import { assignDuty, changePlaces, getBuilding, uploadPlanPicture } from '../../modules/communities/contract.ts';
import type { Office } from './office.ts';
import type { PlaceFixture, Sample } from './sample-fixture.ts';

/** The smallest PNG there is. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const FROM = '2026-09-01';

export const writePlaces = async (office: Office): Promise<PlaceFixture> => {
  const head = await office.as('head');
  const params = { communityId: office.communityId() };
  const change = async (part: object): Promise<string> =>
    (await head.call(changePlaces, { params, body: { change: { from: FROM, ...part } } })).reply().placeId;
  const gridId = await change({ kind: 'add-grid', name: '试验网格' });
  const units = [{ name: '1单元', floors: 3, doorsOnFloor: 2 }];
  const buildingId = await change({ kind: 'add-building', gridId, microGridId: null, name: '试验楼', units });
  const building = (await head.call(getBuilding, { params: { ...params, buildingId } })).reply();
  const put = async (roleId: string, place: object, workerId: string): Promise<string> => {
    const body = { roleId, place, holder: { kind: 'worker', id: workerId }, from: FROM };
    return (await head.call(assignDuty, { params, body })).reply().dutyId;
  };
  const { workerIds } = office.staff();
  await put('grid-worker', { kind: 'grid', id: gridId }, workerIds['grid-worker']);
  await put('party-member', { kind: 'building', id: buildingId }, workerIds['social-worker']);
  const dutyId = await put('building-head', { kind: 'building', id: buildingId }, workerIds.worker);
  const picture = (await head.call(uploadPlanPicture, { params, body: { content: PIXEL } })).reply();
  return { gridId, buildingId, dwellingId: building.dwellings[0]?.id ?? '', pictureId: picture.id, dutyId };
};

const NOWHERE: PlaceFixture = {
  gridId: randomUUID(),
  buildingId: randomUUID(),
  dwellingId: randomUUID(),
  pictureId: randomUUID(),
  dutyId: randomUUID(),
};

const at =
  (request: (places: PlaceFixture, office: Office) => ReturnType<Sample>): Sample =>
  ({ places, office }) =>
    request(places ?? NOWHERE, office);

const RING = [
  [10, 10],
  [90, 10],
  [50, 80],
  [10, 10],
];

/** Requests about places, who is in charge of them, and the plan. */
export const placeSamples: Readonly<Record<string, Sample>> = {
  'get-place-tree': () => ({}),
  'list-place-entries': () => ({ query: { figure: 'households' } }),
  'get-building': at(({ buildingId }) => ({ params: { buildingId } })),
  'get-dwelling': at(({ dwellingId }) => ({ params: { dwellingId } })),
  'change-places': () => ({ body: { change: { kind: 'add-grid', name: `网格${randomUUID()}`, from: FROM } } }),
  'export-dwellings': () => ({}),
  'list-regions': () => ({}),
  'save-region': () => ({ body: { code: '320000000000', name: '某省' } }),
  'list-place-duties': () => ({}),
  'assign-place-duty': at(({ buildingId }, office) => ({
    body: {
      roleId: 'building-steward',
      place: { kind: 'building', id: buildingId },
      holder: { kind: 'worker', id: office.staff().workerIds.worker },
      from: FROM,
    },
  })),
  'end-place-duty': at(({ dutyId }) => ({ params: { dutyId }, body: { on: '2026-09-16' } })),
  'get-holder-duties': at((_, office) => ({
    params: { holderKind: 'worker', holderId: office.staff().workerIds['grid-worker'] },
  })),
  'release-holder': at((_, office) => ({
    params: { holderKind: 'worker', holderId: office.staff().workerIds['social-worker'] },
    body: { on: '2026-09-16' },
  })),
  'export-place-duties': () => ({}),
  'get-plan': () => ({}),
  'draw-place': at(({ gridId }) => ({
    body: { place: { kind: 'grid', id: gridId }, shape: { type: 'Polygon', coordinates: [RING] }, from: FROM },
  })),
  'upload-plan-picture': () => ({ body: { content: PIXEL } }),
  'remove-plan-picture': () => ({}),
  'get-plan-picture': at(({ pictureId }) => ({ params: { pictureId } })),
};
