import type { Text } from '../../kernel/text.ts';

export const tourTexts = {
  'tour.label': { zh: '演示导览', en: 'Guided tour' },
  'tour.place': { zh: '第 {place} 步，共 {all} 步', en: 'Step {place} of {all}' },
  'tour.next': { zh: '下一步', en: 'Next' },
  'tour.done': { zh: '知道了', en: 'Done' },
  'tour.skip': { zh: '不看了', en: 'Skip' },
  'tour.workbench': {
    zh: '每个数字都能点开，看到的就是那几件事。现在按“开始受理”，接待第一位居民。',
    en: 'Every number opens the list behind it. Now press “Start” and receive the first resident.',
  },
  'tour.person': {
    zh: '输入“王秀英”或“wxy”，按回车。已掌握的信息会列出来，不用她再说一遍。',
    en: 'Type 王秀英 or “wxy” and press Enter. What is known appears, so she need not say it again.',
  },
  'tour.item': {
    zh: '用大白话找事项，例如“高龄补贴”，按回车。',
    en: 'Find the item in everyday words, such as 高龄补贴, and press Enter.',
  },
  'tour.matter': {
    zh: '还要问的只有一句，按 1 或 2 回答；带来的材料打上勾。平台查得到的不用带。',
    en: 'Only one question is left: answer with 1 or 2, and tick what was brought. What is on record need not be brought.',
  },
  'tour.bar': {
    zh: '还缺材料就按 F2，一次性告知全部所缺；齐了按 Ctrl+回车受理，回执上有办结日期。',
    en: 'If something is missing press F2 for one complete notice; otherwise Ctrl+Enter accepts, and the receipt bears the date.',
  },
} as const satisfies Readonly<Record<string, Text>>;
