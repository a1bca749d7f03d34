import type { Text } from '../../../kernel/text.ts';
import type { InputField, ProcessDefinition } from './definition.ts';

/** Longer words are cut: a title is one line. */
const LONGEST = 40;

/** Types whose values can be read without looking anything up. */
export const TITLE_TYPES: readonly InputField['type'][] = ['text', 'long-text', 'choice', 'date'];

const wordsOf = (field: InputField, value: unknown): Text | null => {
  if (typeof value !== 'string' || value === '') return null;
  const label = field.choices?.find(({ id }) => id === value)?.label;
  if (label !== undefined) return label;
  const cut = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return { zh: cut, en: cut };
};

/** What a case is about in one line, from the values its opening form names for it; null when they are empty. */
export const titleOf = ({ opening }: ProcessDefinition, values: Readonly<Record<string, unknown>>): Text | null => {
  const parts = (opening?.titleFrom ?? []).flatMap((id) => {
    const field = opening?.input.find((one) => one.id === id);
    return field === undefined ? [] : (wordsOf(field, values[id]) ?? []);
  });
  if (parts.length === 0) return null;
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
};
