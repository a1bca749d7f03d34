import type { Tone } from '../../../web/ui/parts.tsx';
import type { ImportSummary } from '../contract.ts';

/** How urgent a state looks in lists. */
export const toneOf = (state: ImportSummary['state']): Tone => {
  if (state === 'done') return 'ok';
  if (state === 'refused' || state === 'failed') return 'bad';
  if (state === 'columns' || state === 'preview' || state === 'awaiting-approval' || state === 'stopped') return 'ask';
  return state === 'undone' || state === 'discarded' ? 'plain' : 'brand';
};

/** States in which the program works and the page waits. */
export const isAtWork = (state: ImportSummary['state']): boolean =>
  state === 'reading' || state === 'comparing' || state === 'writing' || state === 'undoing';
