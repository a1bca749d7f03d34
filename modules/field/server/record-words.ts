import type { Text } from '../../../kernel/text.ts';
import { VISIT_KIND } from '../domain/field-kind.ts';
import type { FieldValue, FieldValues } from '../domain/field-record.ts';
import { APART, ENDED, joinedCase, SAME_AS } from '../domain/same-as.ts';
import { visitOfValues } from '../domain/visit-values.ts';
import type { FieldDeps } from './deps.ts';
import { formOf, type Acting } from './form-of-kind.ts';
import { maskedValues } from './sensitive-values.ts';

export interface Said {
  /** Of the field; null where it is none of the form. */
  readonly id: string | null;
  readonly label: { zh: string; en: string };
  readonly value: { zh: string; en: string };
  /** Masked, and to be read in full by a command of its own. */
  readonly hidden: boolean;
}

interface Named {
  readonly id: string;
  readonly label: Text;
}

const same = (words: string) => ({ zh: words, en: words });

const said = ({ texts }: FieldDeps, label: Text, value: FieldValue, choices: readonly Named[]): Said => {
  const named = (one: string): Text => choices.find(({ id }) => id === one)?.label ?? same(one);
  const list = (values: readonly string[], language: 'zh' | 'en'): string =>
    values.map((one) => named(one)[language]).join(language === 'zh' ? '、' : ', ');
  const words = (): Text => {
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (typeof value === 'object' && value !== null) return { zh: list(value, 'zh'), en: list(value, 'en') };
    return named(String(value ?? ''));
  };
  return { id: null, label: { ...label }, value: { ...words() }, hidden: false };
};

const isSaid = (value: FieldValue | undefined): value is FieldValue =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

const visitWords = (deps: FieldDeps, values: FieldValues): Said[] => {
  const { texts, visits } = deps;
  const { result, note, answers } = visitOfValues(values);
  const results = Object.entries(texts.visitResults).map(([id, label]) => ({ id, label }));
  const asked = visits.checklists().flatMap(({ id, questions }) =>
    questions.flatMap((question) => {
      const value = answers[id]?.[question.id];
      if (!isSaid(value)) return [];
      return said(
        deps,
        question.ask,
        value,
        question.choices.map((choice) => ({ id: choice.id, label: choice.name })),
      );
    }),
  );
  return [
    said(deps, texts.visitFields.result, result, results),
    ...asked,
    ...(note === '' ? [] : [said(deps, texts.visitFields.note, note, [])]),
  ];
};

/** That it was said to be the same as a case that was there. */
const sameWords = ({ texts }: FieldDeps, values: FieldValues): Said[] => {
  const { ended, apart, joined } = texts.sameAs;
  const unjoined = values[SAME_AS] === ENDED ? ended : values[SAME_AS] === APART ? apart : null;
  const value = joinedCase(values) === null ? unjoined : joined;
  return value === null ? [] : [{ id: null, label: { ...texts.sameAs.label }, value: { ...value }, hidden: false }];
};

/** What a record says, in words, in the order of its form; sensitive values masked. */
export const recordWords = (deps: FieldDeps, kindId: string, values: FieldValues, acting: Acting): Said[] => {
  if (kindId === VISIT_KIND) return visitWords(deps, values);
  const form = formOf(deps, kindId, acting);
  if (form === null)
    return Object.entries(values).flatMap(([field, value]) =>
      isSaid(value) ? said(deps, same(field), value, []) : [],
    );
  const masked = maskedValues(deps, form, values);
  const filled = form.shown.fields.flatMap(({ id, label, choices }) => {
    const value = masked[id];
    return isSaid(value) ? [{ ...said(deps, label, value, choices), id, hidden: form.sensitiveIds.has(id) }] : [];
  });
  return [...filled, ...sameWords(deps, values)];
};
