import { z } from 'zod';
import { defineRoute, plainDate, uuid } from '../../../platform/contract.ts';
import { caseReply } from './case.ts';
import { STAFF, inCommunity, ofCase } from './shapes.ts';

/** Who gets a sub-task: an organisation, a colleague, or a body without an account, in words. */
const holder = z.union([
  z.strictObject({ organisationId: uuid }),
  z.strictObject({ workerId: uuid }),
  z.strictObject({ outside: z.string().trim().min(1).max(120) }),
]);
const expectedVersion = z.number().int().min(1);

export const addCaseTask = defineRoute({
  id: 'add-case-task',
  method: 'POST',
  path: '/communities/{communityId}/cases/{caseId}/tasks',
  summary: { zh: '请人协同', en: 'Give a part of a case to somebody else' },
  params: ofCase,
  body: z.object({
    kind: z.string().max(60),
    to: holder,
    what: z.string().trim().min(1).max(1000),
    dueOn: plainDate,
    expectedVersion,
  }),
  reply: caseReply,
  refusals: [
    'not-found',
    'stale-version',
    'role-not-allowed',
    'case-archived',
    'tasks-not-here',
    'input-missing',
    'input-invalid',
  ],
  access: { kind: 'community', roles: STAFF },
  command: true,
});

/** The version is not asked for: whoever answers a part need not have seen what else happened to the case. */
export const finishCaseTask = defineRoute({
  id: 'finish-case-task',
  method: 'POST',
  path: '/communities/{communityId}/cases/{caseId}/tasks/{taskId}',
  summary: { zh: '协同反馈', en: 'Answer a part of a case' },
  params: z.object({ communityId: uuid, caseId: uuid, taskId: uuid }),
  body: z.object({ done: z.boolean(), answer: z.string().trim().min(1).max(1000) }),
  reply: caseReply,
  refusals: [
    'not-found',
    'case-archived',
    'task-unknown',
    'task-already-answered',
    'task-not-yours',
    'input-missing',
    'reason-missing',
  ],
  access: { kind: 'community', roles: [...STAFF, 'approver', 'manager'] },
  command: true,
});

export const handOverCases = defineRoute({
  id: 'hand-over-cases',
  method: 'POST',
  path: '/communities/{communityId}/hand-overs',
  summary: { zh: '交接办件', en: 'Hand over cases: all of them or none' },
  params: inCommunity,
  body: z.object({
    caseIds: z.array(uuid).min(1).max(200),
    toWorkerId: uuid,
    reason: z.string().trim().min(1).max(300),
  }),
  reply: z.object({ handedOver: z.number().int() }),
  refusals: ['not-found', 'role-not-allowed', 'case-archived', 'already-handler', 'input-invalid', 'reason-missing'],
  access: { kind: 'community', roles: STAFF },
  command: true,
});

/** A sensitive value of a case in full, for a reason that the audit trail keeps. */
export const revealCaseValue = defineRoute({
  id: 'reveal-case-value',
  method: 'POST',
  path: '/communities/{communityId}/cases/{caseId}/reveal',
  summary: { zh: '查看隐藏内容', en: 'Reveal a hidden value of a case' },
  params: ofCase,
  body: z.object({ ordinal: z.number().int().min(1), field: z.string().max(60) }),
  reply: z.object({ value: z.string(), hiddenAgainAfterSeconds: z.number().int() }),
  refusals: ['not-found', 'role-not-allowed', 'nothing-to-reveal', 'too-many-requests'],
  access: { kind: 'community', roles: STAFF },
  command: true,
});
