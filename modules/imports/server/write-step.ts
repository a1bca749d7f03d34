import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import { auditPart } from '../../audit/server/index.ts';
import { dwellingsOfAddresses } from '../../communities/server/index.ts';
import {
  enterGroupsOfList,
  findOrOpenHouseholds,
  registerOrUpdateResidents,
  type ResidentChange,
  type ResidentOutcome,
  type ResidentValues,
} from '../../people/server/index.ts';
import { rolesOfImport } from '../domain/plan-groups.ts';
import type { Home, RowPlan } from '../domain/plan-row.ts';
import { SOURCE, type ImportDeps } from './deps.ts';
import { claimImport, countRows, setImport, type ImportRecord } from './import-rows.ts';
import { openPlan, rowIdOf, sealBefore } from './sealed-rows.ts';
import { writeDwellings } from './write-dwellings.ts';

const NEXT: Statement = {
  name: 'import-rows-to-write',
  text: `select number, plan_sealed as "planSealed", decision from person_import_row
    where community_id = $1 and import_id = $2 and sheet = $3 and number > $4 and result is null and plan_sealed is not null
      and (outcome in ('new', 'changed') or (outcome = 'possible' and decision in ('same', 'new')))
    order by number limit $5`,
};
const KEEP: Statement = {
  name: 'keep-written-rows',
  text: `update person_import_row r set result = one.result, result_code = one.code, person_id = coalesce(one.person_id, r.person_id),
      written_version = one.version, before_sealed = one.before, entered_groups = string_to_array(one.groups, ' ')
    from unnest($4::integer[], $5::text[], $6::text[], $7::uuid[], $8::integer[], $9::bytea[], $12::text[])
      as one(number, result, code, person_id, version, before, groups)
    where r.community_id = $1 and r.import_id = $2 and r.sheet = $3 and r.number between $10 and $11 and r.number = one.number`,
};

interface StoredRow {
  readonly number: number;
  readonly planSealed: Buffer;
  readonly decision: string | null;
}

interface Line {
  readonly number: number;
  readonly plan: RowPlan;
  /** Decided by a person to be somebody else than who is known. */
  readonly asNew: boolean;
}

const doorOf = ({ buildingId, unit, room }: Home): string => `${buildingId}|${unit}|${room}`;

interface Household {
  readonly householdId: string;
  readonly isNew: boolean;
}

/** The household behind each door that the rows name; dwellings and households are made where they are new. */
const householdsOf = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, Household>> => {
  const { communityId } = one;
  const homes = new Map(lines.flatMap(({ plan: { home } }) => (home === null ? [] : [[doorOf(home), home] as const])));
  const found = await dwellingsOfAddresses(tx, deps.keyRing, communityId, [...homes.values()], { add: true });
  const dwellings = new Map(
    [...homes].flatMap(([door, home], at) => {
      const dwellingId = found[at]?.dwellingId;
      return dwellingId === undefined ? [] : [[door, { ...home, dwellingId }] as const];
    }),
  );
  const by = { communityId, workerId: one.confirmedBy ?? one.startedBy, source: SOURCE };
  const distinct = new Map([...dwellings.values()].map((dwelling) => [dwelling.dwellingId, dwelling]));
  const households = await findOrOpenHouseholds(tx, deps.keyRing, by, [...distinct.values()]);
  return new Map(
    [...dwellings].flatMap(([door, { dwellingId }]) => {
      const household = households.get(dwellingId);
      return household === undefined ? [] : [[door, household] as const];
    }),
  );
};

/** What is said is taken; what is left out stays, or becomes what is said of nobody in particular. */
const valuesOf = (
  { draft }: RowPlan,
  household: Household | undefined,
  now: ResidentValues | null,
  isFirst: boolean,
): ResidentValues => {
  const householdId = household?.householdId ?? now?.householdId ?? null;
  const stays = now !== null && householdId === now.householdId;
  return {
    name: draft.name,
    sex: draft.sex ?? now?.sex ?? 'female',
    bornOn: draft.bornOn ?? now?.bornOn ?? null,
    residence: draft.residence ?? now?.residence ?? 'registered',
    idNumber: draft.idNumber ?? now?.idNumber ?? null,
    phone: draft.phone ?? now?.phone ?? null,
    address: householdId === null ? (draft.address ?? now?.address ?? null) : null,
    householdId,
    relation: draft.relation ?? (stays ? now.relation : isFirst || householdId === null ? 'head' : 'other'),
  };
};

const changesOf = (lines: readonly Line[], households: ReadonlyMap<string, Household>): readonly ResidentChange[] => {
  const begun = new Set<string>();
  return lines.map(({ plan, asNew }) => {
    const household = plan.home === null ? undefined : households.get(doorOf(plan.home));
    const isFirst = household?.isNew === true && !begun.has(household.householdId);
    if (household !== undefined) begun.add(household.householdId);
    const known = asNew ? null : plan.known;
    return {
      personId: known?.id ?? null,
      expectedVersion: known?.version ?? null,
      become: (now) => valuesOf(plan, household, now, isFirst),
    };
  });
};

/** What became of the groups of a row that was written. */
interface GroupsOfRow {
  readonly entered: readonly string[];
  readonly isLeftOut: boolean;
}

/** Puts those who were written into the groups that their rows name; what the rules refuse by now is left out and told. */
const enterGroups = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  lines: readonly Line[],
  outcomes: readonly ResidentOutcome[],
  at: string,
): Promise<ReadonlyMap<number, GroupsOfRow>> => {
  const entries = lines.flatMap(({ number, plan }, place) => {
    const outcome = outcomes[place];
    return outcome?.written === true
      ? (plan.draft.entries ?? []).map((wanted) => ({ number, personId: outcome.personId, wanted }))
      : [];
  });
  const settings = {
    communityId: one.communityId,
    at,
    workerId: one.confirmedBy ?? one.startedBy,
    source: SOURCE,
    roles: rolesOfImport(one.approvedBy !== null),
    groups: deps.groups,
  };
  const verdicts = await enterGroupsOfList(tx, deps.keyRing, settings, entries);
  const judged = entries.map(({ number, wanted }, place) => ({ number, wanted, kind: verdicts[place]?.kind }));
  return new Map(
    [...Map.groupBy(judged, ({ number }) => number)].map(([number, ofRow]) => [
      number,
      {
        entered: ofRow.flatMap(({ wanted, kind }) => (kind === 'enters' ? [wanted.groupId] : [])),
        isLeftOut: ofRow.some(({ kind }) => kind === 'refused'),
      },
    ]),
  );
};

const keepWritten = async (
  tx: Tx,
  { keyRing }: ImportDeps,
  one: ImportRecord,
  lines: readonly Line[],
  outcomes: readonly ResidentOutcome[],
  groups: ReadonlyMap<number, GroupsOfRow>,
): Promise<void> => {
  const rows = lines.flatMap((line, at) => {
    const outcome = outcomes[at];
    return outcome === undefined ? [] : [{ ...line, outcome }];
  });
  await tx.query(KEEP, [
    one.communityId,
    one.id,
    one.sheet,
    rows.map(({ number }) => number),
    rows.map(({ outcome }) => (outcome.written ? 'written' : 'refused')),
    rows.map(({ number, outcome }) =>
      outcome.written ? (groups.get(number)?.isLeftOut === true ? 'groups-left-out' : null) : outcome.code,
    ),
    rows.map(({ outcome }) => (outcome.written ? outcome.personId : null)),
    rows.map(({ outcome }) => (outcome.written ? outcome.version : null)),
    rows.map(({ number, plan, outcome }) =>
      // Whoever comes back from a mistake is one again when the import is undone, so nothing has to be kept.
      outcome.written && outcome.before !== null && plan.known?.comesBack !== true
        ? sealBefore(keyRing, one.communityId, rowIdOf(one.id, one.sheet, number), outcome.before)
        : null,
    ),
    rows[0]?.number,
    rows.at(-1)?.number,
    // Arrays of arrays are no lists of lists to the database; ids of groups have no blanks.
    rows.map(({ number }) => groups.get(number)?.entered.join(' ') ?? ''),
  ]);
};

/** One entry for the batch; who was written stands with the rows of the import. */
const recordWritten = (
  tx: Tx,
  one: ImportRecord,
  lines: readonly { readonly number: number }[],
  done: { readonly written: number; readonly groupsEntered?: number },
  now: string,
): void =>
  tx.write(
    auditPart({
      communityId: one.communityId,
      at: now,
      actor: one.confirmedBy ?? one.startedBy,
      action: 'write-import-rows',
      subjectKind: 'import',
      subjectId: one.id,
      outcome: 'done',
      origin: '',
      details: {
        from: lines[0]?.number,
        to: lines.at(-1)?.number,
        ...done,
      },
    }),
  );

/** Writes rows of a list of residents with what was compared. Answers how many were written and entered. */
const writeResidents = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  stored: readonly StoredRow[],
  now: string,
): Promise<{ readonly written: number; readonly groupsEntered: number }> => {
  const { communityId, id, sheet } = one;
  const lines = await mapBreathing(stored, ({ number, planSealed, decision }) => ({
    number,
    plan: openPlan(deps.keyRing, communityId, rowIdOf(id, sheet, number), planSealed),
    asNew: decision === 'new',
  }));
  const changes = changesOf(lines, await householdsOf(tx, deps, one, lines));
  const reason = deps.text('imports.reason')?.zh ?? '';
  const workerId = one.confirmedBy ?? one.startedBy;
  const settings = { communityId, at: now, workerId, source: SOURCE, reason, groups: deps.groups };
  const outcomes = await registerOrUpdateResidents(tx, deps.keyRing, settings, changes);
  const groups = await enterGroups(tx, deps, one, lines, outcomes, now);
  await keepWritten(tx, deps, one, lines, outcomes, groups);
  return {
    written: outcomes.filter(({ written }) => written).length,
    groupsEntered: [...groups.values()].reduce((sum, { entered }) => sum + entered.length, 0),
  };
};

/** Writes the next rows in a transaction of their own. False: somebody else is at it. */
export const writeStep = (
  deps: ImportDeps,
  work: Pick<ImportRecord, 'communityId' | 'id' | 'state'>,
  now: string,
): Promise<boolean> =>
  deps.database.transact([work.communityId], async (tx) => {
    const one = await claimImport(tx, work);
    if (one === undefined) return { keep: false, value: false };
    const { communityId, id, sheet } = one;
    const stored = await tx.query<StoredRow>(NEXT, [communityId, id, sheet, one.workedTo, deps.rules.rowsAtOnce]);
    if (stored.length === 0) {
      await setImport(tx, one, {
        state: 'done',
        counts: await countRows(tx, one),
        rowsDone: one.rowsTotal,
        finishedAt: now,
      });
      return { keep: true, value: true };
    }
    const written =
      one.kind === 'dwellings'
        ? { written: await writeDwellings(tx, deps, one, stored) }
        : await writeResidents(tx, deps, one, stored, now);
    await setImport(tx, one, {
      rowsDone: one.rowsDone + stored.length,
      workedTo: stored.at(-1)?.number ?? one.workedTo,
    });
    recordWritten(tx, one, stored, written, now);
    return { keep: true, value: true };
  });
