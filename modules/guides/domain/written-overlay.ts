import { z } from 'zod';
import {
  approverSchema,
  basisSchema,
  contactSchema,
  delegationSchema,
  feelSchema,
  idSchema,
  limitUnitSchema,
  materialSchema,
  nameSchema,
  parameterValueSchema,
  plainDateSchema,
  processSchema,
  textSchema,
} from './written-item.ts';
import { SERVICE_TYPE_IDS } from './service-item.ts';

const processId = z.enum(SERVICE_TYPE_IDS);

/** Every change says on what it rests, and may hold for a time only; both dates are inclusive. */
const shared = {
  basis: basisSchema,
  validFrom: z.exactOptional(plainDateSchema),
  validTo: z.exactOptional(plainDateSchema),
};

/** One named part that a street or community does its own way; everything else stays as the base item says. */
export const overlayChangeSchema = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('parameter'), id: nameSchema, value: parameterValueSchema, ...shared }),
  z.strictObject({
    part: z.literal('limit'),
    processId,
    unit: limitUnitSchema,
    promised: z.int().min(0).max(36_500),
    ...shared,
  }),
  z.strictObject({ part: z.literal('approver'), processId, approver: approverSchema, ...shared }),
  z.strictObject({ part: z.literal('delegation'), processId, delegation: delegationSchema, ...shared }),
  z.strictObject({ part: z.literal('process-added'), process: processSchema, ...shared }),
  z.strictObject({ part: z.literal('process-dropped'), processId, ...shared }),
  z.strictObject({ part: z.literal('material-added'), material: materialSchema, ...shared }),
  /** The material is no longer asked for here. */
  z.strictObject({ part: z.literal('material-dropped'), id: idSchema, ...shared }),
  z.strictObject({
    part: z.literal('condition-added'),
    id: idSchema,
    text: textSchema,
    feel: feelSchema,
    ...shared,
  }),
  z.strictObject({ part: z.literal('other-matter-added'), text: textSchema, ...shared }),
  z.strictObject({ part: z.literal('contact'), contact: contactSchema, ...shared }),
  z.strictObject({ part: z.literal('spoken-answer'), text: textSchema, ...shared }),
]);

/** The written form of an overlay. An overlay without changes puts the base item back in place. */
export const overlaySchema = z.strictObject({
  itemId: idSchema,
  version: z.int().min(1).max(100_000),
  validFrom: plainDateSchema,
  validTo: z.exactOptional(plainDateSchema),
  changes: z.array(overlayChangeSchema).max(100),
});

export type OverlayChange = z.infer<typeof overlayChangeSchema>;
export type WrittenOverlay = z.infer<typeof overlaySchema>;
