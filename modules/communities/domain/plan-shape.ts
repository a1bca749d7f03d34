/** Boundaries and positions on a community's plan. Not degrees: the plan is 1000 wide, and as high as its picture. */

export const PLAN_WIDTH = 1000;
export const PLAN_HEIGHT_MOST = 4000;
/** A boundary that needs more corners was traced, not drawn. */
export const MOST_CORNERS = 200;

/** x to the right, y down, from the upper left corner. */
export type Position = readonly [x: number, y: number];

/** As in GeoJSON: one outer ring, its last corner the same as its first. */
export interface Polygon {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly Position[])[];
}

export interface Point {
  readonly type: 'Point';
  readonly coordinates: Position;
}

export type PlanShape = Polygon | Point;

export type ShapeRule = 'outside' | 'too-few' | 'too-many' | 'open' | 'holes' | 'doubled' | 'crossing' | 'flat';

const isInside = ([x, y]: Position): boolean =>
  Number.isFinite(x) && Number.isFinite(y) && x >= 0 && x <= PLAN_WIDTH && y >= 0 && y <= PLAN_HEIGHT_MOST;

const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** Twice the area of the triangle; its sign says on which side of a–b the third point lies. */
const side = (a: Position, b: Position, c: Position): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const isBetween = (a: Position, b: Position, c: Position): boolean =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1]);

/** Whether two stretches have a point in common, touching included. */
const meet = (a: Position, b: Position, c: Position, d: Position): boolean => {
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (Math.sign(abc) * Math.sign(abd) < 0 && Math.sign(cda) * Math.sign(cdb) < 0) return true;
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  );
};

/** Neighbouring sides share a corner and may share nothing else; all others may not meet at all. */
const crossesItself = (corners: readonly Position[]): boolean => {
  const at = (place: number): Position => corners[place % corners.length] ?? [0, 0];
  for (let one = 0; one < corners.length; one += 1)
    for (let other = one + 1; other < corners.length; other += 1) {
      const [a, b, c, d] = [at(one), at(one + 1), at(other), at(other + 1)];
      const follows = other === one + 1;
      const leads = (other + 1) % corners.length === one;
      if (
        follows
          ? side(a, b, d) === 0 && isBetween(a, b, d)
          : leads
            ? side(c, d, b) === 0 && isBetween(c, d, b)
            : meet(a, b, c, d)
      )
        return true;
      // Going straight back over the side before.
      if (follows && side(a, b, d) === 0 && isBetween(b, d, a)) return true;
    }
  return false;
};

/** Area enclosed by the corners, in square units of the plan. */
export const areaOf = (corners: readonly Position[]): number =>
  Math.abs(
    corners.reduce((sum, [x, y], place) => {
      const [nextX, nextY] = corners[(place + 1) % corners.length] ?? [0, 0];
      return sum + x * nextY - nextX * y;
    }, 0),
  ) / 2;

const isLine = ([a, b, ...others]: readonly Position[]): boolean =>
  a === undefined || b === undefined || others.every((corner) => side(a, b, corner) === 0);

const brokenRing = (ring: readonly Position[]): ShapeRule | null => {
  if (ring.length > MOST_CORNERS + 1) return 'too-many';
  if (!ring.every(isInside)) return 'outside';
  const [first] = ring;
  const last = ring.at(-1);
  if (ring.length < 4 || first === undefined || last === undefined) return 'too-few';
  if (!same(first, last)) return 'open';
  const corners = ring.slice(0, -1);
  if (corners.some((corner, place) => corners.findIndex((other) => same(other, corner)) !== place)) return 'doubled';
  if (isLine(corners)) return 'flat';
  if (crossesItself(corners)) return 'crossing';
  return areaOf(corners) < 1 ? 'flat' : null;
};

/** The rule a shape breaks, or null for a sound one. */
export const brokenRule = (shape: PlanShape): ShapeRule | null => {
  if (shape.type === 'Point') return isInside(shape.coordinates) ? null : 'outside';
  const [ring, ...holes] = shape.coordinates;
  if (holes.length > 0) return 'holes';
  return ring === undefined ? 'too-few' : brokenRing(ring);
};

/** A boundary from its corners, closed. */
export const polygonOf = (corners: readonly Position[]): Polygon => {
  const [first] = corners;
  return { type: 'Polygon', coordinates: [first === undefined ? [] : [...corners, first]] };
};

/** The corners of a boundary, each once. */
export const cornersOf = (polygon: Polygon): readonly Position[] => polygon.coordinates[0]?.slice(0, -1) ?? [];

/** Where a name can stand: the middle of the corners. */
export const middleOf = (shape: PlanShape): Position => {
  if (shape.type === 'Point') return shape.coordinates;
  const corners = cornersOf(shape);
  const sum = corners.reduce<Position>(([x, y], corner) => [x + corner[0], y + corner[1]], [0, 0]);
  return corners.length === 0 ? [0, 0] : [sum[0] / corners.length, sum[1] / corners.length];
};
