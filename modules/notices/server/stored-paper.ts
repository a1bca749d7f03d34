import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { WritePart } from '../../../platform/db/combined-statement.ts';
import { isForm, type DocumentData } from '../domain/document-data.ts';

/** One paper as it goes into the register: numbered, complete, never changed afterwards. */
export interface NewPaper {
  readonly communityId: string;
  readonly id: string;
  readonly number: string;
  readonly issuedAt: string;
  readonly caseId: string | null;
  readonly personId: string | null;
  /** Null where the clock or the person issued it. */
  readonly issuedBy: string | null;
  readonly data: DocumentData;
}

const placeOf = (communityId: string, id: string): FieldPlace => ({
  table: 'issued_document',
  column: 'data_sealed',
  communityId,
  rowId: id,
});

/** Columns of the statement below, in its order; the demo copies rows in by them. */
export const PAPER_COLUMNS =
  'community_id id case_id kind number issued_at data data_sealed person_id issued_by' as const;

/** Papers of a free form may say anything about anybody, so their contents are sealed. */
export const paperPart = (keyRing: KeyRing, paper: NewPaper): WritePart => {
  const { communityId, id, data } = paper;
  const contents = JSON.stringify(data);
  return {
    name: 'document',
    sql: `insert into issued_document (${PAPER_COLUMNS.replaceAll(' ', ', ')})
          values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)`,
    values: [
      communityId,
      id,
      paper.caseId,
      data.kind,
      paper.number,
      paper.issuedAt,
      isForm(data) ? null : contents,
      isForm(data) ? sealField(keyRing, placeOf(communityId, id), contents) : null,
      paper.personId,
      paper.issuedBy,
    ],
  };
};

export interface StoredContents {
  readonly data: DocumentData | null;
  readonly dataSealed: Uint8Array | null;
}

export const contentsOfPaper = (
  keyRing: KeyRing,
  communityId: string,
  id: string,
  stored: StoredContents,
): DocumentData => {
  if (stored.data !== null) return stored.data;
  if (stored.dataSealed === null) throw new Error('An issued paper always has its contents.');
  return JSON.parse(openField(keyRing, placeOf(communityId, id), stored.dataSealed)) as DocumentData;
};
