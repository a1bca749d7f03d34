-- Visits as they are planned and recorded: rules of a community's own, occasions, the plan, findings, attachments,
-- and the facts by which services are counted.

alter table visit
  add column version integer not null default 1,
  add column rule_ids text[] not null default '{}',
  add column occasion_id uuid,
  add column planned_id uuid,
  add column details_sealed bytea,     -- answers by checklist and the place, as JSON
  add column recorded_by uuid references worker,
  add column recorded_at timestamptz not null default now(),
  add column changed_at timestamptz not null default now();
create index visit_changes on visit (community_id, changed_at, id);
create index visit_by_day on visit (community_id, visited_on);

create table visit_rule (
  community_id uuid not null references organisation,
  id uuid not null,
  group_id text not null,
  from_age smallint check (from_age between 1 and 120),
  every text not null check (every in ('week', 'month', 'quarter', 'half-year', 'year')),
  checklist_id text not null,
  basis text not null,
  valid_from date not null,
  valid_until date,
  recorded_by uuid references worker,
  recorded_at timestamptz not null default now(),
  primary key (community_id, id),
  check (valid_until >= valid_from)
);

create table visit_occasion (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  rule_id text not null,
  happened_on date not null,
  note_sealed bytea,
  recorded_by uuid references worker,
  recorded_at timestamptz not null default now(),
  primary key (community_id, id),
  foreign key (community_id, person_id) references person
);
create index visit_occasion_day on visit_occasion (community_id, happened_on);

create table visit_absence (
  community_id uuid not null references organisation,
  id uuid not null,
  worker_id uuid not null references worker,
  away_from date not null,
  away_to date not null,               -- the last day
  recorded_by uuid references worker,
  recorded_at timestamptz not null default now(),
  primary key (community_id, id),
  check (away_to >= away_from)
);
create index visit_absence_day on visit_absence (community_id, away_to);

create table planned_visit (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  need_key text not null,              -- month/2026-10-01, or the occasion's id: the same visit keeps its row
  rule_ids text[] not null,
  checklist_ids text[] not null,
  occasion_id uuid,
  worker_id uuid references worker,
  planned_on date not null,
  earliest_on date not null,
  latest_on date not null,
  notes text[] not null default '{}',
  state text not null default 'planned' check (state in ('planned', 'done', 'dropped')),
  visit_id uuid,
  changed_at timestamptz not null default now(),
  primary key (community_id, id),
  foreign key (community_id, person_id) references person,
  foreign key (community_id, occasion_id) references visit_occasion
);
create unique index planned_visit_need on planned_visit (community_id, person_id, need_key);
create index planned_visit_day on planned_visit (community_id, planned_on) where state = 'planned';
create index planned_visit_changes on planned_visit (community_id, changed_at, id);

-- What somebody noticed at a visit, until it is a case or was looked after on the spot.
create table visit_finding (
  community_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  checklist_id text not null,
  question_id text not null,
  process_id text not null,
  case_id uuid,
  primary key (community_id, id),
  foreign key (community_id, visit_id) references visit on delete cascade
);
create unique index visit_finding_once on visit_finding (community_id, visit_id, checklist_id, question_id, process_id);

create table visit_attachment (
  community_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'audio/webm', 'audio/mp4', 'audio/ogg', 'audio/mpeg')),
  size_bytes integer not null check (size_bytes between 1 and 1000000),
  content_sealed bytea not null,       -- pictures of a home are personal data
  added_by uuid references worker,
  added_at timestamptz not null default now(),
  primary key (community_id, id),
  foreign key (community_id, visit_id) references visit on delete cascade
);
create index visit_attachment_visit on visit_attachment (community_id, visit_id);

-- One row for each service that was given, as contracts count it: to whom, of which groups at that time, under which
-- rules, by whom, with which result, and the record behind it. A visit has exactly one.
create table service_evidence (
  community_id uuid not null,
  id uuid not null,
  source_kind text not null check (source_kind in ('visit')),
  source_id uuid not null,
  happened_on date not null,
  person_id uuid not null,
  household_id uuid,
  group_ids text[] not null,
  rule_ids text[] not null,
  worker_id uuid references worker,
  result text not null,
  recorded_at timestamptz not null default now(),
  primary key (community_id, id),
  foreign key (community_id, person_id) references person
);
create unique index service_evidence_source on service_evidence (community_id, source_kind, source_id);
create index service_evidence_day on service_evidence (community_id, happened_on);

call make_tenant_table('visit_rule');
call make_tenant_table('visit_occasion');
call make_tenant_table('visit_absence');
call make_tenant_table('planned_visit');
call make_tenant_table('visit_finding');
call make_tenant_table('visit_attachment');
call make_tenant_table('service_evidence');

grant select, insert, update on visit_rule, visit_occasion, visit_absence, planned_visit, service_evidence to quanke_app;
grant select, insert, update, delete on visit_finding to quanke_app;
grant select, insert on visit_attachment to quanke_app;
