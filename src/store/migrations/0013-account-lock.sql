-- The second lock of accounts. A call about an account takes on the role packledger_member and names
-- the account for its transaction (src/store/account-lock.ts); policies then show it that account's
-- rows and no others, whatever its statements say. Who does not take on the role (settlement, jobs,
-- operators' lists) is not held by them: owners of the tables pass by all policies, and for others
-- there is one that is true.

-- What a call about an account may do with a table. Kept, so that the lock can be put on later, too,
-- where the role that migrates may not create roles.
create table account_locks (
  locked_table text collate "C" not null,
  -- As in grant: 'select, insert, update (remaining)'.
  rights text not null,
  -- The column that says whose a row is; '' where rows are nobody's, and nothing is held back.
  of_column text not null,
  -- Whether calls of other accounts may read the rows: to see that something is taken.
  read_by_all boolean not null,
  constraint account_locks_key primary key (locked_table)
);

-- Puts the lock on a table as account_locks says; without the role, nothing.
create function put_account_lock(of_table text) returns void
language plpgsql as $$
declare
  lock account_locks;
  own text;
begin
  if to_regrole('packledger_member') is null then
    return;
  end if;
  select locked_table, rights, of_column, read_by_all
  into strict lock
  from account_locks
  where locked_table = of_table;
  execute format('revoke all on %I from packledger_member', of_table);
  execute format('grant %s on %I to packledger_member', lock.rights, of_table);
  if lock.of_column = '' then
    return;
  end if;
  -- Compared with one value, not looked up by row: where a statement says whose rows it wants, the
  -- planner compares the two once, and uses indexes as ever.
  own := format('%I = nullif(current_setting(''packledger.account'', true), '''')',
    lock.of_column);
  execute format('drop policy if exists all_rows on %I', of_table);
  execute format('drop policy if exists own_account on %I', of_table);
  execute format('drop policy if exists own_account_inserted on %I', of_table);
  execute format('drop policy if exists own_account_updated on %I', of_table);
  execute format('drop policy if exists own_account_deleted on %I', of_table);
  execute format('create policy all_rows on %I using (true) with check (true)', of_table);
  if lock.read_by_all then
    execute format('create policy own_account_inserted on %I as restrictive for insert
      to packledger_member with check (%s)', of_table, own);
    execute format('create policy own_account_updated on %I as restrictive for update
      to packledger_member using (%s)', of_table, own);
    execute format('create policy own_account_deleted on %I as restrictive for delete
      to packledger_member using (%s)', of_table, own);
  else
    execute format('create policy own_account on %I as restrictive
      to packledger_member using (%s)', of_table, own);
  end if;
  execute format('alter table %I enable row level security', of_table);
end
$$;

-- Says what calls about an account may do with a table, and locks it. Migrations that make a table
-- of accounts call it.
create function lock_account_table(
  of_table text,
  rights text,
  of_column text default 'account_id',
  read_by_all boolean default false
) returns void
language plpgsql as $$
begin
  insert into account_locks (locked_table, rights, of_column, read_by_all)
  values (of_table, rights, of_column, read_by_all)
  on conflict (locked_table) do update
  set rights = excluded.rights, of_column = excluded.of_column,
    read_by_all = excluded.read_by_all;
  perform put_account_lock(of_table);
end
$$;

-- Locks all tables: for a database whose role was created after its tables. Tells how many.
create function lock_accounts() returns integer
language plpgsql as $$
begin
  if to_regrole('packledger_member') is null then
    raise exception 'there is no role packledger_member';
  end if;
  perform put_account_lock(locked_table) from account_locks order by locked_table;
  return (select count(*) from account_locks);
end
$$;

-- Roles are those of the whole server: another database may have made it, or be making it just now.
do $$
begin
  create role packledger_member nologin;
exception
  when duplicate_object or unique_violation or insufficient_privilege then null;
end
$$;

do $$
begin
  if not pg_has_role('packledger_member', 'member') then
    execute format('grant packledger_member to %I', current_user);
  end if;
exception
  when undefined_object or unique_violation or insufficient_privilege then null;
end
$$;

select lock_account_table(of_table, rights)
from (values
  ('accounts', 'select, update (version, standing, standing_since)'),
  ('attachments', 'select, insert'),
  ('audit_entries', 'select, insert'),
  ('auto_renewal_caps', 'select, insert, update (monthly_cap, set_at), delete'),
  ('auto_renewals', 'select, insert, update (pack_id, marked_at), delete'),
  ('balances', 'select, insert, update (amount)'),
  ('bills', 'select'),
  ('bills_due', 'select'),
  ('bindings', 'select, insert'),
  ('contacts', 'select, insert, update (name, email, language, kinds), delete'),
  ('deductions', 'select'),
  ('director_instances', 'select, insert, update (name, registered_at, deleted_at)'),
  ('events', 'select, insert'),
  ('gifts', 'select, insert, update (used_at, used_for, withdrawn_at)'),
  ('license_uses', 'select, insert'),
  ('licenses', 'select, insert, update (kind, ends_at)'),
  ('low_packs', 'select, insert, delete'),
  ('mail_queue', 'select, insert'),
  ('messages', 'select, insert, update (read_at)'),
  ('mode_changes', 'select, insert'),
  ('mode_requests', 'select, insert'),
  ('mode_switches', 'select, insert'),
  ('order_packs', 'select, insert'),
  ('orders', 'select, insert, update (status, voucher_id, paid_at, ended_at, paid_voucher,
    paid_gift, paid_cash)'),
  ('overage', 'select'),
  ('pack_endings', 'select'),
  ('packs', 'select, insert, update (remaining, refunded_at, refund_recorded)'),
  ('plugin_applications', 'select, insert, update (name, app_id, category, subject,
    basic_settings, plugin_settings, submitted_at, review, ends_at)'),
  ('plugin_periods', 'select, insert'),
  ('plugin_reviews', 'select, insert'),
  ('quotes', 'select, insert'),
  ('renewal_results', 'select'),
  ('requests', 'select, insert'),
  ('service_suspensions', 'select'),
  ('settlements', 'select'),
  ('thresholds', 'select, insert, update (percent), delete'),
  ('transfer_entries', 'select, insert'),
  ('transfers', 'select, insert'),
  ('usage_days', 'select'),
  ('usage_events', 'select'),
  ('vouchers', 'select'),
  ('webhook_attempts', 'select, insert'),
  ('webhook_deliveries', 'select, insert, update (state, next_at, attempts, failures)'),
  ('webhook_endpoints', 'select, insert, update (url, description, types, secret,
    previous_secret, previous_until, disabled_at, disabled_reason), delete')
) locks(of_table, rights);

-- Plain tables, as far as calls about an account need them.
select lock_account_table('catalogs', 'select, insert', of_column => '');
select lock_account_table('keys', 'select, insert, update (revoked_at)', of_column => 'held_by');
select lock_account_table('plugin_app_ids', 'select, insert, delete', of_column => 'held_by',
  read_by_all => true);
