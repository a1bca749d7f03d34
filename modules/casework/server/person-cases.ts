import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { PersonCases } from '../../people/server/index.ts';
import { summaryOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';
import { LISTED_COLUMNS, type ListedCase } from './listed-case.ts';
import { CASE_FROM } from './stored-case.ts';

const SHOWN = 20;

/** Pages of a person are read by many: what is confidential or hidden from somebody is left to the lists of cases. */
const OPEN_TO_ALL = 'not confidential and hidden_from is null';

const COUNT_OPEN: Statement = {
  name: 'count-open-cases-of-people',
  text: `select person_id as "personId", count(*)::integer as count from case_record
         where community_id = $1 and person_id = any ($2::uuid[]) and kind <> 'done' and ${OPEN_TO_ALL} group by person_id`,
};
const LATEST: Statement = {
  name: 'latest-cases-of-people',
  text: `select ${LISTED_COLUMNS} from ${CASE_FROM} where c.community_id = $1 and c.person_id = any ($2::uuid[]) and ${OPEN_TO_ALL}
         order by c.kind = 'done', c.opened_at desc limit ${SHOWN}`,
};

/** What the pages of a person or household show of casework. */
export const personCases = (deps: CaseworkDeps): PersonCases => ({
  countOpen: async (tx: Tx, communityId, personIds) => {
    const rows = await tx.query<{ personId: string; count: number }>(COUNT_OPEN, [communityId, personIds]);
    return new Map(rows.map((row) => [row.personId, row.count]));
  },
  listOf: async (tx: Tx, communityId, personIds, today: PlainDate) => {
    const rows = await tx.query<ListedCase>(LATEST, [communityId, personIds]);
    return rows.map((row) => {
      const summary = summaryOf(deps, row, `${today}T04:00:00.000Z`);
      return {
        id: summary.id,
        number: summary.number,
        name: summary.itemName ?? summary.processName,
        stateName: summary.stateName,
        stateKind: summary.stateKind,
        dueOn: summary.dueOn,
        workingDaysLeft: summary.workingDaysLeft,
        openedAt: summary.openedAt,
      };
    });
  },
});
