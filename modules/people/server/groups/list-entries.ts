import { plainDateOf, type Instant, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { KeyRing } from '../../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import {
  judgeEntry,
  NO_STANDING,
  type EntryVerdict,
  type GroupStanding,
  type WantedEntry,
} from '../../domain/group-entries.ts';
import { reviewDueOn } from '../../domain/group-rules.ts';
import type { KnownFact, SpecialGroup } from '../../domain/person-file.ts';
import { knownFactOf, type StoredFact } from '../person-file-rows.ts';
import { groupOfRow, listOwnGroups } from './find-group.ts';

const BORN: Statement = {
  name: 'births-of-residents',
  text: 'select id, born_on as "bornOn" from person where community_id = $1 and id = any ($2::uuid[])',
};
const HELD: Statement = {
  name: 'groups-held-by-residents',
  text: `select person_id as "personId", group_id as "groupId", since, until from person_group
    where community_id = $1 and person_id = any ($2::uuid[]) order by person_id, since, group_id`,
};
const PROOFS: Statement = {
  name: 'proofs-of-residents',
  text: `select person_id as "personId", fact_id as id, value, encode(value_sealed, 'base64') as sealed, source,
      as_of as "asOf", expires_on as "expiresOn"
    from person_fact where community_id = $1 and person_id = any ($2::uuid[]) and fact_id = any ($3::text[])`,
};
/** Somebody may come back on the day of leaving; then the entry of that day goes on. */
const ENTER: Statement = {
  name: 'enter-groups-of-list',
  text: `insert into person_group (community_id, person_id, group_id, since, source, as_of, class_id, evidence, entered_by, review_due_on)
    select $1, one.person_id, one.group_id, one.since, $2, $3, one.class_id, one.evidence, $4, one.due
    from unnest($5::uuid[], $6::text[], $7::date[], $8::text[], $9::text[], $10::date[])
      as one(person_id, group_id, since, class_id, evidence, due)
    on conflict (community_id, person_id, group_id, since) do update set until = null, left_reason = null,
      source = excluded.source, as_of = excluded.as_of, class_id = excluded.class_id, evidence = excluded.evidence,
      entered_by = excluded.entered_by, reviewed_on = null, review_due_on = excluded.review_due_on`,
};
const UNTOUCHED: Statement = {
  name: 'entries-of-list-untouched',
  text: `select g.person_id as "personId", g.group_id as "groupId"
    from unnest($2::uuid[], $3::text[]) as one(person_id, group_id)
    join person_group g on g.person_id = one.person_id and g.group_id = one.group_id
    where g.community_id = $1 and g.until is null and g.reviewed_on is null and g.source = $4`,
};
const LEAVE: Statement = {
  name: 'take-back-entries-of-list',
  text: `update person_group g set until = greatest(g.since, $4::date), left_reason = 'entered-wrongly', review_due_on = null
    from unnest($2::uuid[], $3::text[]) as one(person_id, group_id)
    where g.community_id = $1 and g.person_id = one.person_id and g.group_id = one.group_id and g.until is null`,
};

/** The groups that a list may name: those of the catalogue and the community's own. */
export const groupsOfCommunity = async (
  tx: Tx,
  catalogue: readonly SpecialGroup[],
  communityId: string,
): Promise<readonly SpecialGroup[]> => [...catalogue, ...(await listOwnGroups(tx, communityId)).map(groupOfRow)];

/** What decides about the groups of these residents; opened for comparing, so the caller records the read. */
export const groupStandings = async (
  tx: Tx,
  ring: KeyRing,
  groups: readonly SpecialGroup[],
  communityId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, GroupStanding>> => {
  if (personIds.length === 0) return new Map();
  const born = await tx.query<{ id: string; bornOn: PlainDate | null }>(BORN, [communityId, personIds]);
  const held = await tx.query<{ personId: string; groupId: string; since: PlainDate; until: PlainDate | null }>(HELD, [
    communityId,
    personIds,
  ]);
  const proofs = await tx.query<StoredFact & { readonly personId: string }>(PROOFS, [
    communityId,
    personIds,
    groups.flatMap(({ provedBy = [] }) => provedBy),
  ]);
  const heldBy = Map.groupBy(held, ({ personId }) => personId);
  const proofsOf = Map.groupBy(proofs, ({ personId }) => personId);
  const factsOf = (id: string): readonly KnownFact[] =>
    (proofsOf.get(id) ?? []).map((fact) => knownFactOf(ring, communityId, id, fact));
  return new Map(born.map(({ id, bornOn }) => [id, { bornOn, held: heldBy.get(id) ?? [], facts: factsOf(id) }]));
};

export interface EntryOfList {
  readonly personId: string;
  readonly wanted: WantedEntry;
}

/** Puts residents, locked by the caller, into groups where the rules allow it; a verdict for each, in the order given. */
export const enterGroupsOfList = async (
  tx: Tx,
  ring: KeyRing,
  settings: {
    readonly communityId: string;
    readonly at: Instant;
    readonly workerId: string;
    readonly source: string;
    readonly roles: readonly string[];
    readonly groups: readonly SpecialGroup[];
  },
  entries: readonly EntryOfList[],
): Promise<readonly EntryVerdict[]> => {
  if (entries.length === 0) return [];
  const { communityId, at, workerId, source, roles } = settings;
  const today = plainDateOf(at);
  const groups = new Map(
    (await groupsOfCommunity(tx, settings.groups, communityId)).map((group) => [group.id, group] as const),
  );
  const people = [...new Set(entries.map(({ personId }) => personId))];
  const standings = await groupStandings(tx, ring, [...groups.values()], communityId, people);
  const verdicts = entries.map(({ personId, wanted }) =>
    judgeEntry(groups.get(wanted.groupId), wanted, standings.get(personId) ?? NO_STANDING, { roles, today }),
  );
  const rows = entries.flatMap(({ personId, wanted }, place) => {
    const verdict = verdicts[place];
    const group = groups.get(wanted.groupId);
    return verdict?.kind === 'enters' && group !== undefined
      ? [{ personId, ...wanted, since: verdict.since, due: reviewDueOn(group, verdict.since) }]
      : [];
  });
  if (rows.length > 0)
    await tx.query(ENTER, [
      communityId,
      source,
      today,
      workerId,
      rows.map(({ personId }) => personId),
      rows.map(({ groupId }) => groupId),
      rows.map(({ since }) => since),
      rows.map(({ classId }) => classId),
      rows.map(({ evidence }) => evidence),
      rows.map(({ due }) => due),
    ]);
  return verdicts;
};

/** An entry that a list made. */
export interface MadeEntry {
  readonly personId: string;
  readonly groupId: string;
}

const keyOf = ({ personId, groupId }: MadeEntry): string => `${personId}|${groupId}`;

/** Of these entries those that nobody has reviewed, ended or made anew since the list made them. */
export const entriesUntouched = async (
  tx: Tx,
  communityId: string,
  source: string,
  entries: readonly MadeEntry[],
): Promise<(entry: MadeEntry) => boolean> => {
  if (entries.length === 0) return () => false;
  const rows = await tx.query<MadeEntry>(UNTOUCHED, [
    communityId,
    entries.map(({ personId }) => personId),
    entries.map(({ groupId }) => groupId),
    source,
  ]);
  const untouched = new Set(rows.map(keyOf));
  return (entry) => untouched.has(keyOf(entry));
};

/** Ends entries as made by mistake. */
export const takeBackEntries = async (
  tx: Tx,
  communityId: string,
  entries: readonly MadeEntry[],
  today: PlainDate,
): Promise<void> => {
  if (entries.length === 0) return;
  await tx.query(LEAVE, [
    communityId,
    entries.map(({ personId }) => personId),
    entries.map(({ groupId }) => groupId),
    today,
  ]);
};
