import { z } from 'zod';
import { defineRoute, plainDate, text, uuid } from '../../../platform/contract.ts';
import { PLACE_KINDS } from '../domain/place.ts';
import {
  EDITORS,
  inCharge,
  inCommunity,
  namedPlace,
  onDay,
  placeName,
  placeRef,
  SPREADSHEET,
  VIEWERS,
} from './shapes.ts';

/** What lies in a place: dwellings and how many are empty, households, residents, and those of special groups. */
const counts = z.object({
  dwellings: z.number().int(),
  empty: z.number().int(),
  households: z.number().int(),
  residents: z.number().int(),
  inGroups: z.number().int(),
});
export type PlaceCounts = z.output<typeof counts>;

const node = z.object({ id: uuid, name: z.string(), from: plainDate.nullable(), until: plainDate.nullable(), counts });

export const getPlaceTree = defineRoute({
  id: 'get-place-tree',
  method: 'GET',
  path: '/communities/{communityId}/place-tree',
  summary: {
    zh: '区域树：网格、微网格、楼栋及户数人数',
    en: 'Places with dwellings, households, residents and groups',
  },
  params: inCommunity,
  query: onDay,
  reply: z
    .object({
      on: plainDate,
      /** From the province down to the community, with statistical codes where they are known. */
      regions: z.array(z.object({ code: z.string().nullable(), name: z.string(), level: z.string() })),
      community: z.object({ id: uuid, name: z.string(), counts }),
      grids: z.array(node.extend({ inCharge: z.array(inCharge) })),
      microGrids: z.array(node.extend({ gridId: uuid })),
      buildings: z.array(
        node.extend({
          gridId: uuid,
          microGridId: uuid.nullable(),
          units: z.array(z.object({ id: uuid, name: z.string() })),
        }),
      ),
    })
    .meta({ id: 'PlaceTree' }),
  access: { kind: 'community', roles: VIEWERS },
});

const dwellingCell = z.object({
  id: uuid,
  unitId: uuid,
  floor: z.number().int().nullable(),
  door: z.string(),
  usedAs: z.enum(['home', 'shop', 'public', 'other']),
  state: z.enum(['empty', 'lived-in', 'let']),
  /** Heads of the households that live there, masked. */
  heads: z.array(z.string()),
  residents: z.number().int(),
  inGroups: z.number().int(),
});

export const getBuilding = defineRoute({
  id: 'get-building',
  method: 'GET',
  path: '/communities/{communityId}/buildings/{buildingId}',
  summary: { zh: '一幢楼：单元、楼层、户', en: 'A building: its dwellings by unit and floor' },
  params: inCommunity.extend({ buildingId: uuid }),
  reply: z
    .object({
      id: uuid,
      name: z.string(),
      from: plainDate.nullable(),
      until: plainDate.nullable(),
      grid: namedPlace.nullable(),
      microGrid: namedPlace.nullable(),
      units: z.array(z.object({ id: uuid, name: z.string() })),
      dwellings: z.array(dwellingCell),
      inCharge: z.array(inCharge),
      placements: z.array(
        z.object({
          grid: z.string(),
          microGrid: z.string().nullable(),
          from: plainDate.nullable(),
          until: plainDate.nullable(),
        }),
      ),
    })
    .meta({ id: 'Building' }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: VIEWERS },
});

export const getDwelling = defineRoute({
  id: 'get-dwelling',
  method: 'GET',
  path: '/communities/{communityId}/dwellings/{dwellingId}',
  summary: { zh: '一户房屋：历次住户和负责人', en: 'A dwelling: its households over time and who is in charge' },
  params: inCommunity.extend({ dwellingId: uuid }),
  query: onDay,
  reply: z
    .object({
      id: uuid,
      on: plainDate,
      door: z.string(),
      floor: z.number().int().nullable(),
      usedAs: z.enum(['home', 'shop', 'public', 'other']),
      area: z.number().nullable().meta({ description: 'Square metres' }),
      owner: z.string().nullable().meta({ description: 'As the building list names the owner; masked' }),
      building: namedPlace,
      unit: namedPlace,
      grid: namedPlace.nullable(),
      stays: z.array(
        z.object({
          householdId: uuid,
          head: z.string().meta({ description: 'Masked' }),
          members: z.number().int(),
          tenure: z.enum(['owner', 'tenant', 'guest', 'unknown']),
          from: plainDate.nullable(),
          until: plainDate.nullable(),
        }),
      ),
      /** For every role somebody is in charge as; roles nobody holds come with an empty list. */
      responsible: z.array(z.object({ roleId: z.string(), role: text, holders: z.array(inCharge) })),
    })
    .meta({ id: 'Dwelling' }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: VIEWERS },
});

const unitPlan = z.object({
  name: z.string().trim().max(20),
  floors: z.number().int().min(0).max(60),
  doorsOnFloor: z.number().int().min(0).max(30),
});
const usedAs = z.enum(['home', 'shop', 'public', 'other']);

export const changePlaces = defineRoute({
  id: 'change-places',
  method: 'POST',
  path: '/communities/{communityId}/place-changes',
  summary: { zh: '新增、改名、划转、撤销网格和楼栋', en: 'Add, rename, move or close a place from a day on' },
  params: inCommunity,
  body: z.object({
    change: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('add-grid'), name: placeName, from: plainDate }),
      z.object({ kind: z.literal('add-micro-grid'), gridId: uuid, name: placeName, from: plainDate }),
      z.object({
        kind: z.literal('add-building'),
        gridId: uuid,
        microGridId: uuid.nullable(),
        name: placeName,
        from: plainDate,
        units: z.array(unitPlan).max(30),
      }),
      z.object({ kind: z.literal('add-unit'), buildingId: uuid, from: plainDate, unit: unitPlan }),
      z.object({
        kind: z.literal('add-dwelling'),
        unitId: uuid,
        door: z.string().trim().min(1).max(20),
        usedAs: usedAs.default('home'),
        from: plainDate,
      }),
      z.object({
        kind: z.literal('rename'),
        place: z.object({ kind: z.enum(['grid', 'micro-grid', 'building', 'unit']), id: uuid }),
        name: placeName,
      }),
      z.object({
        kind: z.literal('place-building'),
        buildingId: uuid,
        gridId: uuid,
        microGridId: uuid.nullable(),
        from: plainDate,
      }),
      z.object({
        kind: z.literal('close'),
        place: placeRef.extend({ kind: z.enum(PLACE_KINDS) }),
        on: plainDate,
      }),
    ]),
  }),
  reply: z.object({ placeId: uuid }),
  refusals: [
    'place-unknown',
    'place-name-taken',
    'place-not-empty',
    'place-unchanged',
    'place-date-in-future',
    'place-date-too-early',
    'door-taken',
    'too-many-dwellings',
  ],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const exportDwellings = defineRoute({
  id: 'export-dwellings',
  method: 'GET',
  path: '/communities/{communityId}/dwellings/export.xlsx',
  summary: { zh: '导出房屋清单', en: 'Dwellings with who is in charge, as a spreadsheet' },
  params: inCommunity,
  query: z.object({ buildingId: uuid.optional() }),
  reply: z.unknown(),
  file: SPREADSHEET,
  access: { kind: 'community', roles: VIEWERS },
});

const region = z.object({ code: z.string(), level: z.string(), name: z.string() });

export const listRegions = defineRoute({
  id: 'list-regions',
  method: 'GET',
  path: '/regions',
  summary: { zh: '行政区划代码', en: 'Regions by statistical code' },
  reply: z
    .object({
      items: z.array(region),
      /** Above an office and still without a name. */
      missing: z.array(region.omit({ name: true })),
    })
    .meta({ id: 'Regions' }),
  access: { kind: 'anywhere', roles: ['system-administrator'] },
});

export const saveRegion = defineRoute({
  id: 'save-region',
  method: 'POST',
  path: '/regions',
  summary: { zh: '登记行政区划代码', en: 'Name a region by its statistical code' },
  body: z.object({ code: z.string().trim().max(20), name: placeName }),
  reply: z.object({ code: z.string(), level: z.string(), parent: z.string().nullable() }),
  refusals: ['region-code-invalid', 'region-parent-missing'],
  access: { kind: 'anywhere', roles: ['system-administrator'] },
  command: true,
});
