-- What a worker finished is listed latest first, and never looks through all that was finished before.
create index case_finished_by_handler on case_record (community_id, handler_worker_id, opened_at desc, id desc)
  where kind = 'done';

-- Few cases were supplemented more than once; they are counted without looking at all the others.
create index case_with_exceptions on case_record (community_id) where notice_exceptions > 0;

-- Whom an event names besides the applicant: the page of that person finds it without reading every history.
alter table case_event add column named_person_id uuid;
alter table case_event no force row level security;
alter table case_record no force row level security;
update case_event e set named_person_id = (e.body -> 'input' ->> 'volunteerId')::uuid
  from case_record c
  where c.community_id = e.community_id and c.id = e.case_id and c.process_id = 'volunteer-project'
    and e.type = 'action-taken' and e.body -> 'input' ->> 'volunteerId' <> '';
alter table case_event force row level security;
alter table case_record force row level security;
create index case_event_naming on case_event (community_id, named_person_id) where named_person_id is not null;
