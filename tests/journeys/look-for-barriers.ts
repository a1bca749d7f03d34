import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Visitor } from './running-office.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  var axe: { run(options: object): Promise<AxeResults> };
}

/** What axe calls serious or critical, one readable line each. */
export const seriousFindings = async ({ page }: Visitor): Promise<readonly string[]> => {
  // A bar that stays in view covers part of whatever scrolls beneath it, and axe would measure the rest.
  await page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>('.office-bar, .edit-bar')) bar.style.position = 'static';
  });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      (violation) =>
        `${violation.id}: ${violation.nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    );
};

export const scrollsSideways = ({ page }: Visitor): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
