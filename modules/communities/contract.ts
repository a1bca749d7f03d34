import { z } from 'zod';
import { defineRoute } from '../../platform/contract.ts';
import { assignDuty, endDuty, exportDuties, getHolderDuties, listDuties, releaseHolder } from './contract/duties.ts';
import {
  changePlaces,
  exportDwellings,
  getBuilding,
  getDwelling,
  getPlaceTree,
  listRegions,
  saveRegion,
} from './contract/places.ts';
import { listPlaceEntries } from './contract/place-lists.ts';
import { drawPlace, getPlan, getPlanPicture, removePlanPicture, uploadPlanPicture } from './contract/plan.ts';

export * from './contract/duties.ts';
export * from './contract/places.ts';
export * from './contract/place-lists.ts';
export * from './contract/plan.ts';

/** Where a resident can go or call; nothing here is personal. */
export const office = z
  .object({
    /** By it the guides tell how this community does a matter. */
    id: z.string(),
    name: z.string(),
    streetName: z.string(),
    phone: z.string(),
    address: z.string(),
    officeHours: z.string(),
  })
  .meta({ id: 'Office' });
export type Office = z.output<typeof office>;

/** Community offices in the order of their streets, for the resident pages that work without an account. */
export const listOffices = defineRoute({
  id: 'list-offices',
  method: 'GET',
  path: '/offices',
  summary: { zh: '社区服务站的电话、地址和开放时间', en: 'Community offices: phone, address and hours' },
  reply: z.object({ items: z.array(office) }).meta({ id: 'Offices' }),
  access: { kind: 'public' },
});

export const communitiesRoutes = [
  listOffices,
  getPlaceTree,
  listPlaceEntries,
  getBuilding,
  getDwelling,
  changePlaces,
  exportDwellings,
  listRegions,
  saveRegion,
  listDuties,
  assignDuty,
  endDuty,
  getHolderDuties,
  releaseHolder,
  exportDuties,
  getPlan,
  drawPlace,
  uploadPlanPicture,
  removePlanPicture,
  getPlanPicture,
] as const;
