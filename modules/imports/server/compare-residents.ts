import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { TableRow } from '../../../kernel/table-row.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import { findResidents, type KnownResident } from '../../people/server/index.ts';
import type { PersonDraft } from '../domain/import-row.ts';
import { createBuildingFinder, type KnownBuilding } from '../domain/parse-address.ts';
import { planRow, type KnownPerson, type PlanContext } from '../domain/plan-row.ts';
import { createRowReader } from '../domain/read-row.ts';
import { readLines, type Compared } from './compared-row.ts';
import type { ImportDeps } from './deps.ts';
import type { ImportRecord } from './import-rows.ts';
import { rowIdOf, sealPlan } from './sealed-rows.ts';

const BUILDINGS: Statement = {
  name: 'buildings-of-community',
  text: 'select id, name from building where community_id = $1 and valid_until is null',
};

export const loadBuildings = (tx: Tx, communityId: string): Promise<KnownBuilding[]> =>
  tx.query<KnownBuilding>(BUILDINGS, [communityId]);

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
  const buildings = await loadBuildings(tx, communityId);
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

/** Two rows are about the same person by number, else by name, birthday and address. */
const wordsOf = (draft: PersonDraft): string =>
  draft.idNumber ?? JSON.stringify([draft.name, draft.bornOn, draft.place ?? draft.address]);

/** Compares rows of a list of residents with who is known. */
export const compareResidents = async (
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  rows: readonly TableRow[],
  today: PlainDate,
): Promise<readonly Compared[]> => {
  const { communityId, mapping } = one;
  const readRow = createRowReader(deps.words);
  const read = (row: TableRow) => readRow(row, mapping, today);
  const { settled, lines } = await readLines(tx, deps, one, rows, { read, wordsOf });
  const drafts = lines.map(({ draft }) => draft);
  const context = await contextFor(tx, deps, communityId, drafts);
  const planned = await mapBreathing(lines, ({ number, draft, notes, identity }): Compared => {
    const { outcome, remarks, plan, personId } = planRow(draft, notes, context);
    const planSealed =
      plan === null ? null : sealPlan(deps.keyRing, communityId, rowIdOf(one.id, one.sheet, number), plan);
    return { number, outcome, remarks, planSealed, personId, dwellingId: null, identity };
  });
  return [...settled, ...planned];
};
