import { pinyin } from 'pinyin-pro';
import { normaliseResidentId, parseResidentId } from '../../../kernel/resident-id.ts';
import { parsePhoneNumber } from '../../../kernel/phone-number.ts';
import type { WrittenAddress } from '../../imports/domain/import-row.ts';
import { parseAddress } from '../../imports/domain/parse-address.ts';
import { NAME_READINGS } from './name-heteronyms.ts';

/**
 * Kinds of search terms, as prefixes of the stored text. Capital letters mark terms that begin at the start of the
 * name, so that 王秀英 comes before 李王 for somebody who types `wang`; small letters mark the later suffixes.
 * The last three hold keyed tokens made by the server: whole phone, tail of the phone, tail of the ID number.
 */
export const TERM_KIND = {
  wholeName: 'N:',
  nameSuffix: 'n:',
  wholePinyin: 'P:',
  pinyinSuffix: 'p:',
  wholeInitials: 'I:',
  initialsSuffix: 'i:',
  phone: 'h:',
  phoneTail: 't:',
  idTail: 'd:',
} as const;

/** More variants than this of one name are not stored: the first ones are the usual readings. */
const MOST_VARIANTS = 6;
const MOST_UNITS = 24;

/** What separates the parts of names of many ethnic groups and of foreigners; none of it is ever compared. */
const SEPARATORS = /[\s·•‧∙⋅・.'’`\-_]+/gu;
const HAN = /\p{Script=Han}/u;

/** A name as it is compared: compatibility forms unified, separators gone, small letters without accents. */
export const comparableName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(SEPARATORS, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/ü|u\u0308/g, 'v')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');

interface Unit {
  /** One Chinese character, or one word in letters. */
  readonly text: string;
  readonly readings: readonly string[];
}

const unitsOf = (name: string): readonly string[] =>
  [...name.normalize('NFKC').matchAll(/\p{Script=Han}|[^\p{Script=Han}\s·•‧∙⋅・.'’`\-_]+/gu)]
    .map((match) => match[0])
    .slice(0, MOST_UNITS);

/** The reading in this very name first (surnames are read as surnames), then the others people type. */
const readingsOf = (units: readonly string[]): readonly Unit[] => {
  const han = units.filter((unit) => HAN.test(unit));
  const inName = pinyin(han.join(''), { toneType: 'none', type: 'array', surname: 'head', v: true });
  let next = 0;
  return units.map((text) => {
    if (!HAN.test(text)) return { text, readings: [comparableName(text)] };
    const reading = inName.length === han.length ? inName[next] : undefined;
    next += 1;
    const known = NAME_READINGS[text] ?? [];
    const all = [...(reading !== undefined && /^[a-z]+$/.test(reading) ? [reading] : []), ...known];
    // A character no table knows keeps its place, so that the rest of the name is still found by its sound.
    return { text, readings: all.length === 0 ? [''] : [...new Set(all)] };
  });
};

const variantsOf = (units: readonly Unit[]): readonly (readonly string[])[] => {
  let variants: readonly (readonly string[])[] = [[]];
  for (const unit of units) {
    variants = variants
      .flatMap((variant) => unit.readings.map((reading) => [...variant, reading]))
      .slice(0, MOST_VARIANTS);
  }
  return variants;
};

const addSuffixes = (terms: Set<string>, parts: readonly string[], whole: string, suffix: string): void => {
  for (let start = 0; start < parts.length; start += 1) {
    const text = parts.slice(start).join('');
    if (text !== '') terms.add(`${start === 0 ? whole : suffix}${text}`);
  }
};

/**
 * Every term a name is found by: its suffixes, the suffixes of its pinyin by syllable, and of its initials.
 * A part of the name is then a prefix of one of them. Without duplicates, in a stable order.
 */
export const nameTerms = (name: string): readonly string[] => {
  const units = readingsOf(unitsOf(name));
  const terms = new Set<string>();
  addSuffixes(
    terms,
    units.map((unit) => comparableName(unit.text)),
    TERM_KIND.wholeName,
    TERM_KIND.nameSuffix,
  );
  for (const variant of variantsOf(units)) {
    addSuffixes(terms, variant, TERM_KIND.wholePinyin, TERM_KIND.pinyinSuffix);
    addSuffixes(
      terms,
      variant.map((reading) => reading.slice(0, 1)),
      TERM_KIND.wholeInitials,
      TERM_KIND.initialsSuffix,
    );
  }
  return [...terms];
};

/** One thing that was typed; a person fits when any of its alternatives fits. */
export type QueryPart =
  /** Beginnings of stored terms. */
  | { readonly kind: 'prefixes'; readonly prefixes: readonly string[] }
  /** Four last characters of a phone or an ID number; the server turns them into keyed tokens. */
  | { readonly kind: 'tail'; readonly tail: string }
  | { readonly kind: 'phone'; readonly number: string }
  | { readonly kind: 'id-number'; readonly number: string }
  /** A building, or a door in it. */
  | { readonly kind: 'place'; readonly place: WrittenAddress };

/** What to look up: every part has to fit. `null` when nothing can fit, such as three digits alone. */
export type PeopleQuery = readonly QueryPart[] | null;

const letterPrefixes = (letters: string): readonly string[] => [
  `${TERM_KIND.wholePinyin}${letters}`,
  `${TERM_KIND.pinyinSuffix}${letters}`,
  `${TERM_KIND.wholeInitials}${letters}`,
  `${TERM_KIND.initialsSuffix}${letters}`,
  `${TERM_KIND.wholeName}${letters}`,
  `${TERM_KIND.nameSuffix}${letters}`,
];

const digitsPart = (digits: string): QueryPart | null => {
  if (/^\d{3}[\dX]$/.test(digits)) return { kind: 'tail', tail: digits };
  const id = parseResidentId(digits);
  if (id.ok) return { kind: 'id-number', number: id.value.number };
  const phone = parsePhoneNumber(digits);
  return phone.ok ? { kind: 'phone', number: phone.value.number } : null;
};

const wordPart = (word: string): QueryPart | null => {
  const digits = normaliseResidentId(word);
  if (/^\d+X?$/.test(digits)) return digitsPart(digits);
  const text = comparableName(word);
  if (text === '') return null;
  if (HAN.test(text))
    return { kind: 'prefixes', prefixes: [`${TERM_KIND.wholeName}${text}`, `${TERM_KIND.nameSuffix}${text}`] };
  return { kind: 'prefixes', prefixes: letterPrefixes(text) };
};

/** Splits where the script changes too, so that 王xy and 秀英1234 work without a space. */
const wordsOf = (chunk: string): readonly string[] =>
  chunk.match(/\d[\d-]*[xX]?(?!\p{Script=Latin})|[\p{Script=Han}·•‧∙⋅・]+|[^\s\p{Script=Han}\d]+/gu) ?? [];

/** Part of an address rather than of a name: it has digits, or ends as estates, roads and buildings do. */
const PLACE_WORD = /\d|[村苑园区里坊寓城庭府路街弄巷楼幢栋座]$/u;

/** An address behind what else was typed: 17幢, 西水新村 17幢 501, 王秀英 3-501. Where it begins, and what it names. */
const addressIn = (chunks: readonly string[]): { readonly from: number; readonly part: QueryPart } | null => {
  const from = chunks.findLastIndex((chunk) => !PLACE_WORD.test(chunk)) + 1;
  const written = chunks.slice(from).join('');
  const place = /\d/.test(written) ? parseAddress(written) : null;
  return place === null ? null : { from, part: { kind: 'place', place } };
};

/**
 * Reads what was typed into the search box: Chinese → part of the name; letters → pinyin or initials; four digits →
 * tail of phone or ID number; a whole phone or ID number → itself; a building or door → who lives there.
 */
export const readPeopleQuery = (typed: string): PeopleQuery => {
  const whole = wordPart(typed.replace(/[\s-]/g, ''));
  // 3-501 is a door, not the tail 3501.
  const isDoor = whole?.kind === 'tail' && typed.includes('-');
  if (whole !== null && whole.kind !== 'prefixes' && !isDoor) return [whole];
  const chunks = typed
    .normalize('NFKC')
    .split(/[\s,，、;；]+/u)
    .filter((chunk) => chunk !== '');
  const address = addressIn(chunks);
  const parts = [
    ...chunks.slice(0, address?.from).flatMap(wordsOf).map(wordPart),
    ...(address === null ? [] : [address.part]),
  ];
  const found = parts.filter((part) => part !== null);
  return found.length === 0 || found.length < parts.length ? null : found;
};

/** A word that may be the name of an estate or a building: 试验楼, 西水新村. */
export const placeNamed = (typed: string): QueryPart | null => {
  const estate = typed.normalize('NFKC').replace(/\s/g, '');
  return /^\p{Script=Han}{2,}$/u.test(estate)
    ? { kind: 'place', place: { estate, building: '', unit: '', room: '' } }
    : null;
};

/** The first text after all texts that begin with `prefix`, in the order of code points. */
export const endOfPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;
