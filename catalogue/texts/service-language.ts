import type { Text } from '../../kernel/text.ts';

/** Words around the service language: its page, the panel beside a field, the hint while typing. */
export const serviceLanguageTexts = {
  'language.title': { zh: '文明用语', en: 'Civil language' },
  'language.sub': { zh: '照着说，居民听着舒服', en: 'Words that are good to hear' },
  'language.search': { zh: '找一句话', en: 'Find a sentence' },
  'language.search-placeholder': { zh: '例如：稍等、材料、不归我管', en: 'For example 稍等, 材料' },
  'language.civil': { zh: '这样说', en: 'Say this' },
  'language.forbidden': { zh: '不这样说', en: 'Not this' },
  'language.instead': { zh: '换成', en: 'Instead' },
  'language.none': { zh: '没有这样的话', en: 'No such sentence' },
  'language.none-hint': { zh: '换个词再找', en: 'Try another word' },
  'language.basis': { zh: '依据：{source}', en: 'Basis: {source}' },
  'language.practise': { zh: '练一练', en: 'Practise' },
  'language.how-to-say': { zh: '怎么说', en: 'How to say it' },
  'language.put-in': { zh: '放进去：{phrase}', en: 'Put in: {phrase}' },
  'language.hint': {
    zh: '“{phrase}”听着生硬，可以说“{instead}”',
    en: '“{phrase}” sounds harsh; you could say “{instead}”',
  },
  'language.accept': { zh: '换上', en: 'Use it' },
  'language.accept-key': { zh: 'Alt + 回车', en: 'Alt + Enter' },
} as const satisfies Readonly<Record<string, Text>>;
