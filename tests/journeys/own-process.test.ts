import { afterAll, describe, expect, it } from 'vitest';
import { DESKTOP, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();
const story = { path: '' };
const open: Visitor[] = [];

const arrive = async (username: string): Promise<Visitor> => {
  const visitor = await office.openBrowser(DESKTOP);
  open.push(visitor);
  await visitor.signInAs(username);
  return visitor;
};

afterAll(async () => {
  for (const visitor of open) await visitor.context.close();
});

describe('a community writes its own version of a process', () => {
  it('draws it while it is written, names the place of a fault and lets it be handed in when it is sound', async () => {
    const { page, goTo, picture, faults } = await arrive('gumeihua');
    await goTo('/processes');
    await page.getByRole('link', { name: '网格事件' }).click();
    await page.getByRole('heading', { level: 1, name: '网格事件' }).waitFor();
    await page.getByRole('button', { name: '写本社区的版本' }).click();
    await page.waitForURL('**/process-variants/**');
    story.path = new URL(page.url()).pathname;
    const chart = page.getByRole('region', { name: '流程图' });

    await page.getByRole('button', { name: '加一个环节' }).click();
    await page.getByLabel('名称', { exact: true }).fill('先打电话问问');
    await chart.getByText('先打电话问问').waitFor();
    const fault = page.getByRole('button', { name: /先打电话问问 走不到这个环节/ });
    await fault.waitFor();
    expect(await page.getByRole('button', { name: '提交审核' }).isEnabled()).toBe(false);
    await picture('own-process-with-a-fault');
    await page.getByRole('button', { name: '去掉', exact: true }).click();
    await page.getByText('流程走得通，没有问题').waitFor();

    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByLabel('名称', { exact: true }).fill('收下并登记');
    await chart.getByText('收下并登记').waitFor();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('待审核').waitFor();
    expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('is approved and published by a second person, and everybody there sees what changed', async () => {
    const { page, goTo, picture, faults } = await arrive('yuwei');
    await goTo(story.path);
    await page.getByRole('button', { name: '审核通过' }).click();
    await page.getByRole('button', { name: '发布' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await page.getByText('已发布').waitFor();
    await goTo('/processes/grid-event?version=1001&against=1');
    await page.getByRole('article').getByText('收下并登记').first().waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
    await picture('own-process-compared');
    const link = await page.getByRole('link', { name: '下载 BPMN' }).getAttribute('href');
    const file = await page.request.get(new URL(link ?? '', page.url()).href);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/bpmn+xml']);
    expect(await file.text()).toContain('name="收下并登记"');
    expect(faults).toEqual([]);
  });
});
