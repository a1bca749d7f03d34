import type { Text } from '../../../../../kernel/text.ts';
import { useText } from '../../../../../web/texts.tsx';
import { SERVICE_CATEGORIES, SERVICE_TYPE_IDS } from '../../../domain/service-item.ts';
import type { FeelName } from '../feel-reading.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { readFeel } from '../feel-reading.ts';
import { useFeelWords } from '../use-feel-words.ts';

const PARTS = [
  'head',
  'contact',
  'process',
  'material',
  'condition',
  'parameter',
  'calculation',
  'flow',
  'other-matter',
  'keyword',
  'related',
  'source',
] as const;

const isOneOf = <Known extends string>(known: readonly Known[], value: string): value is Known =>
  known.some((one) => one === value);

const UNITS = ['at-once', 'working-days', 'calendar-days'] as const;
const LEVELS = ['community', 'street', 'district', 'city'] as const;
const FORMS = ['original', 'copy', 'original-and-copy', 'form'] as const;
const SCOPES = ['community', 'village', 'both'] as const;
const KINDS = ['duty', 'assistance', 'handling'] as const;

/** What a reader of differences may look up: names of facts and figures, of departments and of items. */
export interface DifferenceNames {
  readonly facts: readonly FeelName[];
  readonly departments: readonly { readonly id: string; readonly name: Text }[];
  readonly items: readonly { readonly id: string; readonly name: Text }[];
}

type Value = string | number | boolean | null;

/** Words for the parts, fields and coded values of a difference; what has no word stays as it is. */
export const useDifferenceWords = (names: DifferenceNames) => {
  const { t, show } = useText();
  const feelWords = useFeelWords();

  const fieldWords = (field: string): string => {
    const [whole, index, inner] = field.split('.');
    const known = FIELD_WORDS[inner ?? field];
    const words = known === undefined ? field : t(known);
    if (whole === 'stages') return t('editor.stage-field', { number: index ?? '', field: words });
    return whole === 'steps' ? t('editor.step-field', { field: words }) : words;
  };
  const codedWords = (field: string, value: string): string | undefined => {
    const last = field.split('.').at(-1) ?? field;
    if ((last === 'unit' || last === 'transferUnit') && isOneOf(UNITS, value))
      return value === 'at-once' ? t('guide.days.at-once') : t(`editor.unit.${value}`);
    if (last === 'approverKind' && isOneOf(LEVELS, value)) return t(`guide.level.${value}`);
    if (last === 'form' && isOneOf(FORMS, value)) return t(`guide.form.${value}`);
    if (last === 'scope' && isOneOf(SCOPES, value)) return t(`guide.scope.${value}`);
    if (last === 'legalKind' && isOneOf(KINDS, value)) return t(`guides.kind.${value}`);
    if (last === 'category' && isOneOf(SERVICE_CATEGORIES, value)) return t(`guides.category.${value}`);
    if (last === 'processId' && isOneOf(SERVICE_TYPE_IDS, value)) return t(`guides.process.${value}`);
    return undefined;
  };
  const namedWords = (field: string, value: string): string | undefined => {
    const last = field.split('.').at(-1) ?? field;
    if (last === 'feel' || last === 'neededWhen') return show(readFeel(value, names.facts, feelWords));
    const nameIn = (list: readonly { readonly id: string; readonly name: Text }[]): string | undefined => {
      const found = list.find(({ id }) => id === value);
      return found === undefined ? undefined : show(found.name);
    };
    if (last === 'knownFrom') return nameIn(names.facts.map(({ id, label }) => ({ id, name: label })));
    if (last === 'approverDepartment') return nameIn(names.departments);
    return last === 'replacedBy' || last === 'related' ? nameIn(names.items) : undefined;
  };
  return {
    partWords: (part: string): string => (isOneOf(PARTS, part) ? t(`editor.part.${part}`) : part),
    fieldWords,
    valueWords: (field: string, value: Value): string => {
      if (value === null) return '';
      if (typeof value === 'boolean') return t(value ? 'guide.yes' : 'guide.no');
      return typeof value === 'number'
        ? String(value)
        : (codedWords(field, value) ?? namedWords(field, value) ?? value);
    },
  };
};
