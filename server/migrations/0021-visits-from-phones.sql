-- Visits made on phones: a record may be a visit instead of opening a case. Voice notes of records that opened a case
-- (those of visits lie with the visit), and why something waits for the head.

alter table field_record
  alter column case_id drop not null,
  alter column case_number drop not null,
  add check ((case_id is null) = (case_number is null)),
  add check ((case_id is null) = (kind = 'visit'));

create table field_voice (
  community_id uuid not null,
  id uuid not null,                    -- made on the phone
  record_id uuid not null,
  media_type text not null check (media_type in ('audio/webm', 'audio/mp4', 'audio/ogg', 'audio/mpeg')),
  size_bytes integer not null check (size_bytes between 1 and 700000),
  content_sealed bytea not null,       -- a voice and what it says are personal data
  received_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, record_id) references field_record
);
create index field_voice_record on field_voice (community_id, record_id);
create index field_record_received on field_record (community_id, received_at);
call make_tenant_table('field_voice');
grant select, insert on field_voice to quanke_app;

alter table field_quarantine rename column is_photo to is_attachment;
alter table field_quarantine
  add column held_for text not null default 'access-withdrawn' check (held_for in ('access-withdrawn', 'person-out-of-reach'));
