import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What is written into a field that is given no value of its own. */
const WORDS = '按流程走一遍';
const DAY = '2026-11-24';

export type Given = Readonly<Record<string, string>>;

const chooseFirst = async (page: Page, id: string, words: string | undefined): Promise<void> => {
  await page.locator(`#${id}`).click();
  if (words !== undefined) await page.keyboard.type(words);
  const option = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first();
  await option.waitFor();
  // The list may still be unfolding, and then a pointer would wait for it to stand still.
  await option.evaluate((element: HTMLElement) => element.click());
};

/** Fills what is required of the form in sight, field by field, as its labels tell; values are given by field id. */
export const fillForm = async (page: Page, form: string, given: Given = {}): Promise<void> => {
  const filled = new Set<string>();
  // A choice may bring further fields, so it looks again until there is none left.
  for (let round = 0; round < 30; round += 1) {
    const next = await page.locator(form).evaluate(
      (element, done) => {
        const rows = [...element.querySelectorAll('.field')].filter(
          (row) => row.closest('details:not([open])') === null,
        );
        for (const row of rows) {
          const control = row.querySelector<HTMLElement>('[id^="action-"]:not([id$="-label"]):not([id$="-error"])');
          if (control === null || done.includes(control.id) || control.id === 'action-person') continue;
          const optional = /（可不填）/.test(row.querySelector('label, .field-label')?.textContent ?? '');
          const kind =
            control.closest('.ant-select') !== null
              ? 'select'
              : control.querySelector('input[type="radio"]') !== null
                ? 'radio'
                : control.querySelector('input[type="checkbox"]') !== null
                  ? 'boxes'
                  : control.querySelector('.opening-kind') !== null
                    ? 'buttons'
                    : (control.getAttribute('type') ?? 'text');
          const numeric = ['numeric', 'decimal'].includes(control.getAttribute('inputmode') ?? '');
          return { id: control.id, kind: numeric ? 'number' : kind, optional };
        }
        return null;
      },
      [...filled],
    );
    if (next === null) return;
    filled.add(next.id);
    const value = given[next.id.replace('action-', '')];
    if (next.optional && value === undefined) continue;
    const field = page.locator(`#${next.id}`);
    if (next.kind === 'select') await chooseFirst(page, next.id, value);
    else if (next.kind === 'buttons') await field.getByRole('button').first().click();
    else if (next.kind === 'radio')
      await (value === undefined
        ? field.getByRole('radio').first()
        : field.getByRole('radio', { name: value })
      ).check();
    else if (next.kind === 'boxes') await field.getByRole('checkbox').first().check();
    else if (next.kind === 'number') await field.fill(value ?? '3');
    else if (next.kind === 'date') await field.fill(value ?? DAY);
    else if (next.kind === 'datetime-local') await field.fill(value ?? `${DAY}T09:30`);
    else await field.fill(value ?? WORDS);
  }
};

/** Picks the resident a matter is about. */
export const pickPerson = async (page: Page, name: string): Promise<void> => {
  await page.locator('#action-person').fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  await page.getByRole('button', { name: '换人' }).waitFor();
};

/** Takes an action of the case in sight and waits until it stands in the history. */
export const takeAction = async (page: Page, name: string, given: Given = {}): Promise<void> => {
  const button = page.locator('.actions-row').getByRole('button', { name: new RegExp(`^${name}`) });
  await button.first().click();
  await page.locator('#form-of-action').last().waitFor();
  await fillForm(page, '#form-of-action', given);
  await page.locator('.drawer-footer .ant-btn-primary, .drawer-footer .ant-btn-dangerous').last().click();
  const problem = page.locator('#form-of-action .error-summary');
  await expect
    .poll(
      async () =>
        (await problem.count()) > 0 ? problem.first().textContent() : page.locator('#form-of-action').count(),
      {
        timeout: 10_000,
      },
    )
    .toBe(0);
};
