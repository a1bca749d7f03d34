import type pg from 'pg';

interface Written {
  readonly communityId: string;
  readonly id: string;
  readonly version: number;
}

const COUNT = `
  with given as (select * from unnest($1::uuid[], $2::uuid[], $3::int[]) as g(community_id, id, version)),
  cases as (select c.* from case_record c join given g using (community_id, id) where c.version = g.version
              and (c.state ->> 'version')::int = g.version)
  select (select count(*) from cases)::int as cases,
    (select count(*) from case_event e join cases c on c.community_id = e.community_id and c.id = e.case_id where e.ordinal > $4)::int as events,
    (select count(*) from issued_document d join cases c on c.community_id = d.community_id and c.id = d.case_id)::int as documents,
    (select count(*) from audit_entry a join given g on g.community_id = a.community_id and a.subject_id = g.id::text
       where a.outcome = 'done' and a.at > now() - interval '1 hour' and ($4 = 0) = (a.action = 'open-case'))::int as audits`;

/**
 * Looks up every case that was answered as written: version, events, papers and audit entries must be there.
 * Answers the number of rows found. Outbox and idempotency rows are one each by construction of the same statement.
 */
export const checkWritten = async (
  owner: pg.Pool,
  written: readonly Written[],
  rowsEach: number,
  before = 0,
): Promise<number> => {
  const { rows } = await owner.query<{ cases: number; events: number; documents: number; audits: number }>(COUNT, [
    written.map((one) => one.communityId),
    written.map((one) => one.id),
    written.map((one) => one.version),
    before,
  ]);
  const found = rows[0];
  if (found === undefined) throw new Error('The count did not answer.');
  const { cases, events, documents, audits } = found;
  // A new case is itself a row; one message and one stored reply come with every command.
  const sum = (before === 0 ? cases : 0) + events + documents + audits + cases * 2;
  if (cases !== written.length || audits !== written.length || sum !== written.length * rowsEach)
    throw new Error(
      `${written.length} commands answered; found ${cases} cases, ${events} events, ${documents} documents, ${audits} audit entries, wanted ${rowsEach} rows each`,
    );
  return sum;
};
