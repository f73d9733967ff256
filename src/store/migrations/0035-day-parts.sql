-- Deductions of a platform of many accounts are parted by day. Every key begins with the account, so
-- that one more day in a week's part writes into every place of its indexes again. Of few accounts
-- that is little, and weeks keep their history in few tables.

-- Makes the part that a day's deductions go to, if it is not there: its week's, or its own when there
-- are 10,000 accounts or another day of the week has its own. Runs as the owner of the tables, so
-- that the role of a running platform needs no right to make any.
create function add_deduction_part(of_day date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first date := date_trunc('week', of_day)::date;
  days integer := 7;
  part text := 'deductions_' || to_char(first, 'YYYY_MM_DD');
  part_of_day text := 'deductions_of_' || to_char(of_day, 'YYYY_MM_DD');
  parts text[];
begin
  perform pg_advisory_xact_lock(7228512);
  select coalesce(array_agg(relname), '{}') into parts
  from pg_inherits join pg_class on oid = inhrelid
  where inhparent = 'deductions'::regclass;
  if part = any(parts) or part_of_day = any(parts) then
    return;
  end if;
  if exists (
      select from generate_series(first, first + 6, interval '1 day') other
      where 'deductions_of_' || to_char(other, 'YYYY_MM_DD') = any(parts))
    or (select count(*) = 10000 from (select from accounts limit 10000) counted) then
    first := of_day;
    days := 1;
    part := part_of_day;
  end if;
  execute format('create table %I partition of deductions for values from (%L) to (%L)',
    part, first, first + days);
  execute format('create trigger deductions_are_facts before update or delete or truncate on %I
    for each statement execute function refuse_change()', part);
end
$$;

-- Who might call the one before may call it: a role that was given the right keeps it.
revoke execute on function add_deduction_part(date) from public;
do $$
declare
  allowed text;
begin
  for allowed in
    select quote_ident(pg_get_userbyid(grantee))
    from pg_proc, aclexplode(proacl)
    where oid = 'add_deduction_week(date)'::regprocedure and grantee <> 0 and grantee <> proowner
  loop
    execute format('grant execute on function add_deduction_part(date) to %s', allowed);
  end loop;
end
$$;
drop function add_deduction_week(date);

-- The moments of an account's settlements are few and stand in the key itself: no second index is
-- written to for each account and day.
alter table settlements drop constraint settlements_key;
alter table settlements add constraint settlements_key
  primary key (account_id, usage_date, revision) include (settled_at);
drop index settlements_by_time;
