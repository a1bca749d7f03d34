import { z } from 'zod';
import { defineRoute, instant, pageOf, pageQuery, plainDate, text, uuid } from '../../platform/contract.ts';

/** Roles that work with cases of their own community. */
const OFFICE = ['worker', 'head'] as const;
/** Approvers and street managers read cases of the communities below their organisation. */
const READERS = ['worker', 'head', 'approver', 'manager'] as const;

const channel = z.enum(['counter', 'phone', 'visit', 'online', 'letter']);
const stepKind = z.enum(['open', 'waiting', 'done']);
const outcome = z.enum(['completed', 'not-approved', 'refused', 'withdrawn', 'lapsed']);
const ratingLevel = z.number().int().min(1).max(5);
const materialStatus = z.enum(['brought', 'known', 'missing', 'not-needed']);

const caseMaterial = z.object({
  id: z.string().max(80),
  status: materialStatus,
  source: z.string().max(200).optional(),
});
const checkedCondition = z.object({
  id: z.string().max(80),
  result: z.enum(['yes', 'no', 'unknown']),
  because: z.string().max(300).optional(),
});

const inputField = z.object({
  id: z.string(),
  type: z.enum(['text', 'long-text', 'choice', 'date', 'materials', 'number']),
  label: text,
  required: z.boolean(),
  choices: z.array(z.object({ id: z.string(), label: text })).optional(),
  help: text.optional(),
});

export const availableAction = z
  .object({
    id: z.string(),
    name: text,
    emphasis: z.enum(['main', 'other', 'way-out']),
    available: z.boolean(),
    /** Why not, when not available: a refusal code, its details and its words. */
    reason: z
      .object({ code: z.string(), details: z.record(z.string(), z.unknown()).optional(), text: text })
      .nullable(),
    input: z.array(inputField),
  })
  .meta({ id: 'AvailableAction' });

const workerName = z.object({ id: uuid, name: z.string() });

export const caseSummary = z
  .object({
    id: uuid,
    communityId: uuid,
    communityName: z.string(),
    number: z.string(),
    processId: z.string(),
    processName: text,
    itemId: z.string().nullable(),
    itemName: text.nullable(),
    personId: uuid.nullable(),
    personName: z.string().nullable(),
    state: z.string().meta({ description: 'Step of the process' }),
    stateName: text,
    stateKind: stepKind,
    outcome: outcome.nullable(),
    dueOn: plainDate.nullable(),
    dueProvisional: z.boolean(),
    workingDaysLeft: z.number().int().nullable().meta({ description: 'Negative when overdue; null without a clock' }),
    handler: workerName.nullable(),
    openedAt: instant,
    closedAt: instant.nullable(),
    rating: ratingLevel.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'CaseSummary' });
export type CaseSummary = z.output<typeof caseSummary>;

const historyEntry = z.object({
  ordinal: z.number().int(),
  type: z.string(),
  at: instant,
  by: z.object({ workerId: uuid.nullable(), name: z.string().nullable(), role: z.string(), roleName: text }),
  title: text,
  detail: text.nullable(),
  body: z.record(z.string(), z.unknown()),
});

const clockReply = z.object({
  id: z.enum(['handling', 'transfer']),
  unit: z.enum(['working-days', 'calendar-days', 'at-once']),
  promised: z.number().int(),
  statutory: z.number().int().nullable(),
  startedOn: plainDate,
  endedOn: plainDate.nullable(),
  dueOn: plainDate.nullable(),
  halfOn: plainDate.nullable(),
  fourFifthsOn: plainDate.nullable(),
  provisional: z.boolean(),
  running: z.boolean(),
  late: z.boolean(),
  stops: z.array(z.object({ from: plainDate, to: plainDate.nullable(), reason: z.string(), reasonName: text })),
});

export const caseReply = caseSummary
  .extend({
    processVersion: z.number().int(),
    itemVersion: z.number().int().nullable(),
    receiptCode: z.string(),
    channel,
    told: text.meta({ description: 'One sentence for the person: where the matter is and what comes next' }),
    firstContact: z.object({
      worker: workerName,
      at: instant,
      endedBy: z.enum(['answered', 'accepted', 'handed-over']).nullable(),
    }),
    approvingOrganisation: z.object({ id: uuid, name: z.string() }).nullable(),
    clocks: z.array(clockReply),
    materials: z.array(
      caseMaterial.extend({ name: text, form: z.string(), comesFrom: text.nullable(), inFirstNotice: z.boolean() }),
    ),
    conditions: z.array(checkedCondition.extend({ text: text })),
    noticeExceptions: z.number().int(),
    availableActions: z.array(availableAction),
    history: z.array(historyEntry),
    documents: z.array(z.object({ id: uuid, kind: z.string(), kindName: text, number: z.string(), issuedAt: instant })),
    links: z.array(
      z.object({
        caseId: uuid,
        number: z.string(),
        relation: z.enum(['continues', 'follows-up', 'continued-from']),
        name: text,
      }),
    ),
    ratingAsked: z.boolean(),
    path: z.object({ steps: z.array(z.string()), actions: z.array(z.string()) }),
  })
  .meta({ id: 'Case' });
export type CaseReply = z.output<typeof caseReply>;

const inCommunity = z.object({ communityId: uuid });
const ofCase = z.object({ communityId: uuid, caseId: uuid });

const takeAction = z.object({
  action: z.string().min(1).max(60),
  input: z.record(z.string().max(60), z.unknown()).default({}),
});

const caseFilter = {
  kind: stepKind.optional(),
  state: z.string().max(60).optional(),
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

export const getCase = defineRoute({
  id: 'get-case',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}',
  summary: { zh: '办件', en: 'One case' },
  params: ofCase,
  reply: caseReply,
  refusals: ['not-found'],
  access: { kind: 'community', roles: READERS },
});

const dayExplanation = z.object({
  date: plainDate,
  counted: z.boolean(),
  dayNumber: z.number().int().nullable(),
  why: z.string(),
  label: text,
  provisional: z.boolean(),
});
export const dueDateExplanation = z
  .object({ dueOn: plainDate.nullable(), provisional: z.boolean(), sentence: text, days: z.array(dayExplanation) })
  .meta({ id: 'DueDateExplanation' });

export const explainDueDate = defineRoute({
  id: 'explain-due-date',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}/due-date',
  summary: { zh: '期限怎么算的', en: 'How the due date was counted, day by day' },
  params: ofCase,
  reply: dueDateExplanation,
  refusals: ['not-found'],
  access: { kind: 'community', roles: READERS },
});

const opening = {
  processId: z.string().max(60),
  itemId: z.string().max(80).nullable(),
  personId: uuid.nullable(),
};

/** Answers to the questions of an item: fact id → value. */
const answers = z.record(z.string().max(80), z.union([z.string().max(300), z.number(), z.boolean()]));

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
  refusals: ['not-found', 'item-unknown', 'item-not-in-force', 'process-not-offered'],
  access: { kind: 'community', roles: OFFICE },
});
export type MatterCheck = z.output<typeof checkMatter.reply>;

export const openCase = defineRoute({
  id: 'open-case',
  method: 'POST',
  path: '/communities/{communityId}/cases',
  summary: {
    zh: '立办件，可同时受理、告知或不予受理',
    en: 'Open a case and, if wanted, take its first action at once',
  },
  params: inCommunity,
  body: z.object({
    ...opening,
    channel: channel.default('counter'),
    answers: answers.default({}),
    materials: z.array(caseMaterial).max(60).default([]),
    note: z.string().max(500).optional(),
    /** Case that this one continues: first contact and materials are carried along. */
    continues: uuid.optional(),
    first: takeAction.optional(),
    draftId: uuid.optional(),
  }),
  reply: caseReply,
  status: 201,
  refusals: [
    'not-found',
    'item-unknown',
    'item-not-in-force',
    'process-not-offered',
    'delegation-not-in-force',
    'input-missing',
    'materials-missing',
    'nothing-missing',
    'not-eligible',
    'role-not-allowed',
  ],
  access: { kind: 'community', roles: OFFICE },
  command: true,
});

export const actOnCase = defineRoute({
  id: 'act-on-case',
  method: 'POST',
  path: '/communities/{communityId}/cases/{caseId}/actions',
  summary: { zh: '办理一步', en: 'Take an action on a case' },
  params: ofCase,
  body: takeAction.extend({ expectedVersion: z.number().int().min(1) }),
  reply: caseReply,
  refusals: [
    'not-found',
    'stale-version',
    'action-unknown',
    'action-not-from-here',
    'role-not-allowed',
    'input-missing',
    'input-invalid',
    'materials-missing',
    'nothing-missing',
    'not-eligible',
    'notice-names-new-material',
    'delegation-not-in-force',
    'not-the-approving-organisation',
    'action-used-up',
    'case-archived',
  ],
  access: { kind: 'community', roles: ['worker', 'head', 'approver'] },
  command: true,
});

export const remarkOnCase = defineRoute({
  id: 'remark-on-case',
  method: 'POST',
  path: '/communities/{communityId}/cases/{caseId}/remarks',
  summary: { zh: '补记（归档后为更正说明）', en: 'Add a remark; after filing, a correction that points to an entry' },
  params: ofCase,
  body: z.object({
    text: z.string().trim().min(1).max(1000),
    corrects: z.number().int().min(1).optional(),
    expectedVersion: z.number().int().min(1),
  }),
  reply: caseReply,
  refusals: ['not-found', 'stale-version', 'case-archived', 'correction-of-unknown-entry'],
  access: { kind: 'community', roles: ['worker', 'head', 'approver'] },
  command: true,
});

export const rateCase = defineRoute({
  id: 'rate-case',
  method: 'POST',
  path: '/communities/{communityId}/cases/{caseId}/rating',
  summary: { zh: '代录评价', en: 'Record the person’s rating' },
  params: ofCase,
  body: z.object({
    level: ratingLevel,
    comment: z.string().trim().max(500).optional(),
    expectedVersion: z.number().int().min(1),
  }),
  reply: caseReply,
  refusals: ['not-found', 'stale-version', 'rating-not-asked', 'already-rated'],
  access: { kind: 'community', roles: OFFICE },
  command: true,
});

export const getDocument = defineRoute({
  id: 'get-document',
  method: 'GET',
  path: '/communities/{communityId}/cases/{caseId}/documents/{documentId}.pdf',
  summary: { zh: '文书（PDF）', en: 'An issued document as PDF' },
  params: z.object({ communityId: uuid, caseId: uuid, documentId: uuid }),
  query: z.object({ paper: z.enum(['a4', 'roll-80']).default('a4'), language: z.enum(['zh', 'en']).default('zh') }),
  reply: z.unknown(),
  file: 'application/pdf',
  refusals: ['not-found'],
  access: { kind: 'community', roles: READERS },
});

const countWithQuery = z.object({ count: z.number().int(), query: z.record(z.string(), z.string()) });
export const getWorkbench = defineRoute({
  id: 'get-workbench',
  method: 'GET',
  path: '/communities/{communityId}/workbench',
  summary: { zh: '工作台', en: 'What waits for the signed-in person' },
  params: inCommunity,
  reply: z
    .object({
      /** Each number opens its list: `query` is what `list-cases` takes. */
      numbers: z.array(
        z.object({ id: z.string(), label: text, tone: z.enum(['plain', 'warn', 'bad']), ...countWithQuery.shape }),
      ),
      dueSoon: z.array(caseSummary),
      waitingForMe: z.array(caseSummary),
      notifications: z.array(
        z.object({ id: uuid, kind: z.string(), text: text, caseId: uuid.nullable(), at: instant, read: z.boolean() }),
      ),
      drafts: z.array(
        z.object({ id: uuid, title: z.string(), savedAt: instant, body: z.record(z.string(), z.unknown()) }),
      ),
      lastFinished: z.array(caseSummary),
    })
    .meta({ id: 'Workbench' }),
  access: { kind: 'community', roles: OFFICE },
});

export const readNotification = defineRoute({
  id: 'read-notification',
  method: 'POST',
  path: '/communities/{communityId}/notifications/{notificationId}/read',
  summary: { zh: '标为已读', en: 'Mark a notification as read' },
  params: z.object({ communityId: uuid, notificationId: uuid }),
  reply: z.object({ read: z.literal(true) }),
  refusals: ['not-found'],
  access: { kind: 'community', roles: OFFICE },
  command: true,
});

/** Drafts of the counter: saved as one types, seen only by the person who types. */
export const saveDraft = defineRoute({
  id: 'save-draft',
  method: 'PUT',
  path: '/communities/{communityId}/drafts/{draftId}',
  summary: { zh: '暂存草稿', en: 'Save a draft' },
  params: z.object({ communityId: uuid, draftId: uuid }),
  body: z.object({ title: z.string().max(120), body: z.record(z.string(), z.unknown()) }),
  reply: z.object({ id: uuid, savedAt: instant }),
  access: { kind: 'community', roles: OFFICE },
});

export const discardDraft = defineRoute({
  id: 'discard-draft',
  method: 'DELETE',
  path: '/communities/{communityId}/drafts/{draftId}',
  summary: { zh: '删除草稿', en: 'Discard a draft' },
  params: z.object({ communityId: uuid, draftId: uuid }),
  reply: z.object({ discarded: z.boolean() }),
  access: { kind: 'community', roles: OFFICE },
});

const savedView = z.object({
  id: uuid,
  page: z.string(),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
});
export const listSavedViews = defineRoute({
  id: 'list-saved-views',
  method: 'GET',
  path: '/communities/{communityId}/saved-views',
  summary: { zh: '我的常用视图', en: 'My saved views' },
  params: inCommunity,
  reply: z.object({ items: z.array(savedView) }),
  access: { kind: 'community', roles: OFFICE },
});
export const saveView = defineRoute({
  id: 'save-view',
  method: 'PUT',
  path: '/communities/{communityId}/saved-views/{viewId}',
  summary: { zh: '保存视图', en: 'Save a view' },
  params: z.object({ communityId: uuid, viewId: uuid }),
  body: savedView
    .omit({ id: true })
    .extend({ name: z.string().trim().min(1).max(40), page: z.enum(['cases', 'people']) }),
  reply: savedView,
  access: { kind: 'community', roles: OFFICE },
});
export const discardView = defineRoute({
  id: 'discard-view',
  method: 'DELETE',
  path: '/communities/{communityId}/saved-views/{viewId}',
  summary: { zh: '删除视图', en: 'Discard a view' },
  params: z.object({ communityId: uuid, viewId: uuid }),
  reply: z.object({ discarded: z.boolean() }),
  access: { kind: 'community', roles: OFFICE },
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
  reply: pageOf(caseSummary).extend({
    counts: z.object({
      toDecide: z.number().int(),
      dueToday: z.number().int(),
      overdue: z.number().int(),
      sentBack: z.number().int(),
    }),
  }),
  access: { kind: 'anywhere', roles: ['approver'] },
});

const chart = z.object({
  width: z.number(),
  height: z.number(),
  nodes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: text,
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
    }),
  ),
  edges: z.array(
    z.object({
      id: z.string(),
      action: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      label: text.nullable(),
      points: z.array(z.object({ x: z.number(), y: z.number() })),
      labelAt: z.object({ x: z.number(), y: z.number() }).nullable(),
    }),
  ),
});
export const processReply = z
  .object({
    id: z.string(),
    version: z.number().int(),
    validFrom: plainDate,
    name: text,
    figure: z.number().int().nullable(),
    basis: z.array(z.object({ source: z.string(), where: z.string().optional() })),
    steps: z.array(z.object({ id: z.string(), name: text, kind: stepKind, responsible: z.string(), told: text })),
    actions: z.array(
      z.object({ id: z.string(), name: text, from: z.array(z.string()), to: z.string(), by: z.array(z.string()) }),
    ),
    chart,
  })
  .meta({ id: 'Process' });
export const listProcesses = defineRoute({
  id: 'list-processes',
  method: 'GET',
  path: '/processes',
  summary: { zh: '服务流程', en: 'Processes' },
  reply: z.object({ items: z.array(processReply) }),
  access: { kind: 'public' },
});
export const getProcess = defineRoute({
  id: 'get-process',
  method: 'GET',
  path: '/processes/{processId}/versions/{version}',
  summary: { zh: '一个流程的一个版本', en: 'One version of a process' },
  params: z.object({ processId: z.string().max(60), version: z.coerce.number().int().min(1) }),
  reply: processReply,
  refusals: ['not-found'],
  access: { kind: 'public' },
});

/** For the person concerned, without an account. */
const progressKey = z.object({ receiptCode: z.string().trim().min(6).max(24) });
const lastFour = z.string().regex(/^\d{4}$/);
export const progressReply = z
  .object({
    receiptCode: z.string(),
    caseNumber: z.string(),
    itemName: text,
    personName: z.string().meta({ description: 'Masked: the family name only' }),
    told: text,
    stateKind: stepKind,
    outcome: outcome.nullable(),
    dueOn: plainDate.nullable(),
    dueProvisional: z.boolean(),
    steps: z.array(z.object({ name: text, status: z.enum(['done', 'present', 'next']), at: instant.nullable() })),
    missing: z.array(z.object({ name: text, comesFrom: text.nullable() })),
    community: z.object({ name: z.string(), phone: z.string(), address: z.string(), officeHours: z.string() }),
    rating: z.object({ asked: z.boolean(), given: ratingLevel.nullable() }),
    updatedAt: instant,
  })
  .meta({ id: 'Progress' });
export const getProgress = defineRoute({
  id: 'get-progress',
  method: 'GET',
  path: '/progress/{receiptCode}',
  summary: { zh: '凭回执号和手机尾号查进度', en: 'Progress by receipt code and last four digits of the phone' },
  params: progressKey,
  query: z.object({ phone: lastFour }),
  reply: progressReply,
  refusals: ['not-found', 'too-many-requests'],
  access: { kind: 'public' },
});
export const rateProgress = defineRoute({
  id: 'rate-progress',
  method: 'POST',
  path: '/progress/{receiptCode}/rating',
  summary: { zh: '评价办件', en: 'Rate a finished case' },
  params: progressKey,
  body: z.object({ phone: lastFour, level: ratingLevel, comment: z.string().trim().max(500).optional() }),
  reply: progressReply,
  refusals: ['not-found', 'rating-not-asked', 'already-rated', 'too-many-requests'],
  access: { kind: 'public' },
  command: true,
});

export const caseworkRoutes = [
  listCases,
  exportCases,
  getCase,
  explainDueDate,
  checkMatter,
  openCase,
  actOnCase,
  remarkOnCase,
  rateCase,
  getDocument,
  getWorkbench,
  readNotification,
  saveDraft,
  discardDraft,
  listSavedViews,
  saveView,
  discardView,
  listDesk,
  listProcesses,
  getProcess,
  getProgress,
  rateProgress,
] as const;
