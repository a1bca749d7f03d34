import { addDays, plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { checkChannels, listChannelChecks, type CheckedDayReply } from '../contract.ts';
import {
  channelRuleOn,
  checkedDay,
  isMissed,
  type ChannelCheck,
  type ChannelCheckRule,
  type CheckedDay,
  type CheckRecord,
} from '../domain/channel-checks.ts';
import { workerNameOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';

const LATELY_DAYS = 30;

const CHECKS: Statement = {
  name: 'channel-checks',
  text: `select on_date as "on", channel, found, worker_id as "workerId", at from channel_check
         where community_id = $1 and on_date between $2 and $3 order by at`,
};
const KEPT_SINCE: Statement = {
  name: 'channel-checks-kept-since',
  text: 'select min(on_date) as "on" from channel_check where community_id = $1',
};

const daysFrom = (from: PlainDate, to: PlainDate): readonly PlainDate[] => {
  const days: PlainDate[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(on);
  return days;
};

/** The last day of a month that is over, else today; a month to come has no day. */
const daysOfMonth = (month: string | undefined, today: PlainDate): readonly PlainDate[] => {
  if (month === undefined) return [];
  return daysFrom(`${month}-01`, addDays(`${month}-01`, LATELY_DAYS)).filter(
    (on) => on.startsWith(month) && on <= today,
  );
};

const dayReply = (deps: CaseworkDeps, day: CheckedDay): CheckedDayReply => {
  const channels = channelRuleOn(deps.channelCheckRules, day.on)?.channels ?? [];
  return {
    on: day.on,
    asked: day.asked,
    channels: day.channels.map(({ channel, state, checks }) => ({
      channel,
      label: { ...(channels.find(({ id }) => id === channel)?.label ?? { zh: channel, en: channel }) },
      state,
      checks: checks.map(({ at, found, workerId }) => ({
        at,
        found,
        worker: workerNameOf(deps, workerId) ?? { id: workerId, name: '' },
      })),
    })),
  };
};

const basisOf = (rule: ChannelCheckRule | undefined): ReplyOf<typeof listChannelChecks>['basis'] => {
  if (rule === undefined) return null;
  const { source, where } = rule.basis;
  return { source, ...(where === undefined ? {} : { where }) };
};

interface Asked {
  readonly communityId: string;
  readonly today: PlainDate;
  readonly month?: string | undefined;
  /** Checks of this very command, which are not stored yet. */
  readonly added?: readonly ChannelCheck[];
}

const readChecks = async (
  tx: Tx,
  deps: CaseworkDeps,
  { communityId, today, month, added = [] }: Asked,
): Promise<ReplyOf<typeof listChannelChecks>> => {
  const lately = daysFrom(addDays(today, -LATELY_DAYS), addDays(today, -1));
  const inMonth = daysOfMonth(month, today);
  const from = [inMonth[0] ?? today, lately[0] ?? today].toSorted()[0];
  const checks = await tx.query<ChannelCheck>(CHECKS, [communityId, from, today]);
  const [kept] = await tx.query<{ on: PlainDate | null }>(KEPT_SINCE, [communityId]);
  const record: CheckRecord = {
    rules: deps.channelCheckRules,
    calendar: deps.calendar(),
    checks: [...checks, ...added],
    keptSince: kept?.on ?? null,
    today,
  };
  return {
    basis: basisOf(channelRuleOn(deps.channelCheckRules, today)),
    today: dayReply(deps, checkedDay(record, today)),
    missedLately: lately.filter((on) => isMissed(checkedDay(record, on))),
    month: inMonth.map((on) => dayReply(deps, checkedDay(record, on))),
  };
};

const writeChecks = (tx: Tx, communityId: string, checks: readonly ChannelCheck[]): void => {
  const rows = checks.map(({ on, channel, found, workerId, at }) => ({
    id: newId(),
    on_date: on,
    channel,
    found,
    worker_id: workerId,
    at,
  }));
  tx.write({
    name: 'channel_checks',
    sql: `insert into channel_check (community_id, id, on_date, channel, found, worker_id, at)
          select $1, id, on_date, channel, found, worker_id, at
          from jsonb_to_recordset($2::jsonb)
            as given(id uuid, on_date date, channel text, found integer, worker_id uuid, at timestamptz)`,
    values: [communityId, JSON.stringify(rows)],
  });
};

/** That the ways petitions come in were looked at, day by day, by whom and with what. */
export const channelCheckRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(listChannelChecks, async (tx, call) =>
    ok(
      await readChecks(tx, deps, {
        communityId: call.params.communityId,
        today: plainDateOf(call.now),
        month: call.query.month,
      }),
    ),
  ),
  implement(checkChannels, async (tx, call) => {
    const { communityId } = call.params;
    const { workerId } = call.caller;
    const today = plainDateOf(call.now);
    const known = channelRuleOn(deps.channelCheckRules, today)?.channels ?? [];
    const stranger = call.body.checks.find(({ channel }) => !known.some(({ id }) => id === channel));
    if (stranger !== undefined) return refuse('channel-unknown', { channel: stranger.channel });
    const checks = call.body.checks.map((check) => ({ ...check, on: today, workerId, at: call.now }));
    writeChecks(tx, communityId, checks);
    recordDone(tx, call, communityId, {
      action: 'check-channels',
      subjectKind: 'community',
      subjectId: communityId,
      details: { on: today, found: Object.fromEntries(checks.map(({ channel, found }) => [channel, found])) },
    });
    return ok(await readChecks(tx, deps, { communityId, today, added: checks }));
  }),
];
