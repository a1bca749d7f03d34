import { z } from 'zod';
import { defineRoute, plainDate, text, uuid } from '../../../platform/contract.ts';
import { basis, frequency, HEADS, inCommunity, VISITORS, visitRule } from './shapes.ts';

export const listVisitRules = defineRoute({
  id: 'list-visit-rules',
  method: 'GET',
  path: '/communities/{communityId}/visits/rules',
  summary: { zh: '走访规则', en: 'Rules of visits' },
  params: inCommunity,
  reply: z
    .object({
      rules: z.array(visitRule),
      occasions: z.array(
        z.object({
          id: z.string(),
          name: text,
          series: text,
          group: text.nullable(),
          withinDays: z.number().int(),
          basis,
          verifyLocally: z.boolean(),
        }),
      ),
      routine: z.array(z.object({ id: z.string(), name: text, points: z.array(text), basis })),
      groups: z.array(z.object({ id: z.string(), name: text })),
      checklists: z.array(z.object({ id: z.string(), name: text })),
      mostPerDay: z.number().int(),
    })
    .meta({ id: 'VisitRules' }),
  access: { kind: 'community', roles: VISITORS },
});

/** A community asks for more than a contract does, never for less. */
export const addVisitRule = defineRoute({
  id: 'add-visit-rule',
  method: 'POST',
  path: '/communities/{communityId}/visits/rules',
  summary: { zh: '新增本社区走访规则', en: 'Add a rule of the community’s own' },
  params: inCommunity,
  body: z.object({
    groupId: z.string().min(1).max(60),
    fromAge: z.number().int().min(1).max(120).optional(),
    every: frequency,
    checklistId: z.string().min(1).max(60),
    basis: z.string().trim().min(2).max(200),
    from: plainDate,
  }),
  reply: z.object({ ruleId: uuid }),
  status: 201,
  refusals: ['visit-rule-weaker', 'visit-group-unknown', 'visit-checklist-unknown'],
  access: { kind: 'community', roles: HEADS },
  command: true,
});

export const endVisitRule = defineRoute({
  id: 'end-visit-rule',
  method: 'POST',
  path: '/communities/{communityId}/visits/rules/{ruleId}/end',
  summary: { zh: '停用本社区走访规则', en: 'End a rule of the community’s own' },
  params: inCommunity.extend({ ruleId: uuid }),
  body: z.object({ on: plainDate }),
  reply: z.object({ ruleId: uuid }),
  refusals: ['not-found', 'visit-rule-ends-before-start'],
  access: { kind: 'community', roles: HEADS },
  command: true,
});
