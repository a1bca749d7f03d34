import { z } from 'zod';
import { isPlainDate } from '../../../kernel/plain-date.ts';
import { CATALOGUE_RULES } from './catalogue-rules.ts';
import { LONGEST_EXPRESSION } from './feel-bounds.ts';
import { SERVICE_CATEGORIES, SERVICE_TYPE_IDS } from './service-item.ts';

/**
 * The written form of an item: what files hold and what editors change. Everything is strict: a misspelt key is
 * a mistake, not a silent loss. Bounds are far above what any item needs; they keep hostile files small.
 */
const LONGEST_LINE = 2_000;
const MOST_ENTRIES = 200;

export const lineSchema = z.string().trim().min(1).max(LONGEST_LINE);
export const textSchema = z.strictObject({ zh: lineSchema, en: lineSchema });
export const idSchema = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, CATALOGUE_RULES['shape-id']);
export const nameSchema = z
  .string()
  .max(80)
  .regex(/^[a-z][A-Za-z0-9]*$/, CATALOGUE_RULES['shape-name']);
export const plainDateSchema = z.string().refine(isPlainDate, CATALOGUE_RULES['shape-date']);
export const basisSchema = z.strictObject({ source: lineSchema, where: z.exactOptional(lineSchema) });
export const feelSchema = z.string().trim().min(1).max(LONGEST_EXPRESSION);

const listOf = <T extends z.ZodType>(entry: T) => z.array(entry).max(MOST_ENTRIES);
const days = z.int().min(0).max(36_500);
const dayUnit = z.enum(['working-days', 'calendar-days']);
export const limitUnitSchema = z.enum(['at-once', 'working-days', 'calendar-days']);

const limit = z.strictObject({ unit: limitUnitSchema, promised: days, statutory: days.nullable(), basis: basisSchema });

export const delegationSchema = z.strictObject({
  approvedBy: textSchema,
  document: lineSchema,
  validUntil: plainDateSchema,
});
export const approverSchema = z.strictObject({
  kind: z.enum(['community', 'street', 'district', 'city']),
  departmentId: idSchema,
});

export const offeredProcessSchema = z.strictObject({
  processId: z.enum(SERVICE_TYPE_IDS),
  limit,
  stages: z.exactOptional(
    listOf(z.strictObject({ name: textSchema, unit: dayUnit, days: days.min(1), countsTowardsLimit: z.boolean() })),
  ),
  delegation: z.exactOptional(delegationSchema),
  transferLimit: z.exactOptional(z.strictObject({ unit: dayUnit, days: days.min(1) })),
  approver: z.exactOptional(approverSchema),
  clocks: z.exactOptional(z.record(idSchema, limit)),
});
/** A bare id takes the limit of `promises.yaml`. */
export const processSchema = z.union([z.enum(SERVICE_TYPE_IDS), offeredProcessSchema]);

export const materialSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  form: z.enum(['original', 'copy', 'original-and-copy', 'form']),
  count: z.exactOptional(z.int().min(1).max(1_000)),
  neededWhen: z.exactOptional(feelSchema),
  neededWhenText: z.exactOptional(textSchema),
  comesFrom: textSchema,
  template: z.exactOptional(idSchema),
  knownFrom: z.exactOptional(nameSchema),
  note: z.exactOptional(textSchema),
});

export const parameterValueSchema = z.number().min(-1e12).max(1e12);
const parameter = z.strictObject({
  id: nameSchema,
  label: textSchema,
  value: parameterValueSchema,
  unit: textSchema,
  local: z.boolean(),
  basis: basisSchema,
});

const calculation = z.strictObject({
  id: idSchema,
  name: textSchema,
  unit: textSchema,
  steps: listOf(z.strictObject({ id: nameSchema, label: textSchema, feel: feelSchema })).min(1),
  basis: basisSchema,
});

export const contactSchema = z
  .strictObject({
    phone: z.exactOptional(lineSchema),
    place: z.exactOptional(textSchema),
    hours: z.exactOptional(textSchema),
  })
  .refine((contact) => Object.keys(contact).length > 0, CATALOGUE_RULES['shape-contact-empty']);

export const itemSchema = z.strictObject({
  id: idSchema,
  version: z.int().min(1).max(100_000),
  validFrom: plainDateSchema,
  validTo: z.exactOptional(plainDateSchema),
  replacedBy: z.exactOptional(idSchema),
  ended: z.exactOptional(z.strictObject({ reason: textSchema, basis: basisSchema })),
  name: textSchema,
  shortName: z.exactOptional(textSchema),
  category: z.enum(SERVICE_CATEGORIES),
  department: idSchema,
  audience: textSchema,
  scope: z.enum(['community', 'village', 'both']),
  legalKind: z.enum(['duty', 'assistance', 'handling']),
  sources: listOf(
    z.strictObject({ document: idSchema, part: lineSchema, number: z.exactOptional(z.int().min(1)) }),
  ).min(1, CATALOGUE_RULES['shape-source-needed']),
  processes: listOf(processSchema).min(1, CATALOGUE_RULES['shape-process-needed']),
  materials: z.exactOptional(listOf(materialSchema)),
  conditions: z.exactOptional(
    listOf(z.strictObject({ id: idSchema, text: textSchema, feel: feelSchema, basis: basisSchema })),
  ),
  parameters: z.exactOptional(listOf(parameter)),
  calculations: z.exactOptional(listOf(calculation)),
  flow: z.exactOptional(listOf(textSchema)),
  fee: textSchema,
  contact: z.exactOptional(contactSchema),
  otherMatters: z.exactOptional(listOf(textSchema)),
  spokenAnswer: z.exactOptional(textSchema),
  keywords: z.exactOptional(listOf(lineSchema)),
  related: z.exactOptional(listOf(idSchema)),
  verifyLocally: z.boolean(),
  basis: basisSchema,
});

export type WrittenItem = z.infer<typeof itemSchema>;
