import type { Text } from '../../kernel/text.ts';

/** Words of the administration pages: working calendar, workers and roles, audit. */
export const adminTexts = {
  'calendar.title': { zh: '工作日历', en: 'Working calendar' },
} as const satisfies Readonly<Record<string, Text>>;
