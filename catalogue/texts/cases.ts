import type { Text } from '../../kernel/text.ts';

export const casesTexts = {} as const satisfies Readonly<Record<string, Text>>;
