import { communitiesWith } from '../../../platform/db/communities-with.ts';
import type { ScopedDatabase, Statement } from '../../../platform/db/scoped-database.ts';

/** Who looks, prints or signs in changes nothing; the names of such actions begin like this. */
const LOOKING = ['read-', 'list-', 'export-', 'print-', 'reveal-', 'find-', 'compare-', 'identify-', 'sign-in'];

const WITH_DEEDS: Statement = {
  name: 'organisations-with-deeds',
  text: `select distinct community_id as id from audit_entry
    where community_id = any ($1::uuid[]) and at >= $2 and outcome = 'done' and not action like any ($3::text[])`,
};

/** Organisations in which something was done since a moment, other than looking and than the actions named; what was refused is none. */
export const organisationsWithDeeds = (
  database: ScopedDatabase,
  organisations: readonly string[],
  since: string,
  otherThan: readonly string[],
): Promise<readonly string[]> =>
  communitiesWith(database, organisations, WITH_DEEDS, [
    since,
    [...LOOKING.map((beginning) => `${beginning}%`), ...otherThan],
  ]);
