import { useRef, useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { getPlanPicture, type DrawnPlace } from '../contract.ts';
import { middleOf, PLAN_HEIGHT_MOST, PLAN_WIDTH, type PlanShape, type Position } from '../domain/plan-shape.ts';
import type { Plan } from './place-replies.ts';

const BLANK_HEIGHT = 700;
const COLOURS = ['#0b6e5f', '#2856a3', '#8a5100', '#7a3b8f', '#1b7f4d', '#b3261e', '#4a6572', '#946200', '#5b5bd6'];

/** The height of the plan in its own units: that of the picture, or enough for what is drawn. */
export const planHeight = ({ picture, places }: Plan): number => {
  if (picture !== null) return Math.min(PLAN_HEIGHT_MOST, (PLAN_WIDTH * picture.height) / picture.width);
  const lowest = places.flatMap(({ shape }) =>
    shape === null
      ? []
      : shape.type === 'Point'
        ? [shape.coordinates[1]]
        : (shape.coordinates[0] ?? []).map(([, y]) => y),
  );
  return Math.min(PLAN_HEIGHT_MOST, Math.max(BLANK_HEIGHT, ...lowest.map((y) => y + 20)));
};

const points = (positions: readonly Position[]): string => positions.map(([x, y]) => `${x},${y}`).join(' ');

const Name = ({
  at,
  name,
  small,
}: {
  readonly at: Position;
  readonly name: string;
  readonly small: boolean;
}): ReactNode => (
  <text
    x={at[0]}
    y={at[1]}
    textAnchor="middle"
    fontSize={small ? 13 : 19}
    fill={small ? '#52605c' : '#17211f'}
    stroke="#fff"
    strokeWidth={3}
    paintOrder="stroke"
  >
    {name}
  </text>
);

const highest = (shape: PlanShape): number =>
  shape.type === 'Point' ? shape.coordinates[1] : Math.min(...(shape.coordinates[0] ?? []).map(([, y]) => y));

const Drawn = ({
  of,
  colour,
  chosen,
  choose,
}: {
  readonly of: DrawnPlace;
  readonly colour: string;
  readonly chosen: boolean;
  readonly choose: (() => void) | undefined;
}): ReactNode => {
  if (of.shape === null) return null;
  const shape = of.shape as PlanShape;
  const [x, y] = middleOf(shape);
  if (shape.type === 'Point')
    return (
      <g onClick={choose}>
        <rect
          x={x - 9}
          y={y - 6}
          width={18}
          height={12}
          rx={2}
          fill={colour}
          stroke="#fff"
          strokeWidth={chosen ? 3 : 1}
        />
        <Name at={[x, y + 20]} name={of.name} small />
      </g>
    );
  const isGrid = of.kind === 'grid';
  return (
    <g onClick={choose}>
      <polygon
        points={points((shape.coordinates[0] ?? []).slice(0, -1))}
        fill={of.kind === 'community' ? 'none' : colour}
        fillOpacity={of.kind === 'building' ? 0.55 : chosen ? 0.26 : isGrid ? 0.09 : 0.07}
        stroke={of.kind === 'community' ? '#616e6a' : colour}
        strokeWidth={chosen ? 4 : isGrid ? 2.5 : 1}
        strokeDasharray={of.kind === 'community' ? '10 6' : of.kind === 'micro-grid' ? '5 4' : undefined}
      />
      {isGrid ? <Name at={[x, highest(shape) + 26]} name={of.name} small={false} /> : null}
      {of.kind === 'building' ? <Name at={[x, y + 4]} name={of.name} small /> : null}
      {of.kind === 'micro-grid' ? <Name at={[x, highest(shape) + 16]} name={of.name} small /> : null}
    </g>
  );
};

/** Each grid and all in it has one colour. */
const coloursOf = ({ places }: Plan): ReadonlyMap<string, string> => {
  const colours = new Map<string, string>();
  for (const { kind, id, parentId } of places) {
    const above = parentId === null ? undefined : colours.get(parentId);
    const own = COLOURS[colours.size % COLOURS.length] ?? '#0b6e5f';
    colours.set(id, kind === 'community' ? '#616e6a' : kind === 'grid' ? own : (above ?? own));
  }
  return colours;
};

export interface Drawing {
  readonly corners: readonly Position[];
  readonly isPosition: boolean;
  /** A click on the plan. */
  readonly add: (x: number, y: number) => void;
  readonly move: (place: number, x: number, y: number) => void;
}

/** The plan as a picture. Whatever can be done on it can be done in the list and the number fields beside it. */
export const PlanPicture = ({
  plan,
  chosenId,
  choose,
  drawing,
}: {
  readonly plan: Plan;
  readonly chosenId: string | null;
  readonly choose: (id: string) => void;
  readonly drawing: Drawing | null;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const svg = useRef<SVGSVGElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  // A press that began on a corner drags it; wherever it ends, it adds none.
  const beganOnCorner = useRef(false);
  const height = planHeight(plan);
  const colours = coloursOf(plan);
  const drawn = plan.places.filter(({ shape }) => shape !== null).length;
  const toPlan = (event: { clientX: number; clientY: number }): Position => {
    const matrix = svg.current?.getScreenCTM();
    if (matrix === null || matrix === undefined) return [0, 0];
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return [Math.min(PLAN_WIDTH, Math.max(0, x)), Math.min(PLAN_HEIGHT_MOST, Math.max(0, y))];
  };
  const drag = (event: PointerEvent): void => {
    if (dragged !== null) drawing?.move(dragged, ...toPlan(event));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- corners are added with the keyboard in the fields beside the plan
    <svg
      ref={svg}
      className={`plan-picture ${drawing === null ? '' : 'is-drawing'}`}
      viewBox={`0 0 ${PLAN_WIDTH} ${height}`}
      role="img"
      aria-label={t('plan.map-label', { count: drawn })}
      onClick={(event) => {
        if (drawing !== null && !beganOnCorner.current) drawing.add(...toPlan(event));
      }}
      onPointerDown={({ target }) => {
        beganOnCorner.current = target instanceof SVGCircleElement;
      }}
      onPointerMove={drag}
      onPointerUp={() => setDragged(null)}
      onPointerLeave={() => setDragged(null)}
    >
      {plan.picture === null ? null : (
        <image
          href={fileUrl(getPlanPicture, { params: { communityId: community.id, pictureId: plan.picture.id } })}
          width={PLAN_WIDTH}
          height={height}
          opacity={0.75}
        />
      )}
      {plan.places
        .filter(({ id }) => drawing === null || id !== chosenId)
        .map((place) => (
          <Drawn
            key={place.id}
            of={place}
            colour={colours.get(place.id) ?? '#0b6e5f'}
            chosen={place.id === chosenId}
            choose={drawing === null && place.kind !== 'community' ? () => choose(place.id) : undefined}
          />
        ))}
      {drawing === null ? null : (
        <g>
          {drawing.isPosition ? null : (
            <polygon
              points={points(drawing.corners)}
              fill="#0b6e5f"
              fillOpacity={0.2}
              stroke="#0b6e5f"
              strokeWidth={3}
            />
          )}
          {drawing.corners.map(([x, y], place) => (
            <circle
              key={place}
              cx={x}
              cy={y}
              r={9}
              fill="#fff"
              stroke="#0b6e5f"
              strokeWidth={3}
              onPointerDown={() => setDragged(place)}
            />
          ))}
        </g>
      )}
    </svg>
  );
};
