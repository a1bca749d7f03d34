import type { Basis, Text } from '../../../kernel/text.ts';

export interface ForbiddenPhrase {
  readonly phrase: string;
  /** The civil phrase to offer in its place. */
  readonly instead: string;
  /** Harmless words that contain the phrase. */
  readonly unless?: readonly string[];
  /** The phrase is only rude as an opening (喂). */
  readonly onlyAtStart?: boolean;
}

export interface PhraseSituation {
  readonly id: string;
  readonly name: Text;
  readonly civil: readonly string[];
  readonly forbidden: readonly ForbiddenPhrase[];
  /** Service types and channels in which this is the situation; one without either is that of everything else. */
  readonly processes?: readonly string[];
  readonly channels?: readonly string[];
}

/** Service language of seed 000 Annex A. */
export interface ServiceLanguage {
  readonly basis: Basis;
  readonly situations: readonly PhraseSituation[];
}

export interface PhraseFinding {
  readonly situation: string;
  readonly phrase: string;
  readonly instead: string;
  /** Place in the text as typed, for marking it: first and one past the last character. */
  readonly from: number;
  readonly to: number;
}

interface Folded {
  readonly letters: string;
  /** Place in the typed text of each folded letter. */
  readonly places: readonly number[];
}

// 你/您 and punctuation make no difference: 「您去投诉好了」 is as rude.
const fold = (text: string): Folded => {
  const letters: string[] = [];
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    if (/[\p{Letter}\p{Number}]/u.test(character)) {
      letters.push(character === '您' ? '你' : character);
      places.push(place);
    }
    place += character.length;
  }
  return { letters: letters.join(''), places };
};

const occurrences = (letters: string, phrase: string): readonly number[] => {
  const found: number[] = [];
  for (let at = letters.indexOf(phrase); at !== -1; at = letters.indexOf(phrase, at + phrase.length)) found.push(at);
  return found;
};

const isHarmless = (letters: string, at: number, rule: ForbiddenPhrase): boolean => {
  if (rule.onlyAtStart === true && at !== 0) return true;
  const length = fold(rule.phrase).letters.length;
  return (rule.unless ?? []).some((words) => {
    const harmless = fold(words).letters;
    return occurrences(letters, harmless).some((start) => start <= at && at + length <= start + harmless.length);
  });
};

/** Forbidden phrases in a reply, in order of place. A hint for the writer; it never blocks. */
export const findForbiddenPhrases = (reply: string, language: ServiceLanguage): readonly PhraseFinding[] => {
  const { letters, places } = fold(reply);
  const findings = language.situations.flatMap((situation) =>
    situation.forbidden.flatMap((rule) => {
      const phrase = fold(rule.phrase).letters;
      return occurrences(letters, phrase)
        .filter((at) => !isHarmless(letters, at, rule))
        .map((at): PhraseFinding => {
          const last = places[at + phrase.length - 1] ?? 0;
          return {
            situation: situation.id,
            phrase: rule.phrase,
            instead: rule.instead,
            from: places[at] ?? 0,
            to: last + 1,
          };
        });
    }),
  );
  return findings.toSorted((a, b) => a.from - b.from);
};

/** Where somebody is about to say or write something. */
export interface Occasion {
  readonly processId?: string | undefined;
  readonly channel?: string | undefined;
}

/** The situations whose phrases to offer there, the closest first: the service type, the channel, then everything else. */
export const situationsFor = (
  language: ServiceLanguage,
  { processId = '', channel = '' }: Occasion,
): readonly PhraseSituation[] => {
  const { situations } = language;
  const general = situations.filter(({ processes, channels }) => processes === undefined && channels === undefined);
  return [
    ...situations.filter(({ processes = [] }) => processes.includes(processId)),
    ...situations.filter(({ channels = [] }) => channels.includes(channel)),
    ...general,
  ];
};
