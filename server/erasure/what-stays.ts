import type { Text } from '../../kernel/text.ts';

/** Why a column is left as it is when a person is erased. */
export const STAYS_BECAUSE = {
  archives: {
    zh: '办件、已出具的文书依档案规定保存，其中只以编号指向此人',
    en: 'matters and issued papers are kept as archives; they lead to the person by id alone',
  },
  trail: {
    zh: '审计记录不可更改，其中没有个人信息的值',
    en: 'the audit trail cannot be changed and holds no personal value',
  },
  counted: {
    zh: '只是固定的代码或日期，统计需要；所指的档案已没有姓名',
    en: 'a code of a fixed list or a day, needed for counting; the file it leads to names nobody any more',
  },
  place: { zh: '说的是房屋和地点，不论谁住', en: 'tells of a place, whoever lives there' },
  everybody: {
    zh: '发给一批人或针对整份名册，不指某一人',
    en: 'tells of many people or of a whole list, of nobody by itself',
  },
  told: {
    zh: '物业提供的房屋产权人，随房屋名册更正，不指向居民档案',
    en: 'the owner of a dwelling as the property company told, corrected with its list; it leads to no file',
  },
  passing: { zh: '读入后即删除，最长七天', en: 'gone by itself: files once they are read, replies after seven days' },
  staff: { zh: '工作人员和单位的记录，不是居民的', en: 'of workers and offices, not of residents' },
  rules: { zh: '规则、目录、日历和程序自身的记录', en: 'rules, catalogue, calendar, and the program’s own records' },
} as const satisfies Readonly<Record<string, Text>>;
export type StaysBecause = keyof typeof STAYS_BECAUSE;

/** Either gone with the person, its words at least where other people share the row, or left for a reason. */
export type Fate = 'erased' | StaysBecause;
type Fates = Partial<Readonly<Record<Fate, string>>>;

/** Columns by table and fate, separated by spaces: every column that can hold words, days or bytes. */
const PEOPLE: Readonly<Record<string, Fates>> = {
  person: {
    erased:
      'relation_to_head name born_on ethnic_group residence id_number_sealed id_number_index id_number_masked phone_sealed phone_masked address_sealed',
    counted: 'sex source as_of left_on left_because',
  },
  person_search_term: { erased: 'term' },
  person_fact: { erased: 'fact_id value value_sealed source as_of expires_on' },
  person_group: {
    erased: 'group_id since until source as_of class_id evidence reviewed_on review_due_on left_reason',
  },
  person_consent: {
    erased: 'scope giver_name_sealed giver_relation withdrawn_reason',
    counted: 'purpose given_how given_by given_on valid_until withdrawn_on',
  },
  person_merge: { erased: 'before_sealed moved reason' },
  duplicate_pair: { erased: 'reasons decision' },
  replaced_value: { erased: 'field value_sealed source as_of expires_on reason' },
  life_event: { erased: 'effects details_sealed reason', counted: 'kind happened_on until source' },
  erasure_request: { erased: 'note_sealed answer_sealed', counted: 'ground asked_by state' },
  person_import: {
    everybody: 'source file_name state refusal sheets titles mapping counts undo_reason kind failed_during',
  },
  person_import_part: { passing: 'content_sealed' },
  person_import_row: {
    erased:
      'cells_sealed outcome remarks plan_sealed identity decision result result_code before_sealed entered_groups',
  },
  import_heading: { rules: 'heading field' },
  community_group: { rules: 'id name basis valid_from valid_until' },
};

const VISITS: Readonly<Record<string, Fates>> = {
  visit: { erased: 'note note_sealed details_sealed', counted: 'visited_on result next_due_on rule_ids' },
  visit_occasion: { erased: 'note_sealed', counted: 'rule_id happened_on' },
  planned_visit: {
    erased: 'notes',
    counted: 'need_key rule_ids checklist_ids planned_on earliest_on latest_on state',
  },
  visit_finding: { counted: 'checklist_id question_id process_id' },
  visit_attachment: { erased: 'media_type content_sealed' },
  service_evidence: { counted: 'source_kind happened_on group_ids rule_ids result' },
  visit_rule: { rules: 'group_id every checklist_id basis valid_from valid_until' },
  visit_absence: { staff: 'away_from away_to' },
  roll_call: { everybody: 'title help_sealed' },
  roll_call_person: { erased: 'help_sealed note_sealed', counted: 'state' },
  roll_call_answer: { erased: 'note_sealed', counted: 'state' },
  field_record: { erased: 'values_sealed', counted: 'kind', archives: 'case_number' },
  // What belongs to a visit is an attachment of the visit; these belong to matters.
  field_photo: { archives: 'media_type content_sealed' },
  field_voice: { archives: 'media_type content_sealed' },
  field_quarantine: { erased: 'content_sealed decision reason held_for' },
  field_phone: { staff: 'code_hash' },
};

const MATTERS: Readonly<Record<string, Fates>> = {
  case_record: {
    archives: 'number receipt_code process_id item_id step kind responsible outcome due_on next_mark_on state closing',
  },
  case_event: { archives: 'type role body' },
  case_task: { archives: 'kind due_on answered' },
  answer_link: { archives: 'code_hash code_sealed' },
  issued_document: { archives: 'kind number data data_sealed' },
  document_void: { archives: 'reason_sealed' },
  publicity_push: { everybody: 'message group_ids' },
  publicity_recipient: { counted: 'code_hash code_sealed' },
  channel_check: { staff: 'on_date channel' },
  notification: { archives: 'kind' },
  outbox: { archives: 'topic payload failed_because' },
  draft: { erased: 'title body_sealed' },
  saved_view: { erased: 'page name query columns' },
  idempotency_key: { erased: 'body_sealed', passing: 'caller key request_hash' },
  number_counter: { rules: 'kind' },
  audit_entry: { trail: 'actor action subject_kind subject_id outcome origin details' },
  audit_seal: { trail: 'previous_hash hash' },
};

const PLACES: Readonly<Record<string, Fates>> = {
  building: { place: 'name valid_from valid_until' },
  building_placement: { place: 'placed_from placed_until' },
  building_unit: { place: 'name valid_from valid_until' },
  dwelling: { place: 'door_sealed door_index used_as valid_from valid_until', told: 'owner_sealed' },
  grid: { place: 'name valid_from valid_until' },
  micro_grid: { place: 'name valid_from valid_until' },
  household: { place: 'unit room_sealed closed_on' },
  household_stay: { place: 'tenure stays_from stays_until source' },
  place_shape: { place: 'drawn_from place_kind shape' },
  plan_picture: { place: 'media_type content' },
  region: { place: 'code parent_code level name' },
  duty_assignment: { erased: 'reason end_reason', counted: 'role_id place_kind holds_from holds_until' },
};

const OFFICE: Readonly<Record<string, Fates>> = {
  organisation: {
    staff: 'kind name short_name department_id receipt_prefix region_code phone address office_hours',
  },
  worker: { staff: 'account_id username name post status' },
  worker_role: { staff: 'role' },
  duty_shift: { staff: 'on_date half post' },
  training_course: {
    staff:
      'kind_id content_id title organiser organiser_level held_from held_to certificate_sealed status decision_reason',
  },
  training_round: { staff: 'mode group_id seed keys on_date digest answers finished_on' },
  training_weak_spot: { staff: 'key due_on' },
  calendar_day: { rules: 'date name basis' },
  working_calendar: { rules: 'horizon_on' },
  catalogue_publication: { rules: 'item_id valid_from written' },
  catalogue_revision: { rules: 'purpose item_id status written steps' },
  process_variant: { rules: 'process_id valid_from changes definition' },
  process_variant_revision: { rules: 'process_id status changes steps' },
  installation: { rules: 'key value' },
};

const columnsOf = ([table, fates]: readonly [string, Fates]): readonly (readonly [string, Fate])[] =>
  Object.entries(fates).flatMap(([fate, names]) =>
    names.split(' ').map((column): readonly [string, Fate] => [`${table}.${column}`, fate as Fate]),
  );

/** What becomes of each column, by `table.column`. A test holds it against the tables there are. */
export const FATES: ReadonlyMap<string, Fate> = new Map(
  [PEOPLE, VISITS, MATTERS, PLACES, OFFICE].flatMap((tables) => Object.entries(tables).flatMap(columnsOf)),
);
