import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ErasureOverview, ErasurePartId } from '../../modules/people/domain/erasure.ts';
import type { Statement, Tx } from '../../platform/db/scoped-database.ts';
import { ERASED_NAME, OF_SAME_PERSON } from './erase-statements.ts';

/** The tables of each part; a test sees to it that nothing is erased of which the page does not tell. */
export const TABLES_OF_PARTS: Readonly<Record<ErasurePartId, string>> = {
  record: 'person person_search_term',
  facts: 'person_fact replaced_value',
  groups: 'person_group',
  consents: 'person_consent',
  changes: 'life_event person_merge duplicate_pair',
  visits: 'visit visit_occasion visit_attachment planned_visit field_record',
  calls: 'roll_call_person roll_call_answer',
  duties: 'duty_assignment',
  lists: 'person_import_row',
  words: 'draft saved_view idempotency_key field_quarantine erasure_request',
  cases: 'case_record',
  papers: 'issued_document',
  trail: 'audit_entry',
};

const of = (table: string): string =>
  `(select count(*)::integer from ${table} where community_id = $1 and person_id = any ($2::uuid[]))`;

/** What is confidential is no matter for a page that every worker may open: neither that it is there nor how far it is. */
const OPEN_TO_ALL = 'not c.confidential and c.hidden_from is null';
const CASES = `case_record c where c.community_id = $1 and c.person_id = any ($2::uuid[]) and ${OPEN_TO_ALL}`;
const PAPERS = `issued_document d left join case_record c on c.community_id = d.community_id and c.id = d.case_id
  where d.community_id = $1 and d.person_id = any ($2::uuid[]) and (d.case_id is null or ${OPEN_TO_ALL})`;
const dayOf = (instant: string): string => `to_char(max(${instant}) at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

const WHO: Statement = { name: 'who-is-to-be-erased', text: `${OF_SAME_PERSON} select id from who` };
const COUNTS: Statement = {
  name: 'what-there-is-of-a-person',
  text: `select
    (select count(*)::integer from person where community_id = $1 and id = any ($2::uuid[]) and name <> '${ERASED_NAME}') as record,
    ${of('person_fact')} + ${of('replaced_value')} as facts, ${of('person_group')} as groups,
    ${of('person_consent')} as consents, ${of('life_event_person')} as changes, ${of('visit')} as visits,
    ${of('roll_call_person')} as calls, ${of('duty_assignment')} as duties, ${of('person_import_row')} as lists,
    (select count(*)::integer from ${CASES} and c.kind = 'done') as cases,
    (select ${dayOf('c.closed_at')} from ${CASES} and c.kind = 'done') as "lastCase",
    (select count(*)::integer from ${CASES} and c.kind <> 'done') as "openCases",
    (select count(*)::integer from ${PAPERS}) as papers,
    (select ${dayOf('d.issued_at')} from ${PAPERS}) as "lastPaper"`,
};

type Row = Readonly<Record<Exclude<ErasurePartId, 'words' | 'trail'>, number>> & {
  readonly lastCase: PlainDate | null;
  readonly lastPaper: PlainDate | null;
  readonly openCases: number;
};

/** What there is about a person and the records merged with theirs, counted. */
export const whatThereIs = async (tx: Tx, communityId: string, personId: string): Promise<ErasureOverview> => {
  const who = await tx.query<{ id: string }>(WHO, [communityId, personId]);
  const [row] = await tx.query<Row>(COUNTS, [communityId, who.map(({ id }) => id)]);
  if (row === undefined) throw new Error('A query without tables gave no row.');
  const { lastCase, lastPaper, openCases, ...counts } = row;
  return {
    counts: { ...counts, words: null, trail: null },
    openCases,
    lastDays: { cases: lastCase, papers: lastPaper },
  };
};
