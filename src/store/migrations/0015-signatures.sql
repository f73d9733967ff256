-- The signed requests that were seen of late, so that none is accepted again: known to all processes.
-- They count for minutes and are swept, so they need no log: after a crash of the server the table is
-- empty. It is looked for over all accounts: a plain table, like the keys.
create unlogged table seen_signatures (
  -- SHA-256 of the key's id, of what was signed and of the signature.
  fingerprint text collate "C" not null,
  -- By the clock of the database, which all processes share.
  seen_at timestamptz not null,
  constraint seen_signatures_key primary key (fingerprint)
);

-- Usage by the time at which it happened. Events arrive about in that order, so block ranges find a
-- day's, and cost an import little beside a tree over every event.
create index usage_events_by_time on usage_events using brin (account_id, occurred_at)
with (pages_per_range = 32, autosummarize = on);
