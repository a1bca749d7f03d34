import type { Text } from '../../kernel/text.ts';

/** Words of the list of people, of a person's page and of a household's page. */
export const peopleTexts = {
  'people.title': { zh: '居民', en: 'People' },
} as const satisfies Readonly<Record<string, Text>>;
