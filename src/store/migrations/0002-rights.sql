-- What people do with packs: who did it, what it cost, what came with it, and who is to be told.

-- What is true of an account beside its packs. `standing` is kept by arrears and by operators.
alter table accounts add column standing text not null default 'running';
alter table accounts add column standing_since timestamptz;
alter table accounts add constraint accounts_standing_known
check (standing in ('running', 'arrears', 'stopped', 'stopped-for-violation', 'reclaimed'));

-- When a pack ended before its time: given back by its account (with the account's version then),
-- or reclaimed from one that did not pay. Both are projections of entries in audit_entries.
alter table packs add column refunded_at timestamptz;
alter table packs add column refund_recorded bigint;
alter table packs add column reclaimed_at timestamptz;

-- Every change that somebody made: who, what, before and after. account_id is '' for changes of
-- the platform itself.
create table audit_entries (
  account_id text collate "C" not null,
  entry_id text collate "C" not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  request_id text not null,
  operation text not null,
  -- What was changed: the id of a pack, an order, …; '' for the account itself.
  subject text collate "C" not null,
  before json,
  after json,
  constraint audit_entries_key primary key (account_id, entry_id),
  constraint audit_entries_actor_known check (actor_kind in ('operator', 'member', 'job'))
);

-- What happened, for programs that want to be told (webhooks). Written with the fact it tells.
create table events (
  account_id text collate "C" not null,
  event_id text collate "C" not null,
  type text not null,
  at timestamptz not null,
  data json not null,
  constraint events_key primary key (account_id, event_id)
);

-- Money that moved, each time from one book of an account to another: its entries add up to zero.
-- Books that are the account's: cash, gift, voucher:ID. Books that say where it came from and went:
-- paid-in, given, sold, billed.
create table transfers (
  account_id text collate "C" not null,
  transfer_id text collate "C" not null,
  kind text not null,
  -- What it was for; with the kind it is there once, so that nothing is paid twice.
  reference text collate "C" not null,
  recorded bigint not null,
  at timestamptz not null,
  note text not null,
  constraint transfers_key primary key (account_id, transfer_id),
  constraint transfers_once unique (account_id, kind, reference)
);

create index transfers_by_time on transfers (account_id, at);

create table transfer_entries (
  account_id text collate "C" not null,
  transfer_id text collate "C" not null,
  book text collate "C" not null,
  amount numeric(38, 2) not null,
  constraint transfer_entries_key primary key (account_id, transfer_id, book),
  constraint transfer_entries_not_idle check (amount <> 0)
);

-- The projection of the entries: what each book holds.
create table balances (
  account_id text collate "C" not null,
  book text collate "C" not null,
  amount numeric(38, 2) not null,
  constraint balances_key primary key (account_id, book)
);

-- What came with a pack: licences and plugin years. Used for one thing, or withdrawn by a refund.
create table gifts (
  account_id text collate "C" not null,
  gift_id text collate "C" not null,
  pack_id text collate "C" not null,
  kind text not null,
  -- Which licence: 'live', 'video-play'; '' for a plugin.
  license text not null,
  years integer not null,
  given_at timestamptz not null,
  used_at timestamptz,
  -- The licence or the plugin application it was used for.
  used_for text collate "C",
  withdrawn_at timestamptz,
  constraint gifts_key primary key (account_id, gift_id),
  constraint gifts_kind_known check (kind in ('license', 'plugin')),
  constraint gifts_used_or_withdrawn check (used_at is null or withdrawn_at is null)
);

create index gifts_by_pack on gifts (account_id, pack_id);

create trigger audit_entries_are_facts before update or delete or truncate on audit_entries
for each statement execute function refuse_change();
create trigger events_are_facts before update or delete or truncate on events
for each statement execute function refuse_change();
create trigger transfers_are_facts before update or delete or truncate on transfers
for each statement execute function refuse_change();
create trigger transfer_entries_are_facts before update or delete or truncate on transfer_entries
for each statement execute function refuse_change();
