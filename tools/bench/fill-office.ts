import type pg from 'pg';
import { cloneCases } from './clone-cases.ts';
import type { Office } from './office.ts';
import { makeSampleHistories } from './sample-histories.ts';

export interface Sizes {
  readonly residents: number;
  readonly cases: number;
  readonly events: number;
}

export const readSizes = async (owner: pg.Pool): Promise<Sizes> => {
  const { rows } = await owner.query<Sizes>(
    `select (select count(*) from person) as residents, (select count(*) from case_record) as cases,
            (select count(*) from case_event) as events`,
  );
  return rows[0] as Sizes;
};

/** Brings the cases up to the number wanted: real histories first, then copies of them. */
export const fill = async (
  office: Office,
  settings: { readonly cases: number; readonly quick: boolean },
): Promise<void> => {
  const { ownerPool } = office.database;
  const there = (await readSizes(ownerPool)).cases;
  if (there >= settings.cases) return;
  const samples = await makeSampleHistories(office, settings.quick ? 2 : 12);
  await cloneCases(ownerPool, office.communities, samples, settings.cases - there - samples.length);
};
