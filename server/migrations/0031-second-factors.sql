-- A first password passed on by hand is good for one sign-in: who comes with it chooses another before anything else.
alter table worker add column password_to_change boolean not null default false;
-- Since when a second factor is asked for, for those who look after accounts; what it is made of lies with the accounts.
alter table worker add column second_factor_since timestamptz;

create table auth.second_factor (
  account_id text primary key references auth."user" on delete cascade,
  secret_sealed bytea not null,        -- sealed by the installation's key, bound to the account
  confirmed_at timestamptz,            -- until one code was right, nothing is asked for
  last_step bigint not null default 0  -- the half minute of the last code that was taken: no code is good twice
);

create table auth.recovery_code (
  account_id text not null references auth."user" on delete cascade,
  position smallint not null,
  hash text not null,                  -- Argon2id, as passwords are
  used_at timestamptz,
  primary key (account_id, position)
);

grant select, insert, update, delete on auth.second_factor, auth.recovery_code to quanke_accounts;
