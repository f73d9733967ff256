-- Bills that are asked of the wallet, accounts that do not pay, packs that renew themselves.

-- The bills that are to be paid from the wallet: written with the bill, taken away with its payment.
-- So whoever collects reads what is due, not all that was ever billed. Bills made before this table,
-- and those of a platform that collects elsewhere, are never asked of a wallet.
create table bills_due (
  account_id text collate "C" not null,
  bill text not null,
  bill_date date not null,
  revision integer not null,
  constraint bills_due_key primary key (account_id, bill, bill_date, revision)
);

-- The few that owe or were stopped, found without reading all. Not of columns that a settlement
-- changes, so that its updates stay beside the old row.
create index accounts_not_running on accounts (account_id, standing, standing_since)
where standing <> 'running';

-- The pack of a family that renews itself (自动续购); a renewed pack hands its mark to the new one.
create table auto_renewals (
  account_id text collate "C" not null,
  family text not null,
  pack_id text collate "C" not null,
  marked_at timestamptz not null,
  constraint auto_renewals_key primary key (account_id, family)
);

-- What an account lets renewals spend in a calendar month; no row: as much as its wallet has.
create table auto_renewal_caps (
  account_id text collate "C" not null,
  monthly_cap numeric(38, 2) not null,
  set_at timestamptz not null,
  constraint auto_renewal_caps_key primary key (account_id),
  constraint auto_renewal_caps_not_negative check (monthly_cap >= 0)
);

-- What became of a pack's renewal: it is tried once a day at the most.
create table renewal_results (
  account_id text collate "C" not null,
  pack_id text collate "C" not null,
  -- The day of the try in the platform's time zone; its month is the month of the spending cap.
  on_day date not null,
  -- Why the pack was to be renewed: its family is used up, or it expired.
  trigger text not null,
  outcome text not null,
  -- Why it failed, as the code of a refusal; null when it succeeded.
  reason text,
  -- What fills the reason's text, as JSON.
  params json not null,
  sku text not null,
  -- What it cost; nothing when it failed.
  amount numeric(38, 2) not null,
  order_id text collate "C",
  new_pack_id text collate "C",
  recorded bigint not null,
  at timestamptz not null,
  constraint renewal_results_key primary key (account_id, pack_id, on_day),
  constraint renewal_results_trigger_known check (trigger in ('used-up', 'expired')),
  constraint renewal_results_outcome_known check (outcome in ('succeeded', 'failed')),
  constraint renewal_results_reason_given check ((outcome = 'failed') = (reason is not null))
);

-- Services that were suspended because a trial pack is used up: told once.
create table service_suspensions (
  account_id text collate "C" not null,
  pack_id text collate "C" not null,
  family text not null,
  at timestamptz not null,
  constraint service_suspensions_key primary key (account_id, pack_id)
);

create trigger renewal_results_are_facts before update or delete or truncate on renewal_results
for each statement execute function refuse_change();
create trigger service_suspensions_are_facts
before update or delete or truncate on service_suspensions
for each statement execute function refuse_change();
