import type { FieldPlace } from '../../../platform/crypto/field-sealing.ts';

const inPerson =
  (column: string) =>
  (communityId: string, personId: string): FieldPlace => ({
    table: 'person',
    column,
    communityId,
    rowId: personId,
  });

const inRow =
  (table: string, column: string) =>
  (communityId: string, rowId: string): FieldPlace => ({ table, column, communityId, rowId });

/** Where each sealed field of the people's tables belongs; reader and writer must name the same place. */
export const personPlace = {
  idNumber: inPerson('id_number_sealed'),
  phone: inPerson('phone_sealed'),
  address: inPerson('address_sealed'),
  room: (communityId: string, householdId: string): FieldPlace => ({
    table: 'household',
    column: 'room_sealed',
    communityId,
    rowId: householdId,
  }),
  consentGiver: inRow('person_consent', 'giver_name_sealed'),
  lifeEvent: inRow('life_event', 'details_sealed'),
  replacedValue: inRow('replaced_value', 'value_sealed'),
  visitNote: inRow('visit', 'note_sealed'),
  erasureNote: inRow('erasure_request', 'note_sealed'),
  erasureAnswer: inRow('erasure_request', 'answer_sealed'),
  merge: inRow('person_merge', 'before_sealed'),
  fact: (communityId: string, personId: string, factId: string): FieldPlace => ({
    table: 'person_fact',
    column: 'value_sealed',
    communityId,
    rowId: `${personId}/${factId}`,
  }),
} as const;
