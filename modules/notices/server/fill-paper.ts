import { plainDateOf, type Instant, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Language, Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { Caller } from '../../../platform/http/call.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import type { FormPaper, FormRow, FormWords, Issuer } from '../domain/document-data.ts';
import type { DocumentTemplate } from '../domain/document-template.ts';
import type { FormField, FieldSource } from '../domain/form-field.ts';
import { fillForm, wordsOfField } from '../domain/form-values.ts';
import { listsPlacedBy } from '../domain/template-places.ts';
import { phraseIn, type CaseOnPaper, type KnownValue, type NoticesDeps, type PersonOnPaper } from './deps.ts';
import { itemLists, itemValues } from './item-values.ts';

/** Everything a paper can be filled from. */
export interface Subject {
  readonly template: DocumentTemplate;
  readonly communityId: string;
  readonly today: PlainDate;
  readonly person: PersonOnPaper | null;
  readonly case: CaseOnPaper | null;
  readonly item: ServiceItem | null;
}

export interface AskedSubject {
  readonly kind: string;
  readonly madeFor: 'person' | 'form' | 'item';
  readonly personId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly itemId?: string | undefined;
}

/** Looks up what a paper is about; whatever is not there or not for the caller answers `not-found`. */
export const findSubject = async (
  tx: Tx,
  deps: NoticesDeps,
  call: { readonly caller: Caller; readonly now: Instant },
  communityId: string,
  asked: AskedSubject,
): Promise<Result<Subject>> => {
  const today = plainDateOf(call.now);
  const template = deps.documents.inForce(asked.kind, today);
  if (template?.madeFor?.includes(asked.madeFor) !== true) return refuse('document-kind-unknown', { kind: asked.kind });
  const person = asked.personId === undefined ? null : await deps.people.find(tx, communityId, asked.personId, today);
  if (person === undefined) return refuse('not-found', { what: 'person' });
  const item = asked.itemId === undefined ? null : deps.items.inForce(asked.itemId, today, communityId);
  if (item === undefined) return refuse('not-found', { what: 'item' });
  const found = asked.caseId === undefined ? null : await deps.cases.find(tx, call.caller, communityId, asked.caseId);
  if (found === undefined) return refuse('not-found', { what: 'case' });
  return ok({ template, communityId, today, person, case: found, item });
};

const officeValue = (deps: NoticesDeps, subject: Subject, source: FieldSource): string => {
  const office = deps.directory.organisation(subject.communityId);
  switch (source) {
    case 'office.name':
      return office?.name ?? '';
    case 'office.address':
      return office?.address ?? '';
    case 'office.phone':
      return office?.phone ?? '';
    case 'case.number':
      return subject.case?.number ?? '';
    case 'item.name':
      return subject.item?.name.zh ?? '';
    case 'today':
      return subject.today;
    default:
      return '';
  }
};

/** What the platform knows for a field, with where it comes from; undefined when it knows nothing. */
export const knownFor = (deps: NoticesDeps, subject: Subject, field: FormField): KnownValue | undefined => {
  if (field.from === undefined) return undefined;
  if (field.from.startsWith('person.') || field.from.startsWith('fact.')) return subject.person?.values[field.from];
  const value = officeValue(deps, subject, field.from);
  if (value === '') return undefined;
  return { value, shown: value, sealed: false, source: phraseIn(deps, 'source.platform'), asOf: null };
};

/** Known values in the words of the paper; `masked` for what is only looked at. */
const knownWords = (deps: NoticesDeps, subject: Subject, masked: boolean): Readonly<Record<string, FormWords>> =>
  Object.fromEntries(
    (subject.template.fields ?? []).flatMap((field) => {
      const known = knownFor(deps, subject, field);
      if (known === undefined) return [];
      if (known.sealed) return [[field.id, masked ? known.shown : known.value]];
      // What is on record in another form than the field asks for is printed as it is on record.
      return [[field.id, wordsOfField(field, known.value) ?? known.value]];
    }),
  );

const listRows = (deps: NoticesDeps, subject: Subject, name: string): readonly FormRow[] => {
  if (name === 'household')
    return (subject.person?.household ?? []).map((member) => ({
      ...member,
      age: member.age === null ? '' : String(member.age),
    }));
  return subject.item === null ? [] : (itemLists(deps, subject.item)[name] ?? []);
};

const issuerOf = (deps: NoticesDeps, communityId: string): Issuer => {
  const office = deps.directory.organisation(communityId);
  const plain = (words: string): Text => ({ zh: words, en: words });
  return {
    name: plain(office?.name ?? ''),
    phone: office?.phone ?? '',
    address: office?.address ?? '',
    ...(office === undefined || office.officeHours === '' ? {} : { openingHours: plain(office.officeHours) }),
  };
};

export interface Filling {
  readonly values: Readonly<Record<string, string>>;
  /** A form to be signed may leave blanks; an issued paper may not. */
  readonly blanksAllowed: boolean;
  /** Sealed values stay masked on what is only looked at. */
  readonly masked: boolean;
  readonly number: string;
  readonly language: Language;
  readonly handler: string;
}

/** Fills the form. Refuses the first field that is missing, unknown or does not fit. */
export const fillPaper = (deps: NoticesDeps, subject: Subject, filling: Filling): Result<FormPaper> => {
  const { template, person, item } = subject;
  const values = fillForm(template.fields ?? [], filling.values, knownWords(deps, subject, filling.masked), filling);
  if (!values.ok) return values;
  const lists = listsPlacedBy(template).filter((name) => name !== 'basis');
  return ok({
    form: true,
    kind: template.kind,
    documentNumber: filling.number,
    issuedOn: subject.today,
    language: filling.language,
    issuer: issuerOf(deps, subject.communityId),
    handler: filling.handler,
    ...(person === null
      ? {}
      : {
          applicant: {
            name: person.name,
            ...(person.idNumberMasked === null ? {} : { maskedIdNumber: person.idNumberMasked }),
          },
        }),
    ...(item === null ? {} : { itemName: item.name }),
    ...(subject.case === null ? {} : { caseNumber: subject.case.number }),
    values: { ...(item === null ? {} : itemValues(deps, item, person?.name)), ...values.value },
    lists: Object.fromEntries(lists.map((name) => [name, listRows(deps, subject, name)])),
  });
};
