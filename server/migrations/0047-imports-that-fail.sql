-- An import whose work fails each time stops and says so to the office, instead of failing every minute in the log alone.

alter table person_import
  add column failed_tries smallint not null default 0 check (failed_tries >= 0),  -- in a row, since work on it last went on
  add column failed_during text check (failed_during in ('reading', 'comparing', 'writing', 'undoing'));
alter table person_import drop constraint person_import_state_check;
alter table person_import add constraint person_import_state_check check (state in ('uploading', 'reading', 'columns',
  'comparing', 'preview', 'awaiting-approval', 'writing', 'stopped', 'failed', 'done', 'undoing', 'undone', 'refused',
  'discarded'));
alter table person_import add constraint person_import_failed_check check ((state = 'failed') = (failed_during is not null));
