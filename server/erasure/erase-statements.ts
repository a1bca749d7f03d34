import { BY_OPERATOR } from '../../modules/people/domain/erasure.ts';

export { ERASED_NAME } from '../../modules/people/domain/erasure.ts';

/**
 * The record, the one it was merged into, and those merged into that: all of them are the same person.
 * Values: community, person.
 */
export const OF_SAME_PERSON = `with recursive who(id) as (
    select id from person where community_id = $1 and id = $2
    union
    select case when p.merged_into = w.id then p.id else p.merged_into end from who w
    join person p on p.community_id = $1 and (p.merged_into = w.id or (p.id = w.id and p.merged_into is not null)))`;

/** Values: community, person. */
export const WHO = `${OF_SAME_PERSON}
  select p.id, p.name, p.merged_into as "mergedInto", p.id_number_sealed as "idNumberSealed", p.phone_sealed as "phoneSealed"
  from who join person p on p.community_id = $1 and p.id = who.id order by p.id`;

/** Values: community, records, name in its place, when. */
export const BLANK = `update person set name = $3, born_on = null, ethnic_group = null, household_id = null,
    residence = case when merged_into is null then 'moved-away' else residence end, relation_to_head = 'other',
    id_number_sealed = null, id_number_index = null, id_number_masked = null, phone_sealed = null, phone_masked = null,
    address_sealed = null, version = version + 1, updated_at = $4
  where community_id = $1 and id = any ($2::uuid[]) and name <> $3`;

const of = (column: string): string => `community_id = $1 and ${column} = any ($2::uuid[])`;
const VISITS = `select id from visit where ${of('person_id')}`;

/** Values: community, records. Whatever says something of a person in tables that hold it by the person’s id. */
export const ERASE: readonly string[] = [
  `delete from person_search_term where ${of('person_id')}`,
  `delete from person_fact where ${of('person_id')}`,
  `delete from person_group where ${of('person_id')}`,
  `delete from replaced_value where ${of('person_id')}`,
  `delete from duplicate_pair where community_id = $1 and (left_id = any ($2::uuid[]) or right_id = any ($2::uuid[]))`,
  // Without what stood before, nobody can take the merge back and with it the record.
  `delete from person_merge where community_id = $1 and (kept_id = any ($2::uuid[]) or merged_id = any ($2::uuid[]))`,
  `update person_consent set giver_name_sealed = null, giver_relation = null, scope = '',
     withdrawn_reason = case when withdrawn_reason is null then null else '' end where ${of('person_id')}`,
  // Spread tables take the present day in no coalesce, so what is still held is ended by itself.
  `update duty_assignment set reason = '', end_reason = '' where ${of('person_id')} and holds_until is not null`,
  `update duty_assignment set reason = '', end_reason = '', holds_until = greatest(holds_from, current_date)
     where ${of('person_id')} and holds_until is null`,
  `update visit set note = null, note_sealed = null, details_sealed = null where ${of('person_id')}`,
  `delete from visit_attachment where community_id = $1 and visit_id in (${VISITS})`,
  `update visit_occasion set note_sealed = null where ${of('person_id')}`,
  `update planned_visit set notes = '{}', state = case when state = 'planned' then 'dropped' else state end where ${of('person_id')}`,
  `update service_evidence set household_id = null where ${of('person_id')}`,
  `update roll_call_answer set note_sealed = null where ${of('person_id')}`,
  `delete from person_import_row where ${of('person_id')}`,
];

/** Values: community, words. A search that somebody keeps by the person’s name or numbers. */
export const ERASE_VIEWS = `delete from saved_view v where v.community_id = $1
  and exists (select from unnest($2::text[]) word where strpos(v.query::text || v.name, word) > 0)`;

/** Values: community, records, when. Requests that were under way are done with it, whoever erased; all of them forget their words. */
export const CLOSE_REQUESTS = `update erasure_request set note_sealed = null, answer_sealed = null,
    done_at = case when state in ('waiting', 'approved') then $3::timestamptz else done_at end,
    state = case when state in ('waiting', 'approved') then 'done' else state end
  where community_id = $1 and person_id = any ($2::uuid[]) returning done_at = $3::timestamptz as "isDoneNow"`;

/** Values: community, id, person, when. So that the list of erasures names those of the command too. */
export const NOTE_COMMAND = `insert into erasure_request (community_id, id, person_id, ground, asked_by, state, requested_at, done_at)
  values ($1, $2, $3, '${BY_OPERATOR}', 'office', 'done', $4, $4)`;
