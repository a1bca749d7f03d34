import { refuse } from '../../../kernel/result.ts';
import type { Refusal } from '../../../kernel/result.ts';

/** What a revision of the catalogue is for. */
export const REVISION_PURPOSES = ['new-item', 'new-version', 'ending', 'overlay'] as const;
export type RevisionPurpose = (typeof REVISION_PURPOSES)[number];

export const REVISION_STATUSES = ['writing', 'in-review', 'approved', 'published', 'withdrawn'] as const;
export type RevisionStatus = (typeof REVISION_STATUSES)[number];

export const REVISION_STEPS = [
  'start',
  'save',
  'submit',
  'approve',
  'send-back',
  'publish',
  'take-back',
  'withdraw',
] as const;
export type RevisionStep = (typeof REVISION_STEPS)[number];

/** By whose right a step is taken. Whoever may write or review may publish: the second person has looked by then. */
type Right = 'write' | 'review' | 'either';

interface Move {
  readonly from: readonly RevisionStatus[];
  readonly to: RevisionStatus;
  readonly right: Right;
}

const MOVES: Readonly<Record<Exclude<RevisionStep, 'start'>, Move>> = {
  save: { from: ['writing'], to: 'writing', right: 'write' },
  submit: { from: ['writing'], to: 'in-review', right: 'write' },
  approve: { from: ['in-review'], to: 'approved', right: 'review' },
  'send-back': { from: ['in-review'], to: 'writing', right: 'review' },
  publish: { from: ['approved'], to: 'published', right: 'either' },
  'take-back': { from: ['in-review', 'approved'], to: 'writing', right: 'write' },
  withdraw: { from: ['writing', 'in-review', 'approved'], to: 'withdrawn', right: 'write' },
};

export type RevisionMove = keyof typeof MOVES;
export const REVISION_MOVES = Object.keys(MOVES) as readonly RevisionMove[];

/** What the rules of a revision's life need to know of it. */
export interface RevisionLife {
  readonly status: RevisionStatus;
  /** Everybody who wrote in it or handed it in. */
  readonly writerIds: readonly string[];
}

export interface RevisionHolder {
  readonly workerId: string;
  readonly mayWrite: boolean;
  readonly mayReview: boolean;
}

export type RevisionRefusal = Refusal<'revision-not-at-this-step' | 'revision-not-yours' | 'second-person-needed'>;

const hasRight = ({ mayWrite, mayReview }: RevisionHolder, right: Right): boolean =>
  (right !== 'review' && mayWrite) || (right !== 'write' && mayReview);

/** Why this person may not take the step now; null when nothing stands against it. */
export const moveRefusal = (life: RevisionLife, step: RevisionMove, holder: RevisionHolder): RevisionRefusal | null => {
  const { from, right } = MOVES[step];
  if (!hasRight(holder, right)) return refuse('revision-not-yours').refusal;
  if (!from.includes(life.status)) return refuse('revision-not-at-this-step', { status: life.status }).refusal;
  // Four eyes: who wrote a word of it does not judge it.
  if (step === 'approve' && life.writerIds.includes(holder.workerId)) return refuse('second-person-needed').refusal;
  return null;
};

export const statusAfter = (step: RevisionMove): RevisionStatus => MOVES[step].to;

export const possibleMoves = (life: RevisionLife, holder: RevisionHolder): readonly RevisionMove[] =>
  REVISION_MOVES.filter((step) => moveRefusal(life, step, holder) === null);
