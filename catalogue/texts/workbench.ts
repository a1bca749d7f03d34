import type { Text } from '../../kernel/text.ts';

export const workbenchTexts = {} as const satisfies Readonly<Record<string, Text>>;
