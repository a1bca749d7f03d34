import { z } from 'zod';
import { isPlainDate } from '../../../kernel/plain-date.ts';
import { KNOWN_ATTRIBUTES, SERVICE_CATEGORIES, SERVICE_TYPE_IDS } from '../domain/service-item.ts';

/** The written form of catalogue files. Everything is strict: a misspelt key is a mistake, not a silent loss. */
const line = z.string().trim().min(1);
export const textSchema = z.strictObject({ zh: line, en: line });
const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
/** A choice may be a bare number, as registers write the degree of a disability. */
const choiceId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words or numbers joined by hyphens');
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'must be a name in camelCase, as expressions use it');
const plainDate = z.string().refine(isPlainDate, 'must be a date that exists, as YYYY-MM-DD');
const basis = z.strictObject({ source: line, where: z.exactOptional(line) });
const dayUnit = z.enum(['working-days', 'calendar-days']);

const limit = z.strictObject({
  unit: z.enum(['at-once', 'working-days', 'calendar-days']),
  promised: z.int().min(0),
  statutory: z.int().min(0).nullable(),
  basis,
});

export const offeredProcessSchema = z.strictObject({
  processId: z.enum(SERVICE_TYPE_IDS),
  limit,
  stages: z.exactOptional(
    z.array(z.strictObject({ name: textSchema, unit: dayUnit, days: z.int().min(1), countsTowardsLimit: z.boolean() })),
  ),
  delegation: z.exactOptional(z.strictObject({ approvedBy: textSchema, document: line, validUntil: plainDate })),
  transferLimit: z.exactOptional(z.strictObject({ unit: dayUnit, days: z.int().min(1) })),
  approver: z.exactOptional(
    z.strictObject({ kind: z.enum(['community', 'street', 'district', 'city']), departmentId: id }),
  ),
});

const material = z.strictObject({
  id,
  name: textSchema,
  form: z.enum(['original', 'copy', 'original-and-copy', 'form']),
  count: z.exactOptional(z.int().min(1)),
  neededWhen: z.exactOptional(line),
  neededWhenText: z.exactOptional(textSchema),
  comesFrom: textSchema,
  knownFrom: z.exactOptional(name),
  note: z.exactOptional(textSchema),
});

const parameter = z.strictObject({
  id: name,
  label: textSchema,
  value: z.number(),
  unit: textSchema,
  local: z.boolean(),
  basis,
});

export const itemSchema = z.strictObject({
  id,
  version: z.int().min(1),
  validFrom: plainDate,
  validTo: z.exactOptional(plainDate),
  replacedBy: z.exactOptional(id),
  ended: z.exactOptional(z.strictObject({ reason: textSchema, basis })),
  name: textSchema,
  shortName: z.exactOptional(textSchema),
  category: z.enum(SERVICE_CATEGORIES),
  department: id,
  audience: textSchema,
  scope: z.enum(['community', 'village', 'both']),
  legalKind: z.enum(['duty', 'assistance', 'handling']),
  sources: z
    .array(z.strictObject({ document: id, part: line, number: z.exactOptional(z.int().min(1)) }))
    .min(1, 'must name at least one source'),
  /** A bare id takes the limit of `promises.yaml`. */
  processes: z.array(z.union([z.enum(SERVICE_TYPE_IDS), offeredProcessSchema])).min(1, 'must offer a service type'),
  materials: z.exactOptional(z.array(material)),
  conditions: z.exactOptional(z.array(z.strictObject({ id, text: textSchema, feel: line, basis }))),
  parameters: z.exactOptional(z.array(parameter)),
  calculations: z.exactOptional(
    z.array(
      z.strictObject({
        id,
        name: textSchema,
        unit: textSchema,
        steps: z.array(z.strictObject({ id: name, label: textSchema, feel: line })).min(1),
        basis,
      }),
    ),
  ),
  flow: z.exactOptional(z.array(textSchema)),
  fee: textSchema,
  otherMatters: z.exactOptional(z.array(textSchema)),
  spokenAnswer: z.exactOptional(textSchema),
  keywords: z.exactOptional(z.array(line)),
  related: z.exactOptional(z.array(id)),
  verifyLocally: z.boolean(),
  basis,
});

export const factSchema = z.strictObject({
  id: name,
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
  departments: z.array(z.strictObject({ id, name: textSchema, assistance: z.exactOptional(z.boolean()) })),
});
export const sourcesFileSchema = z.strictObject({
  documents: z.array(z.strictObject({ id, title: textSchema, file: line })),
});
export const promisesFileSchema = z.strictObject({ promises: z.array(offeredProcessSchema) });

export const certificatesFileSchema = z.strictObject({
  basis,
  certificates: z.array(z.strictObject({ id, name: textSchema, instead: textSchema, keywords: z.array(line) })),
});

export type WrittenItem = z.infer<typeof itemSchema>;
export type WrittenFact = z.infer<typeof factSchema>;
