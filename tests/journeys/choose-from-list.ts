import type { Locator, Page } from 'playwright-core';

/**
 * Takes an entry of a list that may still be unfolding, filtering or being drawn anew. A pointer would wait for it to
 * stand still, aim, and find another entry in its place; this finds the entry and presses it in the same moment.
 */
export const pressEntry = async (entry: Locator): Promise<void> => {
  await entry.first().evaluate((element: HTMLElement) => element.click());
};

/** Takes the first entry of the open list that holds the text or fits the pattern. */
export const chooseFromList = (page: Page, name: string | RegExp): Promise<void> =>
  pressEntry(
    page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: name }),
  );
