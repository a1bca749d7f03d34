-- What was said at a visit is as personal as its answers: notes are sealed like them. Notes written in clear before
-- are sealed by the job 'seal-visit-notes', which needs the keys the database does not have.
alter table visit add column note_sealed bytea;
create index visit_note_in_clear on visit (community_id, id) where note is not null;

-- A roll call: whoever needs help in an emergency, as they stood when it was started, and how they were found.
create table roll_call (
  community_id uuid not null references organisation,
  id uuid not null,
  title text not null,
  case_id uuid,                        -- the emergency it belongs to
  help_sealed bytea not null,          -- kinds of help asked for, as JSON; none: every kind
  grid_id uuid,
  building_id uuid,
  started_by uuid not null references worker,
  started_at timestamptz not null,
  ended_by uuid references worker,
  ended_at timestamptz,
  primary key (community_id, id)
);
create index roll_call_started on roll_call (community_id, started_at desc);
create index roll_call_case on roll_call (community_id, case_id) where case_id is not null;

create table roll_call_person (
  community_id uuid not null,
  roll_call_id uuid not null,
  person_id uuid not null,
  household_id uuid,
  building_id uuid,
  grid_id uuid,
  help_sealed bytea not null,          -- who needs oxygen is health data, as JSON
  state text not null default 'waiting'
    check (state in ('waiting', 'reached', 'not-reached', 'needs-help', 'moved-to-safety', 'elsewhere')),
  note_sealed bytea,
  version integer not null default 0,
  changed_by uuid references worker,
  changed_at timestamptz,
  primary key (community_id, roll_call_id, person_id),
  foreign key (community_id, roll_call_id) references roll_call,
  foreign key (community_id, person_id) references person
);
create index roll_call_person_of on roll_call_person (community_id, person_id);

-- Every answer of a roll call, kept: two people may call the same door. The id is made by whoever calls, so that an
-- answer sent twice is one answer.
create table roll_call_answer (
  community_id uuid not null,
  id uuid not null,
  roll_call_id uuid not null,
  person_id uuid not null,
  version integer not null,
  state text not null,
  note_sealed bytea,
  worker_id uuid not null references worker,
  answered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, roll_call_id, person_id) references roll_call_person
);
create unique index roll_call_answer_version on roll_call_answer (community_id, roll_call_id, person_id, version);

call make_tenant_table('roll_call');
call make_tenant_table('roll_call_person');
call make_tenant_table('roll_call_answer');

grant select, insert, update on roll_call, roll_call_person to quanke_app;
grant select, insert on roll_call_answer to quanke_app;
