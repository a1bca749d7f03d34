import type { InputField } from '../../domain/input-field.ts';

type Choices = NonNullable<InputField['choices']>;

/** A field with an id that neither the action nor the community uses yet. */
export const newField = (fields: readonly InputField[], taken: readonly string[]): InputField => {
  const used = new Set([...taken, ...fields.map(({ id }) => id)]);
  let number = 1;
  while (used.has(`own${number}`)) number += 1;
  return { id: `own${number}`, type: 'text', label: { zh: '', en: '' }, required: false };
};

export const choiceLines = (choices: Choices): string =>
  choices.map(({ label }) => (label.en === '' ? label.zh : `${label.zh} | ${label.en}`)).join('\n');

/** One choice a line: Chinese, a bar, English. */
export const choicesIn = (lines: string): Choices =>
  lines
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([zh]) => zh !== undefined && zh !== '')
    .map(([zh = '', en = ''], index) => ({ id: `choice-${index + 1}`, label: { zh, en } }));
