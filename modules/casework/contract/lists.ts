import { z } from 'zod';
import { defineRoute, pageOf, pageQuery, plainDate, uuid } from '../../../platform/contract.ts';
import { OFFICE, READERS, caseSummary, closing, inCommunity, stepKind, waitingTask } from './shapes.ts';

const caseFilter = {
  kind: stepKind.optional(),
  state: z.string().max(60).optional(),
  closing: closing.optional(),
  process: z.string().max(60).optional(),
  item: z.string().max(80).optional(),
  handler: z.union([z.literal('me'), uuid]).optional(),
  person: uuid.optional(),
  due: z.enum(['overdue', 'today', 'this-week']).optional(),
  waitingFor: z.enum(['me', 'applicant', 'approver', 'unit']).optional(),
  exceptions: z.coerce.boolean().optional(),
  openedFrom: plainDate.optional(),
  openedTo: plainDate.optional(),
  q: z.string().trim().max(60).optional().meta({ description: 'Part of the case number or of the person’s name' }),
  sort: z.enum(['due', 'opened']).default('due'),
};

export const listCases = defineRoute({
  id: 'list-cases',
  method: 'GET',
  path: '/communities/{communityId}/cases',
  summary: { zh: '办件列表', en: 'Cases of a community' },
  params: inCommunity,
  query: z.object({ ...caseFilter, ...pageQuery }),
  reply: pageOf(caseSummary),
  access: { kind: 'community', roles: READERS },
});

export const exportCases = defineRoute({
  id: 'export-cases',
  method: 'GET',
  path: '/communities/{communityId}/cases/export.xlsx',
  summary: { zh: '导出办件（与所见一致）', en: 'The listed cases as a spreadsheet' },
  params: inCommunity,
  query: z.object({ ...caseFilter, columns: z.string().max(400).optional() }),
  reply: z.unknown(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  access: { kind: 'community', roles: OFFICE },
});

/** What lies on the desk of whoever asks; `tasks` are the parts given to them or their organisation. */
const deskCounts = z.object({
  toDecide: z.number().int(),
  dueToday: z.number().int(),
  overdue: z.number().int(),
  sentBack: z.number().int(),
  tasks: z.number().int(),
});

/** The approver's desk: what was passed to the organisations the person belongs to, across communities. */
export const listDesk = defineRoute({
  id: 'list-desk',
  method: 'GET',
  path: '/desk/cases',
  summary: { zh: '审批台', en: 'Cases passed to my organisation, across communities' },
  query: z.object({
    show: z.enum(['to-decide', 'sent-back', 'decided']).default('to-decide'),
    community: uuid.optional(),
    item: z.string().max(80).optional(),
    ...pageQuery,
  }),
  reply: pageOf(caseSummary).extend({ counts: deskCounts }),
  access: { kind: 'anywhere', roles: ['approver'] },
});

/** The approver's desk again: parts of cases given to a department or to a person there, the soonest first. */
export const listDeskTasks = defineRoute({
  id: 'list-desk-tasks',
  method: 'GET',
  path: '/desk/tasks',
  summary: { zh: '审批台上的协同任务', en: 'Parts of cases given to me or my organisation, across communities' },
  query: z.object({ community: uuid.optional(), ...pageQuery }),
  reply: pageOf(waitingTask).extend({ counts: deskCounts }),
  access: { kind: 'anywhere', roles: ['approver'] },
});
