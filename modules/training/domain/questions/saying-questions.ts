import type { Text } from '../../../../kernel/text.ts';
import type { ForbiddenPhrase, PhraseSituation } from '../../../guides/domain/phrases.ts';
import type { RefusedCertificate } from '../../../guides/domain/service-item.ts';
import { amongOthers, type QuizSource, type Spot } from '../question.ts';
import { say } from '../quiz-words.ts';
import { groupOnly } from '../training-group.ts';

const certificate = (source: QuizSource, groupId: string, one: RefusedCertificate): Spot => ({
  key: `certificate/${one.id}`,
  kind: 'certificate',
  groupId,
  itemId: null,
  about: one.name,
  make: (random) => {
    const { words } = source;
    const others = source.refusedCertificates.filter(({ id }) => id !== one.id).map(({ instead }) => instead);
    const choices = amongOthers(random, one.instead, others);
    if (choices === null) return null;
    return {
      ...choices,
      ask: say(words['certificate.ask'], { certificate: one.name }),
      given: [],
      because: say(words['certificate.because'], { certificate: one.name, instead: one.instead }),
      working: [],
      basis: one.basis,
    };
  },
});

/** A phrase is said in Chinese, whatever the language of the screen. */
const spoken = (phrase: string): Text => ({ zh: `“${phrase}”`, en: `“${phrase}”` });

const phrase = (source: QuizSource, groupId: string, situation: PhraseSituation, one: ForbiddenPhrase): Spot => ({
  key: `phrase/${situation.id}/${one.phrase}`,
  kind: 'phrase',
  groupId,
  itemId: null,
  about: situation.name,
  make: (random) => {
    const { words } = source;
    const rude = (of: readonly PhraseSituation[]): readonly Text[] =>
      of
        .flatMap(({ forbidden }) => forbidden.map((other) => spoken(other.phrase)))
        .filter(({ zh }) => zh !== spoken(one.phrase).zh);
    const choices = amongOthers(random, spoken(one.instead), rude([situation]), rude(source.language.situations));
    if (choices === null) return null;
    return {
      ...choices,
      ask: say(words['phrase.ask'], { situation: situation.name }),
      given: [say(words['phrase.not-this'], { phrase: one.phrase })],
      because: say(words['phrase.because'], { phrase: one.phrase, instead: one.instead }),
      working: [],
      basis: source.language.basis,
    };
  },
});

/** Which certificate is not ours to issue and where to go instead; what to say in place of a rude word. */
export const sayingSpots = (source: QuizSource): readonly Spot[] => {
  const certificates = groupOnly(source.groups, 'certificates');
  const phrases = groupOnly(source.groups, 'phrases');
  return [
    ...(certificates === null ? [] : source.refusedCertificates.map((one) => certificate(source, certificates, one))),
    ...(phrases === null
      ? []
      : source.language.situations.flatMap((situation) =>
          situation.forbidden.map((one) => phrase(source, phrases, situation, one)),
        )),
  ];
};
