import type { Accounts } from '../../../platform/auth/accounts.ts';
import type { FailedAttempts } from '../../../platform/auth/failed-attempts.ts';
import type { SecondFactors } from '../../../platform/auth/second-factors.ts';
import type { ScopedDatabase } from '../../../platform/db/scoped-database.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { getStart } from '../contract.ts';
import type { Callers } from './callers.ts';
import type { Directory, SecondFactorNeed } from './directory.ts';

export interface AccessDeps {
  readonly database: ScopedDatabase;
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly callers: Callers;
  readonly attempts: FailedAttempts;
  readonly secondFactors: SecondFactors;
  readonly needsSecondFactor: SecondFactorNeed;
  /** Whether many people choose this password, or it was found in a breach. */
  readonly isCommonPassword: (password: string) => Promise<boolean>;
  /** What everybody here would try first: the name of the product. */
  readonly knownWords: readonly string[];
  /** The demo's accounts for the sign-in page, or null outside the demo. */
  readonly demo: () => ReplyOf<typeof getStart>['demo'];
  /** The code that the first administrator has to know; null once set-up is done. */
  readonly setUpCode: () => string | null;
  /** Called after rights or organisations changed, so that every process forgets what it remembers. */
  readonly announceChange: () => Promise<void>;
  /** Called after the calendar changed: due dates of open cases are counted anew. */
  readonly onCalendarChanged: () => Promise<void>;
}
