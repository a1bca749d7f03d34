-- Training of the workers: rounds of questions, what was answered wrong, and courses elsewhere.

create table training_round (
  community_id uuid not null references organisation,
  id uuid not null,
  worker_id uuid not null references worker,
  mode text not null check (mode in ('mixed', 'group', 'weak')),
  group_id text,
  seed text not null,                -- with the keys and the day, the round can be made again
  keys text[] not null,
  on_date date not null,
  digest bytea not null,             -- of the questions; another catalogue would ask something else
  answers text[] not null default '{}',
  right_answers smallint,
  passed boolean,
  credited_minutes smallint not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  finished_on date,
  primary key (community_id, id),
  check ((finished_at is null) = (right_answers is null and passed is null and finished_on is null))
);
create index training_round_worker on training_round (community_id, worker_id, finished_on);

-- Only what was answered wrong and is not yet learnt.
create table training_weak_spot (
  community_id uuid not null references organisation,
  worker_id uuid not null references worker,
  key text not null,
  right_in_row smallint not null,
  due_on date not null,
  wrong_count integer not null,
  last_at timestamptz not null,
  primary key (community_id, worker_id, key)
);

create table training_course (
  community_id uuid not null references organisation,
  id uuid not null,
  worker_id uuid not null references worker,
  kind_id text not null,
  content_id text not null,
  title text not null,
  organiser text not null,
  organiser_level text not null,
  held_from date not null,
  held_to date not null,
  class_hours numeric(4, 1) not null check (class_hours > 0),
  certificate_sealed bytea,          -- number of the certificate
  status text not null check (status in ('claimed', 'confirmed', 'declined', 'withdrawn')),
  entered_at timestamptz not null,
  decided_by uuid references worker,
  decided_at timestamptz,
  decision_reason text not null default '',
  primary key (community_id, id),
  check (held_from <= held_to),
  check ((status in ('confirmed', 'declined')) = (decided_by is not null and decided_at is not null))
);
create index training_course_worker on training_course (community_id, worker_id, held_to);

call make_tenant_table('training_round');
call make_tenant_table('training_weak_spot');
call make_tenant_table('training_course');

grant select, insert, update on training_round, training_course to quanke_app;
grant select, insert, update, delete on training_weak_spot to quanke_app;
