import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { TableRow } from '../../../kernel/table-row.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import { findResidents, groupsOfCommunity, groupStandings, type KnownResident } from '../../people/server/index.ts';
import { NO_STANDING } from '../../people/domain/group-entries.ts';
import type { PersonDraft } from '../domain/import-row.ts';
import { createBuildingFinder, type KnownBuilding } from '../domain/parse-address.ts';
import { planGroups } from '../domain/plan-groups.ts';
import { planRow, type KnownPerson, type PlanContext } from '../domain/plan-row.ts';
import { createGroupWords } from '../domain/read-groups.ts';
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
  const groups = await groupsOfCommunity(tx, deps.groups, communityId);
  const readRow = createRowReader(deps.words, createGroupWords(groups, deps.groupWords, today));
  const read = (row: TableRow) => readRow(row, mapping, today);
  const { settled, lines } = await readLines(tx, deps, one, rows, { read, wordsOf });
  const drafts = lines.map(({ draft }) => draft);
  const context = await contextFor(tx, deps, communityId, drafts);
  const plans = await mapBreathing(lines, ({ draft, notes }) => planRow(draft, notes, context));
  const named = plans.flatMap(({ personId }, at) =>
    personId === null || lines[at]?.draft.entries === undefined ? [] : [personId],
  );
  const standings = await groupStandings(tx, deps.keyRing, groups, communityId, [...new Set(named)]);
  const byId = new Map(groups.map((group) => [group.id, group]));
  const both = lines.flatMap((line, at) => (plans[at] === undefined ? [] : [{ ...line, alone: plans[at] }]));
  const planned = await mapBreathing(both, ({ number, draft, identity, alone }): Compared => {
    const known = standings.get(alone.personId ?? '') ?? NO_STANDING;
    const standing = { ...known, bornOn: draft.bornOn ?? known.bornOn };
    const { outcome, remarks, plan, personId } = planGroups(alone, draft, { groups: byId, standing, today });
    const planSealed =
      plan === null ? null : sealPlan(deps.keyRing, communityId, rowIdOf(one.id, one.sheet, number), plan);
    return { number, outcome, remarks, planSealed, personId, dwellingId: null, identity };
  });
  return [...settled, ...planned];
};
