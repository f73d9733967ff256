-- How far logs that are followed have been read. A log is known by its first line, so that it may be
-- renamed or copied; who follows it tells what its lines are.
create table followed_logs (
  followed_by text collate "C" not null,
  log_id text collate "C" not null,
  read_to bigint not null,
  first_at timestamptz not null,
  constraint followed_logs_key primary key (followed_by, log_id)
);
