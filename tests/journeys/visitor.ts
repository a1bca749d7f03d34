import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { DEMO_PASSWORD } from '../../catalogue/demo/staff.ts';

const PICTURES = process.env['QUANKE_PICTURES'] ?? join(import.meta.dirname, '..', '..', 'data', 'journeys');
/** A page that asked for nothing this long has all it wanted: what an answer leads to is asked for at once. */
const QUIET_MILLISECONDS = 150;
const LOOK_MILLISECONDS = 25;
/** How long anything may take on a busy machine: that a page is slow is no fault of the page. */
const LONGEST_WAIT_MILLISECONDS = 120_000;

/** One person with a browser. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Origin of the office. */
  readonly address: string;
  /** What the page complained about: script errors and answers of 500. */
  readonly faults: readonly string[];
  goTo(path: string): Promise<void>;
  signInAs(username: string): Promise<void>;
  /** Waits until nothing is being fetched or moved any more. */
  settled(): Promise<void>;
  /** Keeps a picture of the page as it is, settled. */
  picture(name: string): Promise<void>;
}

interface Traffic {
  readonly isQuiet: () => boolean;
}

const watchTraffic = (page: Page): Traffic => {
  const underWay = new Set<Request>();
  let changedAt = performance.now();
  const ended = (request: Request): void => {
    underWay.delete(request);
    changedAt = performance.now();
  };
  page.on('request', (request) => {
    underWay.add(request);
    changedAt = performance.now();
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  // Whatever a page was asking for is of no interest to the next one.
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) underWay.clear();
  });
  return { isQuiet: () => underWay.size === 0 && performance.now() - changedAt >= QUIET_MILLISECONDS };
};

const watchFaults = (page: Page): readonly string[] => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
};

/**
 * Fonts are there, the page has nothing pressing left to do (a slow machine shows an answer long after it came), and
 * nothing moves any more but what moves for ever.
 */
const standsStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await scheduler.postTask(() => undefined, { priority: 'background' });
    const moving = document
      .getAnimations()
      .filter(
        ({ playState, effect }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime),
      );
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });

/** Waits until nothing is being fetched or moved any more; what came to light meanwhile may ask for more. */
const settle = async (page: Page, traffic: Traffic): Promise<void> => {
  const until = performance.now() + LONGEST_WAIT_MILLISECONDS;
  do {
    while (!traffic.isQuiet()) {
      if (performance.now() > until) throw new Error(`Still fetching: ${page.url()}`);
      await wait(LOOK_MILLISECONDS);
    }
    await standsStill(page);
  } while (!traffic.isQuiet());
};

/** A new tab in this browser, at the time of the office. */
export const visit = async (
  context: BrowserContext,
  office: { readonly address: string; readonly time: string },
): Promise<Visitor> => {
  // A headless browser has no printer and gives up when asked for one. The frame a paper is shown in keeps nothing.
  await context.addInitScript(() => {
    if (window === window.top) localStorage.setItem('quanke.print-at-once', 'off');
  });
  context.setDefaultTimeout(LONGEST_WAIT_MILLISECONDS);
  const page = await context.newPage();
  const faults = watchFaults(page);
  const traffic = watchTraffic(page);
  await page.clock.setFixedTime(office.time);
  return {
    page,
    context,
    address: office.address,
    faults,
    goTo: async (path) => {
      await page.goto(`${office.address}${path}`);
      // A slow machine reads the program for a while without asking for anything: every page has a heading once it is there.
      await page.locator('h1').first().waitFor({ state: 'attached' });
      await settle(page, traffic);
    },
    signInAs: async (username) => {
      const answer = await context.request.post(`${office.address}/api/session`, {
        data: { username, password: DEMO_PASSWORD },
      });
      if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`);
    },
    settled: () => settle(page, traffic),
    picture: async (name) => {
      await settle(page, traffic);
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
  };
};
