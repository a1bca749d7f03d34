import { describe, expect, it } from 'vitest';
import { type Given, fillForm, pickPerson, takeAction } from './process-hand.ts';
import { DESKTOP, PHONE, useRunningOffice } from './running-office.ts';

const office = useRunningOffice();

type Step = readonly [action: string, given?: Given];

interface Way {
  readonly process: string;
  readonly person?: string;
  readonly opening?: Given;
  /** The first steps of the main way, and the step the case is in then. */
  readonly main: readonly Step[];
  readonly reaches: RegExp;
  /** Another way from the beginning, and where it leads. */
  readonly branch: readonly Step[];
  readonly leadsTo: RegExp;
  /** Written down in the street, on a phone. */
  readonly outside?: true;
  readonly by?: string;
}

const PERSON = '王秀英';

/** Every service type that opens with a form of its own; those of the counter have journeys of their own. */
const WAYS: readonly Way[] = [
  {
    process: 'home-visit',
    person: PERSON,
    main: [['符合条件，派人'], ['约好时间']],
    reaches: /约好|上门/,
    branch: [['不予受理']],
    leadsTo: /不予受理/,
  },
  {
    process: 'referral',
    person: PERSON,
    main: [['找到机构，征求同意'], ['登记同意', { consent: '是' }]],
    reaches: /同意/,
    branch: [['无处可转，说明原因']],
    leadsTo: /没有可转/,
  },
  {
    process: 'mediation',
    main: [
      ['属于本社区，受理', { consent: '是' }],
      ['开始调解', { bothHeard: '是' }],
    ],
    reaches: /调解/,
    branch: [['重大疑难，上报并稳控']],
    leadsTo: /上报/,
  },
  {
    process: 'petition',
    main: [['先安抚、听诉求'], ['报告负责人']],
    reaches: /负责人/,
    branch: [['信访人撤回']],
    leadsTo: /撤回/,
  },
  {
    process: 'social-work',
    person: PERSON,
    by: 'gumeihua',
    main: [['接案', { consent: '是' }]],
    reaches: /预估/,
    branch: [['不接案，说明原因']],
    leadsTo: /不接案/,
  },
  {
    process: 'publicity',
    main: [['记下情况和需求'], ['登记宣讲']],
    reaches: /发放和推送/,
    branch: [['取消']],
    leadsTo: /取消/,
  },
  {
    process: 'grid-event',
    outside: true,
    main: [['受理'], ['派给网格员']],
    reaches: /网格处置中/,
    branch: [['不受理，说明原因']],
    leadsTo: /不属实或不归管/,
  },
  {
    process: 'wish',
    person: PERSON,
    main: [['直接派给人'], ['认领人说办好了']],
    reaches: /确认/,
    branch: [['发布，等认领']],
    leadsTo: /认领/,
  },
  {
    process: 'deliberation',
    main: [['定为议题'], ['记一次议事会']],
    reaches: /待表决/,
    branch: [['不采纳，说明原因']],
    leadsTo: /不采纳|未采纳/,
  },
];

describe('services that open with a form of their own, by their main way and a branch', () => {
  it.each(WAYS.map((way) => [way.process, way] as const))('%s', { timeout: 90_000 }, async (_, way) => {
    const { page, context, goTo, signInAs, picture, faults } = await office.openBrowser(
      way.outside === true ? PHONE : DESKTOP,
    );
    await signInAs(way.by ?? 'zhoumin');
    for (const [steps, ends] of [
      [way.main, way.reaches],
      [way.branch, way.leadsTo],
    ] as const) {
      await goTo(`/cases/new/${way.process}`);
      if (way.person !== undefined) await pickPerson(page, way.person);
      await fillForm(page, '.opening-form', way.opening);
      if (steps === way.main) await picture(`opening-${way.process}`);
      await page.locator('.opening-buttons .ant-btn-primary').click();
      await page.locator('.case-title, .opening-registered a').first().waitFor();
      const toCase = page.getByRole('link', { name: '打开这一件' });
      if ((await toCase.count()) > 0) await toCase.click();
      await page.locator('.case-title').waitFor();
      for (const [action, given] of steps) await takeAction(page, action, given);
      await expect.poll(() => page.locator('.case-head-line').textContent()).toMatch(ends);
      await picture(`case-${way.process}${steps === way.main ? '' : '-branch'}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, 'nothing stands out to the right').toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('a part of a case given to a department', () => {
  it('is given on the case page, lies on the approver’s desk by its day and is answered there', {
    timeout: 90_000,
  }, async () => {
    const worker = await office.openBrowser(DESKTOP);
    await worker.signInAs('zhoumin');
    await worker.goTo('/cases/new/home-visit');
    await pickPerson(worker.page, PERSON);
    await fillForm(worker.page, '.opening-form');
    await worker.page.locator('.opening-buttons .ant-btn-primary').click();
    await worker.page.locator('.case-title').waitFor();
    await takeAction(worker.page, '符合条件，派人');
    await worker.page.getByRole('button', { name: '请人协同' }).click();
    await worker.page.getByRole('radio', { name: '部门或单位' }).check();
    await worker.page.locator('#task-who').click();
    await worker.page.keyboard.type('民政办');
    await worker.page.keyboard.press('Enter');
    await worker.page.locator('#task-what').fill('请一同上门看看');
    await worker.page.locator('#task-due').fill('2026-11-24');
    await worker.page.getByRole('button', { name: '交办', exact: true }).click();
    await worker.page.locator('.task-row').waitFor();

    const { page, goTo, signInAs, picture, faults, context } = await office.openBrowser(DESKTOP);
    await signInAs('fanghong');
    await goTo('/desk');
    await page.getByRole('button', { name: /^协同任务 1/ }).click();
    const line = page.locator('.desk-row');
    expect(await line.textContent()).toMatch(/11月24日 前/);
    await page.getByRole('button', { name: '反馈', exact: true }).click();
    await picture('desk-task');
    await page.getByLabel('办得怎么样').fill('一同去过了');
    await page.getByRole('button', { name: '办好了' }).click();
    await page.getByText('没有等着反馈的协同任务').waitFor();

    await worker.page.reload();
    await worker.page.getByText('一同去过了').first().waitFor();
    expect([...faults, ...worker.faults]).toEqual([]);
    await context.close();
    await worker.context.close();
  });
});
