import { z } from 'zod';
import { addDays, dayOfWeek, plainDateOf, startOfDay, type Instant } from '../../../kernel/plain-date.ts';
import type { Result } from '../../../kernel/result.ts';
import { plainDate, type QueryOf } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { makeCursor, openCursor } from '../../../platform/http/cursor.ts';
import { normaliseReceiptCode } from './case-numbers.ts';
import { comparableName, endOfPrefix, TERM_KIND } from '../../people/domain/search-terms.ts';
import type { listCases } from '../contract.ts';
import { visibleTo, type AskingFor } from './case-access.ts';
import { LISTED_COLUMNS, type ListedCase } from './listed-case.ts';
import { CASE_FROM } from './stored-case.ts';

export type CaseFilter = Omit<QueryOf<typeof listCases>, 'cursor' | 'limit'>;

/** SQL of a list, put together from fixed fragments; values only ever travel as parameters. */
export interface CaseQuery {
  readonly conditions: readonly string[];
  readonly values: readonly unknown[];
  /** The first value is the only community: then a page is cut before names are joined to it. */
  readonly inOneCommunity?: true;
}

interface Collected {
  readonly conditions: string[];
  readonly values: unknown[];
}

const add = (into: Collected, condition: string, ...values: readonly unknown[]): void => {
  const offset = into.values.length;
  into.conditions.push(condition.replaceAll(/\?(\d)/g, (_, index: string) => `$${offset + Number(index)}`));
  into.values.push(...values);
};

/** A query of conditions whose values are counted on from one to the next. */
export const numbered = (parts: readonly (readonly [condition: string, ...values: unknown[]])[]): CaseQuery => {
  const into: Collected = { conditions: [], values: [] };
  for (const [condition, ...values] of parts) add(into, condition, ...values);
  return into;
};

/** Working through the week: the list "this week" ends on Sunday. */
const endOfWeek = (today: string): string => addDays(today, (7 - dayOfWeek(today)) % 7);

/** Named one by one rather than as "not done", so that an index on the kind finds them and finished ones cost nothing. */
const RUNNING = `c.kind in ('open', 'waiting')`;

const addDue = (into: Collected, due: NonNullable<CaseFilter['due']>, today: string): void => {
  add(into, RUNNING);
  if (due === 'overdue') add(into, 'c.due_on < ?1', today);
  if (due === 'today') add(into, 'c.due_on = ?1', today);
  if (due === 'this-week') add(into, 'c.due_on between ?1 and ?2', today, endOfWeek(today));
};

/** What waits for these roles waits for everybody who holds one; what waits for a worker, for the one who handles it. */
const WAITING_FOR_ROLE = ['head', 'grid-worker', 'social-worker', 'manager'] as const;

const addWaiting = (into: Collected, waitingFor: NonNullable<CaseFilter['waitingFor']>, asking: AskingFor): void => {
  add(into, RUNNING);
  if (waitingFor !== 'me') return add(into, 'c.responsible = ?1', waitingFor);
  const mine = `(c.responsible in ('worker', 'grid-worker', 'social-worker') and c.handler_worker_id = ?1)`;
  // In so many words: how many wait for a role differs so much that the statement would else be planned each time.
  const together = WAITING_FOR_ROLE.filter((role) => asking.roles.includes(role)).map((role) => `'${role}'`);
  return together.length === 0
    ? add(into, mine, asking.workerId)
    : add(into, `(${mine} or c.responsible in (${together.join(', ')}))`, asking.workerId);
};

/** With its hyphen or at least one digit, so that a name in letters is not taken for a code. */
const RECEIPT_CODE = /^(?=.*[-\d])[A-Za-z]{1,4}-?[0-9A-Za-z]{8}$/;

/** A scanned or typed receipt code, a case number or part of one, or the beginning of any part of the person's name. */
const addWords = (into: Collected, communityId: string, words: string): void => {
  if (RECEIPT_CODE.test(words)) return add(into, 'c.receipt_code = ?1', normaliseReceiptCode(words)?.code ?? '');
  if (/^[\d-]+$/.test(words) || /\d{4}-\d/.test(words)) return add(into, `position(?1 in c.number) > 0`, words);
  const name = comparableName(words);
  const [whole, suffix] = [TERM_KIND.wholeName + name, TERM_KIND.nameSuffix + name];
  return add(
    into,
    `c.person_id in (select person_id from person_search_term t
       where t.community_id = ?5 and (t.term >= ?1 collate "C" and t.term < ?2 collate "C"
         or t.term >= ?3 collate "C" and t.term < ?4 collate "C"))`,
    whole,
    endOfPrefix(whole),
    suffix,
    endOfPrefix(suffix),
    communityId,
  );
};

const addScope = (into: Collected, communityId: string, asking: AskingFor): void => {
  add(into, 'c.community_id = ?1', communityId);
  const visible = visibleTo(asking);
  add(into, visible.condition, ...visible.values);
};

/** In so many words: an index of finished cases is taken only where a statement says that it asks for those. */
const OF_KIND: Readonly<Record<NonNullable<CaseFilter['kind']>, string>> = {
  open: `c.kind = 'open'`,
  waiting: `c.kind = 'waiting'`,
  done: `c.kind = 'done'`,
};

const addFilter = (into: Collected, communityId: string, filter: CaseFilter, asking: AskingFor, now: Instant): void => {
  if (filter.kind !== undefined) add(into, OF_KIND[filter.kind]);
  if (filter.state !== undefined) add(into, 'c.step = ?1', filter.state);
  if (filter.closing !== undefined) add(into, 'c.closing = ?1', filter.closing);
  if (filter.process !== undefined) add(into, 'c.process_id = ?1', filter.process);
  if (filter.item !== undefined) add(into, 'c.item_id = ?1', filter.item);
  if (filter.handler !== undefined)
    add(into, 'c.handler_worker_id = ?1', filter.handler === 'me' ? asking.workerId : filter.handler);
  if (filter.person !== undefined) add(into, 'c.person_id = ?1', filter.person);
  if (filter.exceptions === true) add(into, 'c.notice_exceptions > 0');
  if (filter.openedFrom !== undefined) add(into, 'c.opened_at >= ?1', startOfDay(filter.openedFrom));
  if (filter.openedTo !== undefined) add(into, 'c.opened_at < ?1', startOfDay(addDays(filter.openedTo, 1)));
  if (filter.due !== undefined) addDue(into, filter.due, plainDateOf(now));
  if (filter.waitingFor !== undefined) addWaiting(into, filter.waitingFor, asking);
  if (filter.q !== undefined && filter.q !== '') addWords(into, communityId, filter.q);
};

export const caseQuery = (communityId: string, filter: CaseFilter, asking: AskingFor, now: Instant): CaseQuery => {
  const into: Collected = { conditions: [], values: [] };
  addScope(into, communityId, asking);
  addFilter(into, communityId, filter, asking, now);
  return { ...into, inOneCommunity: true };
};

/** Cases without a due date come last; a date that never comes stands for theirs, so that one order serves all pages. */
const DUE_KEY = `coalesce(c.due_on, 'infinity'::date)`;
const ORDERS = {
  due: {
    by: `c.due_on asc nulls last, c.id asc`,
    after: (n: number) => `(${DUE_KEY}, c.id) > ($${n}::date, $${n + 1}::uuid)`,
  },
  opened: {
    by: `c.opened_at desc, c.id desc`,
    after: (n: number) => `(c.opened_at, c.id) < ($${n}::timestamptz, $${n + 1}::uuid)`,
  },
} as const;

type Sort = keyof typeof ORDERS;

const MOST_PREPARED = 100;
const preparedNames = new Map<string, string>();

/** Lists that are asked for again and again are prepared once; odd combinations beyond that bound are planned each time. */
const prepared = (text: string): Statement => {
  const known = preparedNames.get(text);
  if (known !== undefined) return { name: known, text };
  if (preparedNames.size >= MOST_PREPARED) return { name: '', text };
  const name = `list-${preparedNames.size}`;
  preparedNames.set(text, name);
  return { name, text };
};

const caseId = z.uuid();
/** What a cursor of each order holds; a date that never comes stands for none. */
const PLACES = {
  due: z.tuple([z.union([z.literal('infinity'), plainDate]), caseId]),
  opened: z.tuple([z.iso.datetime(), caseId]),
};
type CasePlace = readonly [string, string];

export const openCaseCursor = (cursor: string | undefined, sort: Sort): Result<CasePlace | null> =>
  openCursor<CasePlace>(cursor, PLACES[sort]);

const cursorOf = (listed: ListedCase, sort: Sort): string =>
  makeCursor([sort === 'due' ? (listed.dueOn ?? 'infinity') : listed.openedAt, listed.id]);

export interface CasePage {
  readonly rows: readonly ListedCase[];
  readonly nextCursor: string | null;
}

export const listPage = async (
  tx: Tx,
  query: CaseQuery,
  sort: Sort,
  page: { readonly limit: number; readonly after?: CasePlace | null; readonly isLastQuestion?: true },
): Promise<CasePage> => {
  const { limit, after = null } = page;
  const ask = page.isLastQuestion === true ? tx.lastQuery : tx.query;
  const order = ORDERS[sort];
  const n = query.values.length;
  const conditions = after === null ? query.conditions : [...query.conditions, order.after(n + 1)];
  const values = after === null ? query.values : [...query.values, ...after];
  const cut = `where ${conditions.join(' and ')} order by ${order.by} limit ${limit + 1}`;
  const text =
    query.inOneCommunity === true
      ? `select ${LISTED_COLUMNS} from (select * from case_record c ${cut}) c
           left join person p on p.community_id = $1 and p.id = c.person_id order by ${order.by}`
      : `select ${LISTED_COLUMNS} from ${CASE_FROM} ${cut}`;
  const rows = await ask<ListedCase>(prepared(text), values);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last, sort) : null };
};

export const countCases = async (tx: Tx, query: CaseQuery): Promise<number> => {
  const text = `select count(*)::integer as count from case_record c where ${query.conditions.join(' and ')}`;
  const [row] = await tx.query<{ count: number }>(prepared(text), query.values);
  return row?.count ?? 0;
};

/** What several lists of cases that are not finished hold, in their order, found in one look at them. */
export const countRunning = async (
  tx: Tx,
  communityId: string,
  filters: readonly CaseFilter[],
  asking: AskingFor,
  now: Instant,
): Promise<readonly number[]> => {
  const scope: Collected = { conditions: [RUNNING], values: [] };
  addScope(scope, communityId, asking);
  const counts = filters.map((filter) => {
    const own: Collected = { conditions: [], values: scope.values };
    addFilter(own, communityId, filter, asking, now);
    return `count(*) filter (where ${own.conditions.join(' and ')})::integer`;
  });
  const text = `select array[${counts.join(', ')}] as counts from case_record c where ${scope.conditions.join(' and ')}`;
  const [row] = await tx.query<{ counts: number[] }>(prepared(text), scope.values);
  return row?.counts ?? [];
};
