import { expect } from 'vitest';
import { readCase } from './colleagues.ts';
import { fillFields } from './fill-fields.ts';
import { openCase } from './open-case.ts';
import { actionOf, noteWalked, type Walk } from './walk.ts';
import { takeStep } from './walk-case.ts';
import type { PlannedCase } from './walk-plan.ts';

/** Walks a case until an outside body is asked, and answers on its page: with the code on the slip, without an account. */
export const answerByCode = async (walk: Walk, planned: PlannedCase): Promise<void> => {
  const answer = planned.acts.at(-1);
  if (answer === undefined) return;
  let { of } = await openCase(walk, planned);
  for (const act of planned.acts.slice(0, -1)) of = (await takeStep(walk, act, of, undefined)).of;
  const visitor = await walk.colleagues.outsider();
  const { page } = visitor;
  const action = actionOf(walk, answer.action);
  await visitor.goTo(`/answer/${of.answerLink?.code}`);
  await page.getByRole('radio', { name: action.name.zh, exact: true }).check();
  const known = { community: walk.community, materials: [] };
  await fillFields(page, action.input, answer.input, known);
  await page.locator('.answer-panel button[type="submit"]').click();
  await page.locator('.answer-thanks').waitFor();
  const next = await readCase(await walk.colleagues.of('zhoumin'), walk.community, of.id);
  expect(next.state).toBe(answer.to);
  noteWalked(walk, answer, 'unit-by-link');
};
