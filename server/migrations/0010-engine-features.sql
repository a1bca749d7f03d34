-- What lists and jobs look at beside the state, for processes with parts given to others, limits by step, and secrets.
alter table case_record
  add column closing text,                                -- solved, in-part, procedural: reports count the kinds apart
  add column confidential boolean not null default false, -- seen by the handler, those a part was given to, and the head
  add column reader_ids uuid[],                           -- workers and organisations that a part was given to
  add column hidden_from uuid[],                          -- workers who never see the case, whatever their role
  add column escalate_at timestamptz;                     -- when the case has to be looked at by itself

alter table case_record no force row level security;
update case_record set closing = case outcome when 'completed' then 'solved' else 'procedural' end where kind = 'done';
alter table case_record force row level security;

create index case_escalate on case_record (community_id, escalate_at) where escalate_at is not null;
create index case_by_closing on case_record (community_id, closing, closed_at desc) where closing is not null;

-- Parts of cases that others do, for the workbench of whoever has one. Their words stand in the history of the case.
create table case_task (
  community_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  kind text not null,
  worker_id uuid references worker,
  organisation_id uuid references organisation,
  due_on date not null,
  answered text check (answered in ('done', 'not-done')),
  primary key (community_id, id),
  foreign key (community_id, case_id) references case_record
);
create index case_task_of_case on case_task (community_id, case_id);
create index case_task_of_worker on case_task (community_id, worker_id, due_on) where answered is null;
create index case_task_of_organisation on case_task (organisation_id, due_on) where answered is null;

-- Codes by which outside bodies answer. The code opens from here for the slip; it is found by its hash only.
create table answer_link (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  code_hash bytea not null,
  code_sealed bytea not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, case_id) references case_record
);
create unique index answer_link_code on answer_link (community_id, code_hash);

-- The duty roster: who holds post A and who stands in on post B, by half-days.
create table duty_shift (
  community_id uuid not null references organisation,
  on_date date not null,
  half text not null check (half in ('morning', 'afternoon')),
  post text not null check (post in ('A', 'B')),
  worker_id uuid not null references worker,
  set_by uuid not null references worker,
  set_at timestamptz not null,
  primary key (community_id, on_date, half, post)
);
create index duty_shift_of_worker on duty_shift (community_id, worker_id, on_date);

call make_tenant_table('case_task');
call make_tenant_table('answer_link');
call make_tenant_table('duty_shift');

grant select, insert, update on case_task, answer_link to quanke_app;
grant select, insert, update, delete on duty_shift to quanke_app;
