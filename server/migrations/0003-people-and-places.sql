create table grid (
  community_id uuid not null references organisation,
  id uuid not null,
  name text not null,
  worker_id uuid references worker,
  primary key (community_id, id)
);

create table building (
  community_id uuid not null,
  id uuid not null,
  grid_id uuid not null,
  name text not null,                -- 西水新村17幢
  primary key (community_id, id),
  foreign key (community_id, grid_id) references grid
);

create table household (
  community_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  unit text not null default '',
  room_sealed bytea,                 -- the door is personal data: encrypted, id as associated data
  created_at timestamptz not null default now(),
  primary key (community_id, id),
  foreign key (community_id, building_id) references building
);
create index household_building on household (community_id, building_id);

create table person (
  community_id uuid not null references organisation,
  id uuid not null,
  household_id uuid,
  relation_to_head text not null default 'head',
  name text not null,
  sex text not null check (sex in ('female', 'male')),
  born_on date,
  residence text not null check (residence in ('registered', 'registered-elsewhere-living-here', 'floating', 'moved-away', 'visitor')),
  ethnic_group text,
  id_number_sealed bytea,
  id_number_index bytea,             -- keyed blind index over the whole number
  id_number_masked text,
  phone_sealed bytea,
  phone_masked text,
  address_sealed bytea,              -- only where no dwelling of the community is known
  source text not null,              -- where the record comes from: fact source id
  as_of date not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (community_id, id),
  foreign key (community_id, household_id) references household
);
create unique index person_id_number on person (community_id, id_number_index) where id_number_index is not null;
create index person_household on person (community_id, household_id);

-- What the search finds people by: suffixes of the name, of its pinyin, of the initials,
-- and keyed tokens of the tails of phone and ID number. A btree over (community, term) answers
-- any part of a name as a prefix of a suffix; text comparison is leakproof, so the index is used under row-level security.
create table person_search_term (
  community_id uuid not null,
  term text collate "C" not null,
  person_id uuid not null,
  primary key (community_id, term, person_id),
  foreign key (community_id, person_id) references person on delete cascade
);
create index person_search_term_person on person_search_term (community_id, person_id);

create table person_group (
  community_id uuid not null,
  person_id uuid not null,
  group_id text not null,
  since date not null,
  until date,
  source text not null,
  as_of date not null,
  primary key (community_id, person_id, group_id, since),
  foreign key (community_id, person_id) references person on delete cascade
);
create index person_group_members on person_group (community_id, group_id) where until is null;

-- Facts used by guides, each with source, date and expiry. Sensitive ones are sealed.
create table person_fact (
  community_id uuid not null,
  person_id uuid not null,
  fact_id text not null,
  value jsonb,
  value_sealed bytea,
  source text not null,
  as_of date not null,
  expires_on date,
  primary key (community_id, person_id, fact_id),
  foreign key (community_id, person_id) references person on delete cascade,
  check ((value is null) <> (value_sealed is null))
);

create table visit (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  visited_on date not null,
  worker_id uuid references worker,
  result text not null check (result in ('present', 'absent', 'refused', 'moved')),
  note text,
  next_due_on date,
  primary key (community_id, id),
  foreign key (community_id, person_id) references person on delete cascade
);
create index visit_person on visit (community_id, person_id, visited_on desc);

call make_tenant_table('grid');
call make_tenant_table('building');
call make_tenant_table('household');
call make_tenant_table('person');
call make_tenant_table('person_search_term');
call make_tenant_table('person_group');
call make_tenant_table('person_fact');
call make_tenant_table('visit');

grant select, insert, update on grid, building, household, person, person_group, person_fact, visit to quanke_app;
grant select, insert, delete on person_search_term to quanke_app;
