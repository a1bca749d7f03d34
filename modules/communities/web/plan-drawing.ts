import {
  brokenRule,
  cornersOf,
  polygonOf,
  type PlanShape,
  type Position,
  type ShapeRule,
} from '../domain/plan-shape.ts';

/** A corner as it stands in its two fields: numbers, or what was typed so far. */
export interface TypedCorner {
  readonly x: string;
  readonly y: string;
}

const typed = ([x, y]: Position): TypedCorner => ({ x: String(x), y: String(y) });

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** The corners of a stored shape; a position is one corner. */
export const typedCorners = (shape: PlanShape | null): readonly TypedCorner[] => {
  if (shape === null) return [];
  return shape.type === 'Point' ? [typed(shape.coordinates)] : cornersOf(shape).map(typed);
};

export const cornerAt = (x: number, y: number): TypedCorner => typed([rounded(x), rounded(y)]);

const positionOf = ({ x, y }: TypedCorner): Position | null => {
  const numbers: Position = [Number(x), Number(y)];
  return x.trim() === '' || y.trim() === '' || numbers.some((one) => !Number.isFinite(one)) ? null : numbers;
};

/** Corners that can be drawn already, as far as they are numbers. */
export const drawable = (corners: readonly TypedCorner[]): readonly Position[] =>
  corners.flatMap((corner) => {
    const position = positionOf(corner);
    return position === null ? [] : [position];
  });

/** A building is a position as long as it has one corner, and an outline from three on. */
export type DrawnKind = 'building' | 'boundary';

/** A click on the plan gives one corner more; on a building that has only its position, it moves there. */
export const withClick = (
  corners: readonly TypedCorner[],
  corner: TypedCorner,
  outlined: boolean,
): readonly TypedCorner[] => (outlined ? [...corners, corner] : [corner]);

export type Drawn =
  | { readonly ok: true; readonly shape: PlanShape | null }
  | { readonly ok: false; readonly rule: ShapeRule };

/** What is saved: nothing at all, a position, or a boundary that is closed here; or the rule it breaks. */
export const shapeOf = (corners: readonly TypedCorner[], kind: DrawnKind): Drawn => {
  if (corners.length === 0) return { ok: true, shape: null };
  const positions = drawable(corners);
  if (positions.length < corners.length) return { ok: false, rule: 'outside' };
  const [first] = positions;
  const shape: PlanShape =
    kind === 'building' && positions.length === 1 && first !== undefined
      ? { type: 'Point', coordinates: first }
      : polygonOf(positions);
  const rule = brokenRule(shape);
  return rule === null ? { ok: true, shape } : { ok: false, rule };
};
