import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { PersonCase, PersonCases, Volunteering } from '../../people/server/index.ts';
import { getStep } from '../domain/evolve.ts';
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

type PeopleStatement = (whose: string) => Statement;

/**
 * One person is asked for as one. A list of one is planned anew each time, since PostgreSQL takes a list that it does
 * not know yet for ten, and a plan for ten looks dear to it; planning then takes longer than answering.
 */
const ofPeople = (statement: PeopleStatement) => {
  const [ofOne, ofMany] = [statement('= $2'), statement('= any ($2::uuid[])')];
  return (personIds: readonly string[]): readonly [Statement, string | readonly string[]] => {
    const [first] = personIds;
    return personIds.length === 1 && first !== undefined
      ? [{ ...ofOne, name: `${ofOne.name}-one` }, first]
      : [ofMany, personIds];
  };
};

const LATEST = ofPeople((whose) => ({
  name: 'latest-cases-of-people',
  text: `select ${LISTED_COLUMNS} from ${CASE_FROM} where c.community_id = $1 and c.person_id ${whose} and ${OPEN_TO_ALL}
         order by c.kind = 'done', c.opened_at desc limit ${SHOWN}`,
}));

const NEEDS = ofPeople((whose) => ({
  name: 'needs-of-people',
  text: `select ${LISTED_COLUMNS} from ${CASE_FROM} where c.community_id = $1 and c.person_id ${whose}
           and c.process_id = any ($3::text[]) and ${OPEN_TO_ALL}
         order by c.kind = 'done', c.opened_at desc limit ${SHOWN}`,
}));
/** History is not rewritten when two records become one: what names the other of them counts too. */
const VOLUNTEERING: Statement = {
  name: 'volunteering-of-person',
  text: `with helped as (
           select e.case_id, count(e.body -> 'input' ->> $4::text)::integer as times,
             coalesce(sum((e.body -> 'input' ->> $4::text)::float8), 0) as hours
           from case_event e
           where e.community_id = $1 and e.named_person_id = any (array(
             select q.id from person q where q.community_id = $1 and (q.id = $2 or q.merged_into = $2)))
           group by e.case_id
         )
         select ${LISTED_COLUMNS}, helped.times, helped.hours
         from helped, ${CASE_FROM} where c.community_id = $1 and c.id = helped.case_id and c.process_id = $3 and ${OPEN_TO_ALL}
         order by c.opened_at desc limit ${SHOWN}`,
};

interface Helped extends ListedCase {
  readonly times: number;
  readonly hours: number;
}

const atNoon = (today: PlainDate): Instant => `${today}T04:00:00.000Z`;

const personCase = (deps: CaseworkDeps, row: ListedCase, today: PlainDate): PersonCase => {
  const summary = summaryOf(deps, row, atNoon(today));
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
};

const volunteering = (deps: CaseworkDeps, { times, hours, ...row }: Helped): Volunteering => {
  const definition = deps.processes.get(row.processId, row.processVersion);
  return {
    caseId: row.id,
    number: row.number,
    name: { ...(row.title ?? definition.name) },
    stateName: { ...getStep(definition, row.step).name },
    times,
    hours,
  };
};

/** What the pages of a person or household show of casework. */
export const personCases = (deps: CaseworkDeps): PersonCases => ({
  countOpen: async (tx: Tx, communityId, personIds) => {
    const rows = await tx.query<{ personId: string; count: number }>(COUNT_OPEN, [communityId, personIds]);
    return new Map(rows.map((row) => [row.personId, row.count]));
  },
  listOf: async (tx: Tx, communityId, personIds, today: PlainDate) => {
    const [statement, whose] = LATEST(personIds);
    const rows = await tx.query<ListedCase>(statement, [communityId, whose]);
    return rows.map((row) => personCase(deps, row, today));
  },
  needsOf: async (tx: Tx, communityId, personIds, today: PlainDate) => {
    const [statement, whose] = NEEDS(personIds);
    const rows = await tx.query<ListedCase>(statement, [communityId, whose, deps.personPage.needs]);
    // A need is told by what it is about; a process by its name would say the same of all.
    return rows.map((row) => ({ ...personCase(deps, row, today), ...(row.title === null ? {} : { name: row.title }) }));
  },
  volunteeringOf: async (tx: Tx, communityId, personId) => {
    const { processId, hoursField } = deps.personPage.volunteering;
    const values = [communityId, personId, processId, hoursField];
    return (await tx.query<Helped>(VOLUNTEERING, values)).map((row) => volunteering(deps, row));
  },
});
