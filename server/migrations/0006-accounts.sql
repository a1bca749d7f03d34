-- Accounts and sessions belong to the account library and its own role; the application role cannot read them.
create schema auth;
grant usage on schema auth to quanke_accounts;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,        -- never used for mail: <username>@accounts.invalid
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  username text unique,
  "displayUsername" text
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create index session_of_user on auth.session ("userId");

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index account_user on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index verification_identifier on auth.verification (identifier);

-- Failed attempts per key (a username, a receipt code), so that guessing is slow whichever process answers.
create table auth.failed_attempt (
  key text primary key,              -- keyed hash, never the value itself
  failures integer not null,
  last_at timestamptz not null
);

grant select, insert, update, delete on all tables in schema auth to quanke_accounts;
