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
  readonly microGrid?: string;
  readonly building?: string;
  readonly residence?: Residence;
  /** Only who lives in a building here, as the table of places counts. */
  readonly livesHere?: 'yes';
}

type Search = Readonly<Record<string, string | undefined>>;
const isUuid = (value: string | undefined): value is string => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value ?? '');

/** The query in the address; values nobody can choose are left out. */
export const peopleQueryOf = (search: Search): PeopleQuery => {
  const { q = '', group, grid, microGrid, building, livesHere } = search;
  const residenceKind = RESIDENCES.find((one) => one === search['residence']);
  return {
    q: q.trim().slice(0, 60),
    ...(group === undefined || group === '' || group.length > 60 ? {} : { group }),
    ...(isUuid(grid) ? { grid } : {}),
    ...(isUuid(microGrid) ? { microGrid } : {}),
    ...(isUuid(building) ? { building } : {}),
    ...(residenceKind === undefined ? {} : { residence: residenceKind }),
    ...(livesHere === 'yes' ? { livesHere } : {}),
  };
};
