import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Language, Text } from '../../../kernel/text.ts';
import type { DocumentData, DocumentHead, MissingMaterial, ReceivedMaterial } from './document-data.ts';

/** Values a template may name in `{…}`. An absent value is an empty text, never the word "undefined". */
export const fieldNames = [
  'documentNumber',
  'issuedOn',
  'issuer',
  'issuerPhone',
  'issuerAddress',
  'openingHours',
  'caseNumber',
  'item',
  'process',
  'applicant',
  'maskedIdNumber',
  'agent',
  'agentIdNumber',
  'agentRelation',
  'receivedOn',
  'handler',
  'firstResponsible',
  'progressUrl',
  'receiptCode',
  'acceptedOn',
  'dueOn',
  'dueExplanation',
  'provisional',
  'limit',
  'fee',
  'decidedBy',
  'decidedOn',
  'missingCount',
  'repeatsNumber',
  'decision',
  'reason',
  'result',
  'finishedOn',
  'deliveredOn',
  'way',
  'wayDetail',
] as const;

export type FieldName = (typeof fieldNames)[number];
export type Fields = Readonly<Record<FieldName, string>>;

export const listNames = ['missing', 'received', 'basis', 'remedies', 'otherRoutes', 'delivered'] as const;
export type ListName = (typeof listNames)[number];

/** The fields an entry of each list has. */
export const listFieldNames = {
  missing: ['name', 'form', 'count', 'why', 'comesFrom'],
  received: ['name', 'form', 'count'],
  basis: ['source', 'where'],
  remedies: ['text'],
  otherRoutes: ['name', 'address', 'phone', 'note'],
  delivered: ['name', 'number', 'count'],
} as const satisfies Readonly<Record<ListName, readonly string[]>>;

export type Lists = Readonly<Record<ListName, readonly Readonly<Record<string, string>>[]>>;

/** A word of the template for a code in the data. */
export type WordOf = (code: string) => string;

const dateInEnglish = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** 2026年11月22日, or 22 November 2026. */
export const dateInWords = (date: PlainDate, language: Language): string => {
  if (language === 'en') return dateInEnglish.format(new Date(`${date}T00:00:00Z`));
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

const emptyFields = Object.fromEntries(fieldNames.map((name) => [name, ''])) as Record<FieldName, string>;

type Say = (text: Text | undefined) => string;
type SayDate = (date: PlainDate | undefined) => string;

const headFields = (data: DocumentHead, say: Say, sayDate: SayDate): Partial<Fields> => ({
  documentNumber: data.documentNumber,
  issuedOn: sayDate(data.issuedOn),
  issuer: say(data.issuer.name),
  issuerPhone: data.issuer.phone,
  issuerAddress: data.issuer.address,
  openingHours: say(data.issuer.openingHours),
  caseNumber: data.caseNumber,
  item: say(data.itemName),
  process: say(data.processName),
  applicant: data.applicant.name,
  maskedIdNumber: data.applicant.maskedIdNumber ?? '',
  agent: data.agent?.name ?? '',
  agentIdNumber: data.agent?.maskedIdNumber ?? '',
  agentRelation: say(data.agent?.relation),
  receivedOn: sayDate(data.receivedOn),
  handler: data.handler,
  firstResponsible: data.firstResponsible,
  progressUrl: data.progress?.url ?? '',
  receiptCode: data.progress?.receiptCode ?? '',
});

const ownFields = (data: DocumentData, say: Say, sayDate: SayDate, wordOf: WordOf): Partial<Fields> => {
  switch (data.kind) {
    case 'acceptance-receipt':
      return {
        acceptedOn: sayDate(data.acceptedOn),
        dueOn: sayDate(data.due?.dueOn),
        dueExplanation: say(data.due?.explanation),
        provisional: data.due?.provisional === true ? wordOf('provisional') : '',
        limit: say(data.limit),
        fee: say(data.fee),
        decidedBy: say(data.decidedBy),
      };
    case 'one-time-notice':
      return {
        missingCount: String(data.missing.length),
        dueOn: sayDate(data.supplyBy.dueOn),
        dueExplanation: say(data.supplyBy.explanation),
        provisional: data.supplyBy.provisional ? wordOf('provisional') : '',
        repeatsNumber: data.repeatsNumber ?? '',
      };
    case 'refusal':
      return {
        decision: wordOf(data.decision),
        decidedBy: say(data.decidedBy),
        decidedOn: sayDate(data.decidedOn),
        reason: data.reason,
      };
    case 'result-delivery':
      return {
        acceptedOn: sayDate(data.acceptedOn),
        finishedOn: sayDate(data.finishedOn),
        decidedBy: say(data.decidedBy),
        result: data.result,
        deliveredOn: sayDate(data.deliveredOn),
        way: wordOf(data.way),
        wayDetail: data.wayDetail ?? '',
      };
  }
};

/** Every field of the document in its own language; fields its kind does not have are empty. */
export const fieldsOf = (data: DocumentData, wordOf: WordOf): Fields => {
  const say: Say = (text) => text?.[data.language] ?? '';
  const sayDate: SayDate = (date) => (date === undefined ? '' : dateInWords(date, data.language));
  return { ...emptyFields, ...headFields(data, say, sayDate), ...ownFields(data, say, sayDate, wordOf) };
};

const noLists: Lists = { missing: [], received: [], basis: [], remedies: [], otherRoutes: [], delivered: [] };

const basisRow = (basis: Basis): Record<string, string> => ({ source: basis.source, where: basis.where ?? '' });

const receivedRow = (material: ReceivedMaterial, say: Say): Record<string, string> => ({
  name: say(material.name),
  form: say(material.form),
  count: String(material.count),
});

const missingRow = (material: MissingMaterial, say: Say): Record<string, string> => ({
  name: say(material.name),
  form: say(material.form),
  count: material.count === undefined ? '' : String(material.count),
  why: say(material.why),
  comesFrom: say(material.comesFrom),
});

/** The lists of the document; `templateBasis` comes after the item's own basis. */
export const listsOf = (data: DocumentData, templateBasis: readonly Basis[]): Lists => {
  const say: Say = (text) => text?.[data.language] ?? '';
  const basis = (own: readonly Basis[]) => [...own, ...templateBasis].map(basisRow);
  switch (data.kind) {
    case 'acceptance-receipt':
      return { ...noLists, basis: basis([]), received: data.materials.map((one) => receivedRow(one, say)) };
    case 'one-time-notice':
      return {
        ...noLists,
        basis: basis(data.basis),
        missing: data.missing.map((one) => missingRow(one, say)),
        received: data.alreadyReceived.map((one) => receivedRow(one, say)),
      };
    case 'refusal':
      return {
        ...noLists,
        basis: basis(data.basis),
        remedies: data.remedies.map((one) => ({ text: say(one) })),
        otherRoutes: data.otherRoutes.map((one) => ({
          name: say(one.name),
          address: one.address ?? '',
          phone: one.phone ?? '',
          note: say(one.note),
        })),
      };
    case 'result-delivery':
      return {
        ...noLists,
        basis: basis([]),
        delivered: data.delivered.map((one) => ({
          name: say(one.name),
          number: one.number ?? '',
          count: String(one.count),
        })),
      };
  }
};
