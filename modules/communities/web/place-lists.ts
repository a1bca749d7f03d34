import { paths } from '../../../web/paths.ts';
import { ANY_GROUP } from '../../people/contract.ts';
import { PLACE_FIGURES, type PlaceCounts, type PlaceFigure } from '../contract.ts';

/** The place a list is narrowed to; the whole community where none is named. */
export interface PlaceFilter {
  readonly grid?: string;
  readonly microGrid?: string;
  readonly building?: string;
}

export interface PlaceListQuery extends PlaceFilter {
  readonly figure: PlaceFigure;
}

type Search = Readonly<Record<string, string | undefined>>;
const isUuid = (value: string | undefined): value is string => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value ?? '');

/** The query in the address; a figure nobody counts shows the dwellings. */
export const placeListQueryOf = ({ figure, grid, microGrid, building }: Search): PlaceListQuery => ({
  figure: PLACE_FIGURES.find((one) => one === figure) ?? 'dwellings',
  ...(isUuid(grid) ? { grid } : {}),
  ...(isUuid(microGrid) ? { microGrid } : {}),
  ...(isUuid(building) ? { building } : {}),
});

export const countOf = (counts: PlaceCounts, figure: PlaceFigure): number =>
  figure === 'in-groups' ? counts.inGroups : counts[figure];

/** Residents open in the list of people where one may see it. */
export const listOf = (figure: PlaceFigure, within: PlaceFilter, seesPeople: boolean): string => {
  if (seesPeople && figure === 'residents') return paths.people({ ...within, livesHere: 'yes' });
  if (seesPeople && figure === 'in-groups') return paths.people({ ...within, group: ANY_GROUP, livesHere: 'yes' });
  return paths.placeList({ figure, ...within });
};
