import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { fillText } from '../../../platform/http/problems.ts';
import { writeXlsxSheet, type XlsxColumn, type XlsxValue } from '../../../platform/spreadsheet/write-xlsx.ts';
import { recordDone } from '../../audit/server/index.ts';
import { exportDuties, exportDwellings } from '../contract.ts';
import { compareDoors } from '../domain/door.ts';
import { dutiesByPlace, responsible } from '../domain/duties.ts';
import { openPlaces, type PlaceChain, type PlacesOn } from '../domain/place-tree.ts';
import { stateOf } from './building-routes.ts';
import type { CommunitiesDeps, PlaceExportWords } from './deps.ts';
import { doorOf, loadDwellings, type DwellingRow } from './dwelling-rows.ts';
import { loadDuties, type StoredDuty } from './duty-rows.ts';
import { holderReply, inChargeReply } from './in-charge-replies.ts';
import { heldOn } from './list-duties-route.ts';
import { loadTree } from './place-rows.ts';
import { reachOf, type Asking } from './reach.ts';
import { loadLivedIn, type LivedIn } from './residents-of-dwellings.ts';

type Row = readonly XlsxValue[];

/** Roles that stand as columns beside each dwelling. */
const SHOWN_ROLES = ['grid-worker', 'building-head', 'neighbour-leader', 'building-steward'];

const column = (title: string, widthInCharacters: number, type: 'text' | 'number' | 'date' = 'text'): XlsxColumn => ({
  title,
  widthInCharacters,
  type,
});

const sheet = (
  deps: CommunitiesDeps,
  name: string,
  columns: readonly XlsxColumn[],
  rows: readonly Row[],
  call: Asking,
) =>
  writeXlsxSheet({
    name,
    columns,
    rows,
    note: fillText(deps.exportWords.note, {
      exporter: call.caller.name,
      on: plainDateOf(call.now),
      rows: rows.length,
    }).zh,
    madeAt: new Date(call.now),
  });

const namesOf = (deps: CommunitiesDeps, duties: readonly StoredDuty[]): string =>
  duties.map((duty) => holderReply(deps, duty).name).join('、');

const dwellingColumns = (deps: CommunitiesDeps, { columns }: PlaceExportWords): readonly XlsxColumn[] => [
  column(columns.grid.zh, 14),
  column(columns['micro-grid'].zh, 16),
  column(columns.building.zh, 20),
  column(columns.unit.zh, 10),
  column(columns.floor.zh, 8, 'number'),
  column(columns.door.zh, 10),
  column(columns.state.zh, 10),
  column(columns.households.zh, 8, 'number'),
  column(columns.residents.zh, 8, 'number'),
  ...SHOWN_ROLES.map((id) => column(deps.roles.find((role) => role.id === id)?.name.zh ?? id, 16)),
];

const nameIn = (places: PlacesOn, chain: ReturnType<PlacesOn['chainOf']>, kind: string): string => {
  const found = chain.find((place) => place.kind === kind);
  return found === undefined ? '' : (places.nameOf(found) ?? '');
};

interface Door {
  readonly row: DwellingRow;
  readonly chain: PlaceChain;
  readonly door: string;
}

/** Building by building, unit by unit, and within it as one passes the doors. */
const inOrder = (a: Door, b: Door): number => {
  const [one, other] = [a, b].map(({ row }) => `${row.buildingId}${row.unitId}`);
  if (one === undefined || other === undefined || one === other) return compareDoors(a.door, b.door);
  return one < other ? -1 : 1;
};

const dwellingRow = (
  deps: CommunitiesDeps,
  places: PlacesOn,
  { row, chain, door }: Door,
  here: readonly LivedIn[],
  inRole: (roleId: string) => readonly StoredDuty[],
): Row => [
  nameIn(places, chain, 'grid'),
  nameIn(places, chain, 'micro-grid'),
  nameIn(places, chain, 'building'),
  nameIn(places, chain, 'unit'),
  row.floor,
  door,
  deps.exportWords.states[stateOf(here)].zh,
  here.length,
  here.reduce((sum, one) => sum + one.residents, 0),
  ...SHOWN_ROLES.map((roleId) => namesOf(deps, inRole(roleId))),
];

const dwellingsRoute = (deps: CommunitiesDeps): Implementation =>
  implement(exportDwellings, async (tx, call) => {
    const { communityId } = call.params;
    const buildingId = call.query.buildingId ?? null;
    const on = plainDateOf(call.now);
    const places = openPlaces(await loadTree(tx, communityId), on);
    const duties = await loadDuties(tx, communityId, on);
    const byId = new Map(duties.map((duty) => [duty.id, duty]));
    const index = dutiesByPlace(duties);
    const { sees } = await reachOf(tx, call, places.tree);
    const living = Map.groupBy(await loadLivedIn(tx, communityId, buildingId), ({ dwellingId }) => dwellingId);
    const rows = (await loadDwellings(tx, communityId, buildingId))
      .map((row) => ({ row, chain: places.chainOfDwelling(row), door: doorOf(deps.keyRing, communityId, row) }))
      .filter(({ chain }) => sees(chain))
      .toSorted(inOrder)
      .map((one) =>
        dwellingRow(deps, places, one, living.get(one.row.id) ?? [], (roleId) =>
          responsible(one.chain, index, roleId, on).flatMap(({ id }) => byId.get(id) ?? []),
        ),
      );
    const name = deps.exportWords.dwellings.zh;
    const bytes = await sheet(deps, name, dwellingColumns(deps, deps.exportWords), rows, call);
    recordDone(tx, call, communityId, {
      action: 'export-dwellings',
      subjectKind: 'community',
      subjectId: communityId,
      details: { rows: rows.length },
    });
    return ok({ bytes, filename: `${name}-${on}.xlsx` });
  });

const dutiesRoute = (deps: CommunitiesDeps): Implementation =>
  implement(exportDuties, async (tx, call) => {
    const { communityId } = call.params;
    const on = call.query.on ?? plainDateOf(call.now);
    const { places, held } = await heldOn(tx, call, communityId, on);
    const { columns, holders, duties: title } = deps.exportWords;
    const rows = held
      .map((duty) => inChargeReply(deps, places, duty))
      .map(
        ({ role, place, holder, from, until }): Row => [
          role.zh,
          place.name,
          holder.name,
          holders[holder.kind].zh,
          from,
          until,
        ],
      );
    const bytes = await sheet(
      deps,
      title.zh,
      [
        column(columns.role.zh, 14),
        column(columns.place.zh, 26),
        column(columns.name.zh, 12),
        column(columns.holder.zh, 10),
        column(columns.from.zh, 12, 'date'),
        column(columns.until.zh, 12, 'date'),
      ],
      rows,
      call,
    );
    recordDone(tx, call, communityId, {
      action: 'export-duties',
      subjectKind: 'community',
      subjectId: communityId,
      details: { rows: rows.length },
    });
    return ok({ bytes, filename: `${title.zh}-${on}.xlsx` });
  });

/** Lists as spreadsheets, exactly what the caller sees. */
export const exportRoutes = (deps: CommunitiesDeps): readonly Implementation[] => [
  dwellingsRoute(deps),
  dutiesRoute(deps),
];
