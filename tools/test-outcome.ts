/** What one part of the test run came to. `report` is shown in full at the end when something failed. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly report: string;
  /** Files that passed only when they were asked again; `report` then says what they said at first. */
  readonly unsteady?: readonly string[];
  /** A short remark beside the line, such as a measurement. */
  readonly remark?: string;
}

export const toolOutcome = (name: string, report: string, remark?: string): Outcome => ({
  name,
  passed: report === '' ? 1 : 0,
  failed: report === '' ? 0 : 1,
  skipped: 0,
  report,
  ...(remark === undefined ? {} : { remark }),
});

/** The last line of every test run; programs read it. */
export const lastLine = (outcomes: readonly Outcome[]): string => {
  const sum = (key: 'passed' | 'failed' | 'skipped'): number =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const skipped = sum('skipped') === 0 ? '' : `, ${sum('skipped')} skipped`;
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped}`;
};
