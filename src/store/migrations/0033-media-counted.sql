-- What media servers count themselves, to compare with what their sessions reported. Plain tables.

-- The counters of a server as they were seen last; '' stands for the last look itself.
create table media_counters (
  source_id text collate "C" not null,
  counter text collate "C" not null,
  sent numeric not null,
  received numeric not null,
  seen_at timestamptz not null,
  constraint media_counters_key primary key (source_id, counter)
);

-- What they rose by in a day, and from when to when they were watched.
create table media_counted (
  source_id text collate "C" not null,
  usage_date date not null,
  played numeric not null,
  published numeric not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- How often they began anew: what was counted between the last look and then is not known.
  restarts integer not null,
  constraint media_counted_key primary key (source_id, usage_date)
);
