import { fieldIdOf, stepsOf } from './written-form.ts';

/** The place itself and all it lies in, the innermost first. */
const around = (path: string): readonly string[] => {
  const steps = stepsOf(path);
  return steps.map((_step, index) => `edit-${steps.slice(0, steps.length - index).join('-')}`);
};

const unfold = (ids: readonly string[]): void => {
  for (const id of ids.toReversed()) {
    const summary = document.getElementById(id);
    const entry = summary?.parentElement;
    if (summary?.tagName === 'SUMMARY' && entry instanceof HTMLDetailsElement) entry.open = true;
  }
};

const FOCUSABLE = 'input, textarea, select, summary, button';

const focus = (id: string): boolean => {
  const element = document.getElementById(id);
  if (element === null) return false;
  const target = element.matches(FOCUSABLE) ? element : (element.querySelector<HTMLElement>(FOCUSABLE) ?? element);
  target.focus();
  target.scrollIntoView({ block: 'center' });
  return true;
};

/**
 * Unfolds whatever hides a place of the form and puts the focus there, or as near to it as there is a field. Folded
 * entries draw their fields only once they are open, so a few frames may pass.
 */
export const leadToPlace = (path: string, frames = 12): void => {
  const ids = around(path);
  unfold(ids);
  if (focus(fieldIdOf(path))) return;
  if (frames > 0) requestAnimationFrame(() => leadToPlace(path, frames - 1));
  else ids.some(focus);
};
