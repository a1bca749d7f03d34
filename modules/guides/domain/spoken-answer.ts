import type { Language, Text } from '../../../kernel/text.ts';

/** What a spoken answer may name. `known` and `missing` are lists of materials, already joined. */
export const SPOKEN_PLACEHOLDERS = ['name', 'known', 'missing', 'dueOn', 'amount'] as const;
export type SpokenPlaceholder = (typeof SPOKEN_PLACEHOLDERS)[number];
export type SpokenValues = Readonly<Partial<Record<SpokenPlaceholder, Text>>>;

const PLACEHOLDER = /\{(\w+)\}/g;
const SEGMENT = /\[([^[\]]*)\]/g;

const isPlaceholder = (name: string): name is SpokenPlaceholder => SPOKEN_PLACEHOLDERS.some((known) => known === name);

const valueOf = (name: string, values: SpokenValues, language: Language): string =>
  isPlaceholder(name) ? (values[name]?.[language] ?? '') : '';

const fillIn = (template: string, values: SpokenValues, language: Language): string =>
  template
    // A bracketed part is only said when everything it names is there.
    .replaceAll(SEGMENT, (_whole, part: string) =>
      [...part.matchAll(PLACEHOLDER)].every(([, name]) => valueOf(name ?? '', values, language) !== '') ? part : '',
    )
    .replaceAll(PLACEHOLDER, (_whole, name: string) => valueOf(name, values, language))
    .replaceAll(/ {2,}/g, ' ')
    // A part that stayed unsaid leaves its comma or full stop behind.
    .replaceAll(/[，。]+。/g, '。')
    .replaceAll(/。，+/g, '。')
    .replaceAll(/，{2,}/g, '，')
    .trim();

/** The sentence to say aloud (一口清), without gaps where a value is absent. */
export const fillSpokenAnswer = (template: Text, values: SpokenValues): Text => ({
  zh: fillIn(template.zh, values, 'zh'),
  en: fillIn(template.en, values, 'en'),
});

/** Names in braces that no value can ever fill; empty for a sound template. */
export const unknownPlaceholders = (template: Text): readonly string[] =>
  [...`${template.zh}${template.en}`.matchAll(PLACEHOLDER)]
    .map(([, name]) => name ?? '')
    .filter((name) => !isPlaceholder(name));
