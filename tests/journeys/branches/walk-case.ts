import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CaseReply } from '../../../modules/casework/contract.ts';
import type { ActionDefinition, InputField } from '../../../modules/casework/domain/definition.ts';
import { CONSENT_FIELD } from '../../../modules/casework/domain/input.ts';
import { expectOnPage } from './case-on-page.ts';
import { casePath, type Colleague, readCase, roleOf, usernameOf } from './colleagues.ts';
import { fillFields } from './fill-fields.ts';
import { officeInput } from './office-values.ts';
import { openCase } from './open-case.ts';
import { actionOf, noteRefusal, noteWalked, type Walk } from './walk.ts';
import type { PlannedAct, PlannedCase } from './walk-plan.ts';

/** Looks at the case on the page of a colleague: everything that leads on from this step is offered or refused with a reason. */
const look = async (walk: Walk, { visitor }: Colleague, of: CaseReply): Promise<void> => {
  const leaving = Object.entries(walk.definition.actions).filter(([, { from }]) => from.includes(of.state));
  expect(of.availableActions.map(({ id }) => id)).toEqual(leaving.map(([id]) => id));
  await expectOnPage(visitor.page, of);
  for (const { id, reason } of of.availableActions) if (reason !== null) noteRefusal(walk, id, of.state, reason.code);
};

const openPage = async (walk: Walk, colleague: Colleague, of: CaseReply): Promise<CaseReply> => {
  await colleague.show(casePath(walk.community, of.id));
  const seen = await readCase(colleague, walk.community, of.id);
  await look(walk, colleague, seen);
  return seen;
};

const startsEmpty = ({ type, required, startsWith, when }: InputField): boolean =>
  required && type !== 'materials' && startsWith === undefined && when === undefined;

const confirm = (page: Page): Promise<void> => page.locator('.drawer-footer button[type="submit"]').click();

/**
 * Opens the form of an action with the keyboard, because messages about the step before may still lie over the button.
 * The form takes the keyboard to its first field once it stands still; whoever writes before that writes elsewhere.
 */
const openForm = async (page: Page, { name, input }: ActionDefinition): Promise<void> => {
  await page
    .locator('.actions-row')
    .first()
    .getByRole('button', { name: new RegExp(`^${name.zh}\\s*\\d*$`) })
    .press('Enter');
  await page.locator(input.length === 0 ? '#form-of-action' : '#form-of-action :focus').waitFor();
};

/** The summary of what is wrong takes the keyboard when it appears; whoever goes on before that loses a key. */
const expectRefused = (page: Page): Promise<void> => page.locator('#form-of-action .error-summary:focus').waitFor();

const sendForm = async (page: Page): Promise<CaseReply> => {
  const answered = page
    .waitForResponse((response) => response.url().endsWith('/actions') && response.request().method() === 'POST')
    .catch(async () => {
      throw new Error(`The form was not sent: ${await page.locator('#form-of-action').innerText()}`);
    });
  await confirm(page);
  const answer = await answered;
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as CaseReply;
};

/** Consent that is not given is refused by the office, not by the form. */
const withoutConsent = async (walk: Walk, page: Page, act: PlannedAct, known: Parameters<typeof fillFields>[3]) => {
  const action = actionOf(walk, act.action);
  const field = action.input.find(({ id }) => id === CONSENT_FIELD);
  if (field === undefined || !action.needs.includes('consent-given')) return;
  await fillFields(page, [field], { [field.id]: false }, known);
  await confirm(page);
  await expectRefused(page);
  noteRefusal(walk, act.action, act.from, 'consent-missing');
  await fillFields(page, [field], { [field.id]: true }, known);
};

/** Chooses the action, is told what an empty form lacks, fills it in and confirms. */
const actByHand = async (walk: Walk, { visitor }: Colleague, act: PlannedAct, of: CaseReply): Promise<CaseReply> => {
  const { page } = visitor;
  const action = actionOf(walk, act.action);
  const input = officeInput(walk, action, act.input, of);
  const known = { community: walk.community, materials: of.materials };
  await openForm(page, action);
  if (action.input.some(startsEmpty)) {
    await confirm(page);
    await expectRefused(page);
    const isReason = action.input.find(startsEmpty)?.id === 'reason';
    noteRefusal(walk, act.action, act.from, isReason ? 'reason-missing' : 'input-missing');
  }
  await fillFields(page, action.input, input, known);
  await withoutConsent(walk, page, act, known);
  const next = await sendForm(page);
  await page.locator('#form-of-action').waitFor({ state: 'detached' });
  expect({ state: next.state, papers: next.documents.length - of.documents.length }).toEqual({
    state: act.to,
    papers: action.documents.length,
  });
  return next;
};

/** A part of the case that somebody else still has to answer stands in the way, until it is answered. */
const withOpenTask = async (walk: Walk, colleague: Colleague, of: CaseReply): Promise<CaseReply> => {
  const path = `${casePath(walk.community, of.id)}/tasks`;
  const given = await colleague.post<CaseReply>(path, {
    kind: of.taskKinds[0]?.id,
    to: { outside: '物业公司' },
    what: '看一看',
    dueOn: '2026-11-27',
    expectedVersion: of.version,
  });
  await openPage(walk, colleague, given);
  const taskId = given.tasks.at(-1)?.id ?? '';
  return colleague.post<CaseReply>(`${path}/${taskId}`, { done: true, answer: '看过了' });
};

export const takeStep = async (walk: Walk, act: PlannedAct, of: CaseReply, seenBy: Colleague | undefined) => {
  const action = actionOf(walk, act.action);
  const colleague = await walk.colleagues.of(usernameOf(act.by, action.by));
  if (!act.byHand) {
    const next = await colleague.post<CaseReply>(`${casePath(walk.community, of.id)}/actions`, {
      action: act.action,
      input: officeInput(walk, action, act.input, of),
      expectedVersion: of.version,
    });
    expect(next.state).toBe(act.to);
    return { of: next, seenBy: undefined };
  }
  const prepared =
    action.needs.includes('tasks-done') && of.taskKinds.length > 0 ? await withOpenTask(walk, colleague, of) : of;
  const present = seenBy === colleague && prepared === of ? of : await openPage(walk, colleague, prepared);
  const next = await actByHand(walk, colleague, act, present);
  await look(walk, colleague, next);
  noteWalked(walk, act, roleOf(colleague.username));
  return { of: next, seenBy: colleague };
};

/** Walks one planned case from its opening as far as the plan goes. */
export const walkCase = async (walk: Walk, planned: PlannedCase): Promise<void> => {
  const opened = await openCase(walk, planned);
  let present: { of: CaseReply; seenBy: Colleague | undefined } = opened;
  for (const act of planned.acts.slice(0, opened.taken))
    noteWalked(walk, act, roleOf(usernameOf(planned.openedBy, walk.definition.openedBy)));
  for (const act of planned.acts.slice(opened.taken)) present = await takeStep(walk, act, present.of, present.seenBy);
  if (!planned.openedByHand || present.seenBy === undefined) return;
  const { page, picture } = present.seenBy.visitor;
  await picture(`case-${walk.definition.id}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, 'nothing stands out to the right').toBeLessThanOrEqual(0);
};
