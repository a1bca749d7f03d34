-- The application role writes and reads rows of the communities in its scope and nothing else;
-- the accounts role sees only the schema of accounts. Neither owns anything, neither can bypass row-level security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'quanke_app') then
    create role quanke_app login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'quanke_accounts') then
    create role quanke_accounts login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end
$$;

revoke all on schema public from public;
grant usage on schema public to quanke_app;

-- The communities a transaction may touch, set with SET LOCAL at its start. No setting means no rows.
create function scope_communities() returns uuid[]
  language sql stable parallel safe
  as $$ select nullif(current_setting('quanke.communities', true), '')::uuid[] $$;
grant execute on function scope_communities() to quanke_app;

-- One way to make a table a tenant table: forced row-level security on its community_id.
-- The sub-select makes the planner evaluate the scope once a statement instead of once a row.
create procedure make_tenant_table(target regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy in_scope on %s using (community_id = any ((select scope_communities())::uuid[])) with check (community_id = any ((select scope_communities())::uuid[]))',
    target);
end
$$;
