-- Programs that are told what happened: where, what, and how each telling went.

-- Where an account's events go. The secrets are sealed by the master key; the one before the last
-- signs beside it for a while, so that a receiver can change over without losing anything.
create table webhook_endpoints (
  account_id text collate "C" not null,
  endpoint_id text collate "C" not null,
  url text not null,
  description text not null,
  -- Empty: events of every type.
  types text[] not null,
  secret text not null,
  previous_secret text,
  previous_until timestamptz,
  created_at timestamptz not null,
  -- Null: it is enabled.
  disabled_at timestamptz,
  disabled_reason text,
  constraint webhook_endpoints_key primary key (account_id, endpoint_id),
  constraint webhook_endpoints_url_length check (length(url) <= 2000),
  constraint webhook_endpoints_disabled check ((disabled_at is null) = (disabled_reason is null))
);

-- An event on its way to an endpoint: written with the event, moved on by the deliverers.
create table webhook_deliveries (
  account_id text collate "C" not null,
  delivery_id text collate "C" not null,
  event_id text collate "C" not null,
  endpoint_id text collate "C" not null,
  created_at timestamptz not null,
  state text not null,
  -- When it is tried next. A deliverer that takes it moves this on by its lease: should it die, the
  -- next one tries again then.
  next_at timestamptz not null,
  -- How often it was taken; who took it an earlier time writes no state any more.
  attempts integer not null default 0,
  -- How many failures in a row there were since it was made or sent again.
  failures integer not null default 0,
  constraint webhook_deliveries_key primary key (account_id, delivery_id),
  constraint webhook_deliveries_once unique (account_id, event_id, endpoint_id),
  constraint webhook_deliveries_state_known check (state in ('pending', 'delivered', 'failed'))
) with (fillfactor = 80);

-- Holds only what waits, which is little: the deliverers look through all of it for what is due.
create index webhook_deliveries_due on webhook_deliveries (account_id, endpoint_id, next_at)
where state = 'pending';

-- One call of an endpoint and what came of it.
create table webhook_attempts (
  account_id text collate "C" not null,
  delivery_id text collate "C" not null,
  attempt integer not null,
  at timestamptz not null,
  took_ms integer not null,
  -- What the endpoint answered; null: it did not.
  status integer,
  -- Why that is no success; null: it is one.
  error text,
  -- The beginning of the answer, or what the network said.
  answer text not null,
  constraint webhook_attempts_key primary key (account_id, delivery_id, attempt)
);

create trigger webhook_attempts_are_facts before update or delete or truncate on webhook_attempts
for each statement execute function refuse_change();
