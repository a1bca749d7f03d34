import type { TableRow } from '../../../kernel/table-row.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import { dwellingsOfAddresses, loadDwellingFacts } from '../../communities/server/index.ts';
import { createDwellingReader, type DwellingDraft } from '../domain/dwelling-row.ts';
import { createBuildingFinder, type FoundBuilding } from '../domain/parse-address.ts';
import { planDwelling, type DwellingContext } from '../domain/plan-dwelling.ts';
import { readLines, type Compared, type ReadLine } from './compared-row.ts';
import { loadBuildings } from './compare-residents.ts';
import type { ImportDeps } from './deps.ts';
import type { ImportRecord } from './import-rows.ts';
import { rowIdOf, sealDwellingPlan } from './sealed-rows.ts';

const GRIDS: Statement = {
  name: 'grids-for-buildings',
  text: 'select id, name from grid where community_id = $1 and valid_until is null',
};

type Line = ReadLine<DwellingDraft> & { readonly found: FoundBuilding };

/** The dwellings that rows are about, by the number of the row. */
const knownOf = async (
  tx: Tx,
  deps: ImportDeps,
  communityId: string,
  lines: readonly Line[],
): Promise<ReadonlyMap<number, NonNullable<DwellingContext['known']>>> => {
  const placed = lines.flatMap(({ number, draft: { place }, found }) =>
    'building' in found ? [{ number, buildingId: found.building.id, unit: place.unit, room: place.room }] : [],
  );
  const dwellings = await dwellingsOfAddresses(tx, deps.keyRing, communityId, placed, { add: false });
  const ids = dwellings.flatMap((one) => one?.dwellingId ?? []);
  const facts = await loadDwellingFacts(tx, deps.keyRing, communityId, ids, { lock: false });
  return new Map(
    placed.flatMap(({ number }, at) => {
      const dwellingId = dwellings[at]?.dwellingId;
      const values = dwellingId === undefined ? undefined : facts.get(dwellingId);
      return dwellingId === undefined || values === undefined ? [] : [[number, { dwellingId, values }] as const];
    }),
  );
};

/** Compares rows of a building list with the dwellings there are. */
export const compareDwellings = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  rows: readonly TableRow[],
): Promise<readonly Compared[]> => {
  const { communityId, mapping } = one;
  const find = createBuildingFinder(await loadBuildings(tx, communityId));
  const grids = await tx.query<{ id: string; name: string }>(GRIDS, [communityId]);
  const readRow = createDwellingReader(deps.useWords);
  const { settled, lines } = await readLines(tx, deps, one, rows, {
    read: (row: TableRow) => readRow(row, mapping),
    wordsOf: ({ place }) => JSON.stringify([place.estate, place.building, place.unit, place.room]),
  });
  const placed = lines.map((line) => ({ ...line, found: find(line.draft.place) }));
  const known = await knownOf(tx, deps, communityId, placed);
  const planned = await mapBreathing(placed, ({ number, draft, notes, identity, found }): Compared => {
    const context = { found, grids, known: known.get(number) ?? null };
    const { outcome, remarks, plan } = planDwelling(draft, notes, context);
    const rowId = rowIdOf(one.id, one.sheet, number);
    const planSealed = plan === null ? null : sealDwellingPlan(deps.keyRing, communityId, rowId, plan);
    return { number, outcome, remarks, planSealed, personId: null, dwellingId: plan?.dwellingId ?? null, identity };
  });
  return [...settled, ...planned];
};
