-- Billing modes that an account switches itself, requests for monthly ones, and licences.

-- One act may change the modes of several scopes.
alter table mode_changes drop constraint mode_changes_key;
alter table mode_changes add constraint mode_changes_key
primary key (account_id, recorded, scope);

-- What an account itself did about the modes of an area: a switch, or the cancelling of one that was
-- still to come. What became of the modes stands in mode_changes.
create table mode_switches (
  account_id text collate "C" not null,
  -- The account's version that the act made.
  recorded bigint not null,
  area text collate "C" not null,
  action text not null,
  made_on date not null,
  made_at timestamptz not null,
  -- The first day of the new mode; for a cancelling, of the mode that never came.
  from_date date not null,
  former_mode text not null,
  mode text not null,
  constraint mode_switches_key primary key (account_id, recorded),
  constraint mode_switches_once_a_day unique (account_id, area, made_on, action),
  constraint mode_switches_action_known check (action in ('switch', 'cancel'))
);

-- What an account asked an operator for: a monthly mode, or to leave one. `decided_by` is an
-- operator; `from_date` the first day of the mode that was approved.
create table mode_requests (
  account_id text collate "C" not null,
  request_id text collate "C" not null,
  area text collate "C" not null,
  mode text not null,
  note text not null,
  requested_at timestamptz not null,
  requested_by text not null,
  status text not null default 'pending',
  decided_at timestamptz,
  decided_by text,
  reason text not null default '',
  from_date date,
  constraint mode_requests_key primary key (account_id, request_id),
  constraint mode_requests_status_known check (status in ('pending', 'approved', 'rejected')),
  constraint mode_requests_decided check ((status = 'pending') = (decided_at is null))
);

-- One at a time for an area; also the operators' queue, which is short.
create unique index mode_requests_open on mode_requests (account_id, area)
where status = 'pending';

-- A licence for an app. Its kind and end are projections of its uses of gifts.
create table licenses (
  account_id text collate "C" not null,
  license_id text collate "C" not null,
  kind text not null,
  -- '' where the app is not there for that system; one of them is.
  bundle_id text not null,
  package_name text not null,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  constraint licenses_key primary key (account_id, license_id),
  constraint licenses_kind_known check (kind in ('live', 'video-play')),
  constraint licenses_app_known check (bundle_id <> '' or package_name <> '')
);

-- What each gift was used for: to add a licence, to renew it, or to make it one of a higher kind.
create table license_uses (
  account_id text collate "C" not null,
  gift_id text collate "C" not null,
  license_id text collate "C" not null,
  pack_id text collate "C" not null,
  what text not null,
  kind text not null,
  at timestamptz not null,
  ends_before timestamptz,
  ends_after timestamptz not null,
  constraint license_uses_key primary key (account_id, gift_id),
  constraint license_uses_what_known check (what in ('add', 'renew', 'upgrade'))
);

create index license_uses_by_license on license_uses (account_id, license_id, at);

create trigger mode_switches_are_facts before update or delete or truncate on mode_switches
for each statement execute function refuse_change();
create trigger license_uses_are_facts before update or delete or truncate on license_uses
for each statement execute function refuse_change();
