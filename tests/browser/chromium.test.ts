import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join, normalize } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';

const FONT_FOLDER = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'));
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/index.css">
<p style="font-family:'Noto Sans SC Variable'">全科一窗受理</p>`;

const server = createServer((request, response) => {
  const path = normalize(request.url ?? '/');
  if (path === '/') return response.setHeader('content-type', 'text/html').end(PAGE);
  const file = createReadStream(join(FONT_FOLDER, path)).on('error', () => response.writeHead(404).end());
  return file.pipe(response.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'font/woff2'));
});

/** The pixels of one character; a font that lacks it draws the same box for every character. */
const draw = (page: Page, character: string, font: string): Promise<string> =>
  page.evaluate(
    ([text, family]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('This browser cannot draw.');
      context.font = `32px ${family}`;
      context.fillText(text, 2, 32);
      return canvas.toDataURL();
    },
    [character, font] as const,
  );

describe.each([undefined, 'packaged'])('the browser for tests (%s)', (wanted) => {
  beforeAll(async () => {
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  it('draws Chinese in the font that the page brings', async () => {
    const browser = await launchChromium(wanted);
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate(() => document.fonts.ready);
    const font = "'Noto Sans SC Variable'";
    const [first, second] = [await draw(page, '全', font), await draw(page, '科', font)];
    await browser.close();
    expect(first).not.toBe(second);
  });
});

describe('the packaged browser', () => {
  it('has no Chinese of its own, so that a page without its font is noticed', async () => {
    const browser = await launchChromium('packaged');
    const page = await browser.newPage();
    const [first, second] = [await draw(page, '全', 'sans-serif'), await draw(page, '科', 'sans-serif')];
    await browser.close();
    expect(first).toBe(second);
  });
});

afterAll(() => server.close());
