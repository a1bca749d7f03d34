import type { Text } from '../../kernel/text.ts';

export const signInTexts = {} as const satisfies Readonly<Record<string, Text>>;
