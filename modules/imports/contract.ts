import { z } from 'zod';
import { defineRoute, instant, uuid } from '../../platform/contract.ts';
import { FIELDS, IMPORT_KINDS, OUTCOMES } from './domain/import-row.ts';

const KEEPERS = ['head', 'worker'] as const;
const inCommunity = z.object({ communityId: uuid });
const inImport = inCommunity.extend({ importId: uuid });
const access = { kind: 'community', roles: KEEPERS } as const;

export const IMPORT_STATES = [
  'uploading',
  'reading',
  'columns',
  'comparing',
  'preview',
  'awaiting-approval',
  'writing',
  'stopped',
  'failed',
  'done',
  'undoing',
  'undone',
  'refused',
  'discarded',
] as const;
/** States in which the program works on an import. */
export const IMPORT_WORK = ['reading', 'comparing', 'writing', 'undoing'] as const;
export const ROW_RESULTS = ['written', 'refused', 'undone', 'undo-refused'] as const;

const mapping = z.record(z.string().regex(/^\d{1,3}$/), z.enum(FIELDS));
const worker = z.object({ id: uuid, name: z.string() }).nullable();

export const importSummary = z
  .object({
    id: uuid,
    kind: z.enum(IMPORT_KINDS),
    fileName: z.string(),
    state: z.enum(IMPORT_STATES),
    startedBy: worker,
    startedAt: instant,
    counts: z.record(z.string(), z.number().int()).meta({ description: 'Rows by outcome and by result' }),
    rowsTotal: z.number().int(),
    rowsDone: z.number().int(),
  })
  .meta({ id: 'ImportSummary' });
export type ImportSummary = z.output<typeof importSummary>;

export const importReply = importSummary
  .extend({
    source: z.enum(['file', 'paste']),
    version: z.number().int(),
    /** Why the file cannot be taken; words by `imports.file.<code>`. */
    refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()).optional() }).nullable(),
    /** What failed time and again, where the state is `failed`; words by `imports.failed.<work>`. */
    failedDuring: z.enum(IMPORT_WORK).nullable(),
    sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.number().int() })),
    sheet: z.number().int(),
    headRows: z.number().int().meta({ description: 'Line of the file with the last heading; 0 where there is none' }),
    titles: z.array(z.object({ title: z.string(), hidden: z.boolean() })),
    mapping,
    isEnough: z.boolean(),
    needsApproval: z.boolean(),
    headMayWrite: z.boolean().meta({ description: 'The caller is the head, whose confirming is the approval' }),
    /** What the caller may do now. */
    may: z.array(z.enum(['choose-columns', 'decide', 'confirm', 'approve', 'discard', 'stop', 'continue', 'undo'])),
    confirmedBy: worker,
    approvedBy: worker,
    finishedAt: instant.nullable(),
    undoneBy: worker,
    undoReason: z.string(),
  })
  .meta({ id: 'Import' });
export type ImportReply = z.output<typeof importReply>;

const remark = z.object({
  code: z.string(),
  field: z.enum(FIELDS).optional(),
  line: z.number().int().optional(),
  word: z.string().optional().meta({ description: 'What is written in the cell that it is about' }),
});

const importRow = z.object({
  number: z.number().int().meta({ description: 'Line in the file' }),
  outcome: z.enum(OUTCOMES),
  name: z.string(),
  idNumberMasked: z.string().nullable(),
  remarks: z.array(remark),
  /** Numbers and doors arrive masked. */
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string() })),
  personId: uuid.nullable(),
  dwellingId: uuid.nullable(),
  decision: z.enum(['same', 'new', 'skip']).nullable(),
  result: z.enum(ROW_RESULTS).nullable(),
  resultCode: z.string().nullable(),
});
export type ImportRow = z.output<typeof importRow>;

export const startImport = defineRoute({
  id: 'start-import',
  method: 'POST',
  path: '/communities/{communityId}/imports',
  summary: { zh: '开始导入居民或房屋名单', en: 'Start to import a list of residents or dwellings' },
  params: inCommunity,
  body: z.object({
    kind: z.enum(IMPORT_KINDS).default('residents'),
    source: z.enum(['file', 'paste']),
    fileName: z.string().trim().max(120),
    bytes: z.number().int().min(1).max(2_000_000_000),
  }),
  reply: z.object({ id: uuid, partBytes: z.number().int(), parts: z.number().int() }),
  status: 201,
  refusals: ['import-too-large'],
  access,
  command: true,
});

const MOST_PART_CHARACTERS = 940_000;

export const addImportPart = defineRoute({
  id: 'add-import-part',
  method: 'POST',
  path: '/communities/{communityId}/imports/{importId}/parts',
  summary: { zh: '上传名单的一段', en: 'Upload a part of the list' },
  params: inImport,
  body: z.object({ number: z.number().int().min(0).max(200), content: z.base64().min(1).max(MOST_PART_CHARACTERS) }),
  reply: z.object({ complete: z.boolean() }),
  refusals: ['not-found', 'import-not-now', 'import-part-wrong'],
  access,
  command: true,
});

export const listImports = defineRoute({
  id: 'list-imports',
  method: 'GET',
  path: '/communities/{communityId}/imports',
  summary: { zh: '导入记录', en: 'Imports of the community' },
  params: inCommunity,
  reply: z.object({ items: z.array(importSummary) }),
  access,
});

export const getImport = defineRoute({
  id: 'get-import',
  method: 'GET',
  path: '/communities/{communityId}/imports/{importId}',
  summary: { zh: '一次导入', en: 'One import' },
  params: inImport,
  reply: importReply,
  refusals: ['not-found'],
  access,
});

export const chooseImportColumns = defineRoute({
  id: 'choose-import-columns',
  method: 'POST',
  path: '/communities/{communityId}/imports/{importId}/columns',
  summary: { zh: '确定每一列是什么', en: 'Say what each column holds' },
  params: inImport,
  body: z.object({
    expectedVersion: z.number().int(),
    sheet: z.number().int().min(0).max(1000),
    headRows: z
      .number()
      .int()
      .min(0)
      .max(1000)
      .nullable()
      .meta({ description: 'Null: recognise anew, as for another sheet' }),
    mapping: mapping.nullable(),
  }),
  reply: importReply,
  refusals: ['not-found', 'import-not-now', 'stale-version', 'import-columns-unclear', 'import-sheet-unknown'],
  access,
  command: true,
});

export const listImportRows = defineRoute({
  id: 'list-import-rows',
  method: 'GET',
  path: '/communities/{communityId}/imports/{importId}/rows',
  summary: { zh: '逐行预览', en: 'The rows of an import' },
  params: inImport,
  query: z.object({
    outcome: z.enum(OUTCOMES).optional(),
    result: z.enum(ROW_RESULTS).optional(),
    after: z.coerce.number().int().min(0).max(10_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(importRow), more: z.boolean() }),
  refusals: ['not-found'],
  access,
});

export const decideImportRow = defineRoute({
  id: 'decide-import-row',
  method: 'POST',
  path: '/communities/{communityId}/imports/{importId}/decisions',
  summary: { zh: '可能是同一人：由人决定', en: 'Decide whether a row is about somebody known' },
  params: inImport,
  body: z.object({ number: z.number().int().min(1).max(10_000_000), decision: z.enum(['same', 'new', 'skip']) }),
  reply: z.object({ number: z.number().int() }),
  refusals: ['not-found', 'import-not-now', 'import-number-taken'],
  access,
  command: true,
});

const atVersion = z.object({ expectedVersion: z.number().int() });

export const confirmImport = defineRoute({
  id: 'confirm-import',
  method: 'POST',
  path: '/communities/{communityId}/imports/{importId}/confirm',
  summary: { zh: '确认导入', en: 'Confirm an import' },
  params: inImport,
  body: atVersion,
  reply: importReply,
  refusals: ['not-found', 'import-not-now', 'stale-version', 'import-nothing-to-write'],
  access,
  command: true,
});

export const approveImport = defineRoute({
  id: 'approve-import',
  method: 'POST',
  path: '/communities/{communityId}/imports/{importId}/approve',
  summary: { zh: '负责人同意或退回导入', en: 'Approve an import or send it back' },
  params: inImport,
  body: atVersion.extend({ approved: z.boolean() }),
  reply: importReply,
  refusals: ['not-found', 'import-not-now', 'stale-version'],
  access: { kind: 'community', roles: ['head'] },
  command: true,
});

export const discardImport = defineRoute({
  id: 'discard-import',
  method: 'POST',
  path: '/communities/{communityId}/imports/{importId}/discard',
  summary: { zh: '放弃导入', en: 'Discard an import' },
  params: inImport,
  body: atVersion,
  reply: importReply,
  refusals: ['not-found', 'import-not-now', 'stale-version'],
  access,
  command: true,
});

export const stopImport = defineRoute({
  id: 'stop-import',
  method: 'POST',
  path: '/communities/{communityId}/imports/{importId}/stop',
  summary: { zh: '停下正在做的导入', en: 'Stop an import that is under way' },
  params: inImport,
  body: z.object({}),
  reply: importReply,
  refusals: ['not-found', 'import-not-now'],
  access,
  command: true,
});

export const continueImport = defineRoute({
  id: 'continue-import',
  method: 'POST',
  path: '/communities/{communityId}/imports/{importId}/continue',
  summary: { zh: '接着做停下的导入', en: 'Go on with an import that was stopped or failed' },
  params: inImport,
  body: atVersion,
  reply: importReply,
  refusals: ['not-found', 'import-not-now', 'stale-version'],
  access,
  command: true,
});

export const undoImport = defineRoute({
  id: 'undo-import',
  method: 'POST',
  path: '/communities/{communityId}/imports/{importId}/undo',
  summary: { zh: '整批撤销导入', en: 'Undo an import as a whole' },
  params: inImport,
  body: atVersion.extend({ reason: z.string().trim().min(2).max(200) }),
  reply: importReply,
  refusals: ['not-found', 'import-not-now', 'stale-version'],
  access,
  command: true,
});

export const exportImportErrors = defineRoute({
  id: 'export-import-errors',
  method: 'GET',
  path: '/communities/{communityId}/imports/{importId}/errors',
  summary: { zh: '下载没导入的行', en: 'Download the rows that were not taken' },
  params: inImport,
  reply: z.unknown(),
  refusals: ['not-found'],
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  access,
});

export const importRoutes = [
  startImport,
  addImportPart,
  listImports,
  getImport,
  chooseImportColumns,
  listImportRows,
  decideImportRow,
  confirmImport,
  approveImport,
  discardImport,
  stopImport,
  continueImport,
  undoImport,
  exportImportErrors,
] as const;
