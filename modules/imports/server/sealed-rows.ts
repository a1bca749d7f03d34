import type { Cell, TableRow } from '../../../kernel/table-row.ts';
import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { ResidentValues } from '../../people/server/index.ts';
import type { DwellingPlan } from '../domain/plan-dwelling.ts';
import type { RowPlan } from '../domain/plan-row.ts';

const placeIn = (column: string, communityId: string, row: string): FieldPlace => ({
  table: 'person_import_row',
  column,
  communityId,
  rowId: row,
});

/** Names a row within a community, for its seals. */
export const rowIdOf = (importId: string, sheet: number, number: number): string => `${importId}/${sheet}/${number}`;

const partPlace = (communityId: string, importId: string, number: number): FieldPlace => ({
  table: 'person_import_part',
  column: 'content_sealed',
  communityId,
  rowId: `${importId}/${number}`,
});

export const sealPart = (
  ring: KeyRing,
  communityId: string,
  importId: string,
  number: number,
  content: string,
): Buffer => sealField(ring, partPlace(communityId, importId, number), content);

/** The bytes of a part, which came as base64. */
export const openPart = (
  ring: KeyRing,
  communityId: string,
  importId: string,
  number: number,
  sealed: Buffer,
): Buffer => Buffer.from(openField(ring, partPlace(communityId, importId, number), sealed), 'base64');

interface StoredCells {
  readonly cells: readonly Cell[];
  readonly marks: TableRow['marks'];
}

const sealer =
  <T>(column: string) =>
  (ring: KeyRing, communityId: string, row: string, value: T): Buffer =>
    sealField(ring, placeIn(column, communityId, row), JSON.stringify(value));
const opener =
  <T>(column: string) =>
  (ring: KeyRing, communityId: string, row: string, sealed: Buffer): T =>
    JSON.parse(openField(ring, placeIn(column, communityId, row), sealed)) as T;

export const sealCells = sealer<StoredCells>('cells_sealed');
export const openCells = opener<StoredCells>('cells_sealed');
export const sealPlan = sealer<RowPlan>('plan_sealed');
export const openPlan = opener<RowPlan>('plan_sealed');
export const sealDwellingPlan = sealer<DwellingPlan>('plan_sealed');
export const openDwellingPlan = opener<DwellingPlan>('plan_sealed');
export const sealBefore = sealer<ResidentValues>('before_sealed');
export const openBefore = opener<ResidentValues>('before_sealed');
