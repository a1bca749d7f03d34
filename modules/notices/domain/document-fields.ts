import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Language } from '../../../kernel/text.ts';
import type { CasePaper, DocumentData, DocumentHead, FormPaper, FormWords } from './document-data.ts';
import { isForm } from './document-data.ts';
import { caseLists, type Say, type SayDate } from './list-fields.ts';

/** Values a template may name in `{…}`. An absent value is an empty text, never the word "undefined". */
export const fieldNames = [
  'documentNumber',
  'sequence',
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
  'audience',
  'spoken',
] as const;

/** Values by the name that a template puts in braces; forms add their own to the ones every paper has. */
export type Fields = Readonly<Record<string, string>>;

export type Lists = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

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

const emptyFields: Fields = Object.fromEntries(fieldNames.map((name) => [name, '']));

/** The bare number in 西水介〔2026〕12号: 12. It stands across the perforation of papers in several parts. */
const sequenceOf = (documentNumber: string): string => /〕(\d+)号$/.exec(documentNumber)?.[1] ?? '';

const headFields = (data: DocumentHead | FormPaper, say: Say, sayDate: SayDate): Fields => ({
  documentNumber: data.documentNumber,
  sequence: sequenceOf(data.documentNumber),
  issuedOn: sayDate(data.issuedOn),
  issuer: say(data.issuer.name),
  issuerPhone: data.issuer.phone,
  issuerAddress: data.issuer.address,
  openingHours: say(data.issuer.openingHours),
  caseNumber: data.caseNumber ?? '',
  item: say(data.itemName),
  process: say(data.processName),
  applicant: data.applicant?.name ?? '',
  maskedIdNumber: data.applicant?.maskedIdNumber ?? '',
  agent: data.agent?.name ?? '',
  agentIdNumber: data.agent?.maskedIdNumber ?? '',
  agentRelation: say(data.agent?.relation),
  receivedOn: sayDate(data.receivedOn),
  handler: data.handler,
  firstResponsible: data.firstResponsible ?? '',
  progressUrl: data.progress?.url ?? '',
  receiptCode: data.progress?.receiptCode ?? '',
});

const ownFields = (data: CasePaper, say: Say, sayDate: SayDate, wordOf: WordOf): Fields => {
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

const inLanguage = (words: FormWords, language: Language): string =>
  typeof words === 'string' ? words : words[language];

const spoken = (row: Readonly<Record<string, FormWords>>, language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(row).map(([name, words]) => [name, inLanguage(words, language)]));

/** Every field of the document in its own language; fields its kind does not have are empty. */
export const fieldsOf = (data: DocumentData, wordOf: WordOf): Fields => {
  const say: Say = (text) => text?.[data.language] ?? '';
  const sayDate: SayDate = (date) => (date === undefined ? '' : dateInWords(date, data.language));
  const own = isForm(data) ? spoken(data.values, data.language) : ownFields(data, say, sayDate, wordOf);
  return { ...emptyFields, ...headFields(data, say, sayDate), ...own };
};

const basisRow = (basis: Basis): Record<string, string> => ({ source: basis.source, where: basis.where ?? '' });

/** The lists of the document; `templateBasis` comes after the item's own basis. */
export const listsOf = (data: DocumentData, templateBasis: readonly Basis[]): Lists => {
  const say: Say = (text) => text?.[data.language] ?? '';
  if (isForm(data)) {
    const own = Object.entries(data.lists).map(([name, rows]) => [name, rows.map((row) => spoken(row, data.language))]);
    return { basis: templateBasis.map(basisRow), ...Object.fromEntries(own) };
  }
  const ownBasis = 'basis' in data ? data.basis : [];
  return { ...caseLists(data, say), basis: [...ownBasis, ...templateBasis].map(basisRow) };
};
