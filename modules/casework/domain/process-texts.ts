import type { Basis, Text } from '../../../kernel/text.ts';

/** A name or a number that is written the same in both languages. */
export const same = (text: string): Text => ({ zh: text, en: text });

export const basisText = ({ source, where }: Basis): Text => same([source, where].filter(Boolean).join(' '));
