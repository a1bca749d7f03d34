import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import type { TableRow } from '../../../kernel/table-row.ts';
import { blindIndex } from '../../../platform/crypto/blind-index.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import { findResidents, type KnownResident } from '../../people/server/index.ts';
import type { PersonDraft, Remark } from '../domain/import-row.ts';
import { createBuildingFinder, type KnownBuilding } from '../domain/parse-address.ts';
import { planRow, type KnownPerson, type PlanContext, type PlannedRow } from '../domain/plan-row.ts';
import { createRowReader } from '../domain/read-row.ts';
import { rowKindOf } from '../domain/row-kind.ts';
import type { ImportDeps } from './deps.ts';
import { claimImport, countRows, setImport, type ImportRecord } from './import-rows.ts';
import { headingReaderOf } from './recognise.ts';
import { openCells, rowIdOf, sealPlan } from './sealed-rows.ts';

const NEXT: Statement = {
  name: 'import-rows-to-compare',
  text: `select number, cells_sealed as "cellsSealed" from person_import_row
    where community_id = $1 and import_id = $2 and sheet = $3 and outcome is null and number > $4 order by number limit $5`,
};
const BUILDINGS: Statement = {
  name: 'buildings-of-community',
  text: 'select id, name from building where community_id = $1 and valid_until is null',
};
const SEEN: Statement = {
  name: 'import-rows-of-same-person',
  text: `select identity, min(number) as number from person_import_row
    where community_id = $1 and import_id = $2 and identity = any ($3::bytea[]) and sheet = $4 group by identity`,
};
const KEEP: Statement = {
  name: 'keep-compared-rows',
  text: `update person_import_row r set outcome = one.outcome, remarks = one.remarks::jsonb, plan_sealed = one.plan,
      identity = one.identity, person_id = one.person_id, decision = null
    from unnest($4::integer[], $5::text[], $6::text[], $7::bytea[], $8::bytea[], $9::uuid[])
      as one(number, outcome, remarks, plan, identity, person_id)
    where r.community_id = $1 and r.import_id = $2 and r.sheet = $3 and r.number = any ($4::integer[]) and r.number = one.number`,
};

interface Compared extends PlannedRow {
  readonly number: number;
  readonly identity: Buffer | null;
}

interface ReadLine {
  readonly row: TableRow;
  readonly draft: PersonDraft;
  readonly notes: readonly Remark[];
  readonly identity: Buffer;
}

const knownPersonOf = ({ id, version, leftBecause, values, home }: KnownResident): KnownPerson => ({
  ...values,
  id,
  version,
  leftBecause,
  home,
});

/** Who may be meant by these rows, asked for all of them at once. */
const contextFor = async (
  tx: Tx,
  deps: ImportDeps,
  communityId: string,
  drafts: readonly PersonDraft[],
): Promise<PlanContext> => {
  const buildings = await tx.query<KnownBuilding>(BUILDINGS, [communityId]);
  const known = await findResidents(tx, deps.keyRing, communityId, {
    idNumbers: drafts.flatMap(({ idNumber }) => idNumber ?? []),
    people: drafts.flatMap(({ name, bornOn }) => (bornOn === null ? [] : [{ name, bornOn }])),
  });
  const people = known.map(knownPersonOf);
  const byName = Map.groupBy(people, ({ name, bornOn }) => `${bornOn}|${name}`);
  return {
    findBuilding: createBuildingFinder(buildings),
    buildingNames: new Map(buildings.map(({ id, name }) => [id, name])),
    byNumber: new Map(people.flatMap((person) => (person.idNumber === null ? [] : [[person.idNumber, person]]))),
    byName: (name, bornOn) => byName.get(`${bornOn}|${name}`) ?? [],
  };
};

/** Equal for two rows about the same person: by number, else by name, birthday and address. */
const identityOf = (deps: ImportDeps, communityId: string, draft: PersonDraft): Buffer =>
  blindIndex(
    deps.keyRing,
    'id-number',
    communityId,
    draft.idNumber ?? JSON.stringify([draft.name, draft.bornOn, draft.place ?? draft.address]),
  );

const left = (number: number, outcome: 'error' | 'skipped', remarks: readonly Remark[]): Compared => ({
  number,
  outcome,
  remarks,
  plan: null,
  personId: null,
  identity: null,
});

/** Reads every line on its own: what is no person or cannot be relied on is settled here. */
const readLines = async (
  rows: readonly TableRow[],
  settle: (row: TableRow) => Compared | ReadLine,
): Promise<{ readonly settled: Compared[]; readonly lines: ReadLine[] }> => {
  const settled: Compared[] = [];
  const lines: ReadLine[] = [];
  for (const one of await mapBreathing(rows, settle))
    if ('draft' in one) lines.push(one);
    else settled.push(one);
  return { settled, lines };
};

const compareRows = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  rows: readonly TableRow[],
  today: PlainDate,
): Promise<readonly Compared[]> => {
  const { communityId, mapping } = one;
  const fieldOf = await headingReaderOf(tx, deps, communityId);
  const readRow = createRowReader(deps.words);
  const { settled, lines } = await readLines(rows, (row) => {
    const kind = rowKindOf(row, mapping, fieldOf);
    if (kind !== 'person') return left(row.number, 'skipped', [{ code: `row-is-${kind}` }]);
    const { draft, problems, notes } = readRow(row, mapping, today);
    return draft === null
      ? left(row.number, 'error', [...problems, ...notes])
      : { row, draft, notes, identity: identityOf(deps, communityId, draft) };
  });
  const seen = new Map(
    (
      await tx.query<{ identity: Buffer; number: number }>(SEEN, [
        communityId,
        one.id,
        lines.map(({ identity }) => identity),
        one.sheet,
      ])
    ).map(({ identity, number }) => [identity.toString('hex'), number]),
  );
  const context = await contextFor(
    tx,
    deps,
    communityId,
    lines.map(({ draft }) => draft),
  );
  const planned = await mapBreathing(lines, ({ row: { number }, draft, notes, identity }): Compared => {
    const key = identity.toString('hex');
    const line = seen.get(key);
    if (line !== undefined) return left(number, 'error', [{ code: 'duplicate-in-file', line }, ...notes]);
    seen.set(key, number);
    return { number, identity, ...planRow(draft, notes, context) };
  });
  return [...settled, ...planned];
};

const keepCompared = async (tx: Tx, { keyRing }: ImportDeps, one: ImportRecord, rows: readonly Compared[]) => {
  const plans = await mapBreathing(rows, ({ number, plan }) =>
    plan === null ? null : sealPlan(keyRing, one.communityId, rowIdOf(one.id, one.sheet, number), plan),
  );
  await tx.query(KEEP, [
    one.communityId,
    one.id,
    one.sheet,
    rows.map(({ number }) => number),
    rows.map(({ outcome }) => outcome),
    rows.map(({ remarks }) => JSON.stringify(remarks)),
    plans,
    rows.map(({ identity }) => identity),
    rows.map(({ personId }) => personId),
  ]);
};

/** Compares the next rows with who is known. Nothing about a resident is written. False: somebody else is at it. */
export const compareStep = (
  deps: ImportDeps,
  work: Pick<ImportRecord, 'communityId' | 'id' | 'state'>,
  now: string,
): Promise<boolean> =>
  deps.database.transact([work.communityId], async (tx) => {
    const one = await claimImport(tx, work);
    if (one === undefined) return { keep: false, value: false };
    const { communityId, id, sheet, headRows } = one;
    const stored = await tx.query<{ number: number; cellsSealed: Buffer }>(NEXT, [
      communityId,
      id,
      sheet,
      headRows,
      deps.rules.rowsAtOnce,
    ]);
    if (stored.length === 0) {
      await setImport(tx, one, { state: 'preview', counts: await countRows(tx, one), rowsDone: one.rowsTotal });
      return { keep: true, value: true };
    }
    const rows = await mapBreathing(stored, ({ number, cellsSealed }) => ({
      number,
      ...openCells(deps.keyRing, communityId, rowIdOf(id, sheet, number), cellsSealed),
    }));
    await keepCompared(tx, deps, one, await compareRows(tx, deps, one, rows, plainDateOf(now)));
    await setImport(tx, one, { rowsDone: one.rowsDone + rows.length });
    return { keep: true, value: true };
  });
