import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { CaseState } from '../domain/case-state.ts';

/** A row of `case_record` with what is shown of its person. */
export interface StoredCase {
  readonly communityId: string;
  readonly id: string;
  readonly number: string;
  readonly receiptCode: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly personIdMasked: string | null;
  readonly handlerWorkerId: string | null;
  readonly firstWorkerId: string;
  readonly approvingOrganisationId: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly state: CaseState;
}

export const STORED_COLUMNS = `
  c.community_id as "communityId", c.id, c.number, c.receipt_code as "receiptCode", c.person_id as "personId",
  p.name as "personName", p.id_number_masked as "personIdMasked", c.handler_worker_id as "handlerWorkerId",
  c.first_worker_id as "firstWorkerId", c.approving_organisation_id as "approvingOrganisationId",
  c.opened_at as "openedAt", c.closed_at as "closedAt", c.state`;
const FROM = `case_record c left join person p on p.community_id = c.community_id and p.id = c.person_id`;

/** A case with all that happened to it, as commands and the case page need it. */
export interface CaseWithHistory extends StoredCase {
  readonly events: readonly CaseEvent[];
}

/** The community stands as a value in here too: with it, the whole question lies in one place, also where data is distributed. */
const HISTORY = `(select coalesce(jsonb_agg(e.body order by e.ordinal), '[]') from case_event e
    where e.community_id = $1 and e.case_id = c.id) as events`;

export const CASE_FROM = FROM;

const FIND: Statement = {
  name: 'find-case',
  text: `select ${STORED_COLUMNS}, ${HISTORY} from ${FROM} where c.community_id = $1 and c.id = $2`,
};
const LOCK: Statement = { name: 'lock-case', text: `${FIND.text} for update of c` };
const BY_RECEIPT: Statement = {
  name: 'find-case-by-receipt',
  text: `select ${STORED_COLUMNS}, ${HISTORY} from ${FROM} where c.community_id = $1 and c.receipt_code = $2`,
};
const LOCK_BY_RECEIPT: Statement = { name: 'lock-case-by-receipt', text: `${BY_RECEIPT.text} for update of c` };

const first = async (
  tx: Tx,
  statement: Statement,
  communityId: string,
  key: string,
): Promise<CaseWithHistory | undefined> => (await tx.query<CaseWithHistory>(statement, [communityId, key]))[0];

export const findCase = (tx: Tx, communityId: string, id: string) => first(tx, FIND, communityId, id);
/** Locks the row, so that of two commands at once the second sees what the first did. */
export const lockCase = (tx: Tx, communityId: string, id: string) => first(tx, LOCK, communityId, id);
export const findCaseByReceipt = (tx: Tx, communityId: string, code: string) =>
  first(tx, BY_RECEIPT, communityId, code);
export const lockCaseByReceipt = (tx: Tx, communityId: string, code: string) =>
  first(tx, LOCK_BY_RECEIPT, communityId, code);
