import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CaseReply } from '../../../modules/casework/contract.ts';

/** What a case page says about where the case is and what can be done. */
interface Seen {
  readonly head: string;
  readonly onChart: string;
  readonly inList: string;
  readonly offered: readonly string[];
  readonly refused: readonly string[];
  readonly newest: string;
  readonly papers: number;
}

const readPage = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
    const all = (selector: string): readonly Element[] => [...document.querySelectorAll(selector)];
    const named = (button: Element | null): string =>
      [...(button?.querySelector('span')?.childNodes ?? [])]
        .flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : []))
        .join('')
        .trim();
    const actions = document.querySelector('.actions-row');
    return {
      head: text('.case-head-line'),
      onChart: text('svg.chart .present'),
      inList: text('.flow-list [aria-current="step"]'),
      offered: [...(actions?.querySelectorAll('button') ?? [])].map(named),
      refused: all('.actions-unavailable li').map(
        (line) =>
          `${line.querySelector('button')?.textContent ?? ''}: ${line.querySelector('.why')?.textContent ?? ''}`,
      ),
      newest: text('.entry-action-taken b'),
      papers: all('.document .why.num:not(div)').length,
    };
  });

const sorted = (words: readonly string[]): readonly string[] =>
  words.map((word) => word.replaceAll(' ', '')).toSorted();

/**
 * Waits until the page shows the case as it is: step in the head, on the chart and in the list, every action with a
 * button or with the reason why not, the newest entry and all papers.
 */
export const expectOnPage = async (page: Page, of: CaseReply): Promise<void> => {
  const actions = of.availableActions;
  const entry = of.history.findLast(({ type }) => type === 'action-taken');
  const wanted = {
    head: true,
    onChart: of.stateName.zh,
    inList: true,
    offered: sorted(actions.filter(({ available }) => available).map(({ name }) => name.zh)),
    refused: sorted(
      actions.filter(({ available }) => !available).map(({ name, reason }) => `${name.zh}: ${reason?.text.zh ?? ''}`),
    ),
    newest: entry?.title.zh ?? '',
    papers: of.documents.length,
  };
  await expect
    .poll(
      async () => {
        const seen = await readPage(page);
        return {
          ...seen,
          head: seen.head.includes(of.stateName.zh) || seen.head,
          inList: seen.inList.startsWith(of.stateName.zh) || seen.inList,
          offered: sorted(seen.offered),
          refused: sorted(seen.refused),
        };
      },
      { interval: 25 },
    )
    .toEqual(wanted);
};
