import { plainDateOf, type Instant, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { ScopedDatabase, Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { recordOwnDeed } from '../../../audit/server/index.ts';
import type { SpecialGroup } from '../../domain/person-file.ts';

/** Somebody of this age or more belongs, from the birthday on; nobody decides about it. */
const ENTER: Statement = {
  name: 'enter-groups-by-age',
  text: `insert into person_group (community_id, person_id, group_id, since, source, as_of)
    select $1, p.id, one.id, $4::date, p.source, $4::date
    from unnest($2::text[], $3::int[]) as one(id, age)
    join person p on p.born_on <= $4::date - make_interval(years => one.age)
    where p.community_id = $1 and p.left_on is null and ($5::uuid is null or p.id = $5)
      and not exists (select from person_group g where g.community_id = $1 and g.person_id = p.id and g.group_id = one.id
        and g.until is null)
    on conflict (community_id, person_id, group_id, since) do update set until = null, left_reason = null
    returning person_id`,
};
/** After a birthday was corrected, whoever turns out to be younger was never one of them. */
const LEAVE: Statement = {
  name: 'leave-groups-by-age',
  text: `update person_group g set until = greatest(g.since, $4::date), left_reason = 'entered-wrongly', review_due_on = null
    from unnest($2::text[], $3::int[]) as one(id, age), person p
    where g.community_id = $1 and g.person_id = $5 and g.group_id = one.id and g.until is null
      and p.community_id = $1 and p.id = $5 and (p.born_on is null or p.born_on > $4::date - make_interval(years => one.age))`,
};

const agesOf = (groups: readonly SpecialGroup[], today: PlainDate): readonly [string[], number[]] => {
  const byAge = groups.flatMap(({ id, fromAge, validFrom, validUntil }) =>
    fromAge === undefined || validFrom > today || (validUntil !== undefined && validUntil <= today)
      ? []
      : [{ id, fromAge }],
  );
  return [byAge.map(({ id }) => id), byAge.map(({ fromAge }) => fromAge)];
};

/** Puts one person's groups by age in order after the birthday was corrected. */
export const renewGroupsByAge = async (
  tx: Tx,
  groups: readonly SpecialGroup[],
  { communityId, personId }: { readonly communityId: string; readonly personId: string },
  today: PlainDate,
): Promise<void> => {
  const ages = agesOf(groups, today);
  await tx.query(LEAVE, [communityId, ...ages, today, personId]);
  await tx.query(ENTER, [communityId, ...ages, today, personId]);
};

/** The nightly entering of those whose birthday it was. Answers how many entries were made. */
export const enterGroupsByAge = (
  database: ScopedDatabase,
  groups: readonly SpecialGroup[],
  communityId: string,
  now: Instant,
): Promise<number> =>
  database.transact([communityId], async (tx) => {
    const today = plainDateOf(now);
    const entered = (await tx.query(ENTER, [communityId, ...agesOf(groups, today), today, null])).length;
    const deed = { action: 'enter-group', subjectKind: 'community', subjectId: communityId, details: { entered } };
    if (entered > 0) recordOwnDeed(tx, { communityId, now }, deed);
    return { keep: true, value: entered };
  });
