-- What is bought: vouchers that pay, quotes that keep a price for a while, orders, and what was paid
-- for each pack. The money itself is in transfers.

-- A voucher. What it holds is its book in balances; when it may pay follows from the time.
create table vouchers (
  account_id text collate "C" not null,
  voucher_id text collate "C" not null,
  amount numeric(38, 2) not null,
  scope text not null,
  -- Pays for one order; what that leaves is taken back.
  single_use boolean not null,
  valid_from timestamptz not null,
  -- Exclusive.
  valid_to timestamptz not null,
  granted_at timestamptz not null,
  recorded bigint not null,
  note text not null,
  constraint vouchers_key primary key (account_id, voucher_id),
  constraint vouchers_scope_known check (scope in ('live-packs', 'general')),
  constraint vouchers_amount_above_zero check (amount > 0),
  constraint vouchers_valid_some_time check (valid_from < valid_to)
);

-- A price that holds until the quote expires, whatever the catalogue says by then.
create table quotes (
  account_id text collate "C" not null,
  quote_id text collate "C" not null,
  sku text not null,
  quantity integer not null,
  catalog text not null,
  unit_price numeric(38, 2) not null,
  amount numeric(38, 2) not null,
  quoted_at timestamptz not null,
  -- Exclusive.
  expires_at timestamptz not null,
  constraint quotes_key primary key (account_id, quote_id)
);

-- An order. The status changes once: from unpaid to one of the others.
create table orders (
  account_id text collate "C" not null,
  order_id text collate "C" not null,
  status text not null default 'unpaid',
  kind text not null,
  sku text not null,
  quantity integer not null,
  -- The plugin application that years are bought for; '' for packs.
  subject text collate "C" not null,
  catalog text not null,
  currency text not null,
  unit_price numeric(38, 2) not null,
  amount numeric(38, 2) not null,
  -- The voucher that was chosen, and the quote that was taken; '' for none.
  voucher_id text collate "C" not null,
  quote_id text collate "C" not null,
  origin text not null,
  placed_at timestamptz not null,
  -- From here on an unpaid order is closed, whether or not its row says so yet.
  closes_at timestamptz not null,
  paid_at timestamptz,
  -- When it was cancelled or closed.
  ended_at timestamptz,
  paid_voucher numeric(38, 2),
  paid_gift numeric(38, 2),
  paid_cash numeric(38, 2),
  constraint orders_key primary key (account_id, order_id),
  constraint orders_status_known check (status in ('unpaid', 'paid', 'cancelled', 'closed')),
  constraint orders_kind_known check (kind in ('packs', 'plugin')),
  constraint orders_origin_known check (origin in ('buyer', 'auto-renewal')),
  constraint orders_quantity_above_zero check (quantity > 0),
  constraint orders_paid_is_dated check ((status = 'paid') = (paid_at is not null)),
  constraint orders_paid_is_the_amount check (
    status <> 'paid' or paid_voucher + paid_gift + paid_cash = amount
  )
) with (fillfactor = 80);

-- A quote becomes one order.
create unique index orders_by_quote on orders (account_id, quote_id) where quote_id <> '';
create index orders_unpaid on orders (account_id, closes_at) where status = 'unpaid';

-- Which packs an order brought, and what was paid for each.
create table order_packs (
  account_id text collate "C" not null,
  pack_id text collate "C" not null,
  order_id text collate "C" not null,
  paid_voucher numeric(38, 2) not null,
  paid_gift numeric(38, 2) not null,
  paid_cash numeric(38, 2) not null,
  constraint order_packs_key primary key (account_id, pack_id),
  constraint order_packs_never_below_zero check (
    paid_voucher >= 0 and paid_gift >= 0 and paid_cash >= 0
  )
);

create index order_packs_by_order on order_packs (account_id, order_id);

create trigger vouchers_are_facts before update or delete or truncate on vouchers
for each statement execute function refuse_change();
create trigger quotes_are_facts before update or delete or truncate on quotes
for each statement execute function refuse_change();
create trigger order_packs_are_facts before update or delete or truncate on order_packs
for each statement execute function refuse_change();
