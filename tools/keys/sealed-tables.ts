/** A table with sealed columns, and what its seals name as the row. */
export interface SealedTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** SQL of the row id that is bound into the seals. */
  readonly rowId: string;
  /** Rows read at once; few where a row holds a picture. */
  readonly atOnce: number;
  /** Rows of the whole installation, of no community. */
  readonly shared?: true;
}

const MANY = 500;
const FEW = 20;

const sealed = (table: string, columns: string, rowId = 'id::text', atOnce = MANY): SealedTable => ({
  table,
  columns: columns.split(' '),
  rowId,
  atOnce,
});

/** Every sealed column there is, but for values inside events of cases (`case-seals.ts`). A test holds it against the tables. */
export const SEALED_TABLES: readonly SealedTable[] = [
  sealed('person', 'id_number_sealed phone_sealed address_sealed'),
  sealed('person_fact', 'value_sealed', `person_id || '/' || fact_id`),
  sealed('person_consent', 'giver_name_sealed'),
  sealed('person_merge', 'before_sealed'),
  sealed('replaced_value', 'value_sealed'),
  sealed('life_event', 'details_sealed'),
  sealed('erasure_request', 'note_sealed answer_sealed'),
  sealed('person_import_part', 'content_sealed', `import_id || '/' || number`, FEW),
  sealed('person_import_row', 'cells_sealed plan_sealed before_sealed', `import_id || '/' || sheet || '/' || number`),
  sealed('household', 'room_sealed'),
  sealed('dwelling', 'door_sealed owner_sealed'),
  sealed('visit', 'note_sealed details_sealed'),
  sealed('visit_occasion', 'note_sealed'),
  sealed('visit_attachment', 'content_sealed', 'id::text', FEW),
  sealed('roll_call', 'help_sealed'),
  sealed('roll_call_person', 'help_sealed note_sealed', `roll_call_id || '/' || person_id`),
  sealed('roll_call_answer', 'note_sealed'),
  sealed('field_record', 'values_sealed'),
  sealed('field_photo', 'content_sealed', 'id::text', FEW),
  sealed('field_voice', 'content_sealed', 'id::text', FEW),
  sealed('field_quarantine', 'content_sealed', 'id::text', FEW),
  sealed('answer_link', 'code_sealed'),
  sealed('issued_document', 'data_sealed'),
  sealed('document_void', 'reason_sealed', 'document_id::text'),
  sealed('publicity_recipient', 'code_sealed'),
  sealed('draft', 'body_sealed'),
  sealed('idempotency_key', 'body_sealed', `caller || '/' || key`),
  sealed('training_course', 'certificate_sealed'),
  { ...sealed('auth.second_factor', 'secret_sealed', 'account_id'), shared: true },
];
