-- Plugins of mini-programs (小程序·云直播插件): who applied for which, what became of it, and until
-- when each may be used.

-- The last submission of an application and what became of it: projections of its reviews and
-- periods. Whether it is usable or expired is told by the time of asking, and is not stored.
create table plugin_applications (
  account_id text collate "C" not null,
  application_id text collate "C" not null,
  type text not null,
  name text not null,
  app_id text collate "C" not null,
  category text not null,
  -- Whom the mini-program is certified for; null: not said.
  subject text,
  -- The two screenshots: attachments.
  basic_settings text collate "C" not null,
  plugin_settings text collate "C" not null,
  submitted_at timestamptz not null,
  review text not null,
  -- The end of the last period; null before the first.
  ends_at timestamptz,
  -- The end that was told as plugin.expired last.
  end_told timestamptz,
  constraint plugin_applications_key primary key (account_id, application_id),
  constraint plugin_applications_type_known check (type in ('formal', 'pack-gift', 'trial')),
  constraint plugin_applications_category_known check (category in ('e-commerce', 'education')),
  constraint plugin_applications_review_known
  check (review in ('in-review', 'approved', 'rejected', 'cancelled'))
);

create index plugin_applications_waiting on plugin_applications (account_id, submitted_at)
where review = 'in-review';

create index plugin_applications_by_end on plugin_applications (account_id, ends_at)
where ends_at is not null;

-- What happened to an application, by whom: submitted, approved, rejected, resubmitted, cancelled.
create table plugin_reviews (
  account_id text collate "C" not null,
  application_id text collate "C" not null,
  -- The account's version of the change.
  recorded bigint not null,
  kind text not null,
  actor_kind text not null,
  actor_id text not null,
  reason text not null,
  -- What was submitted; null for the others.
  content json,
  at timestamptz not null,
  constraint plugin_reviews_key primary key (account_id, application_id, recorded),
  constraint plugin_reviews_kind_known
  check (kind in ('submitted', 'approved', 'rejected', 'resubmitted', 'cancelled'))
);

-- When a plugin may be used, and what gave the time: each gives it once.
create table plugin_periods (
  account_id text collate "C" not null,
  application_id text collate "C" not null,
  from_at timestamptz not null,
  -- Exclusive.
  to_at timestamptz not null,
  -- 0 for a trial, which is a month.
  years integer not null,
  source text not null,
  -- The order, the gift, or the application of a trial.
  source_id text collate "C" not null,
  given_at timestamptz not null,
  recorded bigint not null,
  constraint plugin_periods_key primary key (account_id, application_id, from_at),
  constraint plugin_periods_once unique (account_id, source, source_id),
  constraint plugin_periods_source_known check (source in ('order', 'gift', 'trial')),
  constraint plugin_periods_not_empty check (from_at < to_at)
);

-- Files that people sent. `sha256` is in hexadecimal digits.
create table attachments (
  account_id text collate "C" not null,
  attachment_id text collate "C" not null,
  -- What it belongs to.
  subject text collate "C" not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  data bytea not null,
  sent_at timestamptz not null,
  constraint attachments_key primary key (account_id, attachment_id),
  constraint attachments_size check (size between 1 and 2000000)
);

-- The mini-programs that have an application, over all accounts: each has one. The accounts of this
-- table's rows lie on many servers, so it is a plain table like the runs.
create table plugin_app_ids (
  app_id text collate "C" not null,
  held_by text collate "C" not null,
  application_id text collate "C" not null,
  held_since timestamptz not null,
  constraint plugin_app_ids_key primary key (app_id)
);

create trigger plugin_reviews_are_facts before update or delete or truncate on plugin_reviews
for each statement execute function refuse_change();
create trigger plugin_periods_are_facts before update or delete or truncate on plugin_periods
for each statement execute function refuse_change();
create trigger attachments_are_facts before update or delete or truncate on attachments
for each statement execute function refuse_change();
