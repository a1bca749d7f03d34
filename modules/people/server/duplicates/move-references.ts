import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import type { PeopleDeps, PersonReference } from '../deps.ts';

/** Ids of rows that followed a merge, by table. */
export type Moved = Readonly<Record<string, readonly string[]>>;

const moveStatement = ({ table, column }: PersonReference): Statement => ({
  name: `follow-${table}`,
  text: `update ${table} set ${column} = $3 where community_id = $1 and ${column} = $2 returning id`,
});
const backStatement = ({ table, column }: PersonReference): Statement => ({
  name: `go-back-${table}`,
  text: `update ${table} set ${column} = $3 where community_id = $1 and ${column} = $2 and id = any ($4::uuid[])`,
});

/** Signposts to a record that becomes one itself point on to the one that stays. */
const SIGNPOSTS: PersonReference = { table: 'person', column: 'merged_into' };
const all = (deps: PeopleDeps): readonly PersonReference[] => [...deps.references, SIGNPOSTS];

/** Everything that named one record names the other from now on. */
export const moveReferences = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  from: string,
  to: string,
): Promise<Moved> => {
  const moved: Record<string, readonly string[]> = {};
  for (const reference of all(deps)) {
    const rows = await tx.query<{ id: string }>(moveStatement(reference), [communityId, from, to]);
    moved[reference.table] = rows.map(({ id }) => id);
  }
  return moved;
};

/** The same rows go back; what came since stays with the record it was entered for. */
export const moveBack = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  from: string,
  to: string,
  moved: Moved,
): Promise<void> => {
  for (const reference of all(deps))
    await tx.query(backStatement(reference), [communityId, from, to, moved[reference.table] ?? []]);
};

const SHARE_EVENTS: Statement = {
  name: 'share-life-events',
  text: `insert into life_event_person (community_id, person_id, event_id)
         select community_id, $3, event_id from life_event_person where community_id = $1 and person_id = $2
         on conflict do nothing returning event_id as id`,
};
const UNSHARE_EVENTS: Statement = {
  name: 'unshare-life-events',
  text: 'delete from life_event_person where community_id = $1 and person_id = $2 and event_id = any ($3::uuid[])',
};

/** History is not moved: entries about the one are shown with the other too. */
export const shareEvents = async (tx: Tx, communityId: string, from: string, to: string): Promise<readonly string[]> =>
  (await tx.query<{ id: string }>(SHARE_EVENTS, [communityId, from, to])).map(({ id }) => id);

export const unshareEvents = async (
  tx: Tx,
  communityId: string,
  personId: string,
  eventIds: readonly string[],
): Promise<void> => {
  await tx.query(UNSHARE_EVENTS, [communityId, personId, eventIds]);
};

const COPY_GROUPS: Statement = {
  name: 'copy-groups',
  text: `insert into person_group (community_id, person_id, group_id, since, source, as_of, class_id, evidence, entered_by,
           reviewed_on, review_due_on)
         select g.community_id, $3, g.group_id, g.since, g.source, g.as_of, g.class_id, g.evidence, g.entered_by,
           g.reviewed_on, g.review_due_on
         from person_group g where g.community_id = $1 and g.person_id = $2 and g.until is null
           and not exists (select from person_group k where k.community_id = g.community_id and k.person_id = $3
             and k.group_id = g.group_id and k.until is null)
         on conflict (community_id, person_id, group_id, since) do update set until = null, left_reason = null
         returning group_id as id`,
};
const END_GROUPS: Statement = {
  name: 'end-groups',
  text: `update person_group set until = greatest($3::date, since), left_reason = $4
         where community_id = $1 and person_id = $2 and until is null and ($5::text[] is null or group_id = any ($5::text[]))`,
};
const REOPEN_GROUPS: Statement = {
  name: 'reopen-merged-groups',
  text: `update person_group set until = null, left_reason = null
         where community_id = $1 and person_id = $2 and left_reason = 'merged'`,
};

/** Answers the groups the record that stays came into by this. */
export const joinGroups = async (
  tx: Tx,
  communityId: string,
  from: string,
  to: string,
  today: PlainDate,
): Promise<readonly string[]> => {
  const joined = await tx.query<{ id: string }>(COPY_GROUPS, [communityId, from, to]);
  await tx.query(END_GROUPS, [communityId, from, today, 'merged', null]);
  return joined.map(({ id }) => id);
};

export const separateGroups = async (
  tx: Tx,
  communityId: string,
  kept: string,
  other: string,
  joined: readonly string[],
  today: PlainDate,
): Promise<void> => {
  await tx.query(END_GROUPS, [communityId, kept, today, 'unmerged', joined]);
  await tx.query(REOPEN_GROUPS, [communityId, other]);
};
