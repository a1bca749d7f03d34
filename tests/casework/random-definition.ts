import fc from 'fast-check';
import type { ActionDefinition, ProcessDefinition, StepDefinition } from '../../modules/casework/domain/definition.ts';

const MOST_STEPS = 20;
const LONGEST_LABEL = 14;

const words = (length: number) => ({ zh: '办'.repeat(length), en: 'w'.repeat(length) });

const extra = fc.record({
  from: fc.uniqueArray(fc.nat(MOST_STEPS), { minLength: 1, maxLength: 6 }),
  to: fc.oneof({ weight: 3, arbitrary: fc.nat(MOST_STEPS) }, { weight: 1, arbitrary: fc.constant('stay' as const) }),
});

const skeleton = fc.record({
  open: fc.integer({ min: 1, max: MOST_STEPS - 4 }),
  done: fc.integer({ min: 1, max: 4 }),
  picks: fc.array(fc.nat(MOST_STEPS), { minLength: 2 * MOST_STEPS, maxLength: 2 * MOST_STEPS }),
  labels: fc.array(fc.integer({ min: 2, max: LONGEST_LABEL }), { minLength: MOST_STEPS, maxLength: MOST_STEPS }),
  emphases: fc.array(fc.constantFrom<ActionDefinition['emphasis']>('main', 'other', 'way-out'), {
    minLength: MOST_STEPS,
    maxLength: MOST_STEPS,
  }),
  extras: fc.array(extra, { maxLength: 8 }),
});
type Skeleton = typeof skeleton extends fc.Arbitrary<infer S> ? S : never;

/** In turn, so that ways lead on and back between all of them. */
const MOVERS = ['worker', 'applicant', 'approver', 'worker', 'unit'] as const;

const name = (index: number): string => `step-${index}`;

const stepsOf = ({ open, done, labels }: Skeleton): ProcessDefinition['steps'] =>
  Object.fromEntries(
    Array.from({ length: open + done }, (_, index): [string, StepDefinition] => {
      const label = words(labels[index % labels.length] ?? 2);
      const responsible = MOVERS[index % MOVERS.length] ?? 'worker';
      const common = { name: label, responsible, told: label } as const;
      return [
        name(index),
        index < open
          ? { ...common, kind: index % 3 === 2 ? 'waiting' : 'open' }
          : { ...common, kind: 'done', outcome: 'completed', closing: 'solved' },
      ];
    }),
  );

/** One way to every step from an earlier one, one way on from every step that is not done, and some more. */
const waysOf = ({ open, done, picks, extras }: Skeleton): readonly Pick<ActionDefinition, 'from' | 'to'>[] => {
  const count = open + done;
  const arriving = Array.from({ length: count - 1 }, (_, index) => ({
    from: [name((picks[index] ?? 0) % Math.min(index + 1, open))],
    to: name(index + 1),
  }));
  const leaving = Array.from({ length: open }, (_, index) => ({
    from: [name(index)],
    to: name(index + 1 + ((picks[MOST_STEPS + index] ?? 0) % (count - index - 1))),
  }));
  const more = extras.map(({ from, to }) => ({
    from: [...new Set(from.map((index) => name(index % open)))],
    to: to === 'stay' ? to : name(to % count),
  }));
  return [...arriving, ...leaving, ...more];
};

const definitionOf = (drawn: Skeleton): ProcessDefinition => ({
  id: 'random',
  version: 1,
  validFrom: '2026-01-01',
  name: words(2),
  basis: [],
  initialStep: name(0),
  openedBy: ['worker'],
  steps: stepsOf(drawn),
  actions: Object.fromEntries(
    waysOf(drawn).map((way, index): [string, ActionDefinition] => [
      `action-${index}`,
      {
        ...way,
        name: words(drawn.labels[index % drawn.labels.length] ?? 2),
        by: ['worker'],
        needs: [],
        input: [],
        clock: [],
        documents: [],
        endsFirstContact: 'accepted',
        emphasis: drawn.emphases[index % drawn.emphases.length] ?? 'other',
      },
    ]),
  ),
});

/** Sound definitions of up to twenty steps, with loops, long ways, joint actions and actions that stay. */
export const randomDefinition: fc.Arbitrary<ProcessDefinition> = skeleton.map(definitionOf);
