import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { ServiceLanguage } from '../domain/phrases.ts';
import { textSchema } from './catalogue-schema.ts';
import { readShaped } from './read-yaml.ts';
import type { Read } from './read-yaml.ts';

const line = z.string().trim().min(1);

const languageSchema = z.strictObject({
  basis: z.strictObject({ source: line, where: z.exactOptional(line) }),
  situations: z
    .array(
      z.strictObject({
        id: line,
        name: textSchema,
        civil: z.array(line).min(1),
        forbidden: z.array(
          z.strictObject({
            phrase: line,
            instead: line,
            unless: z.exactOptional(z.array(line)),
            onlyAtStart: z.exactOptional(z.boolean()),
          }),
        ),
        processes: z.exactOptional(z.array(line).min(1)),
        channels: z.exactOptional(z.array(line).min(1)),
      }),
    )
    .min(1),
});

/** Checks that every phrase offered instead is itself a civil phrase of the same situation. */
export const buildPhrases = (file: string, source: string): Read<ServiceLanguage> => {
  const read = readShaped(file, source, languageSchema);
  if (!read.ok) return read;
  const mistakes = read.value.situations.flatMap((situation, index) =>
    situation.forbidden.flatMap((rule, place) =>
      situation.civil.includes(rule.instead)
        ? []
        : [
            {
              file,
              path: `situations[${index}].forbidden[${place}].instead`,
              rule: 'must be a civil phrase of the same situation',
            },
          ],
    ),
  );
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: read.value };
};

/** Loads `catalogue/phrases/service-language.yaml`, given its path. */
export const loadPhrases = (path: string): Read<ServiceLanguage> =>
  buildPhrases(basename(path), readFileSync(path, 'utf8'));
