-- Media servers that report: who they are, whose their streams are, what they said, what came of it.
-- Whoever reports shows only a token, and a stream tells its account by a rule: plain tables.

create table media_sources (
  source_id text collate "C" not null,
  -- The account whose streams alone it may report; '' for a source of the platform.
  held_by text collate "C" not null,
  kind text not null,
  name text not null,
  -- SHA-256 of the token that its address carries.
  token_hash text collate "C" not null,
  -- What its hooks answer when we cannot tell: open lets in, closed does not, off never asks.
  gate text not null,
  -- Where its counters are read, for those that are asked; null: it reports by itself.
  poll_url text,
  -- Secrets of it that checking its reports needs, sealed by the master key.
  sealed text,
  -- Whose a stream is, in order: the first rule that fits decides.
  rules jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  revoked_at timestamptz,
  constraint media_sources_key primary key (source_id),
  constraint media_sources_token_hash unique (token_hash),
  constraint media_sources_kind_known
    check (kind in ('srs', 'zlm', 'nginx-rtmp', 'nms', 'livekit', 'mediamtx')),
  constraint media_sources_gate_known check (gate in ('open', 'closed', 'off'))
);

-- Which country's, or which zone's, addresses are; brought by the operator. Addresses are written
-- as 32 hexadecimal digits (IPv4 as ::ffff:a.b.c.d), so that they compare as text. None overlap.
create table address_ranges (
  first_address text collate "C" not null,
  last_address text collate "C" not null,
  place text not null,
  constraint address_ranges_key primary key (first_address)
);

-- What servers said, once for each identity of theirs: written before they are answered, read after.
create table media_inbox (
  source_id text collate "C" not null,
  notice_id text collate "C" not null,
  received_at timestamptz not null,
  -- Places of one moment in the order of their coming.
  place integer not null,
  notice jsonb not null,
  read_at timestamptz,
  constraint media_inbox_key primary key (source_id, notice_id)
);

create index media_inbox_waiting on media_inbox (received_at, place) where read_at is null;
create index media_inbox_read on media_inbox (read_at) where read_at is not null;

-- How often a server has started: what it counts and names begins anew then.
create table media_servers (
  source_id text collate "C" not null,
  server_id text collate "C" not null,
  starts integer not null,
  constraint media_servers_key primary key (source_id, server_id)
);

-- One player or publisher of a stream, as far as it is known.
create table media_sessions (
  source_id text collate "C" not null,
  session_id text collate "C" not null,
  -- Null: it is not known yet whether it plays or publishes, and what.
  direction text,
  stream jsonb,
  started_at timestamptz,
  ended_at timestamptz,
  -- The counters as they were seen last, and when.
  sent bigint,
  received bigint,
  seen_at timestamptz,
  -- Up to where usage was made of them.
  told bigint not null,
  told_at timestamptz,
  -- How often its counters began anew.
  epoch integer not null,
  constraint media_sessions_key primary key (source_id, session_id),
  constraint media_sessions_direction_known check (direction in ('play', 'publish'))
) with (fillfactor = 80);

create index media_sessions_open on media_sessions (source_id, seen_at) where ended_at is null;

-- What a session used in one billing day, and what became of it.
create table media_usage (
  source_id text collate "C" not null,
  usage_date date not null,
  session_id text collate "C" not null,
  piece text collate "C" not null,
  occurred_at timestamptz not null,
  -- Null: the server tells no bytes.
  bytes bigint,
  seconds bigint not null,
  -- The split over days is by time, not by a counter.
  estimated boolean not null,
  outcome text not null,
  -- Of what is charged: to whom, as what. Of the rest: why not.
  charged_to text collate "C",
  item text collate "C",
  reason text not null,
  constraint media_usage_key primary key (source_id, usage_date, session_id, piece),
  constraint media_usage_outcome_known
    check (outcome in ('charged', 'free', 'excluded', 'unclassified', 'unmatched', 'rejected'))
);

-- What rules and address ranges that come later may still classify.
create index media_usage_left on media_usage (source_id)
where outcome in ('unclassified', 'unmatched', 'rejected');

-- What a server itself says that it moved in a day, by whatever counts it: to compare with.
create table media_totals (
  source_id text collate "C" not null,
  usage_date date not null,
  played bigint not null,
  published bigint not null,
  told_at timestamptz not null,
  told_by text not null,
  constraint media_totals_key primary key (source_id, usage_date)
);
