-- Requests that everything known of a person be erased: recorded by one, decided by another, carried out by a job of the
-- owner. What was noted at the request goes with the person; who decided what, on which ground, stays.
create table erasure_request (
  community_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null,
  ground text not null,                -- id of the ground in law; `by-operator`: by the command of the installation
  asked_by text not null,
  note_sealed bytea,
  answer_sealed bytea,                 -- why it was refused, as the person is told
  state text not null check (state in ('waiting', 'approved', 'refused', 'taken-back', 'done')),
  requested_by uuid references worker, -- null: by the command
  requested_at timestamptz not null,
  decided_by uuid references worker,
  decided_at timestamptz,
  done_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references person,
  check (decided_by <> requested_by),
  check (state not in ('approved', 'refused') or decided_by is not null),
  check ((state = 'done') = (done_at is not null))
);
create index erasure_request_person on erasure_request (community_id, person_id);
create index erasure_request_open on erasure_request (community_id, id) where state in ('waiting', 'approved');

call make_tenant_table('erasure_request');

-- The application records and decides; that something is done it cannot write, because only the job knows.
grant select on erasure_request to quanke_app;
grant insert (community_id, id, person_id, ground, asked_by, note_sealed, state, requested_by, requested_at)
  on erasure_request to quanke_app;
grant update (person_id, answer_sealed, state, decided_by, decided_at) on erasure_request to quanke_app;
