import type { Text } from '../../../kernel/text.ts';
import type { StepDefinition } from './definition.ts';

/** How large the parts of a drawing are, in pixels; the layout is the same for a chart and for a BPMN diagram. */
export interface ChartLook {
  readonly start: { readonly width: number; readonly height: number };
  readonly decision: { readonly width: number; readonly height: number };
  /** `ports` is the part of its width over which lines meet the box; 0 joins them all in the middle. */
  readonly step: (step: StepDefinition) => { readonly width: number; readonly height: number; readonly ports: number };
  /** Room kept free on the left of a step, for what the drawing hangs there. */
  readonly roomLeft: (step: string) => number;
}

export const LABEL_HEIGHT = 20;
/** Between a step and the decision below it. */
export const DECISION_GAP = 16;
/** How far the small line of an action that stays reaches out of its step. */
export const LOOP = 20;

const BOX = { width: 176, height: 56, ports: 136 } as const;

export const CHART_LOOK: ChartLook = {
  start: { width: 56, height: 28 },
  decision: { width: 112, height: 40 },
  step: () => BOX,
  roomLeft: () => 0,
};

const WIDE_CHARACTER = 14;
const NARROW_CHARACTER = 7;
const BESIDE_WORDS = 12;

/** Room for a label in either language: Chinese characters are about twice as wide. */
export const labelWidth = (label: Text | null): number =>
  label === null ? 0 : Math.max(label.zh.length * WIDE_CHARACTER, label.en.length * NARROW_CHARACTER) + BESIDE_WORDS;
