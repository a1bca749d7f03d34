import { z } from 'zod';
import { defineRoute, instant, plainDate, text, uuid } from '../../../platform/contract.ts';
import { LIKENESS_REASONS } from '../domain/duplicate-likeness.ts';
import { EDITORS, HEAD, inCommunity, reason } from './shapes.ts';

const side = z.object({
  id: uuid,
  name: z.string(),
  sex: z.enum(['female', 'male']),
  bornOn: plainDate.nullable(),
  address: z.string().nullable(),
});
const pair = z.object({
  id: uuid,
  reasons: z.array(z.enum(LIKENESS_REASONS)),
  score: z.number().int(),
  foundAt: instant,
  left: side,
  right: side,
});
export type DuplicatePair = z.output<typeof pair>;

const merge = z.object({
  id: uuid,
  kept: z.object({ id: uuid, name: z.string() }),
  mergedName: z.string(),
  mergedAt: instant,
  mergedBy: z.string(),
  reason: z.string(),
  undoneUntil: plainDate,
});

export const listDuplicates = defineRoute({
  id: 'list-duplicates',
  method: 'GET',
  path: '/communities/{communityId}/duplicates',
  summary: { zh: '疑似重复的人', en: 'Records that may be of one person' },
  params: inCommunity,
  reply: z.object({
    items: z.array(pair),
    more: z.boolean(),
    /** Merges that can still be undone. */
    merges: z.array(merge),
  }),
  access: { kind: 'community', roles: EDITORS },
});

export const findDuplicates = defineRoute({
  id: 'find-duplicates',
  method: 'POST',
  path: '/communities/{communityId}/duplicates/find',
  summary: { zh: '重新查找疑似重复', en: 'Look for duplicates again' },
  params: inCommunity,
  body: z.object({}),
  reply: z.object({ found: z.number().int() }),
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

const field = z.object({
  id: z.string(),
  label: text,
  left: z.string().nullable(),
  right: z.string().nullable(),
  /** Source and date of each side. */
  leftFrom: z.string().nullable(),
  rightFrom: z.string().nullable(),
  same: z.boolean(),
});
const counts = z.object({
  cases: z.number().int(),
  visits: z.number().int(),
  documents: z.number().int(),
  consents: z.number().int(),
  groups: z.array(text),
});

const ofPair = inCommunity.extend({ pairId: uuid });

export const getDuplicate = defineRoute({
  id: 'get-duplicate',
  method: 'GET',
  path: '/communities/{communityId}/duplicates/{pairId}',
  summary: { zh: '并排比对', en: 'Two records side by side, field by field' },
  params: ofPair,
  reply: z.object({
    id: uuid,
    reasons: z.array(z.enum(LIKENESS_REASONS)),
    decision: z.enum(['same', 'different']).nullable(),
    left: z.object({ id: uuid, name: z.string(), version: z.number().int(), has: counts }),
    right: z.object({ id: uuid, name: z.string(), version: z.number().int(), has: counts }),
    fields: z.array(field),
  }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: EDITORS },
});

export const decideDuplicate = defineRoute({
  id: 'decide-duplicate',
  method: 'POST',
  path: '/communities/{communityId}/duplicates/{pairId}/decide',
  summary: { zh: '决定是不是同一个人；是则合并', en: 'Decide whether it is one person; if so, make the two one' },
  params: ofPair,
  body: z.object({
    decision: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('different') }),
      z.object({
        kind: z.literal('same'),
        keep: z.enum(['left', 'right']),
        /** By field where the two differ; the record that stays wins where nothing is said. */
        fields: z.record(z.string().max(60), z.enum(['left', 'right', 'both'])),
        leftVersion: z.number().int(),
        rightVersion: z.number().int(),
      }),
    ]),
    reason,
  }),
  reply: z.object({ keptId: uuid.nullable(), mergeId: uuid.nullable() }),
  refusals: ['not-found', 'pair-decided-already', 'stale-version', 'person-has-left', 'head-needed'],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});

export const undoMerge = defineRoute({
  id: 'undo-merge',
  method: 'POST',
  path: '/communities/{communityId}/merges/{mergeId}/undo',
  summary: { zh: '撤销合并（30 天内）', en: 'Undo a merge within thirty days' },
  params: inCommunity.extend({ mergeId: uuid }),
  body: z.object({ reason }),
  reply: z.object({ personIds: z.array(uuid) }),
  refusals: ['not-found', 'merge-undone-already', 'merge-too-old', 'merge-changed-since'],
  access: { kind: 'community', roles: HEAD },
  command: true,
});
