import { lastLine, type Outcome } from './test-outcome.ts';
import { type Kind, STATIC_STEPS, type Step, testSteps } from './test-steps.ts';

const PROGRESS_MILLISECONDS = 15_000;
const STATIC_AT_A_TIME = 2;

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const runStep = async (step: Step): Promise<Outcome> => {
  const began = performance.now();
  const progress = setInterval(() => console.log(`… ${step.name} ${seconds(began)}`), PROGRESS_MILLISECONDS);
  const outcome = await step.run().finally(() => clearInterval(progress));
  const total = outcome.passed + outcome.failed;
  const details = [total > 1 ? `${outcome.passed}/${total}` : '', outcome.remark ?? '', seconds(began)];
  const isSteady = (outcome.unsteady ?? []).length === 0;
  console.log(
    `${outcome.failed > 0 ? '✗' : isSteady ? '✓' : '!'} ${step.name} (${details.filter((part) => part !== '').join(', ')})`,
  );
  return outcome;
};

/** Runs steps in order, at most `width` at the same time. */
const runSteps = async (steps: readonly Step[], width: number): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  const queue = [...steps];
  const work = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) outcomes.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: width }, work));
  return outcomes;
};

/** Runs the chosen kinds, shows every failure in full, then the counts as the very last line. Answers the exit status. */
export const runTests = async (kinds: ReadonlySet<Kind>): Promise<number> => {
  const statics = kinds.has('static') ? await runSteps(STATIC_STEPS, STATIC_AT_A_TIME) : [];
  const outcomes = [...statics, ...(await runSteps(testSteps(kinds), 1))];
  for (const { name, report } of outcomes.filter(({ failed, unsteady }) => failed > 0 || unsteady !== undefined)) {
    console.log(`\n── ${name} ──\n${report}`);
  }
  const unsteady = outcomes.flatMap((outcome) => outcome.unsteady ?? []);
  if (unsteady.length > 0) console.log(`Unsteady, passed only when asked again by themselves: ${unsteady.join(', ')}`);
  console.log(lastLine(outcomes));
  return outcomes.every((outcome) => outcome.failed === 0) ? 0 : 1;
};
