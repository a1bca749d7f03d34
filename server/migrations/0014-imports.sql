-- Lists of residents that an office brings: the file, its rows as read, what they would change, and what was written.
-- Everything that a file says about people is sealed; the file itself is kept only until it was read.

create table person_import (
  community_id uuid not null references organisation,
  id uuid not null,
  source text not null check (source in ('file', 'paste')),
  file_name text not null,
  bytes integer not null check (bytes > 0),
  state text not null check (state in ('uploading', 'reading', 'columns', 'comparing', 'preview', 'awaiting-approval',
    'writing', 'done', 'undoing', 'undone', 'refused', 'discarded')),
  refusal jsonb,                       -- code and details of a file that cannot be taken
  sheets jsonb not null default '[]',  -- name, hidden, rows of each
  sheet smallint not null default 0,
  head_rows integer not null default 0,
  titles jsonb not null default '[]',  -- headings of the columns, with whether they are hidden
  mapping jsonb not null default '{}',
  counts jsonb not null default '{}',  -- rows by outcome, then by what became of them
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  version integer not null default 1,
  started_by uuid not null references worker,
  started_at timestamptz not null,
  confirmed_by uuid references worker,
  confirmed_at timestamptz,
  approved_by uuid references worker,
  finished_at timestamptz,
  undone_by uuid references worker,
  undone_at timestamptz,
  undo_reason text not null default '',
  primary key (community_id, id)
);
create index person_import_at_work on person_import (community_id, id) where state in ('reading', 'comparing', 'writing', 'undoing');

create table person_import_part (
  community_id uuid not null,
  import_id uuid not null,
  number smallint not null,
  content_sealed bytea not null,
  primary key (community_id, import_id, number),
  foreign key (community_id, import_id) references person_import
);

create table person_import_row (
  community_id uuid not null,
  import_id uuid not null,
  sheet smallint not null,
  number integer not null,             -- line in the user's own file
  cells_sealed bytea not null,
  outcome text check (outcome in ('new', 'changed', 'unchanged', 'possible', 'error', 'skipped')),
  remarks jsonb not null default '[]', -- codes and fields, never values
  plan_sealed bytea,                   -- what the row would write, and who it is about
  identity bytea,                      -- keyed: two rows about the same person in one file
  person_id uuid,
  decision text check (decision in ('same', 'new', 'skip')),
  result text check (result in ('written', 'refused', 'undone', 'undo-refused')),
  result_code text,
  written_version integer,
  before_sealed bytea,                 -- what stood before; null for somebody new
  primary key (community_id, import_id, sheet, number),
  foreign key (community_id, import_id) references person_import,
  foreign key (community_id, person_id) references person
);
create index person_import_row_outcome on person_import_row (community_id, import_id, sheet, outcome, number);
create index person_import_row_identity on person_import_row (community_id, import_id, identity) where identity is not null;
create index person_import_row_person on person_import_row (community_id, person_id) where person_id is not null;

-- What a community chose for a heading; null: nothing is taken from such a column.
create table import_heading (
  community_id uuid not null references organisation,
  heading text not null,
  field text,
  chosen_by uuid references worker,
  chosen_at timestamptz not null,
  primary key (community_id, heading)
);

call make_tenant_table('person_import');
call make_tenant_table('person_import_part');
call make_tenant_table('person_import_row');
call make_tenant_table('import_heading');

grant select, insert, update on person_import, import_heading to quanke_app;
grant select, insert, update, delete on person_import_row to quanke_app;
grant select, insert, delete on person_import_part to quanke_app;
