import { expect, it } from 'vitest';
import { DESKTOP, NOW, useRunningOffice } from './running-office.ts';

const office = useRunningOffice();

const later = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

it('leaves what is shown and typed while the line is broken, and takes it away when the server refuses it', async () => {
  const { page, context, goTo, signInAs, settled, picture, faults } = await office.openBrowser(DESKTOP);
  await signInAs('zhoumin');
  const get = async (path: string) => (await context.request.get(`${office.address()}/api${path}`)).json();
  const { communities } = (await get('/session')) as { communities: { id: string }[] };
  const { items } = (await get(`/communities/${communities[0]?.id}/people?q=wangxiuying`)) as {
    items: { id: string }[];
  };
  await goTo(`/documents/new?person=${items[0]?.id}`);
  await page.getByRole('button', { name: '居住证明' }).click();
  const addressee = page.locator('#document-addressee');
  await addressee.fill('市社会保险中心');
  /** Coming back to the window some minutes later asks again for what is shown. */
  const comeBack = async (minutes: number): Promise<void> => {
    await page.clock.setFixedTime(later(minutes));
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  };
  const form = /\/document-kinds\/[^/]+\/form/;

  // given a line that broke meanwhile: said above the form, which stays as it was filled in
  await page.route(form, (route) => route.abort('connectionreset'));
  await comeBack(5);
  const notice = page.getByRole('alert').filter({ hasText: '下面是先前读到的' });
  await notice.waitFor();
  expect(await addressee.inputValue()).toBe('市社会保险中心');
  await picture('line-broken');

  // mended: asked again, and nothing was lost
  await page.unroute(form);
  await notice.getByRole('button', { name: '重试' }).click();
  await notice.waitFor({ state: 'detached' });
  expect(await addressee.inputValue()).toBe('市社会保险中心');

  // given a refusal: what may not be seen any more is gone
  const problem = { type: 'about:blank', title: '没有权限', titleEn: 'Not allowed', status: 403, code: 'not-allowed' };
  await page.route(form, (route) => route.fulfill({ status: 403, json: problem }));
  await comeBack(10);
  await page.getByRole('alert').filter({ hasText: '没有权限' }).waitFor();
  await settled();
  expect(await addressee.count()).toBe(0);
  expect(faults).toEqual([]);
});
