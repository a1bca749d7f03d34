-- Three reads went through all rows of a community, more with every year. Measured with 20 000 changes of people and
-- 40 000 planned visits in one community: the list of changes from 34 ms to 0.3, who a grid worker may visit from 5.6 to 0.3.

-- Whom and which households a change concerns; the keys lead only from people and households to their changes.
create index life_event_person_of_event on life_event_person (community_id, event_id);
create index life_event_household_of_event on life_event_household (community_id, event_id);

-- People planned for a worker, asked with every visit that a grid worker opens or records.
create index planned_visit_of_worker on planned_visit (community_id, worker_id, person_id) where state <> 'dropped';
