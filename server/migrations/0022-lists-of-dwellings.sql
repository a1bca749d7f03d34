-- Lists of dwellings beside those of residents; an import can be stopped while it is written, and takes up its rows
-- where it left off instead of looking through those that are done.

alter table person_import
  add column kind text not null default 'residents' check (kind in ('residents', 'dwellings')),
  add column worked_to integer not null default 0;  -- the last line of the file that the present work is done with
alter table person_import drop constraint person_import_state_check;
alter table person_import add constraint person_import_state_check check (state in ('uploading', 'reading', 'columns',
  'comparing', 'preview', 'awaiting-approval', 'writing', 'stopped', 'done', 'undoing', 'undone', 'refused', 'discarded'));

alter table person_import_row
  add column dwelling_id uuid,
  add foreign key (community_id, dwelling_id) references dwelling;
create index person_import_row_dwelling on person_import_row (community_id, dwelling_id) where dwelling_id is not null;

alter table dwelling
  add column area numeric(8, 2) check (area > 0),   -- square metres, as the building list has it
  add column owner_sealed bytea;                    -- who owns it and how to reach them, as told: personal data
