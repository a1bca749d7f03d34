import { appendFileSync } from 'node:fs';
import type { Text } from '../../kernel/text.ts';

/** Something that was counted, for people who want figures: printed, and kept where a longer run asks for it. */
export const tellFigure = (name: Text, value: string): void => {
  console.log(`${name.zh} · ${name.en}: ${value}`);
  const file = process.env['QUANKE_FIGURES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, value })}\n`);
};
