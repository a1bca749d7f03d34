import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Language, Text } from '../../../kernel/text.ts';
import type { Eligibility } from '../../guides/domain/eligibility.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import { fillSpokenAnswer } from '../../guides/domain/spoken-answer.ts';
import type { CaseMaterial } from '../domain/case-events.ts';
import type { CaseFacts } from '../domain/commands.ts';
import type { CasePerson, CaseworkDeps } from './deps.ts';
import { phraseOf } from './words.ts';

interface Said {
  readonly deps: CaseworkDeps;
  readonly item: ServiceItem;
  readonly eligibility: Eligibility;
  readonly materials: readonly CaseMaterial[];
  readonly person: CasePerson | null;
  readonly caseFactsNow: CaseFacts;
}

const namesOf = ({ item, materials, deps }: Said, status: CaseMaterial['status'], language: Language): string =>
  materials
    .filter((material) => material.status === status)
    .map((material) => item.materials.find((known) => known.id === material.id)?.name[language] ?? '')
    .join(phraseOf(deps, 'limit-comma')[language]);

const dayIn = (language: Language, date: PlainDate): string => {
  const [, month = '', day = ''] = date.split('-');
  return language === 'zh' ? `${Number(month)}月${Number(day)}日` : date;
};

const sentence = (said: Said, dueOn: PlainDate | null, language: Language): string => {
  const { deps, eligibility, person, caseFactsNow } = said;
  const say = (key: string, values: Record<string, string> = {}) => phraseOf(deps, key, values)[language];
  const opening = say(`spoken.${eligibility.overall}`, { name: person?.name ?? say('spoken.person') });
  if (eligibility.overall === 'no') return opening;
  const known = namesOf(said, 'known', language);
  const missing = namesOf(said, 'missing', language);
  const atOnce = caseFactsNow.limits.handling?.unit === 'at-once';
  return [
    opening,
    known === '' ? '' : say('spoken.known', { materials: known }),
    missing === '' ? say('spoken.complete') : say('spoken.missing', { materials: missing }),
    atOnce ? say('spoken.at-once') : '',
    !atOnce && dueOn !== null ? say('spoken.due', { dueOn: dayIn(language, dueOn) }) : '',
  ].join('');
};

const bothLanguages = (one: (language: Language) => string): Text => ({ zh: one('zh'), en: one('en') });

/**
 * The one sentence to say aloud (一口清). An item's own template is said when the person may do it;
 * anything else is put together from what the check found.
 */
export const spokenAnswer = (said: Said, dueOn: PlainDate | null, amount: string | null): Text => {
  const template = said.item.spokenAnswer;
  if (template === undefined || said.eligibility.overall !== 'yes')
    return bothLanguages((language) => sentence(said, dueOn, language));
  const { person, deps } = said;
  return fillSpokenAnswer(template, {
    name: person === null ? phraseOf(deps, 'spoken.person') : { zh: person.name, en: person.name },
    known: bothLanguages((language) => namesOf(said, 'known', language)),
    missing: bothLanguages((language) => namesOf(said, 'missing', language)),
    ...(dueOn === null ? {} : { dueOn: bothLanguages((language) => dayIn(language, dueOn)) }),
    ...(amount === null ? {} : { amount: { zh: amount, en: amount } }),
  });
};
