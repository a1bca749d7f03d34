import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { editCalendar, getCalendar } from '../contract.ts';
import type { AccessDeps } from './deps.ts';

const HEAD: Statement = {
  name: 'working-calendar',
  text: 'select version, horizon_on as "horizonOn" from working_calendar',
};
const HEAD_FOR_UPDATE: Statement = { name: 'working-calendar-locked', text: `${HEAD.text} for update` };
const DAYS: Statement = {
  name: 'calendar-days',
  text: 'select date, working, name, basis from calendar_day order by date',
};

export interface StoredCalendar {
  readonly version: number;
  readonly horizonOn: string;
  readonly days: { date: string; working: boolean; name: string; basis: string | null }[];
}

/** The statutory working calendar as stored; set-up writes the first version from the catalogue. */
export const readCalendar = async (tx: Tx): Promise<StoredCalendar> => {
  const [head] = await tx.query<{ version: number; horizonOn: string }>(HEAD, []);
  if (head === undefined) throw new Error('the working calendar is written when the database is prepared');
  return { ...head, days: await tx.query<StoredCalendar['days'][number]>(DAYS, []) };
};

export const calendarRoutes = (deps: AccessDeps): readonly Implementation[] => [
  implement(getCalendar, async (tx) => ok(await readCalendar(tx))),
  implement(editCalendar, async (tx, call) => {
    const { body } = call;
    const [head] = await tx.query<{ version: number }>(HEAD_FOR_UPDATE, []);
    if (head?.version !== body.expectedVersion) return refuse('stale-version', { present: head?.version ?? null });
    const latest = body.set
      .map((day) => day.date)
      .toSorted()
      .at(-1);
    if (latest !== undefined && latest > body.horizonOn) return refuse('horizon-before-known-days', { latest });
    tx.write({
      name: 'calendar_head',
      sql: 'update working_calendar set version = version + 1, horizon_on = $1, changed_at = $2',
      values: [body.horizonOn, call.now],
    });
    tx.write({
      name: 'calendar_removed',
      sql: 'delete from calendar_day where date = any ($1::date[])',
      values: [body.remove],
    });
    tx.write({
      name: 'calendar_set',
      sql: `insert into calendar_day (date, working, name, basis)
            select date, working, name, basis from jsonb_to_recordset($1::jsonb) as given(date date, working boolean, name text, basis text)
            on conflict (date) do update set working = excluded.working, name = excluded.name, basis = excluded.basis`,
      values: [JSON.stringify(body.set)],
    });
    recordDone(tx, call, call.caller.homeOrganisationId, {
      action: 'edit-calendar',
      subjectKind: 'calendar',
      subjectId: String(body.expectedVersion + 1),
      details: { horizonOn: body.horizonOn, set: body.set.map((day) => day.date), removed: body.remove },
    });
    await tx.flush();
    tx.afterCommit(deps.onCalendarChanged);
    return ok(await readCalendar(tx));
  }),
];
