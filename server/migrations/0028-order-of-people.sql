-- The first page of everybody in the order of their names, without sorting the whole community.
create index person_by_name on person (community_id, name collate "C", id) where left_on is null;
-- Who is found by a common name is put in order from this index alone; only those on the page are read as a whole.
create index person_found on person (community_id, id) include (name, left_because, household_id);
