import type { Page } from 'playwright-core';
import { NOW, PHONE, type RunningOffice, type Visitor } from './running-office.ts';

export const GRID_WORKER = 'qianfeng';
const PASSWORD = 'quanke-demo';

/** A phone of its own, with the clock it shows, right or wrong. */
export const takePhone = async (office: RunningOffice, clock = NOW, size = PHONE): Promise<Visitor> => {
  const visitor = await office.openBrowser(size);
  await visitor.page.clock.setFixedTime(clock);
  return visitor;
};

export const unlock = async (page: Page): Promise<void> => {
  await page.getByLabel('用户名').fill(GRID_WORKER);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: /今天/ }).waitFor();
};

export const signInOnPhone = async ({ page, goTo }: Visitor): Promise<void> => {
  await goTo('/m/');
  // Kept once the browser says so; asking for `ready` would wait for ever where it could not be kept.
  await page.waitForFunction(() =>
    navigator.serviceWorker.getRegistration('/m/').then((kept) => kept?.active !== null && kept !== undefined),
  );
  await unlock(page);
  await page.getByRole('button', { name: '网格事件', exact: true }).waitFor();
};

export const reportEvent = async (page: Page, place: string, more?: (page: Page) => Promise<void>): Promise<void> => {
  await page.getByRole('button', { name: '网格事件', exact: true }).click();
  await page.getByRole('radio', { name: '公共设施损坏' }).check();
  await page.getByLabel(/在哪里/).fill(place);
  await more?.(page);
  const question = page.getByRole('group', { name: '附近有人报过，是同一件吗？' });
  const unanswered = question.filter({ hasNot: page.getByRole('radio', { checked: true }) });
  const home = page.getByRole('heading', { name: /今天/ });
  do {
    // The demo has events of its own; unless a test says otherwise, this is another one. The list of them may come late.
    if ((await unanswered.count()) > 0) await question.getByRole('radio', { name: /不是，另外一件/ }).check();
    await page.getByRole('button', { name: '记好了' }).click();
    await home.or(unanswered.getByRole('alert')).first().waitFor();
  } while (!(await home.isVisible()));
};

export const rowOf = (page: Page, words: string) => page.locator('.row', { hasText: words });
export const becomes = (page: Page, words: string, state: string) =>
  rowOf(page, words).locator('.state').filter({ hasText: state }).waitFor();
export const sendNow = (page: Page) => page.getByRole('button', { name: '马上发送' }).click();

/** Asks the phone to send until everything has arrived, however often the network takes it back. */
export const sendUntilReceived = async (page: Page): Promise<void> => {
  const received = page.getByText('都送到了');
  while (!(await received.isVisible())) {
    await sendNow(page);
    await received
      .or(page.getByRole('button', { name: '马上发送', disabled: false }))
      .first()
      .waitFor();
  }
};

/** The owner of the phone refuses the microphone: browsers for tests have nobody to ask and would give it. */
export const refuseMicrophone = (page: Page): Promise<void> =>
  page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
  });

/** Takes the refusal back. */
export const allowMicrophone = async ({ page, context }: Visitor): Promise<void> => {
  await context.grantPermissions(['microphone']);
  await page.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia'));
};

/** Counts rows as the office has them, in whichever community. */
export const countAtOffice = async (office: RunningOffice, sql: string): Promise<number> => {
  const { database, directory } = office.application();
  const ids = directory.organisations().map(({ id }) => id);
  const [row] = await database.read(ids, (tx) =>
    tx.query<{ count: number }>({ name: '', text: `select count(*)::int as count from ${sql}` }, []),
  );
  return row?.count ?? -1;
};
