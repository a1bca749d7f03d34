import { z } from 'zod';
import { defineRoute, plainDate, text, uuid } from '../../../platform/contract.ts';
import { answers, checklist, inCommunity, position, result, stop, visit, VISITORS } from './shapes.ts';

const ofVisit = inCommunity.extend({ visitId: uuid });

/** What is needed at the door of a person: who it is, why, what is asked, and how the last visits went. */
export const getVisitForm = defineRoute({
  id: 'get-visit-form',
  method: 'GET',
  path: '/communities/{communityId}/visits/people/{personId}/form',
  summary: { zh: '走访表', en: 'The form of a visit' },
  params: inCommunity.extend({ personId: uuid }),
  query: z.object({ planned: uuid.optional() }),
  reply: z
    .object({
      person: z.object({
        id: uuid,
        name: z.string(),
        age: z.number().int().nullable(),
        phoneMasked: z.string().nullable(),
        groups: z.array(text),
      }),
      stop: stop.nullable(),
      plannedId: uuid.nullable(),
      reasons: z.array(text),
      checklists: z.array(checklist),
      visits: z.array(z.object({ id: uuid, on: plainDate, worker: z.string(), result, note: z.string() })),
      occasions: z.array(z.object({ id: z.string(), name: text })),
    })
    .meta({ id: 'VisitForm' }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: VISITORS },
});

/**
 * Keeps a visit under the id that the device made. Sending the same again changes nothing; a later version names the
 * one it was based on.
 */
export const recordVisit = defineRoute({
  id: 'record-visit',
  method: 'PUT',
  path: '/communities/{communityId}/visits/records/{visitId}',
  summary: { zh: '登记走访', en: 'Record a visit' },
  params: ofVisit,
  body: z.object({
    personId: uuid,
    plannedId: uuid.optional(),
    on: plainDate,
    result,
    note: z.string().trim().max(1_000).default(''),
    answers: answers.default({}),
    position: position.optional(),
    expectedVersion: z.number().int().min(0).default(0),
  }),
  reply: visit,
  refusals: [
    'not-found',
    'stale-version',
    'visit-of-another-person',
    'visit-day-in-future',
    'visit-answer-missing',
    'visit-answer-invalid',
    'visit-checklist-unknown',
  ],
  access: { kind: 'community', roles: VISITORS },
  command: true,
});

export const getVisit = defineRoute({
  id: 'get-visit',
  method: 'GET',
  path: '/communities/{communityId}/visits/records/{visitId}',
  summary: { zh: '一次走访', en: 'One visit' },
  params: ofVisit,
  reply: visit,
  refusals: ['not-found'],
  access: { kind: 'community', roles: VISITORS },
});

/** A finding becomes a case on the process that the checklist names, with what is known filled in. */
export const openFindingCase = defineRoute({
  id: 'open-finding-case',
  method: 'POST',
  path: '/communities/{communityId}/visits/records/{visitId}/findings/{findingId}/case',
  summary: { zh: '发现的问题转办', en: 'Make a finding a case' },
  params: ofVisit.extend({ findingId: uuid }),
  body: z.object({ note: z.string().trim().max(500).optional() }),
  reply: z.object({ caseId: uuid, number: z.string() }),
  status: 201,
  refusals: ['not-found', 'visit-finding-handled', 'process-not-offered', 'role-not-allowed', 'input-invalid'],
  access: { kind: 'community', roles: VISITORS },
  command: true,
});

/** Bounded by what the server takes in one request; phones make pictures smaller before they send them. */
export const MOST_ATTACHMENT_BYTES = 700_000;
/** Of one visit. */
export const MOST_ATTACHMENTS = 9;
const MOST_CHARACTERS = Math.ceil(MOST_ATTACHMENT_BYTES / 3) * 4;

export const addAttachment = defineRoute({
  id: 'add-visit-attachment',
  method: 'POST',
  path: '/communities/{communityId}/visits/records/{visitId}/attachments',
  summary: { zh: '附上照片或录音', en: 'Add a photo or a voice note' },
  params: ofVisit,
  body: z.object({ id: uuid, content: z.base64().min(16).max(MOST_CHARACTERS) }),
  reply: z.object({ id: uuid, mediaType: z.string(), bytes: z.number().int() }),
  status: 201,
  refusals: ['not-found', 'attachment-invalid', 'attachments-full'],
  access: { kind: 'community', roles: VISITORS },
  command: true,
});

export const getAttachment = defineRoute({
  id: 'get-visit-attachment',
  method: 'GET',
  path: '/communities/{communityId}/visits/records/{visitId}/attachments/{attachmentId}',
  summary: { zh: '走访的照片或录音', en: 'A photo or voice note of a visit' },
  params: ofVisit.extend({ attachmentId: uuid }),
  reply: z.unknown(),
  refusals: ['not-found'],
  file: '*/*',
  access: { kind: 'community', roles: VISITORS },
});
