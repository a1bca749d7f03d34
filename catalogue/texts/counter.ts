import type { Text } from '../../kernel/text.ts';

export const counterTexts = {} as const satisfies Readonly<Record<string, Text>>;
