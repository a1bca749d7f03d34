import type { PersonReference } from '../modules/people/server/index.ts';

/**
 * Every column that names a person, whatever module keeps it: when two records turn out to be one person, these rows
 * follow the record that stays, and go back when the merge is undone. Tables need `community_id` and `id`.
 */
export const PERSON_REFERENCES: readonly PersonReference[] = [
  { table: 'case_record', column: 'person_id' },
  { table: 'issued_document', column: 'person_id' },
  { table: 'visit', column: 'person_id' },
  { table: 'visit_occasion', column: 'person_id' },
  { table: 'service_evidence', column: 'person_id' },
  { table: 'person_consent', column: 'person_id' },
  { table: 'replaced_value', column: 'person_id' },
  { table: 'duty_assignment', column: 'person_id' },
  { table: 'publicity_recipient', column: 'person_id' },
  { table: 'erasure_request', column: 'person_id' },
];
