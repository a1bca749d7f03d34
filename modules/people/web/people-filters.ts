import type { residence } from '../contract.ts';
import type { z } from 'zod';

export type Residence = z.output<typeof residence>;
export const RESIDENCES: readonly Residence[] = [
  'registered',
  'registered-elsewhere-living-here',
  'floating',
  'moved-away',
  'visitor',
];

export interface PeopleQuery {
  readonly q: string;
  readonly group?: string;
  readonly grid?: string;
  readonly building?: string;
  readonly residence?: Residence;
}

type Search = Readonly<Record<string, string | undefined>>;
const isUuid = (value: string | undefined): value is string => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value ?? '');

/** The query in the address; values nobody can choose are left out. */
export const peopleQueryOf = (search: Search): PeopleQuery => {
  const { q = '', group, grid, building } = search;
  const residenceKind = RESIDENCES.find((one) => one === search['residence']);
  return {
    q: q.trim().slice(0, 60),
    ...(group === undefined || group === '' || group.length > 60 ? {} : { group }),
    ...(isUuid(grid) ? { grid } : {}),
    ...(isUuid(building) ? { building } : {}),
    ...(residenceKind === undefined ? {} : { residence: residenceKind }),
  };
};
