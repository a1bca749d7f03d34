import type { Row } from './refused-write.ts';

const SOMEBODY = '01990000-0000-7000-8000-000000000001';
const EARLIER = '2026-01-01';
const LATER = '2026-02-01';

/** Rows that a rule over several columns refuses. Rules over one column tell theirs by themselves. */
const OF_SEVERAL_COLUMNS: Readonly<Record<string, Row>> = {
  working_calendar_id_check: { id: false },
  person_check: { left_on: EARLIER, left_because: null },
  person_check1: { merged_into: SOMEBODY, left_because: null },
  person_fact_check: { value: null, value_sealed: null },
  issued_document_contents: { data: null, data_sealed: null },
  catalogue_publication_writers_check: { writers: '{}' },
  catalogue_publication_check: { reviewed_by: SOMEBODY, writers: `{${SOMEBODY}}` },
  catalogue_revision_check: { purpose: 'overlay', organisation_id: null },
  catalogue_revision_check1: { status: 'published', publication_id: null },
  training_round_check: { finished_at: '2026-09-16T02:00:00Z', right_answers: null, passed: null, finished_on: null },
  training_course_check: { held_from: LATER, held_to: EARLIER },
  training_course_check1: { status: 'confirmed', decided_by: null, decided_at: null },
  process_variant_check: { reviewed_by: SOMEBODY, writers: `{${SOMEBODY}}` },
  process_variant_writers_check: { writers: '{}' },
  process_variant_revision_check: { status: 'published', published_version: null },
  household_stay_check: { stays_from: LATER, stays_until: EARLIER },
  duty_assignment_check: { worker_id: null, person_id: null },
  duty_assignment_check1: { holds_from: LATER, holds_until: EARLIER },
  person_consent_check: { given_on: LATER, withdrawn_on: EARLIER },
  duplicate_pair_check: { left_id: SOMEBODY, right_id: SOMEBODY },
  erasure_request_check: { requested_by: SOMEBODY, decided_by: SOMEBODY },
  erasure_request_check1: { state: 'approved', decided_by: null },
  erasure_request_check2: { state: 'done', done_at: null },
  visit_rule_check: { valid_from: LATER, valid_until: EARLIER },
  visit_absence_check: { away_from: LATER, away_to: EARLIER },
  field_record_check: { case_id: SOMEBODY, case_number: null },
  field_record_check1: { case_id: null, case_number: null, kind: 'event' },
  field_quarantine_check: { settled_at: '2026-09-16T02:00:00Z', decision: null },
};

/** Rows for an index over a part of its table, and for a table that already holds the one row it may. */
const OF_PART_OF_A_TABLE: Readonly<Record<string, Row>> = {
  process_variant_revision_under_way: { status: 'writing' },
  working_calendar_pkey: { id: false },
};

/** A row that this rule must refuse. A rule that nothing is known of is an entry missing here. */
export const rowAgainst = (name: string, rule: string): Row => {
  const known = OF_SEVERAL_COLUMNS[name];
  if (known !== undefined) return known;
  const [, listed] = /\(\((\w+) = (?:ANY|'\w)/.exec(rule) ?? [];
  if (listed !== undefined) return { [listed]: 'none-of-these' };
  const [, least, least1] = /\(\(?(\w+) >=? \(?(\d+)\)?/.exec(rule) ?? [];
  if (least !== undefined) return { [least]: rule.includes('>=') ? Number(least1) - 1 : Number(least1) };
  const [, written] = /\((\w+) ~ /.exec(rule) ?? [];
  if (written !== undefined) return { [written]: 'not like this' };
  throw new Error(`Write into tests/security/guards/forbidden-rows.ts what ${name} refuses: ${rule}`);
};

/** What a row needs so that this index holds it. */
export const rowIn = (name: string): Row => OF_PART_OF_A_TABLE[name] ?? {};
