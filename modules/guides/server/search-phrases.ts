import type { IndexedPhrase, PhraseField } from './indexed-item.ts';
import type { Query } from './search-query.ts';
import { isOneSlipApart, isSpread } from './search-text.ts';

export interface MatchReason {
  /** `synonym`: said in other words; `words`: related words in common; `asked`: a sentence asked before; `meaning`: near by word vectors. */
  readonly field: PhraseField | 'meaning' | 'synonym' | 'words' | 'asked' | 'pinyin' | 'initials' | 'english';
  readonly matched: string;
}

export interface Scored {
  readonly score: number;
  readonly reason: MatchReason;
}

const FIELD_WEIGHT: Readonly<Record<PhraseField, number>> = { name: 12, keyword: 10, 'former-name': 9, department: 3 };

/** A phrase that somebody said inside a sentence, or the beginning of a phrase that somebody is typing. */
const scoreWritten = (phrase: IndexedPhrase, query: Query): number => {
  const weight = FIELD_WEIGHT[phrase.field];
  const { text, said } = phrase;
  // The very words count more than words that mean the same.
  const literal = query.said.includes(said) ? 1.15 : 1;
  if (text === query.text || said === query.said) return weight * 4 * literal;
  if (text === query.core) return weight * 3.2 * literal;
  // Longer phrases are more telling: 电动车充电 outweighs 宣传.
  if (text.length >= 2 && (query.text.includes(text) || literal > 1)) return (weight + text.length * 2) * literal;
  for (const part of [query.text, query.core])
    if (part.length >= 2 && text.includes(part))
      return weight * (text.startsWith(part) ? 1.5 : 1) + (8 * part.length) / text.length;
  return 0;
};

/** People put words between: 老人每个月的钱 means 老人钱, 狗老叫 means 狗叫. Two characters only count close together. */
const scoreSpread = ({ text, field }: IndexedPhrase, { text: query }: Query): number => {
  const room = text.length >= 3 ? text.length + 6 : 4;
  if (field === 'department' || text.length < 2 || query.length > room) return 0;
  return isSpread(text, query) ? (text.length >= 4 ? 8 + 2.5 * text.length : 5 + text.length) : 0;
};

/** The right sound with wrong characters (底保 for 低保), or one character amiss in a longer phrase. */
const scoreHeard = (phrase: IndexedPhrase, query: Query): number => {
  const { sound, text, field } = phrase;
  if (sound === '' || text.length < 2) return 0;
  const weight = FIELD_WEIGHT[field];
  if (sound === query.sound || sound === query.coreSound) return weight * 2.4;
  if (text.length >= 3 && query.sound.includes(sound)) return weight * 0.6 + text.length * 2;
  if (text.length >= 4 && query.core.length >= 4 && isOneSlipApart(text, query.core)) return weight * 1.5;
  return 0;
};

const scoreTyped = (phrase: IndexedPhrase, query: Query): Scored | undefined => {
  const { initials, pinyin, sound, said } = phrase;
  if (initials === '' || query.said.length < 2) return undefined;
  const by = (field: 'initials' | 'pinyin', score: number): Scored => ({ score, reason: { field, matched: said } });
  if (pinyin === query.said) return by('pinyin', 34);
  if (initials === query.said) return by('initials', 30);
  if (sound === query.sound) return by('pinyin', 30);
  if (query.said.length >= 3 && pinyin.startsWith(query.said)) return by('pinyin', 16);
  if (sound.length >= 4 && query.sound.includes(sound)) return by('pinyin', 10 + sound.length * 0.8);
  if (initials.startsWith(query.said)) return by('initials', 14);
  if (query.said.length >= 5 && isOneSlipApart(pinyin, query.said)) return by('pinyin', 14);
  if (query.sound.length >= 4 && sound.includes(query.sound)) return by('pinyin', 8);
  return undefined;
};

/** Whether the very words were said, whole or in part; otherwise only their meaning was. */
const isLiteral = ({ said }: IndexedPhrase, query: Query): boolean =>
  query.said.includes(said) ||
  said.includes(query.said) ||
  (said.includes(query.core) && query.said.includes(query.core)) ||
  isSpread(said, query.said);

const reasonOfWritten = (phrase: IndexedPhrase, query: Query): MatchReason => {
  const isSynonym = (phrase.field === 'name' || phrase.field === 'keyword') && !isLiteral(phrase, query);
  return { field: isSynonym ? 'synonym' : phrase.field, matched: phrase.said };
};

/** Whether a phrase answers the question as written, as heard or as typed in letters; the field tells which. */
export const scorePhrase = (phrase: IndexedPhrase, query: Query): readonly Scored[] => {
  if (query.isLatin) {
    const typed = scoreTyped(phrase, query);
    const written = scoreWritten(phrase, query);
    return [
      ...(typed === undefined ? [] : [typed]),
      ...(written === 0 ? [] : [{ score: written, reason: reasonOfWritten(phrase, query) }]),
    ];
  }
  const written = Math.max(scoreWritten(phrase, query), scoreSpread(phrase, query));
  if (written > 0) return [{ score: written, reason: reasonOfWritten(phrase, query) }];
  const heard = scoreHeard(phrase, query);
  return heard === 0 ? [] : [{ score: heard, reason: { field: 'pinyin', matched: phrase.said } }];
};
