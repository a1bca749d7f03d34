import type { Language, Text } from '../../../kernel/text.ts';
import type { StepDefinition } from './definition.ts';

/** How large the parts of a drawing are, in pixels; the layout is the same for a chart and for a BPMN diagram. */
export interface ChartLook {
  /** Labels take the room that they need in this language: Chinese is often half as wide. */
  readonly language: Language;
  readonly start: { readonly width: number; readonly height: number };
  readonly decision: { readonly width: number; readonly height: number };
  /** `ports` is the part of its width over which lines meet the box; 0 joins them all in the middle. */
  readonly step: (
    id: string,
    step: StepDefinition,
  ) => { readonly width: number; readonly height: number; readonly ports: number };
  /** Whether labels stand on their line, which breaks there, or at its right side, where a line cannot be broken. */
  readonly labels: 'on-line' | 'beside';
  /** Room kept free on the left of a step, for what the drawing hangs there. */
  readonly roomLeft: (step: string) => number;
  /** The lane a step stands in; left out for a drawing without lanes. */
  readonly laneOf?: (step: StepDefinition) => string;
  /** Room kept free above everything, for the names of lanes. */
  readonly headRoom?: number;
}

/** How far a place reaches on either side of its column. */
export interface Extent {
  readonly left: number;
  readonly right: number;
}

export const LABEL_HEIGHT = 20;
/** Between a step and the decision below it. */
export const DECISION_GAP = 16;
/** How far the small line of an action that stays reaches out of its step. */
export const LOOP = 20;

const BOX = { width: 156, height: 56, ports: 124 } as const;

/** How flow charts look on pages and in documents. */
export const chartLook = (language: Language): ChartLook => ({
  language,
  start: { width: 56, height: 28 },
  decision: { width: 112, height: 40 },
  step: () => BOX,
  labels: 'on-line',
  roomLeft: () => 0,
});

const BESIDE_LINE = 4;

/** How far a label of this width reaches to the left and to the right of its line. */
export const labelReach = (look: ChartLook, width: number): { readonly left: number; readonly right: number } => {
  if (width === 0) return { left: 0, right: 0 };
  return look.labels === 'on-line'
    ? { left: width / 2, right: width / 2 }
    : { left: -BESIDE_LINE, right: width + BESIDE_LINE };
};

const WIDE_CHARACTER = 14;
const NARROW_CHARACTER = 7;
const BESIDE_WORDS = 12;

/** Width of a label: Chinese characters are about twice as wide as others. */
export const labelWidth = ({ language }: Pick<ChartLook, 'language'>, label: Text | null): number =>
  label === null ? 0 : label[language].length * (language === 'zh' ? WIDE_CHARACTER : NARROW_CHARACTER) + BESIDE_WORDS;
