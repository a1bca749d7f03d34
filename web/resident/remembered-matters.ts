import { readSetting, writeSetting } from '../ui/settings.ts';

/** A matter the resident asked this device to remember. The phone digits are never kept. */
export interface RememberedMatter {
  readonly receiptCode: string;
  readonly itemName: { readonly zh: string; readonly en: string };
}

const KEY = 'resident.matters';
const MOST = 6;

const isMatter = (value: unknown): value is RememberedMatter =>
  typeof value === 'object' && value !== null && 'receiptCode' in value && 'itemName' in value;

export const parseMatters = (stored: string | null): readonly RememberedMatter[] => {
  if (stored === null || !stored.startsWith('[')) return [];
  const parsed: unknown = JSON.parse(stored);
  return Array.isArray(parsed) ? parsed.filter(isMatter) : [];
};

export const addMatter = (known: readonly RememberedMatter[], matter: RememberedMatter) =>
  [matter, ...known.filter((one) => one.receiptCode !== matter.receiptCode)].slice(0, MOST);

export const rememberedMatters = (): readonly RememberedMatter[] => parseMatters(readSetting(KEY));

export const rememberMatter = (matter: RememberedMatter): void =>
  writeSetting(KEY, JSON.stringify(addMatter(rememberedMatters(), matter)));

export const forgetMatter = (receiptCode: string): void =>
  writeSetting(KEY, JSON.stringify(rememberedMatters().filter((one) => one.receiptCode !== receiptCode)));
