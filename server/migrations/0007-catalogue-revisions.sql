-- What the keepers of the catalogue publish on top of the files that come with the program. Small shared tables:
-- without an organisation a publication holds for all, with one it is that organisation's overlay.
create table catalogue_publication (
  id uuid primary key,
  item_id text not null,
  organisation_id uuid references organisation,
  version integer not null check (version > 0),
  valid_from date not null,
  written jsonb not null,            -- the written form, as an exported file holds it
  writers uuid[] not null check (cardinality(writers) > 0),
  reviewed_by uuid not null references worker,
  published_by uuid not null references worker,
  published_at timestamptz not null,
  unique nulls not distinct (item_id, organisation_id, version),
  check (reviewed_by <> all (writers))   -- nobody reviews what they wrote
);

-- Running cases name the version they started on: it can neither change nor go.
create function catalogue_publication_is_fixed() returns trigger
  language plpgsql
  as $$
begin
  raise exception 'publications of the catalogue are not changed or deleted';
end
$$;
create trigger fixed before update or delete on catalogue_publication
  for each row execute function catalogue_publication_is_fixed();

create table catalogue_revision (
  id uuid primary key,
  purpose text not null check (purpose in ('new-item', 'new-version', 'ending', 'overlay')),
  item_id text not null,
  organisation_id uuid references organisation,
  based_on integer,                  -- version it was started from; null for a first one
  status text not null check (status in ('writing', 'in-review', 'approved', 'published', 'withdrawn')),
  written jsonb not null,            -- may hold mistakes until it is handed in
  writers uuid[] not null,
  reviewed_by uuid references worker,
  publication_id uuid references catalogue_publication,
  steps jsonb not null,              -- who did what when, with the reasons given
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null,
  check ((purpose = 'overlay') = (organisation_id is not null)),
  check ((status = 'published') = (publication_id is not null))
);
create index catalogue_revision_under_way on catalogue_revision (item_id) where status in ('writing', 'in-review', 'approved');
create index catalogue_revision_by_change on catalogue_revision (changed_at desc, id);

grant select, insert on catalogue_publication to quanke_app;
grant select, insert, update on catalogue_revision to quanke_app;
