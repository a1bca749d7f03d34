-- Small shared tables (reference tables on Citus).

create table organisation (
  id uuid primary key,
  parent_id uuid references organisation,
  kind text not null check (kind in ('city', 'district', 'street', 'community', 'village', 'department', 'agency')),
  name text not null,
  short_name text not null,          -- stands in document numbers: 西水告〔2026〕12号
  department_id text,                -- of a department: the line of work as the catalogue names it (civil-affairs)
  receipt_prefix text unique,        -- begins the receipt codes of a community; letters without look-alikes
  region_code text check (region_code ~ '^\d{12}$'),
  phone text not null default '',
  address text not null default '',
  office_hours text not null default '',
  created_at timestamptz not null default now()
);

create table worker (
  id uuid primary key,
  account_id text unique,            -- auth."user".id
  username text not null unique,
  name text not null,
  post text not null default '',
  status text not null default 'active' check (status in ('active', 'disabled')),
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now()
);

create table worker_role (
  worker_id uuid not null references worker,
  role text not null,
  organisation_id uuid not null references organisation,
  since timestamptz not null default now(),
  primary key (worker_id, role, organisation_id)
);

create table working_calendar (
  id boolean primary key default true check (id),   -- one row
  version integer not null,
  horizon_on date not null,
  changed_at timestamptz not null default now()
);

create table calendar_day (
  date date primary key,
  working boolean not null,
  name text not null,
  basis text
);

-- What the installation knows about itself: version of its data, whether it is the demo, salts.
create table installation (
  key text primary key,
  value jsonb not null
);

grant select, insert, update on organisation, worker to quanke_app;
grant select, insert, delete on worker_role to quanke_app;
grant select, insert, update on working_calendar to quanke_app;
grant select, insert, update, delete on calendar_day to quanke_app;
grant select, insert, update on installation to quanke_app;
