import type { Text } from '../../kernel/text.ts';

export const adminTexts = {} as const satisfies Readonly<Record<string, Text>>;
