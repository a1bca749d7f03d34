-- Messages of publicity to chosen groups: what was said to whom, and who opened it. The words are meant for everybody;
-- the codes in the links open from here only for sending, and are found by their hash.
create table publicity_push (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  message text not null,
  group_ids text[] not null,
  people integer not null,
  without_phone integer not null,
  without_consent integer not null,
  worker_id uuid references worker,
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references case_record
);
create index publicity_push_of_case on publicity_push (community_id, case_id, at);

-- One recipient of one message; the message in the outbox has the same id.
create table publicity_recipient (
  community_id uuid not null,
  id uuid not null,
  push_id uuid not null,
  person_id uuid not null,
  code_hash bytea not null,
  code_sealed bytea not null,
  read_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, push_id) references publicity_push,
  foreign key (community_id, person_id) references person
);
create index publicity_recipient_of_push on publicity_recipient (community_id, push_id);
create unique index publicity_recipient_code on publicity_recipient (community_id, code_hash);

call make_tenant_table('publicity_push');
call make_tenant_table('publicity_recipient');

grant select, insert on publicity_push, publicity_recipient to quanke_app;
grant update (read_at, person_id) on publicity_recipient to quanke_app;
