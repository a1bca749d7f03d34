import type pg from 'pg';
import { SECOND_FACTOR_RULE } from '../catalogue/access/second-factor-rule.ts';
import {
  createCallers,
  createDirectory,
  readCalendar,
  type Callers,
  type Directory,
  type SecondFactorNeed,
} from '../modules/access/server/index.ts';
import { needsSecondFactor, type SecondFactorChoice } from '../modules/access/domain/owed.ts';
import type { WorkingCalendar } from '../modules/casework/domain/commands.ts';
import { createAccounts, type Accounts } from '../platform/auth/accounts.ts';
import { createFailedAttempts, type FailedAttempts } from '../platform/auth/failed-attempts.ts';
import { createSecondFactors, type SecondFactors } from '../platform/auth/second-factors.ts';
import type { KeyRing } from '../platform/crypto/key-ring.ts';
import { createScopedDatabase, type ScopedDatabase } from '../platform/db/scoped-database.ts';
import type { Secrets } from './secrets.ts';

/** What every module stands on: database, who is who, sessions, the calendar. */
export interface Foundation {
  readonly database: ScopedDatabase;
  readonly directory: Directory;
  readonly accounts: Accounts;
  readonly callers: Callers;
  readonly attempts: FailedAttempts;
  readonly secondFactors: SecondFactors;
  readonly needsSecondFactor: SecondFactorNeed;
  readonly calendar: () => WorkingCalendar;
  /** Reads directory and calendar again and forgets sessions. */
  readonly refresh: () => Promise<void>;
}

export interface FoundationSettings {
  readonly appPool: pg.Pool;
  readonly accountsPool: pg.Pool;
  readonly keyRing: KeyRing;
  readonly secrets: Secrets;
  /** Whom a second factor is asked of; unless given it is offered to everybody and asked of nobody. */
  readonly secondFactor?: () => SecondFactorChoice;
  readonly publicUrl: string;
  readonly clock: () => Date;
}

const readWorkingCalendar = async (database: ScopedDatabase): Promise<WorkingCalendar> => {
  const stored = await database.aside([], async (tx) => ({ keep: true, value: await readCalendar(tx) }));
  return {
    version: String(stored.version),
    horizonOn: stored.horizonOn,
    days: Object.fromEntries(stored.days.map((day) => [day.date, { working: day.working, name: day.name }])),
  };
};

export const openFoundation = async (settings: FoundationSettings): Promise<Foundation> => {
  const { appPool, accountsPool, keyRing, secrets, publicUrl, clock, secondFactor = () => 'offered' } = settings;
  const database = createScopedDatabase(appPool);
  const required: SecondFactorNeed = (roles) => needsSecondFactor(SECOND_FACTOR_RULE, secondFactor(), roles);
  const directory = await createDirectory(database, required);
  let calendar = await readWorkingCalendar(database);
  const accounts = createAccounts({ pool: accountsPool, secret: secrets.session, publicUrl });
  const callers = createCallers(accounts, directory, () => clock().getTime());
  return {
    database,
    directory,
    accounts,
    callers,
    attempts: createFailedAttempts(accountsPool, secrets.hash),
    secondFactors: createSecondFactors({ pool: accountsPool, keyRing, clock }),
    needsSecondFactor: required,
    calendar: () => calendar,
    refresh: async () => {
      await directory.reload();
      calendar = await readWorkingCalendar(database);
      callers.forgetAll();
    },
  };
};
