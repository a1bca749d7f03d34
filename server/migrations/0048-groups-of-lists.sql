-- The groups that a row of a list put somebody into, so that undoing the import takes them back.
alter table person_import_row add column entered_groups text[] not null default '{}';
