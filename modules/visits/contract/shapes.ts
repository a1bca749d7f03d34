import { z } from 'zod';
import { instant, plainDate, text, uuid } from '../../../platform/contract.ts';
import { RESULTS } from '../domain/visit-needs.ts';
import { FREQUENCIES } from '../domain/visit-period.ts';

/** Who visits; grid workers only people of the grids they are in charge of, and those planned for them. */
export const VISITORS = ['worker', 'head', 'grid-worker', 'social-worker'] as const;
export const OFFICE = ['worker', 'head', 'social-worker'] as const;
export const HEADS = ['head'] as const;

export const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const inCommunity = z.object({ communityId: uuid });
export const named = z.object({ id: uuid, name: z.string() });
export const frequency = z.enum(FREQUENCIES);
export const result = z.enum(RESULTS);
export const basis = z.object({ source: z.string(), where: z.string().optional() });

export const visitRule = z.object({
  id: z.string(),
  name: text,
  groupId: z.string(),
  group: text,
  fromAge: z.number().int().nullable(),
  every: frequency,
  by: text,
  checklistId: z.string(),
  checklist: text,
  contract: z.boolean(),
  /** Of the community itself; it may be ended. */
  own: z.boolean(),
  basis,
  verifyLocally: z.boolean(),
  validFrom: plainDate,
  validUntil: plainDate.nullable(),
});
export type VisitRuleReply = z.output<typeof visitRule>;

/** Where a visit leads to. The door is personal data and is shown to those who have to find it. */
export const stop = z.object({
  buildingId: uuid,
  building: z.string(),
  unit: z.string(),
  floor: z.number().int().nullable(),
  door: z.string(),
});

export const planned = z.object({
  id: uuid,
  on: plainDate,
  earliest: plainDate,
  latest: plainDate,
  state: z.enum(['planned', 'done', 'dropped']),
  notes: z.array(z.enum(['over-cap', 'late', 'stand-in', 'nobody'])),
  person: z.object({ id: uuid, name: z.string(), phoneMasked: z.string().nullable() }),
  groups: z.array(text),
  stop: stop.nullable(),
  worker: named.nullable(),
  reasons: z.array(text),
  occasionId: uuid.nullable(),
  checklistIds: z.array(z.string()),
  visitId: uuid.nullable(),
  result: result.nullable(),
});
export type PlannedReply = z.output<typeof planned>;

const when = z.union([
  z.object({ is: z.union([z.string(), z.boolean()]) }),
  z.object({ above: z.number() }),
  z.object({ below: z.number() }),
]);

/** A checklist as it is filled in; what answers raise is worked out by the server, and on the phone by the same rules. */
export const checklist = z
  .object({
    id: z.string(),
    name: text,
    questions: z.array(
      z.object({
        id: z.string(),
        ask: text,
        type: z.enum(['yes-no', 'choice', 'choices', 'number', 'text']),
        choices: z.array(z.object({ id: z.string(), name: text })),
        unit: text.nullable(),
        optional: z.boolean(),
        after: z.object({ question: z.string(), when }).nullable(),
        raises: z.array(z.object({ when, processId: z.string(), title: text })),
      }),
    ),
  })
  .meta({ id: 'VisitChecklist' });
export type ChecklistReply = z.output<typeof checklist>;

export const finding = z.object({
  id: uuid,
  checklistId: z.string(),
  questionId: z.string(),
  title: text,
  processId: z.string(),
  process: text,
  caseId: uuid.nullable(),
});

const answer = z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(60)).max(30)]);
/** By checklist, then by question. */
export const answers = z.record(z.string().max(60), z.record(z.string().max(60), answer));

export const position = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** Metres. */
  accuracy: z.number().min(0).max(100_000),
});

export const visit = z
  .object({
    id: uuid,
    version: z.number().int(),
    person: named,
    on: plainDate,
    worker: named.nullable(),
    result,
    note: z.string(),
    answers,
    position: position.nullable(),
    findings: z.array(finding),
    attachments: z.array(z.object({ id: uuid, mediaType: z.string(), bytes: z.number().int() })),
    changedAt: instant,
  })
  .meta({ id: 'Visit' });
export type VisitReply = z.output<typeof visit>;
