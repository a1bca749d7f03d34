import type { PlaceRef } from './place.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** 17幢, 17栋, 17号楼 at the end of a building's name. */
const NUMBER = /(\d+)(?:幢|栋|号楼|座)$/;

const longest = <T extends Named>(found: readonly T[]): T | undefined =>
  found.toSorted((a, b) => b.name.length - a.name.length)[0];

const isNumbered = (text: string, number: string): boolean =>
  new RegExp(`(?<!\\d)${number}\\s*(?:幢|栋|号楼|座)`, 'u').test(text);

/**
 * The building or grid that words such as “17幢东侧” speak of. A number alone counts only where one building has it;
 * undefined where the words name none.
 */
export const placeInWords = (
  text: string,
  { buildings, grids }: { readonly buildings: readonly Named[]; readonly grids: readonly Named[] },
): PlaceRef | undefined => {
  const whole = longest(buildings.filter(({ name }) => name !== '' && text.includes(name)));
  if (whole !== undefined) return { kind: 'building', id: whole.id };
  const numbered = buildings.filter(({ name }) => {
    const number = NUMBER.exec(name)?.[1];
    return number !== undefined && isNumbered(text, number);
  });
  const [only, ...others] = numbered;
  if (only !== undefined && others.length === 0) return { kind: 'building', id: only.id };
  const grid = longest(grids.filter(({ name }) => name !== '' && text.includes(name)));
  return grid === undefined ? undefined : { kind: 'grid', id: grid.id };
};
