import type { Text } from '../../kernel/text.ts';

export interface Figure {
  readonly name: Text;
  readonly value: string;
}

export interface ScenarioResult {
  readonly figures: readonly Figure[];
  /** In words, everything that did not hold; empty when all of it held. */
  readonly broken: readonly string[];
  /** Why it could not be tried here. */
  readonly skipped?: Text;
}

export interface ScenarioSettings {
  readonly seed: number;
  /** How often the fault is brought about. */
  readonly times: number;
  /** When a long scenario has to come to its end, by `performance.now()`. */
  readonly endsAt: number;
  readonly log: (line: string) => void;
}

export interface Scenario {
  readonly id: string;
  /** Which file of docs/reliability it belongs to. */
  readonly report: 'faults' | 'upgrade';
  readonly title: Text;
  /** How often in the long run, and how often among the tests. */
  readonly times: number;
  run(settings: ScenarioSettings): Promise<ScenarioResult>;
}

export const figure = (zh: string, en: string, value: string | number): Figure => ({
  name: { zh, en },
  value: String(value),
});

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

/** Middle, nearly all, and longest of some times. */
export const spread = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return `p50 ${seconds(at(sorted, 0.5))} · p95 ${seconds(at(sorted, 0.95))} · max ${seconds(at(sorted, 1))}`;
};
