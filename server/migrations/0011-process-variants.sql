-- Versions of processes that communities publish for themselves. A small shared table: every process that serves has
-- to know every version, since cases name the one they started on. Shipped versions count from 1, these from 1001.
create table process_variant (
  process_id text not null,
  version integer not null check (version > 1000),
  organisation_id uuid not null references organisation,
  variant_of integer not null check (variant_of between 1 and 1000),
  valid_from date not null,
  changes json not null,             -- json, not jsonb: steps and actions keep the order they were written in
  definition json,                   -- null: from this day on the community follows the shipped process again
  writers uuid[] not null check (cardinality(writers) > 0),
  reviewed_by uuid not null references worker,
  published_by uuid not null references worker,
  published_at timestamptz not null,
  primary key (process_id, version),
  check (reviewed_by <> all (writers))   -- nobody reviews what they wrote
);

-- Running cases are replayed with the version they started on: it can neither change nor go.
create function process_variant_is_fixed() returns trigger
  language plpgsql
  as $$
begin
  raise exception 'published versions of processes are not changed or deleted';
end
$$;
create trigger fixed before update or delete on process_variant
  for each row execute function process_variant_is_fixed();

-- What a community is writing, handing in and reviewing.
create table process_variant_revision (
  community_id uuid not null,
  id uuid not null,
  process_id text not null,
  ends boolean not null,             -- gives the community's own version up
  based_on integer not null,         -- shipped version it varies
  status text not null check (status in ('writing', 'in-review', 'approved', 'published', 'withdrawn')),
  changes json not null,             -- json, not jsonb: steps and actions keep the order they were written in
  writers uuid[] not null,
  reviewed_by uuid references worker,
  published_version integer,
  steps jsonb not null,              -- who did what when, with the reasons given
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null,
  primary key (community_id, id),
  check ((status = 'published') = (published_version is not null))
);
create index process_variant_revision_by_change on process_variant_revision (community_id, changed_at desc, id);
-- One at a time for each process: two would take each other's changes away.
create unique index process_variant_revision_under_way on process_variant_revision (community_id, process_id)
  where status in ('writing', 'in-review', 'approved');
call make_tenant_table('process_variant_revision');

grant select, insert on process_variant to quanke_app;
grant select, insert, update on process_variant_revision to quanke_app;
