-- Papers are also issued without a case, from the register, and contents of free forms are sealed.
alter table issued_document
  alter column case_id drop not null,
  alter column data drop not null,
  add column data_sealed bytea,
  add column person_id uuid,
  add column issued_by uuid references worker,
  add constraint issued_document_contents check ((data is null) <> (data_sealed is null)),
  add constraint issued_document_person foreign key (community_id, person_id) references person;

-- Papers issued before this change get the person of their case and the worker whose action issued them.
-- Row-level security is forced on the owner too, and a migration has no community in scope.
alter table issued_document no force row level security;
alter table case_record no force row level security;
alter table case_event no force row level security;
update issued_document d set person_id = c.person_id
  from case_record c where c.community_id = d.community_id and c.id = d.case_id;
update issued_document d set issued_by = e.worker_id
  from case_event e
  where e.community_id = d.community_id and e.case_id = d.case_id and e.type = 'document-issued'
    and e.body ->> 'documentId' = d.id::text;
alter table issued_document force row level security;
alter table case_record force row level security;
alter table case_event force row level security;

create index issued_document_register on issued_document (community_id, issued_at desc, id desc);
create index issued_document_by_person on issued_document (community_id, person_id, issued_at desc);

-- A paper is never deleted: it is declared void, and its number stays used.
create table document_void (
  community_id uuid not null,
  document_id uuid not null,
  at timestamptz not null,
  by uuid not null references worker,
  reason_sealed bytea not null,
  primary key (community_id, document_id),
  foreign key (community_id, document_id) references issued_document
);
call make_tenant_table('document_void');
grant select, insert on document_void to quanke_app;
