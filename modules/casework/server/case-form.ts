import type { Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { DocumentHead, FormPaper, FormRow, FormWords } from '../../notices/domain/document-data.ts';
import { dateInWords } from '../../notices/domain/document-fields.ts';
import type { DocumentTemplate } from '../../notices/domain/document-template.ts';
import { listsPlacedBy, placesOf } from '../../notices/domain/template-places.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { intervalsOf } from '../domain/intervals.ts';
import { answerUrl } from './answer-links.ts';
import {
  answersIn,
  momentInWords,
  namesOfPeople,
  newestAnswers,
  wordsOfAnswer,
  type GivenAnswer,
  type PeopleNames,
} from './case-answers.ts';
import { historyOf } from './case-history.ts';
import type { Issuing } from './document-contents.ts';

/** A template places a value of the case's forms as `{input.<id of the field>}`. */
const INPUT = 'input.';

interface Filling {
  readonly issuing: Issuing;
  readonly people: PeopleNames;
}

const plain = (words: string): Text => ({ zh: words, en: words });

/** A template places the minutes between two moments as `{minutes.<id of the interval>}`; begun and not ended they stay empty. */
const intervalPlaces = ({ changed }: Issuing): Readonly<Record<string, string>> =>
  Object.fromEntries(
    intervalsOf(changed.definition, changed.events).map(({ id, minutes }) => [
      `minutes.${id}`,
      minutes === null ? '' : String(minutes),
    ]),
  );

const labelled = (filling: Filling, answers: readonly GivenAnswer[]): Text => {
  const said = answers.map((answer) => ({
    label: answer.field.label,
    words: wordsOfAnswer(filling.issuing.deps, filling.people, answer),
  }));
  const inLanguage = (language: keyof Text, colon: string, stop: string) =>
    said
      .map(({ label, words }) => `${label[language]}${colon}${typeof words === 'string' ? words : words[language]}`)
      .join(stop);
  return { zh: inLanguage('zh', '：', '；'), en: inLanguage('en', ': ', '; ') };
};

/** What people did and said; what the program noted for itself is left out of a timeline on paper. */
const TOLD_EVENTS: readonly CaseEvent['type'][] = [
  'case-opened',
  'action-taken',
  'task-added',
  'task-finished',
  'handed-over',
  'remark-added',
  'correction-added',
];

const historyRows = (filling: Filling): readonly FormRow[] => {
  const { deps, changed } = filling.issuing;
  const entries = historyOf(deps, changed.definition, changed.events);
  return changed.events.flatMap((event, index) => {
    const entry = entries[index];
    if (entry === undefined || !TOLD_EVENTS.includes(event.type)) return [];
    const answers = answersIn(changed.definition, event);
    const detail = answers.length > 0 ? labelled(filling, answers) : (entry.detail ?? plain(''));
    return [
      { at: momentInWords(event.at), what: entry.title, who: plain(entry.by.name ?? entry.by.roleName.zh), detail },
    ];
  });
};

const taskRows = ({ issuing: { deps, changed } }: Filling): readonly FormRow[] =>
  changed.events.flatMap((event) => {
    if (event.type !== 'task-added') return [];
    const { to } = event;
    const finished = changed.events.find((other) => other.type === 'task-finished' && other.taskId === event.taskId);
    const holder =
      'outside' in to
        ? to.outside
        : 'workerId' in to
          ? deps.directory.worker(to.workerId)?.name
          : deps.directory.organisation(to.organisationId)?.name;
    return [
      {
        what: event.what,
        who: holder ?? '',
        dueOn: { zh: dateInWords(event.dueOn, 'zh'), en: dateInWords(event.dueOn, 'en') },
        answer: finished?.type === 'task-finished' ? finished.answer : '',
      },
    ];
  });

const inputRows = (filling: Filling, answers: ReadonlyMap<string, GivenAnswer>, placed: readonly string[]) =>
  [...answers.values()]
    .filter(({ field }) => !placed.includes(`${INPUT}${field.id}`))
    .map(
      (answer): FormRow => ({
        label: answer.field.label,
        value: wordsOfAnswer(filling.issuing.deps, filling.people, answer),
      }),
    );

const listRows = (
  name: string,
  filling: Filling,
  answers: ReadonlyMap<string, GivenAnswer>,
  placed: readonly string[],
): readonly FormRow[] => {
  if (name === 'history') return historyRows(filling);
  if (name === 'tasks') return taskRows(filling);
  return name === 'inputs' ? inputRows(filling, answers, placed) : [];
};

/** The code by which an outside body answers, where the action that issues the paper issued one. */
const answerPlaces = ({ deps, changed }: Issuing): Readonly<Record<string, FormWords>> => {
  const code = changed.answerCode;
  return code === undefined ? {} : { answerCode: code, answerUrl: answerUrl(deps, code) };
};

/**
 * The paper of any kind that its form alone describes: what the forms of the case took in so far, by field id, its
 * timeline and its sub-tasks. What the form does not place by name it lists, so that nothing said is lost.
 */
export const formOf = async (
  tx: Tx,
  template: DocumentTemplate,
  issuing: Issuing,
  head: DocumentHead,
): Promise<FormPaper> => {
  const { changed, deps } = issuing;
  const answers = newestAnswers(changed.definition, changed.events);
  const filling: Filling = {
    issuing,
    people: await namesOfPeople(tx, deps, changed.communityId, answers.values()),
  };
  const placed = placesOf(template);
  const given = [...answers].map(([id, answer]) => [`${INPUT}${id}`, wordsOfAnswer(deps, filling.people, answer)]);
  return {
    ...head,
    form: true,
    kind: template.kind,
    values: { ...Object.fromEntries(given), ...intervalPlaces(issuing), ...answerPlaces(issuing) },
    lists: Object.fromEntries(
      listsPlacedBy(template)
        .filter((name) => name !== 'basis')
        .map((name) => [name, listRows(name, filling, answers, placed)]),
    ),
  };
};
