import { describe, expect, it } from 'vitest';
import { DESKTOP, useRunningOffice } from './running-office.ts';

const office = useRunningOffice('empty');

describe('an empty installation', () => {
  it('walks the first administrator through set-up, and takes the first matter for somebody it has never seen', async () => {
    const { page, goTo, picture, faults } = await office.openBrowser(DESKTOP);
    await goTo('/');
    await page.getByRole('heading', { name: '首次设置' }).waitFor();
    await page.getByLabel('初始化码').fill('WRONG-CODE-HERE');
    await page.getByLabel('街道（乡镇）名称').fill('云栖街道');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('社区（村）名称').fill('西水社区');
    await page.getByLabel('文书简称').fill('西水');
    await page.getByLabel('统计用区划代码').fill('320213001001');
    await page.getByLabel('社区电话').fill('0510-80001000');
    await page.getByLabel('社区地址').fill('西水路 88 号');
    await picture('set-up');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('您的姓名').fill('周敏');
    await page.getByLabel('用户名').fill('zhoumin');
    await page.locator('#password').fill('a long and quiet phrase');
    await page.locator('#passwordAgain').fill('a long and quiet phrase');
    await page.getByRole('button', { name: '完成设置' }).click();
    // A wrong code is refused in words, and everything typed is kept.
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: '上一步' }).click();
    await page.getByRole('button', { name: '上一步' }).click();
    await page.getByLabel('初始化码').fill(office.setUpCode());
    await page.getByRole('button', { name: '下一步' }).click();
    expect(await page.getByLabel('社区（村）名称').inputValue()).toBe('西水社区');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.locator('#password').fill('a long and quiet phrase');
    await page.locator('#passwordAgain').fill('a long and quiet phrase');
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByText('周敏，您好').waitFor();
    await picture('workbench-empty');

    await goTo('/counter');
    await page.getByRole('button', { name: '登记新来的人' }).click();
    await page.getByLabel('姓名').fill('陈示例');
    await page.getByLabel('证件号码').fill('11010519491231002x');
    await page.getByLabel('手机号码').fill('138 0000 4321');
    await page.getByRole('button', { name: '登记并受理' }).click();
    await page.getByRole('heading', { name: '陈示例' }).waitFor();
    expect(await page.getByText('11010519491231002').count(), 'the whole number is not shown').toBe(0);
    expect(faults).toEqual([]);
  });
});
