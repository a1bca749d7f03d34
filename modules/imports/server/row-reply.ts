import { maskIdNumber, maskName, maskPhone } from '../../people/domain/masking.ts';
import type { ImportRow } from '../contract.ts';
import type { Cell } from '../../../kernel/table-row.ts';
import { cleanText } from '../domain/clean-text.ts';
import { groupParts } from '../domain/read-groups.ts';
import type { Mapping, Outcome, Remark } from '../domain/import-row.ts';
import type { DwellingUse } from '../domain/dwelling-row.ts';
import type { DwellingChange } from '../domain/plan-dwelling.ts';
import type { Change, RowPlan } from '../domain/plan-row.ts';
import type { ImportDeps } from './deps.ts';
import type { ImportRecord } from './import-rows.ts';
import { openCells, openDwellingPlan, openPlan, rowIdOf } from './sealed-rows.ts';

export interface StoredRow {
  readonly number: number;
  readonly outcome: Outcome;
  readonly remarks: readonly Remark[];
  readonly cellsSealed: Buffer;
  readonly planSealed: Buffer | null;
  readonly personId: string | null;
  readonly dwellingId: string | null;
  readonly decision: ImportRow['decision'];
  readonly result: ImportRow['result'];
  readonly resultCode: string | null;
}

/** The door is left out, as in every list. */
const withoutDoor = (address: string): string => address.replace(/\d+[a-zA-Z]?[室号]?$/u, '＊＊');

const shown = (deps: ImportDeps, field: Change['field'], value: string): string => {
  if (field === 'relation') return deps.words.relation[value]?.[0] ?? value;
  if (field === 'idNumber') return maskIdNumber(value);
  if (field === 'phone') return maskPhone(value);
  return field === 'home' || field === 'address' ? withoutDoor(value) : value;
};

const changesOf = (deps: ImportDeps, plan: RowPlan): ImportRow['changes'] =>
  plan.changes.map(({ field, from, to }) => ({
    field,
    from: from === null ? null : shown(deps, field, from),
    to: shown(deps, field, to),
  }));

const cellOf = (cells: Parameters<typeof cleanText>[0][], mapping: Mapping, wanted: string): string => {
  const at = Object.keys(mapping).find((column) => mapping[column] === wanted);
  return at === undefined ? '' : cleanText(cells[Number(at)] ?? null).text;
};

/** The word of the cell of groups that a remark is about. */
export const groupWord = (cells: readonly Cell[], mapping: Mapping, part: number): string => {
  const at = Object.keys(mapping).find((column) => mapping[column] === 'groups');
  return (at === undefined ? '' : (groupParts(cells[Number(at)] ?? null)[part] ?? '')).slice(0, 40);
};

type Told = Pick<ImportRow, 'name' | 'idNumberMasked' | 'changes'>;

const cellsOf = (deps: ImportDeps, one: ImportRecord, rowId: string, { cellsSealed }: StoredRow) => [
  ...openCells(deps.keyRing, one.communityId, rowId, cellsSealed).cells,
];

const tellResident = (deps: ImportDeps, one: ImportRecord, rowId: string, row: StoredRow): Told => {
  const plan = row.planSealed === null ? null : openPlan(deps.keyRing, one.communityId, rowId, row.planSealed);
  return {
    name: plan?.draft.name ?? cellOf(cellsOf(deps, one, rowId, row), one.mapping, 'name'),
    idNumberMasked: plan === null || plan.draft.idNumber === null ? null : maskIdNumber(plan.draft.idNumber),
    changes: plan === null ? [] : changesOf(deps, plan),
  };
};

const shownOfDwelling = ({ useWords }: ImportDeps, field: DwellingChange['field'], value: string): string => {
  if (field === 'usedAs') return useWords[value as DwellingUse][0] ?? value;
  if (field === 'owner') return maskName(value);
  return field === 'ownerPhone' ? maskPhone(value) : value;
};

/** The door itself stands in the list: that is what a list of dwellings is about. Owners are masked. */
const tellDwelling = (deps: ImportDeps, one: ImportRecord, rowId: string, row: StoredRow): Told => {
  if (row.planSealed === null) {
    const cells = cellsOf(deps, one, rowId, row);
    const name = ['address', 'building', 'unit', 'room'].map((field) => cellOf(cells, one.mapping, field)).join('');
    return { name, idNumberMasked: null, changes: [] };
  }
  const plan = openDwellingPlan(deps.keyRing, one.communityId, rowId, row.planSealed);
  return {
    name: `${plan.buildingName}${plan.unit}${plan.room}`,
    idNumberMasked: null,
    changes: plan.changes.map(({ field, from, to }) => ({
      field,
      from: from === null ? null : shownOfDwelling(deps, field, from),
      to: shownOfDwelling(deps, field, to),
    })),
  };
};

/** A row as the preview shows it: the name in full, numbers, owners and residents' doors masked. */
export const rowReplyOf = (deps: ImportDeps, one: ImportRecord, row: StoredRow): ImportRow => {
  const { number, outcome, remarks, personId, dwellingId, decision, result, resultCode } = row;
  const rowId = rowIdOf(one.id, one.sheet, number);
  const told = one.kind === 'dwellings' ? tellDwelling(deps, one, rowId, row) : tellResident(deps, one, rowId, row);
  return {
    ...told,
    number,
    outcome,
    name: told.name.slice(0, 60),
    remarks: remarks.map(({ part, ...remark }) =>
      part === undefined ? remark : { ...remark, word: groupWord(cellsOf(deps, one, rowId, row), one.mapping, part) },
    ),
    personId,
    dwellingId,
    decision,
    result,
    resultCode,
  };
};
