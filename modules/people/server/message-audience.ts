import { isPlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { SpecialGroup } from '../domain/person-file.ts';

/** Somebody a message is meant for, with what decides whether it may be sent; no name and no number. */
export interface MessageReader {
  readonly personId: string;
  readonly inGroup: boolean;
  readonly hasPhone: boolean;
  readonly consent: 'given' | 'withdrawn' | 'none';
}

export interface AudienceWanted {
  readonly everybody: boolean;
  readonly groupIds: readonly string[];
  /** Purpose of the consent that counts. */
  readonly purpose: string;
  readonly on: PlainDate;
}

const AUDIENCE: Statement = {
  name: 'message-audience',
  text: `select p.id as "personId", p.phone_sealed is not null as "hasPhone",
           (g.is_member or coalesce(p.born_on <= $5, false)) as "inGroup",
           case when c.given then 'given' when c.withdrawn then 'withdrawn' else 'none' end as consent
         from person p
         cross join lateral (select exists (select 1 from person_group m
           where m.community_id = $1 and m.person_id = p.id and m.group_id = any ($3::text[])
             and m.since <= $4 and (m.until is null or m.until > $4)) as is_member) g
         cross join lateral (select
             coalesce(bool_or((a.valid_until is null or a.valid_until > $4)
               and (a.withdrawn_on is null or a.withdrawn_on > $4)), false) as given,
             coalesce(bool_or(a.withdrawn_on <= $4), false) as withdrawn
           from person_consent a
           where a.community_id = $1 and a.person_id = p.id and a.purpose = $6 and a.given_on <= $4) c
         where p.community_id = $1 and p.left_on is null and p.residence <> 'moved-away'
           and ($2 or g.is_member or coalesce(p.born_on <= $5, false))
         order by p.id`,
};

/** Whoever was born on this day or before belongs to the youngest of the groups by age; null without such a group. */
const bornBy = (groups: readonly SpecialGroup[], { groupIds, on }: AudienceWanted): PlainDate | null => {
  const ages = groups.flatMap(({ id, fromAge }) => (fromAge !== undefined && groupIds.includes(id) ? [fromAge] : []));
  if (ages.length === 0) return null;
  const day = `${Number(on.slice(0, 4)) - Math.min(...ages)}${on.slice(4)}`;
  return isPlainDate(day) ? day : day.replace(/29$/, '28');
};

/** The people of a community whom a message is meant for: those of the groups, or all who live there. */
export const messageAudience =
  (groups: readonly SpecialGroup[]) =>
  (tx: Tx, communityId: string, wanted: AudienceWanted): Promise<readonly MessageReader[]> =>
    tx.query<MessageReader>(AUDIENCE, [
      communityId,
      wanted.everybody,
      wanted.groupIds,
      wanted.on,
      bornBy(groups, wanted),
      wanted.purpose,
    ]);
