-- Records made on phones without signal: each once by its own id, with what every sending did, the photos, the phones
-- that may hand in, and what was handed in by somebody whose access was withdrawn.

create table field_record (
  community_id uuid not null references organisation,
  id uuid not null,                    -- made on the phone
  kind text not null,
  worker_id uuid not null references worker,
  version integer not null default 1,
  values_sealed bytea not null,        -- the form as JSON
  case_id uuid not null,
  case_number text not null,
  made_at timestamptz not null,        -- by the clock of the phone
  happened_at timestamptz not null,    -- the same moment by the clock of the server
  received_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references case_record
);
create index field_record_worker on field_record (community_id, worker_id, received_at);
create index field_record_case on field_record (community_id, case_id);

-- Every sending that was taken in, so that one that comes twice is done once.
create table field_edit (
  community_id uuid not null,
  record_id uuid not null,
  edit_id uuid not null,
  version integer not null,
  received_at timestamptz not null,
  primary key (community_id, record_id, edit_id),
  foreign key (community_id, record_id) references field_record
);

create table field_photo (
  community_id uuid not null,
  id uuid not null,                    -- made on the phone
  record_id uuid not null,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  width integer not null check (width between 1 and 8000),
  height integer not null check (height between 1 and 8000),
  content_sealed bytea not null,       -- a photo of a home or of people is personal data
  received_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, record_id) references field_record
);
create index field_photo_record on field_photo (community_id, record_id);

-- A phone that fetched a day: with its code it may still hand in when its owner may no longer sign in.
create table field_phone (
  community_id uuid not null references organisation,
  id uuid not null,
  worker_id uuid not null references worker,
  code_hash bytea not null,
  valid_until timestamptz not null,
  primary key (community_id, id)
);
create unique index field_phone_code on field_phone (community_id, code_hash);

create table field_quarantine (
  community_id uuid not null references organisation,
  id uuid not null,                    -- of the sending or of the photo
  record_id uuid not null,
  worker_id uuid not null references worker,
  is_photo boolean not null,
  content_sealed bytea not null,       -- the whole sending as JSON
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references worker,
  decision text check (decision in ('taken-in', 'set-aside')),
  reason text not null default '',
  primary key (community_id, id),
  check ((settled_at is null) = (decision is null))
);
create index field_quarantine_open on field_quarantine (community_id, received_at) where settled_at is null;

call make_tenant_table('field_record');
call make_tenant_table('field_edit');
call make_tenant_table('field_photo');
call make_tenant_table('field_phone');
call make_tenant_table('field_quarantine');

grant select, insert, update on field_record, field_phone, field_quarantine to quanke_app;
grant select, insert on field_edit, field_photo to quanke_app;
