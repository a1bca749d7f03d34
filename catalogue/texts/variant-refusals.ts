import type { Text } from '../../kernel/text.ts';

/** Refusals of a community's own versions of processes. */
export const variantRefusalTexts = {
  'variant-under-way': {
    zh: '这个流程已经有一份修订稿在办，请接着改那一份',
    en: 'A version of this process is under way already; go on with that one',
  },
  'variant-not-there': { zh: '本社区没有自己的版本', en: 'The community has no version of its own' },
  'variant-unsound': {
    zh: '流程还有 {findings} 处问题要先改好，第一处在 {place}',
    en: 'The process has faults to mend first: {findings}, the first at {place}',
  },
} as const satisfies Readonly<Record<string, Text>>;
