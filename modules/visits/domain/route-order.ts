/** Where a visit leads to, in the words on the wall. */
export interface RouteStop {
  readonly building: string;
  readonly unit: string;
  readonly floor: number | null;
  readonly door: string;
}

const NUMBER = /(\d+)/;

/** 9幢 comes before 10幢: numbers within names count as numbers. */
const compareNames = (a: string, b: string): number => {
  const left = a.split(NUMBER);
  const right = b.split(NUMBER);
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const one = left[place] ?? '';
    const other = right[place] ?? '';
    if (one === other) continue;
    const difference = Number(one) - Number(other);
    return Number.isFinite(difference) && difference !== 0 ? difference : one < other ? -1 : 1;
  }
  return 0;
};

/** One walk: building by building, unit by unit, up floor by floor. */
export const compareStops = (a: RouteStop, b: RouteStop): number =>
  compareNames(a.building, b.building) ||
  compareNames(a.unit, b.unit) ||
  (a.floor ?? 0) - (b.floor ?? 0) ||
  compareNames(a.door, b.door);
