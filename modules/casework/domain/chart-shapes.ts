import type { Text } from '../../../kernel/text.ts';
import type { Outcome, ProcessDefinition, StepKind } from './definition.ts';
import { decidingSteps, START } from './chart-layers.ts';
import type { Layers } from './chart-layers.ts';
import { DECISION_GAP, LABEL_HEIGHT } from './chart-look.ts';
import type { ChartLook } from './chart-look.ts';

/** A shape of the flow chart; `x`, `y` are its upper left corner in pixels. A decision belongs to the step above it. */
export interface ChartNode {
  readonly id: string;
  readonly kind: 'start' | 'step' | 'waiting' | 'end' | 'decision';
  readonly label: Text;
  readonly outcome: Outcome | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const START_LABEL: Text = { zh: '开始', en: 'Start' };
const NO_LABEL: Text = { zh: '', en: '' };
const KINDS: Readonly<Record<StepKind, ChartNode['kind']>> = { open: 'step', waiting: 'waiting', done: 'end' };

/** The decision below a step has the id of the step and a character that no step has. */
export const decisionOf = (step: string): string => `${step}?`;

/** What is drawn for a step: its box, the decision below it, and how wide lines meet both. */
export interface StepShape {
  readonly width: number;
  readonly height: number;
  readonly entering: number;
  readonly leaving: number;
  readonly decides: boolean;
}

/** Kept free at the ends of a decision's sides, where lines would run along them. */
const DECISION_ENDS = 16;

/** Steps grow with the actions that stay in them: each has a line and a label of its own at the side. */
export const shapesOf = (
  definition: ProcessDefinition,
  layers: Layers,
  look: ChartLook,
): ReadonlyMap<string, StepShape> => {
  const deciding = decidingSteps(layers);
  const start: StepShape = { ...look.start, entering: 0, leaving: 0, decides: false };
  const shapes = Object.entries(definition.steps).map(([id, step]): [string, StepShape] => {
    const { width, height, ports } = look.step(id, step);
    const loops = layers.loops.filter((loop) => loop.from === id).length;
    const decides = deciding.has(id);
    return [
      id,
      {
        width,
        height: Math.max(height, loops * LABEL_HEIGHT),
        entering: ports,
        leaving: decides ? look.decision.width - DECISION_ENDS : ports,
        decides,
      },
    ];
  });
  return new Map([[START, start], ...shapes]);
};

export const heightOf = (shape: StepShape, look: ChartLook): number =>
  shape.height + (shape.decides ? DECISION_GAP + look.decision.height : 0);

/** How far below the top of its step a line begins at `dx` from the middle: on a side of the decision, if it has one. */
export const beginsBelow = (shape: StepShape, look: ChartLook, dx: number): number => {
  if (!shape.decides) return shape.height;
  const { width, height } = look.decision;
  return shape.height + DECISION_GAP + height / 2 + Math.round((height / 2) * (1 - Math.abs(dx) / (width / 2)));
};

/** The nodes of one step whose middle is at `centre`. */
export const nodesOf = (
  definition: ProcessDefinition,
  id: string,
  shape: StepShape,
  look: ChartLook,
  { centre, top }: { readonly centre: number; readonly top: number },
): readonly ChartNode[] => {
  const step = definition.steps[id];
  const { width, height } = shape;
  const box: ChartNode = {
    id,
    kind: step === undefined ? 'start' : KINDS[step.kind],
    label: step?.name ?? START_LABEL,
    outcome: step?.outcome ?? null,
    x: centre - width / 2,
    y: top,
    width,
    height,
  };
  if (!shape.decides) return [box];
  const decision: ChartNode = {
    id: decisionOf(id),
    kind: 'decision',
    label: NO_LABEL,
    outcome: null,
    x: centre - look.decision.width / 2,
    y: top + height + DECISION_GAP,
    ...look.decision,
  };
  return [box, decision];
};
