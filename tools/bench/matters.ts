/** What is handed in at the window in every measured matter: temporary relief with all papers brought. */
export const PROMISED_MATTER = {
  processId: 'promised',
  itemId: 'temporary-relief',
  channel: 'counter',
  answers: { hasSuddenHardship: true, monthsOfResidence: 24 },
  materials: ['application', 'identity-card', 'event-proof', 'bank-card'].map((id) => ({ id, status: 'brought' })),
} as const;

const UNFINISHED_MATTER = { ...PROMISED_MATTER, materials: PROMISED_MATTER.materials.slice(0, 2) };

export const ACCEPT = { action: 'accept', input: {} } as const;

export const GIVE_NOTICE = {
  action: 'give-notice',
  input: { materials: ['event-proof', 'bank-card'] },
} as const;

export type Matter = typeof PROMISED_MATTER | typeof UNFINISHED_MATTER;

export interface Step {
  readonly by: 'worker' | 'approver';
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly daysLater: number;
}

/** A way a matter goes, taken on the first day at once and then step by step. `weight` is its share of all. */
export interface Course {
  readonly weight: number;
  readonly matter: Matter;
  readonly first?: { readonly action: string; readonly input: Readonly<Record<string, unknown>> };
  readonly steps: readonly Step[];
}

const step = (by: Step['by'], action: string, input: Step['input'], daysLater: number): Step => ({
  by,
  action,
  input,
  daysLater,
});

const approve = step('approver', 'approve', { result: '同意救助' }, 4);

/**
 * The matters that are there already. All but one of twenty-five are settled: an office that takes in three thousand a
 * year has some hundred under way, on its own desk, on the approver's and with applicants.
 */
export const COURSES: readonly Course[] = [
  {
    weight: 140,
    matter: PROMISED_MATTER,
    first: ACCEPT,
    steps: [approve, step('worker', 'deliver', { deliveredHow: 'at-window' }, 2)],
  },
  {
    weight: 40,
    matter: PROMISED_MATTER,
    first: ACCEPT,
    steps: [
      step('approver', 'reject', { reason: '未达到救助条件' }, 5),
      step('worker', 'deliver-rejection', { deliveredHow: 'at-window' }, 1),
    ],
  },
  { weight: 5, matter: PROMISED_MATTER, first: ACCEPT, steps: [] },
  { weight: 1, matter: PROMISED_MATTER, first: ACCEPT, steps: [approve] },
  { weight: 2, matter: UNFINISHED_MATTER, first: GIVE_NOTICE, steps: [] },
  { weight: 1, matter: PROMISED_MATTER, steps: [] },
  { weight: 40, matter: PROMISED_MATTER, steps: [step('worker', 'withdraw', { reason: '本人不再需要' }, 1)] },
];
