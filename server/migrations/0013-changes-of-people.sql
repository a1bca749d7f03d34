-- What happens to people and households, as entries that are only ever added to; groups with entry, review and exit;
-- consents; facts that were replaced; duplicates and how they were decided.

-- Somebody who left stays on record: moved out, died, entered by mistake, or the same as somebody else.
alter table person
  add column left_on date,
  add column left_because text check (left_because in ('moved-out', 'died', 'entered-by-mistake', 'merged')),
  add column merged_into uuid,
  add foreign key (community_id, merged_into) references person,
  add check ((left_on is null) = (left_because is null)),
  add check ((merged_into is not null) = (coalesce(left_because, '') = 'merged'));
create index person_merged_into on person (community_id, merged_into) where merged_into is not null;
create index person_born_on on person (community_id, born_on) where left_on is null;

-- A household without members is closed and stays for its history.
alter table household add column closed_on date;

create table life_event (
  community_id uuid not null references organisation,
  id uuid not null,
  kind text not null,
  happened_on date not null,
  until date,                          -- of a dwelling that was let
  source text not null,
  effects jsonb not null,              -- what stood before and after, by ids and codes: a correction turns it round
  details_sealed bytea not null,       -- addresses and remarks
  corrects uuid,                       -- the entry that this one takes back
  reason text not null default '',
  recorded_by uuid references worker,
  recorded_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, corrects) references life_event
);
create unique index life_event_corrected_once on life_event (community_id, corrects) where corrects is not null;
create index life_event_by_day on life_event (community_id, happened_on desc, id desc);

create table life_event_person (
  community_id uuid not null,
  person_id uuid not null,
  event_id uuid not null,
  primary key (community_id, person_id, event_id),
  foreign key (community_id, person_id) references person,
  foreign key (community_id, event_id) references life_event
);
create table life_event_household (
  community_id uuid not null,
  household_id uuid not null,
  event_id uuid not null,
  primary key (community_id, household_id, event_id),
  foreign key (community_id, household_id) references household,
  foreign key (community_id, event_id) references life_event
);

-- Values that no longer hold, with who replaced them and why. `field` is a fact's id, or name, phone, id-number …
create table replaced_value (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  field text not null,
  value_sealed bytea not null,
  source text not null,
  as_of date not null,
  expires_on date,
  reason text not null,
  replaced_by uuid references worker,
  replaced_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references person
);
create index replaced_value_person on replaced_value (community_id, person_id, replaced_at desc);

-- Groups: a community's own beside those of the catalogue; who let somebody in on which papers, and when to look again.
create table community_group (
  community_id uuid not null references organisation,
  id text not null,
  name text not null,
  care boolean not null,
  basis text not null,
  review_months smallint check (review_months between 1 and 60),
  valid_from date not null,
  valid_until date,
  recorded_by uuid references worker,
  recorded_at timestamptz not null default now(),
  primary key (community_id, id)
);

alter table person_group
  add column class_id text,
  add column evidence text not null default '',
  add column entered_by uuid references worker,
  add column reviewed_on date,
  add column review_due_on date,
  add column left_reason text;
create index person_group_reviews on person_group (community_id, review_due_on) where until is null and review_due_on is not null;

create table person_consent (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  scope text not null default '',
  given_how text not null check (given_how in ('paper', 'spoken', 'online')),
  given_by text not null check (given_by in ('self', 'guardian', 'family')),
  giver_name_sealed bytea,             -- where somebody else said it
  giver_relation text,
  given_on date not null,
  valid_until date,
  withdrawn_on date,
  withdrawn_reason text,
  recorded_by uuid references worker,
  recorded_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references person,
  check (withdrawn_on >= given_on)
);
create index person_consent_person on person_consent (community_id, person_id);

create table duplicate_pair (
  community_id uuid not null,
  left_id uuid not null,
  right_id uuid not null,
  id uuid not null,
  reasons text[] not null,
  score smallint not null,
  found_at timestamptz not null,
  decision text check (decision in ('same', 'different')),
  decided_by uuid references worker,
  decided_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, left_id) references person,
  foreign key (community_id, right_id) references person,
  check (left_id < right_id)
);
create unique index duplicate_pair_once on duplicate_pair (community_id, left_id, right_id);
create index duplicate_pair_open on duplicate_pair (community_id, score desc, id) where decision is null;

-- Two records made one. The other stays as a signpost; what stood before is kept so that it can be undone.
create table person_merge (
  community_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  before_sealed bytea not null,
  moved jsonb not null,                -- ids of the rows that now point to the one that stays, by table
  reason text not null,
  merged_by uuid references worker,
  merged_at timestamptz not null,
  undone_by uuid references worker,
  undone_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, kept_id) references person,
  foreign key (community_id, merged_id) references person
);
create index person_merge_kept on person_merge (community_id, kept_id) where undone_at is null;

call make_tenant_table('life_event');
call make_tenant_table('life_event_person');
call make_tenant_table('life_event_household');
call make_tenant_table('replaced_value');
call make_tenant_table('community_group');
call make_tenant_table('person_consent');
call make_tenant_table('duplicate_pair');
call make_tenant_table('person_merge');

grant select, insert on life_event, life_event_household, replaced_value to quanke_app;
grant update (person_id) on replaced_value to quanke_app;
grant select, insert, delete on life_event_person to quanke_app;
grant select, insert, update on community_group, person_consent, duplicate_pair, person_merge to quanke_app;
grant delete on person_fact to quanke_app;
-- When two records turn out to be one person, papers follow the person; nothing else of a paper may change.
grant update (person_id) on issued_document to quanke_app;
