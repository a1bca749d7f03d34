import type { Text } from '../../kernel/text.ts';

/** What is asked before the same thing is registered again, and to whom it is best dispatched. */
export const nearbyTexts = {
  'nearby.title': { zh: '附近 {days} 天内报过同样的事', en: 'The same was reported nearby within {days} days' },
  'nearby.hint': {
    zh: '是同一件就并进去，不用再登记；不是就接着登记。',
    en: 'If it is the same, join it; if not, go on.',
  },
  'nearby.reports': { zh: '{count} 人报过', en: 'Reported {count} times' },
  'nearby.join': { zh: '是这件，并进去', en: 'The same: join it' },
  'nearby.join-of': { zh: '并入 {number}', en: 'Join {number}' },
  'nearby.joined': { zh: '已并入 {number}，报的人会收到进展', en: 'Joined {number}; whoever reported will be told' },
  'earlier.title': { zh: '可能和这一件是同一件', en: 'May be the same as' },
  'earlier.hint': {
    zh: '是同一件就并过去：这一件办结，报的人接着收到那一件的进展。',
    en: 'If so, join it: this one ends, and whoever reported is told how the other goes on.',
  },
  'earlier.join': { zh: '是同一件，并过去', en: 'The same: join it' },
  'hint.title': { zh: '派发建议', en: 'Suggestion' },
  'hint.to': { zh: '{action}：{name}（负责{place}）', en: '{action}: {name} (in charge of {place})' },
  'hint.nobody': {
    zh: '{action}：{place}还没有负责人，请自己选',
    en: '{action}: nobody is in charge of {place}; please choose',
  },
  'hint.no-place': {
    zh: '{action}：看不出是哪一幢，请自己选人',
    en: '{action}: the place names no building; please choose',
  },
  'hint.take': { zh: '就这么派', en: 'Do so' },
} as const satisfies Readonly<Record<string, Text>>;
