import type { ScopedDatabase, Statement } from '../../platform/db/scoped-database.ts';
import type { Checked, Finding } from './finding.ts';

/** Receipts bear the number of their case, whose numbers may have gaps; all other kinds are numbered without one. */
const USED: Statement = {
  name: 'verify-numbers',
  text: `with document as (
      select kind, substring(number from '〔(\\d{4})〕')::smallint as year, substring(number from '〕(\\d+)号$')::integer as sequence
      from issued_document where community_id = $1 and kind <> 'acceptance-receipt'),
    case_number as (
      select 'case' as kind, substring(number from '(\\d{4})-\\d+$')::smallint as year, substring(number from '-(\\d+)$')::integer as sequence
      from case_record where community_id = $1),
    used as (
      select kind, year, count(*) as count, count(distinct sequence) as different, min(sequence) as first, max(sequence) as last,
        count(*) filter (where sequence is null) as malformed
      from (select * from document union all select * from case_number) numbered group by kind, year)
    select coalesce(used.kind, counter.kind) as kind, coalesce(used.year, counter.year) as year,
      coalesce(used.count, 0) as count, coalesce(used.different, 0) as different,
      coalesce(used.first, 1) as first, coalesce(used.last, 0) as last, coalesce(used.malformed, 0) as malformed,
      coalesce(counter.last, 0) as counter
    from used full join (select * from number_counter where community_id = $1) counter
      on counter.kind = used.kind and counter.year = used.year`,
};

interface Row {
  readonly kind: string;
  readonly year: number | null;
  readonly count: number;
  readonly different: number;
  readonly first: number;
  readonly last: number;
  readonly malformed: number;
  readonly counter: number;
}

const findingsOf = (organisationId: string, row: Row): readonly Finding[] => {
  const found = (kind: Finding['kind'], detail: string): Finding => ({
    kind,
    organisationId,
    subjectId: `${row.kind}/${row.year}`,
    detail,
  });
  if (row.malformed > 0) return [found('number-malformed', `${row.malformed} numbers`)];
  if (row.counter < row.last) return [found('counter-behind', `counter ${row.counter}, highest number ${row.last}`)];
  const gapless = row.first === 1 && row.different === row.last && row.count === row.last && row.counter === row.last;
  if (row.kind === 'case' || gapless) return [];
  return [found('number-gap', `${row.different} numbers from ${row.first} to ${row.last}, counter ${row.counter}`)];
};

export const checkNumbers = async (database: ScopedDatabase, organisationId: string): Promise<Checked> => {
  const rows = await database.read([organisationId], (tx) => tx.query<Row>(USED, [organisationId]));
  const documents = rows.filter((row) => row.kind !== 'case').reduce((sum, row) => sum + row.count, 0);
  return {
    counts: { documents },
    findings: rows.flatMap((row) => findingsOf(organisationId, row)),
  };
};
