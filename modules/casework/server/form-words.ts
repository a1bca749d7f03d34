import type { Text } from '../../../kernel/text.ts';
import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { dateInWords } from '../../notices/domain/document-fields.ts';
import type { InputField } from '../domain/definition.ts';
import type { CaseworkDeps } from './deps.ts';
import { isSealed, isSensitive } from './sealed-values.ts';
import { phraseOf } from './words.ts';

const plain = (words: string): Text => ({ zh: words, en: words });

const choiceWords = (field: InputField, id: unknown): Text =>
  field.choices?.find((choice) => choice.id === id)?.label ?? plain(String(id));

const dateWords = (date: PlainDate): Text => ({ zh: dateInWords(date, 'zh'), en: dateInWords(date, 'en') });

/** Date and time of day in China, as people write it. */
const momentWords = (instant: string): Text => {
  const day = dateWords(plainDateOf(instant));
  const time = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
  return { zh: `${day.zh} ${time}`, en: `${day.en}, ${time}` };
};

/** A value of a form as people read it. */
export const valueWords = (
  deps: Pick<CaseworkDeps, 'directory' | 'texts'>,
  field: InputField,
  value: unknown,
): Text => {
  switch (field.type) {
    case 'choice':
      return choiceWords(field, value);
    case 'choices': {
      const words = (Array.isArray(value) ? value : []).map((id) => choiceWords(field, id));
      return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') };
    }
    case 'yes-no':
      return phraseOf(deps, value === true ? 'value.yes' : 'value.no');
    case 'date-time':
      return momentWords(String(value));
    case 'date':
      return dateWords(String(value));
    case 'worker':
      return plain(deps.directory.worker(String(value))?.name ?? '');
    case 'organisation':
      return plain(deps.directory.organisation(String(value))?.name ?? '');
    case 'person':
      return phraseOf(deps, 'value.person');
    default:
      return plain(String(value));
  }
};

export interface FieldWords {
  readonly id: string;
  readonly label: Text;
  readonly value: Text;
  readonly hidden: boolean;
}

/** The values of a form in the order of its fields; sensitive ones stay hidden, sealed or not. */
export const fieldWords = (
  deps: Pick<CaseworkDeps, 'directory' | 'texts'>,
  fields: readonly InputField[],
  input: Readonly<Record<string, unknown>>,
): FieldWords[] =>
  fields.flatMap((field) => {
    const value = input[field.id];
    if (value === undefined || field.type === 'materials') return [];
    const hidden = isSensitive(field) || isSealed(value);
    const words = hidden ? phraseOf(deps, 'value.hidden') : valueWords(deps, field, value);
    return [{ id: field.id, label: { ...field.label }, value: { ...words }, hidden }];
  });
