import { maskIdNumber, maskPhone } from '../../people/domain/masking.ts';
import type { ImportRow } from '../contract.ts';
import { cleanText } from '../domain/clean-text.ts';
import type { Mapping, Outcome, Remark } from '../domain/import-row.ts';
import type { Change, RowPlan } from '../domain/plan-row.ts';
import type { ImportDeps } from './deps.ts';
import type { ImportRecord } from './import-rows.ts';
import { openCells, openPlan, rowIdOf } from './sealed-rows.ts';

export interface StoredRow {
  readonly number: number;
  readonly outcome: Outcome;
  readonly remarks: readonly Remark[];
  readonly cellsSealed: Buffer;
  readonly planSealed: Buffer | null;
  readonly personId: string | null;
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

/** A row as the preview shows it: the name in full, numbers and doors masked. */
export const rowReplyOf = (deps: ImportDeps, one: ImportRecord, row: StoredRow): ImportRow => {
  const { number, outcome, remarks, personId, decision, result, resultCode } = row;
  const rowId = rowIdOf(one.id, one.sheet, number);
  const plan = row.planSealed === null ? null : openPlan(deps.keyRing, one.communityId, rowId, row.planSealed);
  const cells = plan === null ? openCells(deps.keyRing, one.communityId, rowId, row.cellsSealed).cells : [];
  return {
    number,
    outcome,
    name: (plan?.draft.name ?? cellOf([...cells], one.mapping, 'name')).slice(0, 60),
    idNumberMasked: plan === null || plan.draft.idNumber === null ? null : maskIdNumber(plan.draft.idNumber),
    remarks: remarks.map((remark) => ({ ...remark })),
    changes: plan === null ? [] : changesOf(deps, plan),
    personId,
    decision,
    result,
    resultCode,
  };
};
