import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CaseReply } from '../../../modules/casework/contract.ts';
import type { Visitor } from '../running-office.ts';
import { casePath, type Colleague, usernameOf } from './colleagues.ts';
import { fillFields, pickPerson } from './fill-fields.ts';
import { officeValues } from './office-values.ts';
import type { Walk } from './walk.ts';
import type { PlannedAct, PlannedCase } from './walk-plan.ts';

/** Items that a case at the counter is about, by process. */
const ITEMS: Readonly<Record<string, string>> = {
  immediate: 'senior-card',
  promised: 'senior-allowance',
  'on-behalf': 'elder-care-assessment',
  assistance: 'disability-certificate',
};

interface Opened {
  readonly of: CaseReply;
  readonly seenBy: Colleague | undefined;
  /** How many of the planned actions were taken with the opening. */
  readonly taken: number;
}

const isComplete = ({ open }: PlannedCase): boolean =>
  open?.materials.every(({ status }) => status !== 'missing') ?? true;

/** The same command as the pages send. */
const openAtOnce = async ({ definition, community }: Walk, planned: PlannedCase, { get, post }: Colleague) => {
  const { opening, id: processId } = definition;
  const itemId = ITEMS[processId] ?? null;
  const item = itemId === null ? null : await get<{ materials: readonly { id: string }[] }>(`/guides/${itemId}`);
  const brought = isComplete(planned) ? (item?.materials ?? []) : [];
  return post<CaseReply>(`/communities/${community.id}/cases`, {
    processId,
    itemId,
    personId: opening?.person === 'none' ? null : community.personId,
    materials: brought.map(({ id }) => ({ id, status: 'brought' })),
    ...(opening === undefined
      ? {}
      : { input: officeValues({ community, definition }, opening.input, planned.open?.input ?? {}) }),
  });
};

const openedCase = async (page: Page, press: () => Promise<void>): Promise<CaseReply> => {
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/cases') && response.request().method() === 'POST',
  );
  await press();
  const answer = await answered;
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as CaseReply;
};

/** On the form of the process, as somebody at the counter or in the street fills it in. */
const openByForm = async ({ definition, community }: Walk, planned: PlannedCase, { visitor }: Colleague) => {
  const { page } = visitor;
  const { opening } = definition;
  await page.goto(`${visitor.address}/cases/new/${definition.id}`);
  await page.locator('.opening-form').waitFor();
  for (const more of await page.locator('.opening-more summary').all()) await more.click();
  if (opening?.person === 'required') await pickPerson(page, community.personName);
  const values = officeValues({ community, definition }, opening?.input ?? [], planned.open?.input ?? {});
  await fillFields(page, opening?.input ?? [], values, { community, materials: [] });
  if (opening?.withFirstAction === true) await page.locator('.opening-first .ant-segmented-item').last().click();
  await visitor.picture(`opening-${definition.id}`);
  const of = await openedCase(page, () => page.locator('.opening-buttons .ant-btn-primary').click());
  return { of, taken: 0 };
};

/** What was changed last has been looked at: the counter shows what follows from it. */
const checked = async ({ page, settled }: Visitor): Promise<void> => {
  await settled();
  await page.locator('.counter-matter:not(.counter-asking)').waitFor();
};

/** The process is chosen, where the item is offered with several. */
const settledOn = async (visitor: Visitor, process: Locator): Promise<void> => {
  await visitor.page.locator('.counter-item-about').waitFor();
  if ((await process.count()) === 0) return;
  await process.first().click();
  await process.and(visitor.page.locator('.ant-segmented-item-selected')).waitFor();
};

/** Answers what the counter still asks, always with the first answer. */
const answerQuestions = async (visitor: Visitor): Promise<void> => {
  const question = visitor.page.getByText('还需问一句');
  for (let times = 0; times < 10 && (await question.count()) > 0; times += 1) {
    await visitor.page.keyboard.press('1');
    await checked(visitor);
  }
};

/** Ticks off every material; each is no longer missing then. */
const bringAll = async (page: Page): Promise<void> => {
  const missing = page.locator('.counter-material-missing');
  for (let left = await missing.count(); left > 0; left -= 1) {
    await missing.first().getByRole('checkbox').click();
    await expect.poll(() => missing.count()).toBe(left - 1);
  }
};

/** At the counter, where the first action is taken together with the opening. */
const openAtCounter = async (walk: Walk, planned: PlannedCase, act: PlannedAct, { visitor }: Colleague) => {
  const { definition, community } = walk;
  const { page } = visitor;
  await visitor.goTo(`/counter?person=${community.personId}&item=${ITEMS[definition.id]}`);
  const process = page.locator('.counter-item-about .ant-segmented-item', { hasText: definition.name.zh });
  await settledOn(visitor, process);
  await checked(visitor);
  await answerQuestions(visitor);
  if (isComplete(planned)) await bringAll(page);
  await checked(visitor);
  await visitor.picture(`opening-${definition.id}`);
  const action = definition.actions[act.action];
  const of = await openedCase(page, async () => {
    await page
      .locator('.counter-bar')
      .getByRole('button', { name: new RegExp(`^${action?.name.zh}`) })
      .click();
    const dialog = page.getByRole('dialog');
    if (action === undefined || !action.input.some(({ type, required }) => required && type !== 'materials')) return;
    await dialog.waitFor();
    const asked = action.input.filter(({ type, required }) => required && type !== 'materials');
    await fillFields(page, asked, officeValues(walk, asked, act.input), { community, materials: [] });
    await dialog.locator('button[type="submit"]').click();
  });
  return { of, taken: 1 };
};

/** The program opens it after a bad rating of another case. */
const openByRating = async ({ community }: Walk, { get, post }: Colleague): Promise<CaseReply> => {
  const path = `/communities/${community.id}/cases`;
  const rated = await post<CaseReply>(path, {
    processId: 'immediate',
    itemId: ITEMS['immediate'],
    personId: community.personId,
    materials: (await get<{ materials: readonly { id: string }[] }>(`/guides/${ITEMS['immediate']}`)).materials.map(
      ({ id }) => ({ id, status: 'brought' }),
    ),
    first: { action: 'handle', input: { result: '已办理' } },
  });
  const { links } = await post<CaseReply>(`${casePath(community, rated.id)}/rating`, {
    level: 5,
    expectedVersion: rated.version,
  });
  return get<CaseReply>(casePath(community, links.at(-1)?.caseId ?? ''));
};

export const openCase = async (walk: Walk, planned: PlannedCase): Promise<Opened> => {
  const { definition, colleagues } = walk;
  if (planned.open === null)
    return { of: await openByRating(walk, await colleagues.of('gumeihua')), seenBy: undefined, taken: 0 };
  const colleague = await colleagues.of(usernameOf(planned.openedBy, definition.openedBy));
  const [first] = planned.acts;
  if (!planned.openedByHand || first === undefined)
    return { of: await openAtOnce(walk, planned, colleague), seenBy: undefined, taken: 0 };
  const opened =
    definition.opening === undefined
      ? await openAtCounter(walk, planned, first, colleague)
      : await openByForm(walk, planned, colleague);
  return { ...opened, seenBy: undefined };
};
