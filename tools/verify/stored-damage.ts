import type { FindingKind } from './finding.ts';

/** A case of the community with papers and a running clock. */
const CASE = `(select c.id from case_record c where c.community_id = $1 and c.due_on is not null and c.next_mark_on is not null
  and exists (select from issued_document d where d.case_id = c.id) order by c.id limit 1)`;
const NOWHERE = `'00000000-0000-7000-8000-00000000dead'`;

/** One contradiction brought into stored data behind the program's back. */
export interface Damage {
  readonly what: string;
  readonly kind: FindingKind;
  readonly sql: string;
  /** What else follows from the same damage. */
  readonly also?: readonly FindingKind[];
}

/** At least one way to damage what each kind of finding looks at; `$1` is the community. */
export const DAMAGES: readonly Damage[] = [
  {
    what: 'a case on a version that no process has',
    kind: 'process-unknown',
    sql: `update case_record set state = jsonb_set(state, '{processVersion}', '99') where community_id = $1 and id = ${CASE}`,
  },
  {
    what: 'a case on a version that its item never had',
    kind: 'item-unknown',
    sql: `update case_record set state = jsonb_set(state, '{itemVersion}', '99') where community_id = $1 and id = ${CASE}`,
    also: ['state-differs'],
  },
  {
    what: 'a column of an entry that differs from the entry',
    kind: 'history-broken',
    sql: `update case_event set role = 'manager' where community_id = $1 and case_id = ${CASE} and ordinal = 2`,
  },
  {
    what: 'an action that leads to no step',
    kind: 'history-unreadable',
    sql: `update case_event set body = jsonb_set(body, '{to}', '"nowhere"') where community_id = $1 and case_id = ${CASE} and type = 'action-taken'`,
  },
  {
    what: 'a case without its opening',
    kind: 'opening-wrong',
    sql: `delete from case_event where community_id = $1 and case_id = ${CASE} and ordinal = 1`,
    also: ['history-broken'],
  },
  {
    what: 'another first-responsible worker in the list',
    kind: 'first-contact-wrong',
    sql: `update case_record set first_worker_id = (select id from worker where id <> first_worker_id limit 1) where community_id = $1 and id = ${CASE}`,
    also: ['column-differs'],
  },
  {
    what: 'a notice too many in the state',
    kind: 'state-differs',
    sql: `update case_record set state = jsonb_set(state, '{noticeCount}', '7') where community_id = $1 and id = ${CASE}`,
  },
  {
    what: 'a later due date in the list',
    kind: 'column-differs',
    sql: `update case_record set due_on = due_on + 1 where community_id = $1 and id = ${CASE}`,
  },
  {
    what: 'no next reminder in the list',
    kind: 'column-differs',
    sql: `update case_record set next_mark_on = null where community_id = $1 and id = ${CASE}`,
  },
  {
    what: 'a case that looks finished in the list',
    kind: 'column-differs',
    sql: `update case_record set step = 'finished', kind = 'done' where community_id = $1 and id = ${CASE}`,
  },
  {
    what: 'a receipt that was taken away',
    kind: 'document-missing',
    sql: `delete from issued_document where community_id = $1 and kind = 'acceptance-receipt' and case_id = ${CASE}`,
  },
  {
    what: 'a paper that no history names',
    kind: 'document-unannounced',
    sql: `insert into issued_document (community_id, id, case_id, kind, number, issued_at, data) values ($1, ${NOWHERE}, ${CASE}, 'acceptance-receipt', 'extra', now(), '{}')`,
  },
  {
    what: 'a case of somebody who is not there',
    kind: 'person-missing',
    sql: `update case_record set person_id = ${NOWHERE} where community_id = $1 and id = ${CASE}`,
  },
  {
    what: 'a link to a case that is not there',
    kind: 'linked-case-missing',
    sql: `update case_record set state = jsonb_set(state, '{links}', '[{"caseId": "00000000-0000-7000-8000-00000000dead", "relation": "continues"}]') where community_id = $1 and id = ${CASE}`,
    also: ['state-differs'],
  },
  {
    what: 'a counter that skips a number',
    kind: 'number-gap',
    sql: `update number_counter set last = last + 1 where community_id = $1 and kind = (select kind from issued_document where community_id = $1 and kind <> 'acceptance-receipt' limit 1)`,
  },
  {
    what: 'a paper with a number that is none',
    kind: 'number-malformed',
    sql: `update issued_document set number = 'no number' where community_id = $1 and id = (select id from issued_document where community_id = $1 and kind <> 'acceptance-receipt' limit 1)`,
    also: ['number-gap'],
  },
  {
    what: 'a counter that would give numbers twice',
    kind: 'counter-behind',
    sql: `update number_counter set last = 0 where community_id = $1 and kind = 'case'`,
  },
  {
    what: 'a reminder for a case that is not there',
    kind: 'notification-without-case',
    sql: `insert into notification (community_id, id, worker_id, kind, case_id, at) select $1, ${NOWHERE}, id, 'reminder-half', ${NOWHERE}, now() from worker limit 1`,
  },
  {
    what: 'a message about a case that is not there',
    kind: 'message-without-case',
    sql: `insert into outbox (community_id, id, topic, payload, at) values ($1, ${NOWHERE}, 'tell-applicant', '{"caseId": "00000000-0000-7000-8000-00000000dead"}', now())`,
  },
  {
    what: 'a person whom no search finds',
    kind: 'search-terms-missing',
    sql: `delete from person_search_term where community_id = $1 and term = (select term from person_search_term where community_id = $1 limit 1)`,
  },
  {
    what: 'phones that were changed under their seal',
    kind: 'seal-does-not-open',
    sql: `update person set phone_sealed = set_byte(phone_sealed, 20, 255 - get_byte(phone_sealed, 20)) where community_id = $1 and phone_sealed is not null`,
  },
  {
    what: 'ID numbers that are masked otherwise',
    kind: 'mask-differs',
    sql: `update person set id_number_masked = '****' where community_id = $1 and id_number_masked is not null`,
  },
  {
    what: 'indexes that belong to other numbers',
    kind: 'index-differs',
    sql: `update person set id_number_index = reverse(id_number_index) where community_id = $1 and id_number_index is not null`,
  },
  {
    what: 'a dwelling that is found under another door',
    kind: 'place-differs',
    sql: `update dwelling set door_index = reverse(door_index) where community_id = $1 and id = (select id from dwelling where community_id = $1 order by id limit 1)`,
  },
  {
    what: 'a building that says another grid than its placement',
    kind: 'place-differs',
    sql: `update building set micro_grid_id = null where community_id = $1 and id = (select id from building where community_id = $1 and micro_grid_id is not null order by id limit 1)`,
  },
  {
    what: 'a household in another dwelling than its stay',
    kind: 'place-differs',
    sql: `update household h set dwelling_id = (select d.id from dwelling d where d.community_id = $1 and d.unit_id = (select unit_id from dwelling where id = h.dwelling_id) and d.id <> h.dwelling_id limit 1)
          where h.community_id = $1 and h.id = (select id from household where community_id = $1 and dwelling_id is not null order by id desc limit 1)`,
  },
  {
    what: 'a worker whose account is gone',
    kind: 'account-missing',
    sql: `update worker set account_id = 'gone' where id = (select worker_id from worker_role where organisation_id = $1 limit 1)`,
  },
];
