-- Lists and numbers of running cases end at a few rows, whatever has piled up besides: what is in somebody's own hands,
-- and what waits for a role or for others, each in the order of due dates. A case of the window stands in the first only.
create index case_in_own_hands on case_record (community_id, handler_worker_id, due_on nulls last, id)
  where kind in ('open', 'waiting') and responsible in ('worker', 'grid-worker', 'social-worker');
create index case_waiting_for on case_record (community_id, responsible, due_on nulls last, id)
  where kind in ('open', 'waiting') and responsible <> 'worker';
