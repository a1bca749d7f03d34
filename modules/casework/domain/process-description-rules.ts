import type { Text } from '../../../kernel/text.ts';
import type { DescribedRow, Describing } from './described-process.ts';
import { basisText, same } from './process-texts.ts';

const listed = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('、'),
  en: texts.map(({ en }) => en).join(', '),
});

/** Rules of a process as a whole: who sees its cases, who may help, how long papers are waited for, what is asked at the end. */
export const rulesOf = ({ definition, wording }: Describing): readonly DescribedRow[] => {
  const { phrase } = wording;
  const { confidential, hidesApplicantFrom, tasks, answerLink, supplement, rating } = definition;
  const row = (id: string, rule: Text, basis: readonly Text[]): readonly DescribedRow[] => [
    { id, cells: [[phrase(`rule.${id}`)], [rule], basis] },
  ];
  return [
    ...(confidential === undefined
      ? []
      : row('confidential', phrase(`rule.${confidential.readers}`), [basisText(confidential.basis)])),
    ...(hidesApplicantFrom === undefined ? [] : row('hides', phrase(`rule.${hidesApplicantFrom}`), [])),
    ...(tasks === undefined
      ? []
      : row(
          'tasks',
          phrase('rule.tasks-how', {
            roles: wording.roles(tasks.by),
            kinds: listed(tasks.kinds.map(({ name }) => name)),
          }),
          [],
        )),
    ...(answerLink === undefined
      ? []
      : row('answer-link', phrase('rule.answer-link-how', { length: wording.length(answerLink.within) }), [
          basisText(answerLink.basis),
        ])),
    ...(supplement === undefined
      ? []
      : row('supplement', phrase('rule.supplement-how', { count: same(String(supplement.withinCalendarDays)) }), [
          basisText(supplement.basis),
        ])),
    ...(rating === undefined
      ? []
      : row(
          'rating',
          phrase('rule.rating-how', { outcomes: listed(rating.after.map((outcome) => phrase(`outcome.${outcome}`))) }),
          [basisText(rating.basis)],
        )),
  ];
};
