import { ageOn, isPlainDate } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';
import type { ConsentPurpose, Ground } from './consents.ts';
import type { ErasureRule } from './erasure.ts';

export type Sex = 'female' | 'male';

/** Where a person stands towards the community: registration and living here need not go together. */
export type Residence = 'registered' | 'registered-elsewhere-living-here' | 'floating' | 'moved-away' | 'visitor';

/** A group of people whom the community looks after or serves in a special way. */
export interface SpecialGroup {
  readonly id: string;
  readonly name: Text;
  /** Needs special care: shown first and in colour. */
  readonly care: boolean;
  /** How to speak with people of this group; said before the conversation begins. */
  readonly hint?: Text;
  /** Everyone from this age on belongs to it, without anybody deciding. */
  readonly fromAge?: number;
  /** Roles that may put somebody in or take them out; everybody who keeps the files where absent. */
  readonly decidedBy?: readonly string[];
  /** Facts of the file of which one proves the belonging. */
  readonly provedBy?: readonly string[];
  /** Without such a fact the papers that were seen have to be named. */
  readonly needsEvidence?: boolean;
  /** Belonging is looked at again after so many months; never where absent. */
  readonly reviewMonths?: number;
  /** Kinds within the group, of which one is chosen. */
  readonly classes?: readonly GroupClass[];
  readonly validFrom: PlainDate;
  readonly validUntil?: PlainDate;
  readonly basis: Basis;
}

export interface GroupClass {
  readonly id: string;
  readonly name: Text;
  readonly validFrom: PlainDate;
  readonly basis: Basis;
}

/** How a stored value of a fact becomes words. Stored values are booleans, numbers, dates and ids of choices. */
export type FactFormat =
  | { readonly kind: 'yes-no'; readonly yes: string; readonly no: string }
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> }
  | { readonly kind: 'amount'; readonly unit: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'text' };

/** A fact that may stand in a person's file. Ids are those of the service items' conditions where both know it. */
export interface PersonFactDefinition {
  readonly id: string;
  readonly label: Text;
  readonly format: FactFormat;
  /** Health, hardship and income: sealed in the database, masked in answers, revealed with a reason. */
  readonly sensitive: boolean;
  /** Why it may be used: by law, or with the person's consent to a purpose. */
  readonly ground: Ground;
}

export interface FactSource {
  readonly id: string;
  readonly name: Text;
}

/** The words and rules of the people's files, given in by the composition root. */
export interface PeopleCatalogue {
  readonly groups: readonly SpecialGroup[];
  readonly facts: readonly PersonFactDefinition[];
  readonly sources: readonly FactSource[];
  readonly relations: Readonly<Record<string, Text>>;
  readonly residences: Readonly<Record<Residence, Text>>;
  readonly visitResults: Readonly<Record<string, Text>>;
  readonly labels: Readonly<Record<'idNumber' | 'phone' | 'address' | 'residence', Text>>;
  /** Names of the fields of a record, by which duplicates are compared and old values told. */
  readonly recordFields: Readonly<Record<string, Text>>;
  readonly sexes: Readonly<Record<Sex, Text>>;
  readonly purposes: readonly ConsentPurpose[];
  /** How the ground of a fact is said, with {basis} or with {purpose} and {on}. */
  readonly groundWords: Readonly<Record<'law' | 'consent', Text>>;
  /** Why somebody is no longer in a group. */
  readonly groupExits: Readonly<Record<string, Text>>;
  readonly erasure: ErasureRule;
}

export type FactValue = boolean | number | string;

/** A fact as the file holds it, with its origin. */
export interface KnownFact {
  readonly id: string;
  readonly value: FactValue;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly expiresOn: PlainDate | null;
}

/** A fact past its date of expiry is still shown, but nothing may be decided on it. */
export const isExpired = (fact: KnownFact, today: PlainDate): boolean =>
  fact.expiresOn !== null && fact.expiresOn < today;

const thousands = (value: number): string => {
  const [whole = '', part] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
};

/** 2022-03-13 → 2022年3月13日; what is no date stays as it is. */
export const wordsOfDate = (value: string): string => {
  if (!isPlainDate(value)) return value;
  const [year, month, day] = value.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** 1180 with unit 元/月 → `1,180 元/月`. Values that do not fit their format are shown as they are. */
export const wordsOfFact = (format: FactFormat, value: FactValue): string => {
  if (format.kind === 'yes-no' && typeof value === 'boolean') return value ? format.yes : format.no;
  if (format.kind === 'choice') return format.choices[String(value)] ?? String(value);
  if (format.kind === 'amount' && typeof value === 'number') return `${thousands(value)} ${format.unit}`;
  if (format.kind === 'date') return wordsOfDate(String(value));
  return String(value);
};

/** Groups a person belongs to by age alone on `today`. */
export const groupsByAge = (
  groups: readonly SpecialGroup[],
  bornOn: PlainDate | null,
  today: PlainDate,
): readonly SpecialGroup[] =>
  bornOn === null ? [] : groups.filter((group) => group.fromAge !== undefined && ageOn(bornOn, today) >= group.fromAge);
