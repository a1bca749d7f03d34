import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import type { Result } from '../../../../kernel/result.ts';
import { sealField } from '../../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { newId } from '../../../../platform/ids.ts';
import { outcomeOf, RECORD_FIELDS } from '../../domain/merge.ts';
import type { Choice, FieldOutcome } from '../../domain/merge.ts';
import { endStay } from '../../../communities/server/index.ts';
import type { PeopleDeps } from '../deps.ts';
import { factValues, SET_FACT } from '../fact-routes.ts';
import { keepReplaced } from '../replaced-values.ts';
import { personPlace } from '../sealed-places.ts';
import { joinGroups, moveReferences, shareEvents } from './move-references.ts';
import type { Moved } from './move-references.ts';
import { comparedValue, factOf, recordValue } from './side-rows.ts';
import type { Side } from './side-rows.ts';
import { HERE, writeRecord } from './write-record.ts';

export interface Merging {
  readonly communityId: string;
  readonly kept: Side;
  readonly other: Side;
  readonly choices: Readonly<Record<string, Choice>>;
  readonly reason: string;
  readonly today: PlainDate;
  readonly now: string;
  readonly workerId: string;
}

/** What a merge changed beyond the two records, so that it can be turned round. */
export interface MergeTrace {
  readonly rows: Moved;
  readonly events: readonly string[];
  readonly groups: readonly string[];
  readonly facts: readonly string[];
  readonly closedHouseholds: readonly string[];
  /** Version of the record that stayed, right after the merge. */
  readonly version: number;
}

/** Both records as they stood; sealed as a whole. */
export interface MergeBefore {
  readonly kept: Side;
  readonly other: Side;
}

const outcomesOf = (deps: PeopleDeps, { kept, other, choices }: Merging): readonly FieldOutcome[] => {
  const facts = deps.catalogue.facts.map(({ id }) => id).filter((id) => factOf(kept, id) ?? factOf(other, id));
  return [...RECORD_FIELDS, ...facts].map((field) =>
    outcomeOf({ field, kept: comparedValue(kept, field), other: comparedValue(other, field) }, choices[field]),
  );
};

/** The record that stays with every value taken over from the other. */
const mergedSide = ({ kept, other }: Merging, outcomes: readonly FieldOutcome[]): Side => {
  const from = (field: string): Side =>
    outcomes.find((one) => one.field === field)?.takesOther === true ? other : kept;
  const home = from('household');
  const sameHome = kept.householdId !== null && kept.householdId === other.householdId;
  return {
    ...kept,
    name: from('name').name,
    sex: from('sex').sex,
    bornOn: from('born-on').bornOn,
    idNumber: from('id-number').idNumber,
    phone: from('phone').phone,
    address: from('address').address,
    residence: from('residence').residence,
    householdId: home.householdId,
    relation: sameHome && other.relation === 'head' ? 'head' : home.relation,
  };
};

const MEMBERS: Statement = {
  name: 'others-in-households',
  text: `select household_id as "householdId", count(*)::int as count,
           count(*) filter (where relation_to_head = 'head')::int as heads
         from person where community_id = $1 and household_id = any ($2::uuid[]) and id <> all ($3::uuid[]) group by 1`,
};
const CLOSE: Statement = {
  name: 'close-left-household',
  text: 'update household set closed_on = $3 where community_id = $1 and id = $2',
};

/** The household one of the two leaves: without people it is closed; with people and no head it cannot be left so. */
const leftHouseholds = async (tx: Tx, merging: Merging, merged: Side): Promise<Result<readonly string[]>> => {
  const { communityId, kept, other } = merging;
  const left = [kept, other].filter((side) => side.householdId !== null && side.householdId !== merged.householdId);
  if (left.length === 0) return ok([]);
  const ids = left.flatMap(({ householdId }) => (householdId === null ? [] : [householdId]));
  const rows = await tx.query<{ householdId: string; count: number; heads: number }>(MEMBERS, [
    communityId,
    ids,
    [kept.id, other.id],
  ]);
  const headless = rows.find(({ count, heads }) => count > 0 && heads === 0);
  if (headless !== undefined) return refuse('head-needed', { householdId: headless.householdId });
  return ok(ids.filter((id) => !rows.some(({ householdId }) => householdId === id)));
};

const setAsideValues = (tx: Tx, deps: PeopleDeps, merging: Merging, outcomes: readonly FieldOutcome[]): void => {
  const { communityId, kept, workerId, now, reason } = merging;
  for (const { field, setAside } of outcomes) {
    if (setAside === null || field === 'household') continue;
    const side = merging[setAside];
    const fact = factOf(side, field);
    const value = fact?.value ?? recordValue(side, field);
    if (value === null) continue;
    const { source, asOf } = fact ?? side;
    const expiresOn = fact?.expiresOn ?? null;
    keepReplaced(tx, deps.keyRing, {
      communityId,
      personId: kept.id,
      field,
      value,
      source,
      asOf,
      expiresOn,
      reason,
      workerId,
      now,
    });
  }
};

const takeFacts = async (
  tx: Tx,
  deps: PeopleDeps,
  { communityId, kept, other }: Merging,
  outcomes: readonly FieldOutcome[],
): Promise<readonly string[]> => {
  const taken: string[] = [];
  for (const { field, takesOther } of outcomes) {
    const fact = factOf(other, field);
    if (!takesOther || fact === undefined) continue;
    const [plain, sealed] = factValues(deps, communityId, kept.id, fact);
    await tx.query(SET_FACT, [communityId, kept.id, fact.id, plain, sealed, fact.source, fact.asOf, fact.expiresOn]);
    taken.push(field);
  }
  return taken;
};

const STORE: Statement = {
  name: 'store-merge',
  text: `insert into person_merge (community_id, id, kept_id, merged_id, before_sealed, moved, reason, merged_by, merged_at)
         values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)`,
};

/** Makes two records one; the other stays as a signpost. Answers the id under which it can be undone. */
export const mergePeople = async (tx: Tx, deps: PeopleDeps, merging: Merging): Promise<Result<string>> => {
  const { communityId, kept, other, today, now, reason, workerId } = merging;
  const outcomes = outcomesOf(deps, merging);
  const merged = mergedSide(merging, outcomes);
  const closed = await leftHouseholds(tx, merging, merged);
  if (!closed.ok) return closed;
  // The signpost gives up its number first: one number belongs to one record.
  const signpost: Side = {
    ...other,
    idNumber: merged.idNumber === other.idNumber ? null : other.idNumber,
    householdId: null,
    relation: 'other',
  };
  await writeRecord(
    tx,
    deps,
    communityId,
    signpost,
    { leftOn: today, leftBecause: 'merged', mergedInto: kept.id },
    { now },
  );
  const otherNames = kept.name === other.name ? [] : [kept.name, other.name].filter((name) => name !== merged.name);
  await writeRecord(tx, deps, communityId, merged, HERE, { now, otherNames });
  for (const id of closed.value) {
    await tx.query(CLOSE, [communityId, id, today]);
    await endStay(tx, communityId, id, today);
  }
  const facts = await takeFacts(tx, deps, merging, outcomes);
  const rows = await moveReferences(tx, deps, communityId, other.id, kept.id);
  const events = await shareEvents(tx, communityId, other.id, kept.id);
  const groups = await joinGroups(tx, communityId, other.id, kept.id, today);
  setAsideValues(tx, deps, merging, outcomes);
  const trace: MergeTrace = { rows, events, groups, facts, closedHouseholds: closed.value, version: kept.version + 1 };
  const before: MergeBefore = { kept, other };
  const id = newId();
  const sealed = sealField(deps.keyRing, personPlace.merge(communityId, id), JSON.stringify(before));
  await tx.query(STORE, [communityId, id, kept.id, other.id, sealed, JSON.stringify(trace), reason, workerId, now]);
  return ok(id);
};
