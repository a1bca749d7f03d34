import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { migrate } from '../platform/db/migrations.ts';
import { openRole } from '../platform/postgres/databases.ts';
import type { StatutoryCalendar } from '../modules/guides/server/index.ts';

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

export interface RolePasswords {
  /** Null: the operator signs the application in and keeps its password (DATABASE_APP_URL). */
  readonly appPassword: string | null;
  readonly accountsPassword: string;
}

/** The calendar that the program ships with is only the beginning: what an administrator edits is never overwritten. */
const writeFirstCalendar = async (owner: pg.Pool, calendar: StatutoryCalendar): Promise<void> => {
  const { rowCount } = await owner.query(
    'insert into working_calendar (version, horizon_on) values (1, $1) on conflict do nothing',
    [calendar.horizonOn],
  );
  if (rowCount === 0) return;
  const days = calendar.years.flatMap((year) =>
    year.days.map((day) => ({
      date: day.date,
      working: day.working,
      name: day.name.zh,
      basis: `${year.basis.source} ${year.basis.where ?? ''}`.trim(),
    })),
  );
  await owner.query(
    `insert into calendar_day (date, working, name, basis)
     select date, working, name, basis from jsonb_to_recordset($1::jsonb) as given(date date, working boolean, name text, basis text)`,
    [JSON.stringify(days)],
  );
};

/** Brings a database to the present form: tables, roles with this installation's passwords, first calendar. */
export const prepareDatabase = async (
  owner: pg.Pool,
  ownerUrl: string,
  passwords: RolePasswords,
  calendar: StatutoryCalendar,
): Promise<readonly string[]> => {
  const applied = await migrate(owner, MIGRATIONS);
  if (passwords.appPassword !== null) await openRole(ownerUrl, 'quanke_app', passwords.appPassword);
  await openRole(ownerUrl, 'quanke_accounts', passwords.accountsPassword);
  await writeFirstCalendar(owner, calendar);
  return applied;
};
