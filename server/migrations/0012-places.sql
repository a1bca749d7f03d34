-- Places with a beginning and an end, dwellings with rows of their own, who is in charge of which place, and the map.
-- Every "from" is the first day on which something holds, every "until" the first day on which it no longer does;
-- no "from" means: since before the records began.

-- The regions above and of the communities, by statistical code. Shared by all.
create table region (
  code text primary key check (code ~ '^\d{12}$'),
  parent_code text references region,
  level text not null check (level in ('province', 'city', 'county', 'street', 'community')),
  name text not null
);

alter table grid add column valid_from date, add column valid_until date;

create table micro_grid (
  community_id uuid not null,
  id uuid not null,
  grid_id uuid not null,
  name text not null,
  valid_from date,
  valid_until date,
  primary key (community_id, id),
  foreign key (community_id, grid_id) references grid
);

-- Grid and micro-grid of a building are those of today; how it was before stands in building_placement.
alter table building
  add column micro_grid_id uuid,
  add column valid_from date,
  add column valid_until date,
  add foreign key (community_id, micro_grid_id) references micro_grid;

create table building_placement (
  community_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  grid_id uuid not null,
  micro_grid_id uuid,
  placed_from date,
  placed_until date,
  recorded_by uuid references worker,
  recorded_at timestamptz not null default now(),
  primary key (community_id, id),
  foreign key (community_id, building_id) references building,
  foreign key (community_id, grid_id) references grid,
  foreign key (community_id, micro_grid_id) references micro_grid
);
create unique index building_placement_present on building_placement (community_id, building_id) where placed_until is null;

create table building_unit (
  community_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  name text not null,                -- 2单元; empty where a building has but one entrance
  valid_from date,
  valid_until date,
  primary key (community_id, id),
  foreign key (community_id, building_id) references building
);
create unique index building_unit_name on building_unit (community_id, building_id, name);

create table dwelling (
  community_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  unit_id uuid not null,
  floor smallint,
  door_sealed bytea not null,        -- 502室: with a household in it, the door is personal data
  door_index bytea not null,         -- keyed blind index over unit and door, by which an address finds its dwelling
  used_as text not null default 'home' check (used_as in ('home', 'shop', 'public', 'other')),
  valid_from date,
  valid_until date,
  primary key (community_id, id),
  foreign key (community_id, building_id) references building,
  foreign key (community_id, unit_id) references building_unit
);
create unique index dwelling_door on dwelling (community_id, door_index) where valid_until is null;
create index dwelling_building on dwelling (community_id, building_id);

alter table household
  add column dwelling_id uuid,
  add foreign key (community_id, dwelling_id) references dwelling;
create index household_dwelling on household (community_id, dwelling_id);
create index household_without_dwelling on household (community_id) where dwelling_id is null and room_sealed is not null;

-- Which household lives or lived in which dwelling. household.dwelling_id is the stay without an end.
create table household_stay (
  community_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  dwelling_id uuid not null,
  tenure text not null default 'unknown' check (tenure in ('owner', 'tenant', 'guest', 'unknown')),
  stays_from date,
  stays_until date,
  source text not null,
  recorded_by uuid references worker,
  recorded_at timestamptz not null default now(),
  primary key (community_id, id),
  foreign key (community_id, household_id) references household,
  foreign key (community_id, dwelling_id) references dwelling,
  check (stays_until >= stays_from)
);
create unique index household_stay_present on household_stay (community_id, household_id) where stays_until is null;
create index household_stay_dwelling on household_stay (community_id, dwelling_id);

-- A worker or a resident in charge of a place in a role, from a day until another.
create table duty_assignment (
  community_id uuid not null references organisation,
  id uuid not null,
  role_id text not null,
  place_kind text not null check (place_kind in ('community', 'grid', 'micro-grid', 'building', 'unit', 'dwelling')),
  place_id uuid not null,
  worker_id uuid references worker,
  person_id uuid,
  holds_from date not null,
  holds_until date,
  reason text not null default '',
  end_reason text not null default '',
  recorded_by uuid references worker,
  recorded_at timestamptz not null default now(),
  primary key (community_id, id),
  foreign key (community_id, person_id) references person,
  check ((worker_id is null) <> (person_id is null)),
  check (holds_until >= holds_from)
);
create index duty_assignment_place on duty_assignment (community_id, place_id);
create index duty_assignment_worker on duty_assignment (community_id, worker_id) where worker_id is not null;
create index duty_assignment_person on duty_assignment (community_id, person_id) where person_id is not null;

-- Boundaries of grids and positions of buildings on the plan: a row for each day on which one was drawn anew.
create table place_shape (
  community_id uuid not null references organisation,
  place_id uuid not null,
  drawn_from date not null,
  place_kind text not null check (place_kind in ('community', 'grid', 'micro-grid', 'building')),
  shape jsonb,                       -- Polygon or Point in units of the plan; null where it was taken away
  drawn_by uuid references worker,
  drawn_at timestamptz not null default now(),
  primary key (community_id, place_id, drawn_from)
);

create table plan_picture (
  community_id uuid not null references organisation,
  id uuid not null,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  width integer not null check (width between 1 and 8000),
  height integer not null check (height between 1 and 8000),
  content bytea not null,
  uploaded_by uuid references worker,
  uploaded_at timestamptz not null default now(),
  primary key (community_id, id)
);

call make_tenant_table('micro_grid');
call make_tenant_table('building_placement');
call make_tenant_table('building_unit');
call make_tenant_table('dwelling');
call make_tenant_table('household_stay');
call make_tenant_table('duty_assignment');
call make_tenant_table('place_shape');
call make_tenant_table('plan_picture');

grant select, insert, update on region to quanke_app;
grant select, insert, update on micro_grid, building_placement, building_unit, dwelling, household_stay,
  duty_assignment, place_shape to quanke_app;
grant select, insert, delete on plan_picture to quanke_app;
