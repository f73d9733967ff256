-- The ledger: who holds which packs, what was used, what was charged for it.
-- account_id comes first in every key and index of account data: it is Citus's distribution column.
-- Ids are text in code-point order, made by the application (ac_…, pk_…).

create table accounts (
  account_id text collate "C" not null,
  name text not null,
  created_at timestamptz not null,
  -- The account's own clock: every change to the account moves it on, and facts carry it.
  -- A writer that read an older version writes nothing and begins again.
  version bigint not null default 1,
  -- The last day of this account that was settled.
  settled_through date,
  constraint accounts_key primary key (account_id),
  constraint accounts_name_length check (length(name) between 1 and 200)
) with (fillfactor = 50);

-- What an idempotency key was used for and what was answered. account_id is '' for calls that
-- belong to no account yet.
create table requests (
  account_id text collate "C" not null,
  key text collate "C" not null,
  operation text not null,
  content text not null,
  answer text not null,
  made_at timestamptz not null,
  constraint requests_key primary key (account_id, key)
);

-- Facts but for `remaining`, the projection of the deduction rows; half-empty pages let the daily
-- update of it stay beside the old row, without touching an index (for 240,000 packs 3.4 s at
-- fillfactor 80, about 1 s at 50).
create table packs (
  account_id text collate "C" not null,
  pack_id text collate "C" not null,
  family text not null,
  sku text,
  total bigint not null,
  remaining bigint not null,
  purchased_at timestamptz not null,
  expires_at timestamptz not null,
  gift boolean not null,
  catalog text not null,
  -- The account's version when the pack was recorded.
  recorded bigint not null,
  constraint packs_key primary key (account_id, pack_id),
  constraint packs_never_below_zero check (remaining >= 0),
  constraint packs_never_above_total check (remaining <= total)
) with (fillfactor = 50);

create index packs_by_expiry on packs (account_id, expires_at, purchased_at, pack_id);

create table mode_changes (
  account_id text collate "C" not null,
  recorded bigint not null,
  scope text not null,
  mode text not null,
  from_date date not null,
  recorded_at timestamptz not null,
  constraint mode_changes_key primary key (account_id, recorded)
);

-- One reported use, identified for ever by source and id.
create table usage_events (
  account_id text collate "C" not null,
  source text collate "C" not null,
  event_id text collate "C" not null,
  usage_date date not null,
  occurred_at timestamptz not null,
  item text collate "C" not null,
  instance text collate "C" not null,
  quantity bigint not null,
  domain text,
  stream text,
  constraint usage_events_key primary key (account_id, source, event_id),
  constraint usage_events_not_negative check (quantity >= 0)
);

-- The projection of the events of a day: their sum, for a peak their maximum.
-- Numeric, since a sum of many events may be larger than any single one.
create table usage_days (
  account_id text collate "C" not null,
  usage_date date not null,
  item text collate "C" not null,
  instance text collate "C" not null,
  quantity numeric not null,
  constraint usage_days_key primary key (account_id, usage_date, item, instance)
) with (fillfactor = 80);

-- One settling of an account's day; a later revision records only what became different.
create table settlements (
  account_id text collate "C" not null,
  usage_date date not null,
  revision integer not null,
  -- The account's version that this settling made: the order in which its rows were recorded.
  recorded bigint not null,
  catalog text not null,
  settled_at timestamptz not null,
  -- The sum of the quantities of all its lines, whatever their units: what its deductions and its
  -- overage must add up to.
  usage_total numeric not null,
  constraint settlements_key primary key (account_id, usage_date, revision)
);

-- What a pack gave to a line. A later revision returns (negative figures) and deducts again.
-- Parted by the week of the usage day: a day's rows go to indexes of one week, however many years
-- there are (with ten million rows of earlier days in one table, COPY of a day took 1.6 times the work).
create table deductions (
  account_id text collate "C" not null,
  usage_date date not null,
  revision integer not null,
  seq integer not null,
  pack_id text collate "C" not null,
  item text collate "C" not null,
  instance text collate "C" not null,
  usage bigint not null,
  ratio text not null,
  deducted bigint not null,
  left_before bigint not null,
  settled_at timestamptz not null,
  constraint deductions_key primary key (account_id, usage_date, revision, seq)
) partition by range (usage_date);

create index deductions_by_pack on deductions (account_id, pack_id, usage_date);
create index deductions_by_time on deductions (account_id, settled_at);

-- What no pack covered, with its price, and the bill it goes to: that of the day, dated the usage
-- day, or that of the month, dated the 1st of the next; to none where its scope is billed by another
-- measure. So every line's deductions and overage add up to its usage.
create table overage (
  account_id text collate "C" not null,
  usage_date date not null,
  revision integer not null,
  seq integer not null,
  item text collate "C" not null,
  instance text collate "C" not null,
  quantity numeric not null,
  unit_price numeric not null,
  per text not null,
  amount numeric(38, 8) not null,
  bill text not null,
  bill_date date not null,
  constraint overage_bill_known check (bill in ('day', 'month', 'none')),
  constraint overage_key primary key (account_id, usage_date, revision, seq)
);

create index overage_by_bill on overage (account_id, bill, bill_date);

-- The sum of its overage lines, to the cent. A later revision bills the difference.
create table bills (
  account_id text collate "C" not null,
  bill text not null,
  bill_date date not null,
  revision integer not null,
  amount numeric(38, 2) not null,
  currency text not null,
  made_at timestamptz not null,
  constraint bills_key primary key (account_id, bill, bill_date, revision)
);

-- The catalogues that days were settled by, whole, so that every day can be settled again.
create table catalogs (
  catalog text not null,
  document json not null,
  recorded_at timestamptz not null,
  constraint catalogs_key primary key (catalog)
);

-- A settlement of a day, cut into ranges of accounts. Workers lock a range while they settle it:
-- a worker that dies lets go of its lock, and another takes the range over.
create table settlement_runs (
  run_id text collate "C" not null,
  usage_date date not null,
  -- The one account that was to be settled; '' for all.
  only_account text collate "C" not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint settlement_runs_key primary key (run_id)
);

create index settlement_runs_by_day on settlement_runs (usage_date, only_account);

-- One run of a day is open at a time: a second process joins it.
create unique index settlement_runs_open on settlement_runs (usage_date, only_account)
where finished_at is null;

create table settlement_ranges (
  run_id text collate "C" not null,
  range_no integer not null,
  from_account text collate "C" not null,
  to_account text collate "C" not null,
  done_at timestamptz,
  accounts integer not null default 0,
  revisions integer not null default 0,
  deductions integer not null default 0,
  bills integer not null default 0,
  constraint settlement_ranges_key primary key (run_id, range_no)
);

-- Facts are added to, never changed; a statement that tries is a fault.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are facts: they are added to, never changed', tg_table_name;
end
$$;

create trigger mode_changes_are_facts before update or delete or truncate on mode_changes
for each statement execute function refuse_change();
create trigger usage_events_are_facts before update or delete or truncate on usage_events
for each statement execute function refuse_change();
create trigger settlements_are_facts before update or delete or truncate on settlements
for each statement execute function refuse_change();
create trigger deductions_are_facts before update or delete or truncate on deductions
for each statement execute function refuse_change();
create trigger overage_are_facts before update or delete or truncate on overage
for each statement execute function refuse_change();
create trigger bills_are_facts before update or delete or truncate on bills
for each statement execute function refuse_change();

-- Makes the part of a day's week, if it is not there. Runs as the owner of the tables, so that the
-- role of a running platform needs no right to make any.
create function add_deduction_week(of_day date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  monday date := date_trunc('week', of_day)::date;
  part text := 'deductions_' || to_char(monday, 'YYYY_MM_DD');
begin
  if to_regclass(part) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(7228512);
  -- Not by to_regclass: having found nothing before, it does not look again.
  if exists (select from pg_inherits join pg_class on oid = inhrelid
    where inhparent = 'deductions'::regclass and relname = part) then
    return;
  end if;
  execute format('create table %I partition of deductions for values from (%L) to (%L)',
    part, monday, monday + 7);
  execute format('create trigger deductions_are_facts before update or delete or truncate on %I
    for each statement execute function refuse_change()', part);
end
$$;

-- Of the roles of a platform only those may that are told so.
revoke execute on function add_deduction_week(date) from public;
