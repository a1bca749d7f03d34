import { z } from 'zod';
import { addDays, dayOfWeek, plainDateOf, startOfDay, type Instant } from '../../../kernel/plain-date.ts';
import type { Result } from '../../../kernel/result.ts';
import { plainDate, type QueryOf } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { makeCursor, openCursor } from '../../../platform/http/cursor.ts';
import { normaliseReceiptCode } from './case-numbers.ts';
import { comparableName, endOfPrefix, TERM_KIND } from '../../people/domain/search-terms.ts';
import type { listCases } from '../contract.ts';
import { seesAll, visibleTo, type AskingFor } from './case-access.ts';
import { LISTED_COLUMNS, type ListedCase } from './listed-case.ts';
import { CASE_FROM } from './stored-case.ts';

export type CaseFilter = Omit<QueryOf<typeof listCases>, 'cursor' | 'limit'>;

/** SQL of a list, put together from fixed fragments; values only ever travel as parameters. */
export interface CaseQuery {
  readonly conditions: readonly string[];
  readonly values: readonly unknown[];
  /** Each of them is a list of its own, and no case stands in two: an index finds the beginning of each, of all at once none. */
  readonly ways?: readonly string[];
  /** The first value is the only community: then a page is cut before names are joined to it. */
  readonly inOneCommunity?: true;
}

interface Collected {
  readonly conditions: string[];
  readonly values: unknown[];
  ways?: readonly string[];
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

type WaitingFor = NonNullable<CaseFilter['waitingFor']>;

/** In so many words, as the roles below: how many wait for whom differs so much that a value would be planned for each time. */
const FOR_OTHERS: Readonly<Record<Exclude<WaitingFor, 'me'>, string>> = {
  applicant: `c.responsible = 'applicant'`,
  approver: `c.responsible = 'approver'`,
  unit: `c.responsible = 'unit'`,
};
/** What waits for these roles waits for everybody who holds one; what waits for a worker, for the one who handles it. */
const WAITING_FOR_ROLE = ['head', 'grid-worker', 'social-worker', 'manager'] as const;
/** What waits for one of these may lie in somebody's own hands. The index of such cases says the same. */
const IN_OWN_HANDS: readonly string[] = ['worker', 'grid-worker', 'social-worker'];

const addWaiting = (into: Collected, waitingFor: WaitingFor, asking: AskingFor): void => {
  add(into, RUNNING);
  if (waitingFor !== 'me') return add(into, FOR_OTHERS[waitingFor]);
  const me = `$${into.values.push(asking.workerId)}`;
  const own = `c.responsible in (${IN_OWN_HANDS.map((role) => `'${role}'`).join(', ')}) and c.handler_worker_id = ${me}`;
  const together = WAITING_FOR_ROLE.filter((role) => asking.roles.includes(role)).map((role) =>
    IN_OWN_HANDS.includes(role)
      ? `c.responsible = '${role}' and c.handler_worker_id is distinct from ${me}`
      : `c.responsible = '${role}'`,
  );
  into.ways = [own, ...together];
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

/** Whatever has a day by which it must be done, be it here or with others: the office answers for both. */
export const runningByDue = (communityId: string, asking: AskingFor): CaseQuery => {
  const into: Collected = { conditions: [], values: [] };
  addScope(into, communityId, asking);
  add(into, 'c.due_on is not null');
  return { ...into, ways: [OF_KIND.open, OF_KIND.waiting], inOneCommunity: true };
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

/** Cases of one community as far as `end` says, looked for way by way where there are several. */
const firstOfEachWay = ({ conditions, ways = [] }: CaseQuery, end: string): string => {
  const of = (way: readonly string[]): string =>
    `select * from case_record c where ${[...conditions, ...way].join(' and ')} ${end}`;
  return ways.length < 2
    ? of(ways)
    : `select * from (${ways.map((way) => `(${of([way])})`).join(' union all ')}) c ${end}`;
};

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
  const end = `order by ${order.by} limit ${limit + 1}`;
  const text =
    query.inOneCommunity === true
      ? `select ${LISTED_COLUMNS} from (${firstOfEachWay({ ...query, conditions }, end)}) c
           left join person p on p.community_id = $1 and p.id = c.person_id order by ${order.by}`
      : `select ${LISTED_COLUMNS} from ${CASE_FROM} where ${conditions.join(' and ')} ${end}`;
  const rows = await ask<ListedCase>(prepared(text), values);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last, sort) : null };
};

/** So many cases are counted; beyond that nobody reads a number any closer, and counting on would cost more with each. */
const MOST_COUNTED = 999;

/** How many cases a list holds, told up to `MOST_COUNTED`. */
interface CaseCount {
  readonly count: number;
  /** There are more than those counted. */
  readonly more: boolean;
}

/** Each list looked for on its own, and no further than it is told. */
const countsOfEach = (scope: Collected, lists: readonly Collected[]): string => {
  const counted = ({ conditions, ways = ['true'] }: Collected): string => {
    const found = (way: string): string =>
      `(select from case_record c where ${[...scope.conditions, ...conditions, way].join(' and ')} limit ${MOST_COUNTED + 1})`;
    return `(select count(*)::integer from (${ways.map(found).join(' union all ')}) found)`;
  };
  const names = lists.map((_list, place) => `list_${place}`);
  return `select array[${names.map((name) => `${name}.count`).join(', ')}] as counts
    from ${lists.map((list, place) => `${counted(list)} ${names[place]}`).join(', ')}`;
};

/** Who sees a few among all that run would have each list looked through to its end: one look at all is enough then. */
const countsInOneLook = (scope: Collected, lists: readonly Collected[]): string => {
  const counts = lists.map(({ conditions, ways = ['true'] }) => {
    const anyWay = ways.map((way) => `(${way})`).join(' or ');
    return `count(*) filter (where ${conditions.join(' and ')} and (${anyWay}))::integer`;
  });
  return `select array[${counts.join(', ')}] as counts from case_record c
    where ${[...scope.conditions, RUNNING].join(' and ')}`;
};

/** What several lists hold, in their order, in one question; all of them are of running cases unless one sees every case. */
export const countLists = async (
  tx: Tx,
  communityId: string,
  filters: readonly CaseFilter[],
  asking: AskingFor,
  now: Instant,
): Promise<readonly CaseCount[]> => {
  const scope: Collected = { conditions: [], values: [] };
  addScope(scope, communityId, asking);
  const lists = filters.map((filter) => {
    const own: Collected = { conditions: [], values: scope.values };
    addFilter(own, communityId, filter, asking, now);
    return own;
  });
  const text = (seesAll(asking.roles) ? countsOfEach : countsInOneLook)(scope, lists);
  // Left to itself, the database plans the head's question each time, which takes longer than its answer.
  const statement: Statement = { ...prepared(text), plannedOnce: true };
  const [row] = await tx.query<{ counts: number[] }>(statement, scope.values);
  return (row?.counts ?? []).map((count) => ({ count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }));
};
