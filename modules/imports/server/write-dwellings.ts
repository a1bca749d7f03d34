import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import {
  addListedBuildings,
  closeListedDwellings,
  dwellingsOfAddresses,
  loadDwellingFacts,
  setDwellingFacts,
  type DwellingFacts,
} from '../../communities/server/index.ts';
import type { DwellingPlan } from '../domain/plan-dwelling.ts';
import { loadBuildings } from './compare-residents.ts';
import type { ImportDeps } from './deps.ts';
import type { ImportRecord } from './import-rows.ts';
import { openDwellingPlan, rowIdOf } from './sealed-rows.ts';

const KEEP: Statement = {
  name: 'keep-written-dwellings',
  text: `update person_import_row r set result = one.result, result_code = one.code,
      dwelling_id = coalesce(one.dwelling_id, r.dwelling_id)
    from unnest($4::integer[], $5::text[], $6::text[], $7::uuid[]) as one(number, result, code, dwelling_id)
    where r.community_id = $1 and r.import_id = $2 and r.sheet = $3 and r.number between $8 and $9 and r.number = one.number`,
};

export interface StoredPlan {
  readonly number: number;
  readonly planSealed: Buffer;
}

interface Line {
  readonly number: number;
  readonly plan: DwellingPlan;
}

const openLines = (deps: ImportDeps, one: ImportRecord, stored: readonly StoredPlan[]): readonly Line[] =>
  stored.map(({ number, planSealed }) => ({
    number,
    plan: openDwellingPlan(deps.keyRing, one.communityId, rowIdOf(one.id, one.sheet, number), planSealed),
  }));

/** Buildings that these rows name for the first time, by name; an earlier batch may have made them by now. */
const newBuildingsOf = async (
  tx: Tx,
  one: ImportRecord,
  lines: readonly Line[],
  workerId: string,
): Promise<ReadonlyMap<string, string>> => {
  const wanted = new Map(
    lines.flatMap(({ plan: { buildingId, buildingName, gridId } }) =>
      buildingId === null && gridId !== null ? [[buildingName, gridId] as const] : [],
    ),
  );
  if (wanted.size === 0) return new Map();
  const there = new Map((await loadBuildings(tx, one.communityId)).map(({ id, name }) => [name, id]));
  const missing = [...wanted].flatMap(([name, gridId]) => (there.has(name) ? [] : [{ name, gridId }]));
  const ids = await addListedBuildings(tx, one.communityId, workerId, missing);
  return new Map([...there, ...missing.map(({ name }, at) => [name, ids[at] ?? ''] as const)]);
};

const sameFacts = (a: DwellingFacts, b: DwellingFacts): boolean =>
  a.area === b.area && a.usedAs === b.usedAs && JSON.stringify(a.owner) === JSON.stringify(b.owner);

interface Outcome {
  readonly number: number;
  readonly dwellingId: string | null;
  readonly code: 'dwelling-changed-meanwhile' | 'dwelling-lived-in' | null;
}

const keep = (
  tx: Tx,
  one: ImportRecord,
  outcomes: readonly Outcome[],
  results: { readonly done: string; readonly refused: string },
) =>
  tx.query(KEEP, [
    one.communityId,
    one.id,
    one.sheet,
    outcomes.map(({ number }) => number),
    outcomes.map(({ code }) => (code === null ? results.done : results.refused)),
    outcomes.map(({ code }) => code),
    outcomes.map(({ dwellingId }) => dwellingId),
    outcomes[0]?.number,
    outcomes.at(-1)?.number,
  ]);

/** Writes rows of a building list. Dwellings that were changed since they were compared are left alone. Answers how many were written. */
export const writeDwellings = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  stored: readonly StoredPlan[],
): Promise<number> => {
  const { communityId } = one;
  const lines = openLines(deps, one, stored);
  const made = await newBuildingsOf(tx, one, lines, one.confirmedBy ?? one.startedBy);
  const doors = lines.map(({ plan: { buildingId, buildingName, unit, room } }) => ({
    buildingId: buildingId ?? made.get(buildingName) ?? '',
    unit,
    room,
  }));
  const dwellings = await dwellingsOfAddresses(tx, deps.keyRing, communityId, doors, { add: true });
  const ids = dwellings.flatMap((dwelling) => dwelling?.dwellingId ?? []);
  const present = await loadDwellingFacts(tx, deps.keyRing, communityId, ids, { lock: true });
  const outcomes = lines.map(({ number, plan }, at): Outcome => {
    const dwelling = dwellings[at];
    const now = present.get(dwelling?.dwellingId ?? '');
    const isAsCompared =
      plan.before === null ? dwelling?.isNew === true : now !== undefined && sameFacts(now, plan.before);
    const code = isAsCompared ? null : 'dwelling-changed-meanwhile';
    return { number, dwellingId: code === null ? (dwelling?.dwellingId ?? null) : null, code };
  });
  const written = outcomes.flatMap(({ dwellingId }, at) => {
    const plan = lines[at]?.plan;
    return dwellingId === null || plan === undefined ? [] : [{ dwellingId, facts: plan.after }];
  });
  await setDwellingFacts(tx, deps.keyRing, communityId, written);
  await keep(tx, one, outcomes, { done: 'written', refused: 'refused' });
  return written.length;
};

/**
 * Takes rows of a building list back: what was new is ended where nobody lives there, what was changed becomes what
 * it was unless it was changed since. Answers how many were taken back.
 */
export const undoDwellings = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  stored: readonly (StoredPlan & { readonly dwellingId: string })[],
  now: Instant,
): Promise<number> => {
  const { communityId } = one;
  const idOf = new Map(stored.map(({ number, dwellingId }) => [number, dwellingId]));
  const lines = openLines(deps, one, stored).map((line) => ({ ...line, dwellingId: idOf.get(line.number) ?? '' }));
  const ids = lines.map(({ dwellingId }) => dwellingId);
  const present = await loadDwellingFacts(tx, deps.keyRing, communityId, ids, { lock: true });
  const untouched = lines.filter(({ dwellingId, plan }) => {
    const facts = present.get(dwellingId);
    return facts !== undefined && sameFacts(facts, plan.after);
  });
  const newNames = new Set(lines.flatMap(({ plan }) => (plan.buildingId === null ? [plan.buildingName] : [])));
  const buildings = newNames.size === 0 ? [] : await loadBuildings(tx, communityId);
  const closed = await closeListedDwellings(
    tx,
    communityId,
    {
      dwellingIds: untouched.flatMap(({ dwellingId, plan }) => (plan.before === null ? [dwellingId] : [])),
      newBuildings: new Set(buildings.flatMap(({ id, name }) => (newNames.has(name) ? [id] : []))),
    },
    plainDateOf(now),
  );
  const restored = untouched.flatMap(({ dwellingId, plan }) =>
    plan.before === null ? [] : [{ dwellingId, facts: plan.before }],
  );
  await setDwellingFacts(tx, deps.keyRing, communityId, restored);
  const outcomes = lines.map((line): Outcome => {
    const { number, dwellingId, plan } = line;
    if (!untouched.includes(line)) return { number, dwellingId, code: 'dwelling-changed-meanwhile' };
    const isTaken = plan.before !== null || closed.has(dwellingId);
    return { number, dwellingId, code: isTaken ? null : 'dwelling-lived-in' };
  });
  await keep(tx, one, outcomes, { done: 'undone', refused: 'undo-refused' });
  return outcomes.filter(({ code }) => code === null).length;
};
