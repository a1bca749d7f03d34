import { ok, refuse } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { getWorkbench, readNotification } from '../contract.ts';
import { askingIn, visibleTo, type AskingFor } from './case-access.ts';
import {
  caseQuery,
  countLists,
  listPage,
  numbered,
  runningByDue,
  type CaseFilter,
  type CaseQuery,
} from './case-queries.ts';
import { itemNameOf, summaryOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';
import { draftPlace } from './draft-routes.ts';
import { listWaitingTasks } from './waiting-tasks.ts';
import { phraseOf } from './words.ts';

type Tone = 'plain' | 'warn' | 'bad';

interface WorkbenchNumber {
  readonly id: string;
  readonly tone: Tone;
  readonly filter: Omit<CaseFilter, 'sort'>;
}

/** Each number is counted with the filter that opens its list, so the two can never differ. */
const NUMBERS: readonly WorkbenchNumber[] = [
  { id: 'overdue', tone: 'bad', filter: { due: 'overdue' } },
  { id: 'due-today', tone: 'warn', filter: { due: 'today' } },
  { id: 'waiting-for-me', tone: 'plain', filter: { waitingFor: 'me' } },
  { id: 'waiting-for-applicant', tone: 'plain', filter: { waitingFor: 'applicant' } },
  { id: 'with-approver', tone: 'plain', filter: { waitingFor: 'approver' } },
  { id: 'with-unit', tone: 'plain', filter: { waitingFor: 'unit' } },
];

/** For the head only, and of all cases there ever were. */
const EXCEPTIONS: WorkbenchNumber = { id: 'exceptions', tone: 'warn', filter: { exceptions: true } };

const SHOWN = 8;
const MOST_NOTIFICATIONS = 20;
const MOST_TASKS = 20;

const NOTIFICATIONS: Statement = {
  name: 'notifications',
  text: `select id, kind, case_id as "caseId", at, read_at is not null as read from notification
         where community_id = $1 and worker_id = $2 order by read_at is not null, at desc limit ${MOST_NOTIFICATIONS}`,
};
const DRAFTS: Statement = {
  name: 'drafts',
  text: `select id, title, saved_at as "savedAt", body_sealed from draft
         where community_id = $1 and worker_id = $2 order by saved_at desc limit 20`,
};
const MARK_READ: Statement = {
  name: 'read-notification',
  text: `update notification set read_at = coalesce(read_at, $4) where community_id = $1 and id = $2 and worker_id = $3 returning id`,
};

const notificationText = (deps: CaseworkDeps, kind: string): Text =>
  deps.texts.phrases[`notification.${kind}`] ?? phraseOf(deps, 'notification.other');

interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly caseId: string | null;
  readonly at: string;
  readonly read: boolean;
}

/** What is told of a case that is no longer one's own to see names it no more. */
const readNotifications = async (tx: Tx, deps: CaseworkDeps, communityId: string, asking: AskingFor) => {
  const notifications = await tx.query<NotificationRow>(NOTIFICATIONS, [communityId, asking.workerId]);
  const ids = notifications.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
  if (notifications.length === 0) return [];
  const visible = visibleTo(asking);
  const named = numbered([
    ['c.community_id = ?1', communityId],
    ['c.id = any (?1::uuid[])', ids],
    [visible.condition, ...visible.values],
  ]);
  const { rows } = await listPage(tx, named, 'due', { limit: MOST_NOTIFICATIONS });
  return notifications.map((notification) => {
    const of = rows.find(({ id }) => id === notification.caseId);
    const about =
      of === undefined ? null : { number: of.number, itemName: itemNameOf(deps, of), personName: of.personName };
    const caseId = of === undefined ? null : notification.caseId;
    return { ...notification, caseId, text: notificationText(deps, notification.kind), about };
  });
};

const readDrafts = async (tx: Tx, deps: CaseworkDeps, communityId: string, workerId: string) => {
  const rows = await tx.query<{ id: string; title: string; savedAt: string; body_sealed: Buffer }>(DRAFTS, [
    communityId,
    workerId,
  ]);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    savedAt: row.savedAt,
    body: JSON.parse(openField(deps.keyRing, draftPlace(communityId, row.id), row.body_sealed)) as Record<
      string,
      unknown
    >,
  }));
};

const readNumbers = async (tx: Tx, deps: CaseworkDeps, communityId: string, asking: AskingFor, now: string) => {
  const numbers = asking.roles.includes('head') ? [...NUMBERS, EXCEPTIONS] : NUMBERS;
  const filters = numbers.map(({ filter }) => ({ sort: 'due' as const, ...filter }));
  const counts = await countLists(tx, communityId, filters, asking, now);
  return numbers.map(({ id, tone, filter }, place) => {
    const { count = 0, more = false } = counts[place] ?? {};
    const query = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]));
    const label = phraseOf(deps, `number.${id}`);
    return { id, label, tone: count === 0 ? ('plain' as const) : tone, count, more, query };
  });
};

export const workbenchRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(getWorkbench, async (tx, call) => {
    const { communityId } = call.params;
    const asking = askingIn(call.caller, communityId, deps.processes);
    const firstOf = async (query: CaseQuery, sort: CaseFilter['sort']) => {
      const page = await listPage(tx, query, sort, { limit: SHOWN });
      return page.rows.map((row) => summaryOf(deps, row, call.now));
    };
    const list = (filter: Omit<CaseFilter, 'sort'>, sort: CaseFilter['sort']) =>
      firstOf(caseQuery(communityId, { ...filter, sort }, asking, call.now), sort);
    // None of these needs an answer of another, so all of them travel to the database together; the numbers last,
    // because what follows them is planned once as they are.
    const [tasks, dueSoon, waitingForMe, notifications, drafts, lastFinished, numbers] = await Promise.all([
      listWaitingTasks(tx, deps, [communityId], asking, call.now, { limit: MOST_TASKS }),
      firstOf(runningByDue(communityId, asking), 'due'),
      list({ waitingFor: 'me' }, 'due'),
      readNotifications(tx, deps, communityId, asking),
      readDrafts(tx, deps, communityId, call.caller.workerId),
      list({ kind: 'done', handler: 'me' }, 'opened'),
      readNumbers(tx, deps, communityId, asking, call.now),
    ]);
    return ok({ numbers, tasks: tasks.items, dueSoon, waitingForMe, notifications, drafts, lastFinished });
  }),
  implement(readNotification, async (tx, call) => {
    const { communityId, notificationId } = call.params;
    const rows = await tx.query(MARK_READ, [communityId, notificationId, call.caller.workerId, call.now]);
    return rows.length === 0 ? refuse('not-found') : ok({ read: true as const });
  }),
];
