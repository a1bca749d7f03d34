import { pinyin } from 'pinyin-pro';
import type { RefusedCertificate, ServiceItem } from '../domain/service-item.ts';

export interface MatchReason {
  readonly field: 'name' | 'keyword' | 'department' | 'pinyin' | 'initials' | 'english';
  readonly matched: string;
}

export interface GuideMatch {
  readonly item: ServiceItem;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

interface IndexedPhrase {
  readonly text: string;
  readonly field: 'name' | 'keyword' | 'department';
  readonly pinyin: string;
  readonly initials: string;
}

interface IndexedItem {
  readonly item: ServiceItem;
  readonly phrases: readonly IndexedPhrase[];
  readonly pairs: ReadonlySet<string>;
  readonly english: string;
}

export interface GuideIndex {
  readonly items: readonly IndexedItem[];
  /** In how many items a pair of characters occurs: rare pairs say more. */
  readonly pairFrequency: ReadonlyMap<string, number>;
}

// Width, case, spaces and punctuation make no difference to what somebody is looking for.
const normalise = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

const pairsOf = (words: string): readonly string[] => {
  const characters = [...words].filter((character) => /\p{Script=Han}/u.test(character));
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
};

const latin = (words: string, pattern: 'pinyin' | 'first'): string =>
  pinyin(words, { toneType: 'none', type: 'array', pattern, nonZh: 'consecutive', v: true }).join('').toLowerCase();

const phraseOf = (text: string, field: IndexedPhrase['field']): IndexedPhrase => {
  const normalised = normalise(text);
  // Long official names are found by their characters; their initials would match anything.
  const short = normalised.length <= 16 && field !== 'department';
  return {
    text: normalised,
    field,
    pinyin: short ? latin(normalised, 'pinyin') : '',
    initials: short ? latin(normalised, 'first') : '',
  };
};

const indexItem = (item: ServiceItem): IndexedItem => {
  const phrases = [
    phraseOf(item.name.zh, 'name'),
    ...(item.shortName === undefined ? [] : [phraseOf(item.shortName.zh, 'name')]),
    ...item.keywords.map((keyword) => phraseOf(keyword, 'keyword')),
    phraseOf(item.department.name.zh, 'department'),
  ];
  const pairs = new Set(phrases.filter((phrase) => phrase.field !== 'department').flatMap((p) => pairsOf(p.text)));
  const english = `${item.name.en} ${item.shortName?.en ?? ''}`.toLowerCase();
  return { item, phrases, pairs, english };
};

export const buildGuideIndex = (items: readonly ServiceItem[]): GuideIndex => {
  const indexed = items.map(indexItem);
  const pairFrequency = new Map<string, number>();
  for (const { pairs } of indexed)
    for (const pair of pairs) pairFrequency.set(pair, (pairFrequency.get(pair) ?? 0) + 1);
  return { items: indexed, pairFrequency };
};

interface Scored {
  readonly score: number;
  readonly reason: MatchReason;
}

const FIELD_WEIGHT: Readonly<Record<IndexedPhrase['field'], number>> = { name: 12, keyword: 10, department: 3 };

/** A phrase that somebody said inside a sentence, or the beginning of a phrase that somebody is typing. */
const scorePhrase = (phrase: IndexedPhrase, query: string): readonly Scored[] => {
  const weight = FIELD_WEIGHT[phrase.field];
  const reason = { field: phrase.field, matched: phrase.text };
  if (phrase.text === query) return [{ score: weight * 4, reason }];
  // Longer phrases are more telling: 电动车充电 outweighs 宣传.
  if (phrase.text.length >= 2 && query.includes(phrase.text))
    return [{ score: weight + phrase.text.length * 2, reason }];
  if (query.length >= 2 && phrase.text.includes(query)) {
    const share = query.length / phrase.text.length;
    return [
      { score: weight * (phrase.text.startsWith(query) ? 1.5 : 1) + 8 * share, reason: { ...reason, matched: query } },
    ];
  }
  return [];
};

const isSpread = (phrase: string, query: string): boolean => {
  let at = 0;
  for (const character of query) if (character === phrase[at]) at += 1;
  return at === phrase.length;
};

/** People put words between: 老人每个月的钱 means 老人钱, 狗老叫 means 狗叫. Two characters only count close together. */
const scoreSpread = (phrase: IndexedPhrase, query: string): readonly Scored[] => {
  const { text, field } = phrase;
  const room = text.length >= 3 ? text.length + 6 : 4;
  if (field === 'department' || text.length < 2 || query.length > room || query.includes(text)) return [];
  return isSpread(text, query) ? [{ score: 5 + text.length, reason: { field, matched: text } }] : [];
};

const scoreLatin = (phrase: IndexedPhrase, query: string): readonly Scored[] => {
  if (phrase.initials === '' || query.length < 2) return [];
  const byInitials: MatchReason = { field: 'initials', matched: phrase.text };
  const bySound: MatchReason = { field: 'pinyin', matched: phrase.text };
  if (phrase.initials === query) return [{ score: 26, reason: byInitials }];
  if (phrase.pinyin === query) return [{ score: 30, reason: bySound }];
  if (phrase.initials.startsWith(query)) return [{ score: 14, reason: byInitials }];
  if (query.length >= 3 && phrase.pinyin.startsWith(query)) return [{ score: 16, reason: bySound }];
  if (query.length >= 4 && phrase.pinyin.includes(query)) return [{ score: 8, reason: bySound }];
  return [];
};

const scorePairs = (indexed: IndexedItem, query: string, index: GuideIndex): readonly Scored[] => {
  const shared = [...new Set(pairsOf(query))].filter((pair) => indexed.pairs.has(pair));
  const score = shared.reduce(
    (sum, pair) => sum + Math.log(1 + index.items.length / (index.pairFrequency.get(pair) ?? 1)),
    0,
  );
  return shared.length === 0 ? [] : [{ score, reason: { field: 'name', matched: shared.join('、') } }];
};

const scoreEnglish = (indexed: IndexedItem, words: readonly string[]): readonly Scored[] => {
  const found = words.filter((word) => word.length >= 3 && indexed.english.includes(word));
  return found.length === 0
    ? []
    : [{ score: (found.length / words.length) * 12, reason: { field: 'english', matched: found.join(' ') } }];
};

const scoreItem = (indexed: IndexedItem, query: string, words: readonly string[], index: GuideIndex): GuideMatch => {
  const isLatin = /^[a-z0-9]+$/.test(query);
  const phrases = indexed.phrases.flatMap((phrase) => [
    ...scorePhrase(phrase, query),
    ...(isLatin ? scoreLatin(phrase, query) : scoreSpread(phrase, query)),
  ]);
  const best = phrases.toSorted((a, b) => b.score - a.score).slice(0, 3);
  const pairs = scorePairs(indexed, query, index);
  const english = isLatin ? scoreEnglish(indexed, words) : [];
  const [first, ...rest] = best;
  // The best phrase counts whole, further ones a little: a long list of keywords must not win by its length.
  const base = (first?.score ?? 0) + rest.reduce((sum, scored) => sum + scored.score * 0.25, 0);
  const extra = [...pairs, ...english].reduce((sum, scored) => sum + scored.score, 0);
  // What one can apply for comes before what the committee does on its own account.
  const preference = indexed.item.legalKind === 'handling' ? 1.25 : 1;
  const reasons = best.length > 0 ? best : [...pairs, ...english];
  return { item: indexed.item, score: (base + extra) * preference, reasons: reasons.map((scored) => scored.reason) };
};

// One shared pair of characters alone (说明, 怎么) is chance, not an answer.
const LEAST_SCORE = 4.5;

/** Items that answer everyday words, names, pinyin or initials, best first, each with what in it matched. */
export const searchGuideIndex = (index: GuideIndex, words: string, limit: number): readonly GuideMatch[] => {
  const query = normalise(words);
  if (query === '') return [];
  const separate = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return index.items
    .map((indexed) => scoreItem(indexed, query, separate, index))
    .filter((match) => match.score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score || a.item.id.localeCompare(b.item.id))
    .slice(0, limit);
};

/** Certificates somebody asks for that a committee must not issue; all of them when only 证明 is asked for. */
export const findRefusedCertificates = (
  certificates: readonly RefusedCertificate[],
  words: string,
): readonly RefusedCertificate[] => {
  const query = normalise(words);
  if (['证明', '开证明', '开具证明', '盖章'].includes(query)) return certificates;
  return certificates.filter((certificate) =>
    [certificate.name.zh, ...certificate.keywords].map(normalise).some((phrase) => query.includes(phrase)),
  );
};
