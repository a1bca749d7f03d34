create table case_record (
  community_id uuid not null references organisation,
  id uuid not null,
  number text not null,              -- 西水2026-000123
  receipt_code text not null,        -- XS7K3M9QX2, told to the person
  process_id text not null,
  process_version integer not null,
  item_id text,
  item_version integer,
  person_id uuid,
  step text not null,
  kind text not null check (kind in ('open', 'waiting', 'done')),
  responsible text not null,         -- who has to move: worker, head, approver, applicant, unit
  outcome text,
  due_on date,                       -- nearest due date of a running clock
  due_provisional boolean not null default false,
  next_mark_on date,                 -- next date on which a reminder falls due
  handler_worker_id uuid references worker,
  first_worker_id uuid not null references worker,
  approving_organisation_id uuid references organisation,
  notice_exceptions integer not null default 0,
  rating smallint,
  linked_from uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  version integer not null,
  state jsonb not null,              -- the fold of the events; `verify` replays and compares
  primary key (community_id, id)
);
create unique index case_number on case_record (community_id, number);
create unique index case_receipt_code on case_record (community_id, receipt_code);
create index case_open_by_due on case_record (community_id, kind, due_on nulls last, id);
create index case_by_handler on case_record (community_id, handler_worker_id, kind, due_on nulls last, id);
create index case_by_opened on case_record (community_id, opened_at desc, id);
create index case_by_person on case_record (community_id, person_id, opened_at desc);
create index case_for_approver on case_record (approving_organisation_id, responsible, due_on) where kind <> 'done';
create index case_decided_for_approver on case_record (approving_organisation_id, closed_at desc) where kind = 'done';
create index case_next_mark on case_record (next_mark_on) where next_mark_on is not null;
create index case_provisional on case_record (community_id) where due_provisional;

-- The history of a case: only ever added to.
create table case_event (
  community_id uuid not null,
  case_id uuid not null,
  ordinal integer not null,
  type text not null,
  at timestamptz not null,
  worker_id uuid,
  role text not null,
  body jsonb not null,               -- the whole event as the engine wrote it
  primary key (community_id, case_id, ordinal),
  foreign key (community_id, case_id) references case_record
);

-- Documents as issued: the data they were printed from, so that a reprint is the same paper.
create table issued_document (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  number text not null,
  issued_at timestamptz not null,
  data jsonb not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references case_record
);
create index issued_document_case on issued_document (community_id, case_id);
create unique index issued_document_number on issued_document (community_id, number);

-- Last number given per community, kind and year. Document numbers have no gaps: the row stays locked until commit.
-- Case numbers are taken in blocks, so that one community's counters do not queue; a restart may leave a gap.
create table number_counter (
  community_id uuid not null references organisation,
  kind text not null,
  year smallint not null,
  last integer not null,
  primary key (community_id, kind, year)
);

create table draft (
  community_id uuid not null references organisation,
  id uuid not null,
  worker_id uuid not null references worker,
  title text not null,
  body_sealed bytea not null,
  saved_at timestamptz not null,
  primary key (community_id, id)
);
create index draft_worker on draft (community_id, worker_id, saved_at desc);

create table saved_view (
  community_id uuid not null references organisation,
  id uuid not null,
  worker_id uuid not null references worker,
  page text not null,
  name text not null,
  query jsonb not null,
  columns jsonb not null,
  primary key (community_id, id)
);

-- What a worker is told: reminders, exceptions, bad ratings. Texts come from the catalogue by kind.
create table notification (
  community_id uuid not null references organisation,
  id uuid not null,
  worker_id uuid not null references worker,
  kind text not null,
  case_id uuid,
  at timestamptz not null,
  read_at timestamptz,
  primary key (community_id, id)
);
create index notification_unread on notification (community_id, worker_id, at desc);

call make_tenant_table('case_record');
call make_tenant_table('case_event');
call make_tenant_table('issued_document');
call make_tenant_table('number_counter');
call make_tenant_table('draft');
call make_tenant_table('saved_view');
call make_tenant_table('notification');

grant select, insert, update on case_record, number_counter, notification to quanke_app;
grant select, insert on case_event, issued_document to quanke_app;
grant select, insert, update, delete on draft, saved_view to quanke_app;
