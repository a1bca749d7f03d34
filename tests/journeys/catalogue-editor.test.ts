import { describe, expect, it } from 'vitest';
import { chooseFromList } from './choose-from-list.ts';
import { DESKTOP, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();
const ITEM = 'senior-allowance';
const LATER = '2026-12-01T02:00:00.000Z';

const arrive = async (username: string, path: string): Promise<Visitor> => {
  const visitor = await office.openBrowser(DESKTOP);
  await visitor.signInAs(username);
  await visitor.goTo(path);
  return visitor;
};

const leave = async ({ context, faults }: Visitor): Promise<void> => {
  await context.close();
  expect(faults).toEqual([]);
};

/** The first entry of a list of the form, which is folded at first. */
const unfold = ({ page }: Visitor, name: string): Promise<void> =>
  page.locator('summary').filter({ hasText: name }).first().click();

const section = ({ page }: Visitor, name: string): Promise<void> =>
  page.getByRole('group', { name: '指南的各部分' }).getByRole('button', { name }).click();

const saved = ({ page }: Visitor): Promise<void> => page.getByText(/已保存$/).waitFor();

const reviewAndPublish = async (title: string, startsOn: string | null): Promise<void> => {
  const reviewer = await arrive('yuwei', '/catalogue');
  const { page } = reviewer;
  await page.getByRole('region', { name: '等我审核' }).getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: '审核通过' }).click();
  await page.getByRole('button', { name: '发布' }).click();
  if (startsOn !== null) await page.getByLabel('从哪天起执行').fill(startsOn);
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await page.getByText('已发布').first().waitFor();
  await leave(reviewer);
};

const sendBack = async (title: string, reason: string): Promise<void> => {
  const reviewer = await arrive('yuwei', '/catalogue');
  const { page } = reviewer;
  await page.getByRole('region', { name: '等我审核' }).getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: '退回修改' }).click();
  // Without a reason nothing goes back.
  await page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
  await page.getByText('请写原因').waitFor();
  await page.getByRole('dialog').getByLabel('原因').fill(reason);
  await page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
  await page.getByText('已退回').first().waitFor();
  await leave(reviewer);
};

const promisedLine = async (username: string): Promise<string> => {
  const worker = await arrive(username, `/guides/${ITEM}`);
  const row = worker.page.getByRole('row').filter({ hasText: '承诺办理' }).first();
  await row.waitFor();
  const words = (await row.textContent()) ?? '';
  await leave(worker);
  return words;
};

describe('a change of the catalogue', () => {
  it('is written by the system administrator, who is told of a promise above the law and mends it', async () => {
    const writer = await arrive('xitong', '/catalogue');
    const { page, picture } = writer;
    await page.getByLabel('按名称、俗称或部门查').fill('尊老金');
    await page.getByRole('link', { name: '高龄老人生活补贴' }).click();
    await page.getByRole('button', { name: '改一版' }).click();
    await page.getByRole('heading', { name: '改版：高龄老人生活补贴' }).waitFor();
    const submit = page.getByRole('button', { name: '提交审核' });
    await section(writer, '方式和期限');
    await unfold(writer, '承诺办理');
    await page.getByLabel('承诺期限').fill('30');
    await page.getByLabel('法定期限').fill('25');
    const mistake = page.getByRole('link', { name: '承诺时限不能超过法定时限' });
    await mistake.waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await picture('catalogue-editor-mistake');
    // The line leads from another part of the form to the very field.
    await section(writer, '基本情况');
    await mistake.click();
    await page.locator('#edit-processes-0-limit-promised:focus').fill('22');
    await page.getByText('检查通过，没有要改的').waitFor();
    await saved(writer);
    await leave(writer);
  });

  it('takes in a material that is needed under a condition only, tries it, and goes to review', async () => {
    const writer = await arrive('xitong', '/catalogue');
    const { page, picture } = writer;
    await page.getByRole('region', { name: '我在写的' }).getByRole('link', { name: '改版：高龄老人生活补贴' }).click();
    await section(writer, '材料');
    await page.getByRole('button', { name: '+ 增加材料' }).click();
    await page.getByLabel('材料（中文）').fill('养老机构入住证明');
    await page.getByLabel('材料（英文）').fill('Certificate of the care home');
    await page.getByLabel('从哪里来（中文）').fill('养老机构');
    await page.getByLabel('从哪里来（英文）').fill('The care home');
    await page.getByRole('combobox', { name: '在“什么情况下才要”里插入项目' }).click();
    await page.keyboard.type('年龄');
    await chooseFromList(page, /^年龄$/);
    // What was put in takes the keyboard back to the line a moment later; whoever types before that types elsewhere.
    const line = page.locator('.edit-feel:focus');
    await line.waitFor();
    await page.getByRole('button', { name: '插入“≥”' }).click();
    await line.waitFor();
    await page.keyboard.type('90');
    await page.getByText(/读作： ?年龄 ≥ 90/).waitFor();
    await page.getByLabel('把这个情况说给居民听（中文）').fill('九十周岁以上的');
    await page.getByLabel('把这个情况说给居民听（英文）').fill('From 90 years on');
    await page.getByText('检查通过，没有要改的').waitFor();
    await page.getByRole('button', { name: '试一试' }).click();
    await page.getByRole('row').filter({ hasText: '养老机构入住证明' }).getByText('看情况').waitFor();
    await picture('catalogue-editor-try');
    await saved(writer);
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('等待审核').first().waitFor();
    // Nobody reviews what they wrote.
    expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0);
    await leave(writer);
  });

  it('is read as differences, approved and published by a second person, and holds from its day', async () => {
    const reviewer = await arrive('yuwei', '/catalogue');
    await reviewer.page
      .getByRole('region', { name: '等我审核' })
      .getByRole('link', { name: '改版：高龄老人生活补贴' })
      .click();
    const way = reviewer.page.getByRole('region', { name: '办理方式：承诺办理' });
    await way.locator('del', { hasText: '20' }).waitFor();
    await way.locator('ins', { hasText: '22' }).waitFor();
    await reviewer.page.getByRole('region', { name: '材料：养老机构入住证明' }).getByText('年龄 ≥ 90').waitFor();
    await reviewer.picture('catalogue-editor-review');
    await leave(reviewer);
    await reviewAndPublish('改版：高龄老人生活补贴', '2026-12-01');
    expect(await promisedLine('zhoumin')).toContain('20 个工作日');
    const keeper = await arrive('xitong', '/catalogue?state=coming');
    await keeper.page.getByText('12月1日 起换新版').waitFor();
    await keeper.picture('catalogue-list');
    await leave(keeper);
    office.moveTo(LATER);
    expect(await promisedLine('zhoumin')).toContain('22 个工作日');
  });

  it('may be for one community alone, and the neighbour does not see it', async () => {
    const head = await arrive('gumeihua', `/catalogue/items/${ITEM}`);
    const { page, picture } = head;
    await page.getByRole('button', { name: /^为.*调整$/ }).click();
    await page.getByRole('button', { name: /^在此修改：起领年龄/ }).click();
    await page.getByLabel('本地数值').fill('78');
    await page.getByLabel('依据文件').fill('社区居民会议决议');
    await page.getByText('检查通过，没有要改的').waitFor();
    await saved(head);
    await picture('catalogue-overlay');
    const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('等待审核').first().waitFor();
    await leave(head);
    await sendBack(title, '请写明是哪一次会议');
    const again = await arrive('gumeihua', '/catalogue');
    await again.page.getByRole('region', { name: '我在写的' }).getByRole('link', { name: title }).click();
    await again.page.getByText('请写明是哪一次会议').waitFor();
    await again.page.getByLabel('第几条、哪一处').fill('2026 年第三次会议');
    await saved(again);
    await again.page.getByRole('button', { name: '提交审核' }).click();
    await again.page.getByText('等待审核').first().waitFor();
    await leave(again);
    await reviewAndPublish(title, null);
    const own = await arrive('zhoumin', `/guides/${ITEM}`);
    await own.page.getByText('本地另有规定').waitFor();
    await own.page.getByText('78 周岁').waitFor();
    await leave(own);
    const neighbour = await arrive('wutingting', `/guides/${ITEM}`);
    await neighbour.page.getByText('80 周岁').waitFor();
    expect(await neighbour.page.getByText('本地另有规定').count()).toBe(0);
    await leave(neighbour);
  });
});

describe('two people at one revision', () => {
  it('are told of each other and choose whose words stay', async () => {
    const first = await arrive('xitong', '/catalogue/items/senior-card');
    await first.page.getByRole('button', { name: '改一版' }).click();
    await first.page.getByRole('heading', { name: '改版：老年人优待证' }).waitFor();
    const { pathname } = new URL(first.page.url());
    const second = await arrive('xitong', pathname);
    await second.page.getByLabel('简称（中文）').fill('优待证');
    await second.page.getByText('有改动未保存').waitFor();
    await saved(second);
    await first.page.getByLabel('收费（中文）').fill('不收费');
    await first.page.getByRole('heading', { name: '别人刚改过这份修订稿' }).waitFor();
    await first.page.getByRole('button', { name: '用对方的' }).click();
    await first.page.getByText('别人刚改过这份修订稿').waitFor({ state: 'hidden' });
    expect(await first.page.getByLabel('简称（中文）').inputValue()).toBe('优待证');
    expect(await first.page.getByLabel('收费（中文）').inputValue()).not.toBe('不收费');
    await leave(first);
    await leave(second);
  });

  it('take the whole catalogue out as a file and find it unchanged when it comes back', async () => {
    const keeper = await arrive('xitong', '/catalogue');
    const { page } = keeper;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出全部' }).click(),
    ]);
    await keeper.goTo('/catalogue/import');
    await page.getByLabel('选择文件').setInputFiles(await download.path());
    await page
      .getByRole('status')
      .filter({ hasText: /^没有变化 \d+$/ })
      .waitFor();
    expect(await page.getByRole('button', { name: '生成修订稿' }).isDisabled()).toBe(true);
    await leave(keeper);
  });
});
