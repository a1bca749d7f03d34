import type { FieldChecklist, FieldDayReply, FieldForm } from '../../../modules/field/contract.ts';
import type { FieldValue, FieldValues } from '../../../modules/field/domain/field-record.ts';
import { answerField, findingKey, visitOfValues } from '../../../modules/field/domain/visit-values.ts';
import { asOneTalk, findingsOf, isAsked, type Asked, type Question } from '../../../modules/visits/domain/checklist.ts';
import { phoneTexts } from '../../../catalogue/texts/phone.ts';

type Walk = NonNullable<FieldDayReply['walk']>;
type FormField = FieldForm['fields'][number];

/** A question at its place in the record. */
export interface TalkQuestion {
  readonly field: FormField;
  readonly optional: boolean;
}

export interface TalkFinding {
  readonly key: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly process: { readonly zh: string; readonly en: string };
}

const questionOf = ({ unit, after, raises, optional, ...question }: FieldChecklist['questions'][number]): Question => ({
  ...question,
  ...(unit === null ? {} : { unit }),
  ...(optional ? { optional } : {}),
  ...(after === null ? {} : { after }),
  // What a case is opened with, the server fills in.
  raises: raises.map((one) => ({ ...one, input: {} })),
});

const listsOf = (walk: Walk, values: FieldValues): readonly Asked[] => {
  const ids = Object.keys(visitOfValues(values).answers);
  const brought = walk.checklists.filter(({ id }) => ids.includes(id));
  return asOneTalk(brought.map(({ id, questions }): Asked => ({ id, questions: questions.map(questionOf) })));
};

const TYPES: Readonly<Record<string, string>> = { text: 'long-text' };

const fieldOf = (checklistId: string, { id, ask, type, unit, choices = [], optional }: Question): FormField => ({
  id: answerField(checklistId, id),
  type: TYPES[type] ?? type,
  label: unit === undefined ? { ...ask } : { zh: `${ask.zh}（${unit.zh}）`, en: `${ask.en} (${unit.en})` },
  required: optional !== true,
  choices: choices.map((choice) => ({ id: choice.id, label: { ...choice.name } })),
});

/** The questions that are asked, given the answers so far, one talk for all checklists of the visit. */
export const questionsOf = (walk: Walk, values: FieldValues): readonly TalkQuestion[] => {
  const { answers } = visitOfValues(values);
  return listsOf(walk, values).flatMap(({ id, questions }) =>
    questions
      .filter((question) => isAsked(question, answers[id] ?? {}))
      .map((question) => ({ field: fieldOf(id, question), optional: question.optional === true })),
  );
};

/** What the answers raise, by the same rules as at the office. */
export const raisedBy = (walk: Walk, values: FieldValues): readonly TalkFinding[] => {
  const { answers } = visitOfValues(values);
  return listsOf(walk, values).flatMap((list) =>
    findingsOf(list, answers[list.id] ?? {}).map((finding) => ({
      key: findingKey(finding),
      title: finding.title,
      process: walk.processes.find(({ id }) => id === finding.processId)?.name ?? finding.title,
    })),
  );
};

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The first question that still needs an answer. */
export const firstMissing = (walk: Walk, values: FieldValues): TalkQuestion | undefined =>
  values['result'] === 'present'
    ? questionsOf(walk, values).find(({ field, optional }) => !optional && isEmpty(values[field.id]))
    : undefined;

const named = (id: string, type: string, label: FormField['label'], choices: FormField['choices'] = []): FormField => ({
  id,
  type,
  label,
  required: false,
  choices,
});

export const resultField = (walk: Walk): FormField =>
  named('result', 'choice', { ...phoneTexts['visit.result'] }, walk.results);

export const noteField = named('note', 'long-text', { ...phoneTexts['visit.note'] });

/** A visit as a form, for a row and for the screen that shows both values. */
export const visitForm = (walk: Walk): FieldForm => {
  const asked = walk.checklists.flatMap(({ id, questions }) =>
    questions.map((question) => fieldOf(id, questionOf(question))),
  );
  const findings = walk.checklists.flatMap(({ id, questions }) =>
    questions.flatMap((question) =>
      question.raises.map(({ processId, title }) => ({
        id: findingKey({ checklistId: id, questionId: question.id, processId }),
        label: title,
      })),
    ),
  );
  return {
    id: 'visit',
    name: { ...phoneTexts['visit.name'] },
    fields: [
      resultField(walk),
      ...asked,
      noteField,
      named('place', 'text', { ...phoneTexts['visit.place'] }),
      named('opens', 'choices', { ...phoneTexts['visit.opens'] }, findings),
    ],
  };
};
