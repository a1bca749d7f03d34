import { z } from 'zod';
import { defineRoute, instant, pageOf, pageQuery, plainDate, text, uuid } from '../../platform/contract.ts';

const OFFICE = ['worker', 'head'] as const;

const inCommunity = z.object({ communityId: uuid });
const ofDocument = z.object({ communityId: uuid, documentId: uuid });
const kindId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,59}$/)
  .meta({ description: 'Kind of a paper, such as residence-certificate' });
const itemId = z.string().max(80);
const language = z.enum(['zh', 'en']).default('zh');

export const issuedDocument = z
  .object({
    id: uuid,
    kind: z.string(),
    kindName: text,
    number: z.string(),
    issuedAt: instant,
    person: z.object({ id: uuid, name: z.string() }).nullable(),
    case: z.object({ id: uuid, number: z.string() }).nullable(),
    issuedBy: z.string().nullable().meta({ description: 'Name of the worker; null when the clock or the person did' }),
    voided: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'IssuedDocument' });
export type IssuedDocument = z.output<typeof issuedDocument>;

const registerFilter = {
  q: z.string().trim().max(60).default('').meta({ description: 'Part of the number, or the beginning of the name' }),
  kind: kindId.optional(),
  person: uuid.optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
  state: z.enum(['issued', 'voided']).optional(),
};

export const listIssuedDocuments = defineRoute({
  id: 'list-issued-documents',
  method: 'GET',
  path: '/communities/{communityId}/documents',
  summary: { zh: '发文登记簿', en: 'Register of issued documents' },
  params: inCommunity,
  query: z.object({ ...registerFilter, ...pageQuery }),
  reply: pageOf(issuedDocument),
  access: { kind: 'community', roles: OFFICE },
});

export const exportIssuedDocuments = defineRoute({
  id: 'export-issued-documents',
  method: 'GET',
  path: '/communities/{communityId}/documents.xlsx',
  summary: { zh: '导出发文登记簿', en: 'The listed documents as a workbook' },
  params: inCommunity,
  query: z.object(registerFilter),
  reply: z.unknown(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  access: { kind: 'community', roles: OFFICE },
});

export const documentKind = z
  .object({
    id: z.string(),
    name: text,
    madeFor: z
      .array(z.enum(['person', 'form', 'item']))
      .meta({ description: 'Empty: only an action of a process issues it' }),
    basis: z.array(z.object({ source: z.string(), where: z.string().optional() })),
  })
  .meta({ id: 'DocumentKind' });
export type DocumentKindReply = z.output<typeof documentKind>;

export const listDocumentKinds = defineRoute({
  id: 'list-document-kinds',
  method: 'GET',
  path: '/document-kinds',
  summary: { zh: '文书种类', en: 'Kinds of papers' },
  reply: z.array(documentKind),
  access: { kind: 'signed-in' },
});

/** A field of the form with what the platform knows for it. Sealed values are shown masked and printed in full. */
const formField = z.object({
  id: z.string(),
  label: text,
  type: z.enum(['text', 'long-text', 'date', 'month', 'number', 'choice', 'id-number', 'phone']),
  required: z.boolean(),
  help: text.nullable(),
  choices: z.array(z.object({ id: z.string(), label: text })),
  known: z
    .object({
      value: z.string().nullable().meta({ description: 'As it would be typed; null when it is sealed' }),
      shown: text,
      source: text,
      asOf: plainDate.nullable(),
    })
    .nullable(),
});
export type FormFieldReply = z.output<typeof formField>;

const about = {
  personId: uuid,
  caseId: uuid.optional(),
  itemId: itemId.optional(),
};

export const prepareDocument = defineRoute({
  id: 'prepare-document',
  method: 'GET',
  path: '/communities/{communityId}/document-kinds/{kind}/form',
  summary: { zh: '开文书：表单和已知内容', en: 'The form of a kind with what is known of the person' },
  params: z.object({ communityId: uuid, kind: kindId }),
  query: z.object(about),
  reply: z.object({
    kind: z.string(),
    name: text,
    person: z.object({ id: uuid, name: z.string() }),
    fields: z.array(formField),
  }),
  refusals: ['not-found', 'document-kind-unknown'],
  access: { kind: 'community', roles: OFFICE },
});

/** Only what differs from what is known has to be given; an empty text leaves the place blank. */
const filledForm = z.object({
  kind: kindId,
  ...about,
  values: z.record(z.string().max(60), z.string().max(2000)).default({}),
});

const FORM_REFUSALS = [
  'not-found',
  'document-kind-unknown',
  'document-field-missing',
  'document-field-invalid',
  'document-field-unknown',
] as const;

export const previewDocument = defineRoute({
  id: 'preview-document',
  method: 'POST',
  path: '/communities/{communityId}/document-preview.pdf',
  summary: { zh: '文书预览', en: 'What the paper would look like; sealed values stay masked' },
  params: inCommunity,
  body: filledForm,
  reply: z.unknown(),
  file: 'application/pdf',
  refusals: [...FORM_REFUSALS],
  access: { kind: 'community', roles: OFFICE },
});

export const issueDocument = defineRoute({
  id: 'issue-document',
  method: 'POST',
  path: '/communities/{communityId}/documents',
  summary: { zh: '开具文书', en: 'Issue a document to a person; it gets the next number of its kind' },
  params: inCommunity,
  body: filledForm,
  reply: issuedDocument,
  status: 201,
  refusals: [...FORM_REFUSALS],
  access: { kind: 'community', roles: OFFICE },
  command: true,
});

const printQuery = z.object({ language });

export const printIssuedDocument = defineRoute({
  id: 'print-issued-document',
  method: 'GET',
  path: '/communities/{communityId}/documents/{documentId}.pdf',
  summary: { zh: '打印文书（PDF）', en: 'An issued document as PDF, marked when void or printed again' },
  params: ofDocument,
  query: printQuery,
  reply: z.unknown(),
  file: 'application/pdf',
  refusals: ['not-found'],
  access: { kind: 'community', roles: OFFICE },
});

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const downloadIssuedDocument = defineRoute({
  id: 'download-issued-document',
  method: 'GET',
  path: '/communities/{communityId}/documents/{documentId}.docx',
  summary: { zh: '下载文书（Word）', en: 'An issued document as a Word file' },
  params: ofDocument,
  query: printQuery,
  reply: z.unknown(),
  file: DOCX,
  refusals: ['not-found'],
  access: { kind: 'community', roles: OFFICE },
});

export const voidDocument = defineRoute({
  id: 'void-document',
  method: 'POST',
  path: '/communities/{communityId}/documents/{documentId}/void',
  summary: { zh: '文书作废', en: 'Declare a document void; its number stays used' },
  params: ofDocument,
  body: z.object({ reason: z.string().trim().min(2).max(300) }),
  reply: issuedDocument,
  refusals: ['not-found', 'document-already-void'],
  access: { kind: 'community', roles: OFFICE },
  command: true,
});

/** Forms for the person to sign, and sheets about an item: filled in, neither numbered nor kept. */
const sheetQuery = z.object({ personId: uuid.optional(), itemId: itemId.optional(), language });
const ofSheet = z.object({ communityId: uuid, kind: kindId });

export const printForm = defineRoute({
  id: 'print-form',
  method: 'GET',
  path: '/communities/{communityId}/forms/{kind}.pdf',
  summary: { zh: '打印代填表格（PDF）', en: 'A form filled in from what is known, as PDF' },
  params: ofSheet,
  query: sheetQuery,
  reply: z.unknown(),
  file: 'application/pdf',
  refusals: ['not-found', 'document-kind-unknown'],
  access: { kind: 'community', roles: OFFICE },
});

export const downloadForm = defineRoute({
  id: 'download-form',
  method: 'GET',
  path: '/communities/{communityId}/forms/{kind}.docx',
  summary: { zh: '下载代填表格（Word）', en: 'A form filled in from what is known, as a Word file' },
  params: ofSheet,
  query: sheetQuery,
  reply: z.unknown(),
  file: DOCX,
  refusals: ['not-found', 'document-kind-unknown'],
  access: { kind: 'community', roles: OFFICE },
});

export const noticesRoutes = [
  listIssuedDocuments,
  exportIssuedDocuments,
  listDocumentKinds,
  prepareDocument,
  previewDocument,
  issueDocument,
  printIssuedDocument,
  downloadIssuedDocument,
  voidDocument,
  printForm,
  downloadForm,
] as const;
