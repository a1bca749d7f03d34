import type { FieldPlace } from '../../../platform/crypto/field-sealing.ts';

const inRow =
  (table: string, column: string) =>
  (communityId: string, rowId: string): FieldPlace => ({ table, column, communityId, rowId });

/** Where the sealed fields of visits belong; reader and writer must name the same place. */
export const visitPlace = {
  details: inRow('visit', 'details_sealed'),
  note: inRow('visit', 'note_sealed'),
  occasionNote: inRow('visit_occasion', 'note_sealed'),
  attachment: inRow('visit_attachment', 'content_sealed'),
} as const;
