import type { Text } from '../../kernel/text.ts';

export const peopleTexts = {} as const satisfies Readonly<Record<string, Text>>;
