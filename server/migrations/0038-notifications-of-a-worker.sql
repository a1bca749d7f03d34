-- The workbench shows what is unread first, then the latest: found in that order, however much somebody was told before.
drop index notification_unread;
create index notification_of_worker on notification (community_id, worker_id, (read_at is not null), at desc);
