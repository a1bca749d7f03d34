-- Every look at a way petitions come in: which channel on which day, by whom, and how many were found. Only added to.
create table channel_check (
  community_id uuid not null references organisation,
  id uuid not null,
  on_date date not null,
  channel text not null,
  found integer not null check (found between 0 and 999),
  worker_id uuid not null references worker,
  at timestamptz not null,
  primary key (community_id, id)
);
create index channel_check_day on channel_check (community_id, on_date);

call make_tenant_table('channel_check');

grant select, insert on channel_check to quanke_app;
