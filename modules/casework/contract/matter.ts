import { z } from 'zod';
import { defineRoute, plainDate, text, uuid } from '../../../platform/contract.ts';
import {
  OFFICE,
  answers,
  availableAction,
  caseMaterial,
  checkedCondition,
  dueDateExplanation,
  inCommunity,
  opening,
  MATTER_REFUSALS,
  OPENING_REFUSALS,
} from './shapes.ts';

/** What the counter shows before anything is stored: may I, what do I bring, by when, what happens next. */
export const checkMatter = defineRoute({
  id: 'check-matter',
  method: 'POST',
  path: '/communities/{communityId}/matters/check',
  summary: {
    zh: '受理前核对：条件、材料、期限',
    en: 'Check a matter before opening it: conditions, materials, due date',
  },
  params: inCommunity,
  body: z.object({
    ...opening,
    answers: answers.default({}),
    brought: z.array(z.string().max(80)).max(60).default([]),
  }),
  reply: z
    .object({
      personId: uuid.nullable(),
      item: z.object({
        id: z.string(),
        version: z.number().int(),
        name: text,
        validFrom: plainDate,
        fee: text.nullable(),
        department: text.nullable(),
        verifyLocally: z.boolean(),
      }),
      process: z.object({ id: z.string(), version: z.number().int(), name: text }),
      /** Service types of the item that the engine runs now. */
      processes: z.array(z.object({ id: z.string(), name: text })),
      approver: z.object({ id: uuid, name: z.string() }).nullable(),
      eligibility: z.enum(['yes', 'no', 'unknown']),
      conditions: z.array(
        checkedCondition.extend({
          text: text,
          source: z.string().nullable(),
          asOf: plainDate.nullable(),
          basis: z.string().nullable(),
        }),
      ),
      nextQuestion: z
        .object({
          factId: z.string(),
          question: text,
          type: z.enum(['yes-no', 'number', 'date', 'choice', 'text']),
          choices: z.array(z.object({ id: z.string(), label: text })).optional(),
          unit: z.string().optional(),
        })
        .nullable(),
      materials: z.array(
        caseMaterial.extend({
          name: text,
          form: z.string(),
          comesFrom: text.nullable(),
          because: text.nullable(),
          note: text.nullable(),
          template: z.string().nullable().meta({ description: 'Kind of the paper that can be printed filled in' }),
          ground: text.nullable().meta({ description: 'Law or consent on which a known fact spares the material' }),
        }),
      ),
      amount: z.object({ label: text, value: z.string(), working: text }).nullable(),
      promised: dueDateExplanation,
      spokenAnswer: text,
      actions: z.array(availableAction),
      steps: z.array(z.object({ id: z.string(), name: text, hint: text.nullable(), present: z.boolean() })),
      related: z.array(z.object({ itemId: z.string(), name: text })),
    })
    .meta({ id: 'MatterCheck' }),
  refusals: ['not-found', ...MATTER_REFUSALS, ...OPENING_REFUSALS, 'delegation-not-in-force', 'role-not-allowed'],
  access: { kind: 'community', roles: OFFICE },
});
export type MatterCheck = z.output<typeof checkMatter.reply>;
