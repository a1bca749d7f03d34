import type { Locator, Page } from 'playwright-core';
import type { CaseReply } from '../../../modules/casework/contract.ts';
import type { InputField } from '../../../modules/casework/domain/definition.ts';
import { chooseFromList, pressEntry } from '../choose-from-list.ts';
import type { Community } from './colleagues.ts';

const MOST_RADIOS = 5;
const CHINA_HOURS = 8;

const labelOf = (field: InputField, id: unknown): string =>
  field.choices?.find((choice) => choice.id === id)?.label.zh ?? String(id);

/** A moment as it is typed: the clock on the wall here. */
const typedMoment = (instant: string): string =>
  new Date(Date.parse(instant) + CHINA_HOURS * 3_600_000).toISOString().slice(0, 16);

const openAndChoose = async (page: Page, control: Locator, name: string): Promise<void> => {
  await control.click();
  if ((await control.getAttribute('readonly')) === null) await page.keyboard.insertText(name);
  await chooseFromList(page, name);
};

const check = async (boxes: Locator, wanted: readonly string[]): Promise<void> => {
  for (const box of await boxes.all()) {
    const label = (await box.locator('xpath=ancestor::label').textContent()) ?? '';
    await box.setChecked(wanted.includes(label.trim()));
  }
};

interface Known {
  readonly community: Community;
  readonly materials: CaseReply['materials'];
}

const nameOf = ({ workers, organisations }: Community, id: unknown): string =>
  [...workers, ...organisations].find((one) => one.id === id)?.name ?? String(id);

const fillOne = async (page: Page, field: InputField, value: unknown, known: Known): Promise<void> => {
  const control = page.locator(`#action-${field.id}`);
  const radio = (name: string) => control.getByRole('radio', { name, exact: true }).check();
  switch (field.type) {
    case 'choice': {
      const kinds = control.locator('.opening-kind', { hasText: labelOf(field, value) });
      if ((await kinds.count()) > 0) return kinds.first().click();
      if ((field.choices ?? []).length > MOST_RADIOS) return openAndChoose(page, control, labelOf(field, value));
      return radio(labelOf(field, value));
    }
    case 'yes-no':
      return radio(value === true ? '是' : '否');
    case 'choices':
      return check(
        control.getByRole('checkbox'),
        (value as readonly string[]).map((id) => labelOf(field, id)),
      );
    case 'materials':
      return check(
        control.getByRole('checkbox'),
        known.materials.filter(({ id }) => (value as readonly string[]).includes(id)).map(({ name }) => name.zh),
      );
    case 'worker':
    case 'organisation':
      return openAndChoose(page, control, nameOf(known.community, value));
    case 'date-time':
      return control.fill(typedMoment(String(value)));
    default:
      return control.fill(String(value));
  }
};

/** Writes the values into the form in sight, field by field, as a hand would. */
export const fillFields = async (
  page: Page,
  fields: readonly InputField[],
  values: Readonly<Record<string, unknown>>,
  known: Known,
): Promise<void> => {
  for (const field of fields) {
    const value = values[field.id];
    if (value !== undefined) await fillOne(page, field, value, known);
  }
};

/** Picks the resident a matter is about. */
export const pickPerson = async (page: Page, name: string): Promise<void> => {
  await page.locator('#action-person').fill(name);
  await pressEntry(page.getByRole('option', { name }));
  await page.getByRole('button', { name: '换人' }).waitFor();
};
