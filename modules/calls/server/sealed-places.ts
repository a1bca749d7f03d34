import type { FieldPlace } from '../../../platform/crypto/field-sealing.ts';

const inRow =
  (table: string, column: string) =>
  (communityId: string, rowId: string): FieldPlace => ({ table, column, communityId, rowId });

/** Where sealed fields of roll calls belong; reader and writer must name the same place. */
export const callPlace = {
  scope: inRow('roll_call', 'help_sealed'),
  help: (communityId: string, rollCallId: string, personId: string): FieldPlace =>
    inRow('roll_call_person', 'help_sealed')(communityId, `${rollCallId}/${personId}`),
  note: (communityId: string, rollCallId: string, personId: string): FieldPlace =>
    inRow('roll_call_person', 'note_sealed')(communityId, `${rollCallId}/${personId}`),
  answerNote: inRow('roll_call_answer', 'note_sealed'),
} as const;
