-- Usage that is measured in seconds and charged by whole minutes of a sum: of a month (RTC), or of
-- a stream's day (transcoding). The event holds what it added to the minutes; here is what it was.

create table measured_events (
  account_id text collate "C" not null,
  source text collate "C" not null,
  event_id text collate "C" not null,
  -- Which sum it is of.
  minute_sum text collate "C" not null,
  seconds bigint not null,
  constraint measured_events_key primary key (account_id, source, event_id),
  constraint measured_events_not_negative check (seconds >= 0)
);

create trigger measured_events_are_facts before update or delete or truncate on measured_events
for each statement execute function refuse_change();

-- A projection: the seconds of the sum. Who adds to it holds its row.
create table minute_sums (
  account_id text collate "C" not null,
  minute_sum text collate "C" not null,
  seconds numeric not null,
  constraint minute_sums_key primary key (account_id, minute_sum)
) with (fillfactor = 80);

select lock_account_table('measured_events', 'select');
select lock_account_table('minute_sums', 'select');
