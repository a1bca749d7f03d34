-- First status and body under an idempotency key; a changed request under the same key is refused.
create table idempotency_key (
  community_id uuid not null references organisation,   -- the community written to, or the person's own organisation
  caller text not null,                                 -- worker id, or `public`
  key text not null,
  request_hash bytea not null,
  status smallint not null,
  body_sealed bytea not null,                           -- replies carry names and first passwords
  at timestamptz not null,
  primary key (community_id, caller, key)
);
create index idempotency_key_age on idempotency_key (at);

-- Messages leave after the commit, from here.
create table outbox (
  community_id uuid not null references organisation,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  at timestamptz not null,
  attempts smallint not null default 0,
  delivered_at timestamptz,
  failed_because text,
  primary key (community_id, id)
);
create index outbox_waiting on outbox (at) where delivered_at is null;

-- Who did what, when, on whom, from where, with which outcome. No personal value: people appear by id,
-- where a value matters its salted commitment stands in `details`.
create table audit_entry (
  community_id uuid not null references organisation,
  id uuid not null,
  at timestamptz not null,
  actor text not null,               -- worker id, `applicant`, `system`, or `anonymous`
  action text not null,
  subject_kind text not null,
  subject_id text,
  outcome text not null,             -- `done` or the refusal's code
  origin text not null,              -- keyed hash of the network address
  details jsonb not null,
  seal_number integer,               -- set once, when the entry is sealed into the chain
  primary key (community_id, id)
);
create index audit_unsealed on audit_entry (community_id) where seal_number is null;
create index audit_sealed on audit_entry (community_id, seal_number);
create index audit_by_time on audit_entry (community_id, at desc, id);

-- The chain per community: entries are sealed in batches, so no write waits for another.
create table audit_seal (
  community_id uuid not null references organisation,
  seal_number integer not null,
  entries integer not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (community_id, seal_number)
);

-- An entry may be given its seal number once and never changed otherwise.
create function audit_entry_is_fixed() returns trigger
  language plpgsql
  as $$
begin
  if tg_op = 'UPDATE' and old.seal_number is null and new.seal_number is not null
     and (to_jsonb(new) - 'seal_number') = (to_jsonb(old) - 'seal_number') then
    return new;
  end if;
  raise exception 'audit entries are not changed or deleted';
end
$$;
create trigger fixed before update or delete on audit_entry for each row execute function audit_entry_is_fixed();

call make_tenant_table('idempotency_key');
call make_tenant_table('outbox');
call make_tenant_table('audit_entry');
call make_tenant_table('audit_seal');

grant select, insert on idempotency_key, audit_entry, audit_seal to quanke_app;
grant delete on idempotency_key to quanke_app;
grant update (seal_number) on audit_entry to quanke_app;
grant select, insert, update on outbox to quanke_app;
