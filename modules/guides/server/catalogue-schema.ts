import { z } from 'zod';
import { KNOWN_ATTRIBUTES } from '../domain/service-item.ts';
import {
  basisSchema,
  idSchema,
  lineSchema,
  nameSchema,
  offeredProcessSchema,
  textSchema,
} from '../domain/written-item.ts';

export { textSchema };

/** A choice may be a bare number, as registers write the degree of a disability. */
const choiceId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words or numbers joined by hyphens');

export const factSchema = z.strictObject({
  id: nameSchema,
  label: textSchema,
  question: textSchema,
  type: z.enum(['boolean', 'number', 'choice']),
  unit: z.exactOptional(textSchema),
  choices: z.exactOptional(z.array(z.strictObject({ id: choiceId, label: textSchema })).min(2)),
  knownAttribute: z.exactOptional(z.enum(KNOWN_ATTRIBUTES)),
});

export const itemFileSchema = z.strictObject({
  /** Keys every item of the file has unless it says otherwise; an item's own key replaces the whole value. */
  defaults: z.exactOptional(z.record(z.string(), z.unknown())),
  items: z.array(z.record(z.string(), z.unknown())).min(1),
});

export const factsFileSchema = z.strictObject({ facts: z.array(factSchema) });
export const departmentsFileSchema = z.strictObject({
  departments: z.array(z.strictObject({ id: idSchema, name: textSchema, assistance: z.exactOptional(z.boolean()) })),
});
export const sourcesFileSchema = z.strictObject({
  documents: z.array(z.strictObject({ id: idSchema, title: textSchema, file: lineSchema })),
});
export const promisesFileSchema = z.strictObject({ promises: z.array(offeredProcessSchema) });

export const certificatesFileSchema = z.strictObject({
  basis: basisSchema,
  certificates: z.array(
    z.strictObject({ id: idSchema, name: textSchema, instead: textSchema, keywords: z.array(lineSchema) }),
  ),
});
