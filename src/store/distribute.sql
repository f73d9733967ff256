-- Spreads the tables of a migrated store over a Citus cluster. Run once, on the coordinator, after
-- `packledger migrate` and before the first account: psql -f distribute.sql
-- Everything of one account lies together on one worker; catalogues are on all; runs and migrations
-- stay plain tables of the coordinator.

-- Citus distributes no table with triggers: here the roles alone keep facts from being changed
-- (docs/operating/postgresql.md).
drop trigger mode_changes_are_facts on mode_changes;
drop trigger usage_events_are_facts on usage_events;
drop trigger settlements_are_facts on settlements;
drop trigger deductions_are_facts on deductions;
drop trigger overage_are_facts on overage;
drop trigger bills_are_facts on bills;
drop trigger audit_entries_are_facts on audit_entries;
drop trigger events_are_facts on events;
drop trigger transfers_are_facts on transfers;
drop trigger transfer_entries_are_facts on transfer_entries;

select create_distributed_table('accounts', 'account_id');
select create_distributed_table('requests', 'account_id', colocate_with => 'accounts');
select create_distributed_table('packs', 'account_id', colocate_with => 'accounts');
select create_distributed_table('mode_changes', 'account_id', colocate_with => 'accounts');
select create_distributed_table('usage_events', 'account_id', colocate_with => 'accounts');
select create_distributed_table('usage_days', 'account_id', colocate_with => 'accounts');
select create_distributed_table('settlements', 'account_id', colocate_with => 'accounts');
select create_distributed_table('deductions', 'account_id', colocate_with => 'accounts');
select create_distributed_table('overage', 'account_id', colocate_with => 'accounts');
select create_distributed_table('bills', 'account_id', colocate_with => 'accounts');
select create_distributed_table('audit_entries', 'account_id', colocate_with => 'accounts');
select create_distributed_table('events', 'account_id', colocate_with => 'accounts');
select create_distributed_table('transfers', 'account_id', colocate_with => 'accounts');
select create_distributed_table('transfer_entries', 'account_id', colocate_with => 'accounts');
select create_distributed_table('balances', 'account_id', colocate_with => 'accounts');
select create_distributed_table('gifts', 'account_id', colocate_with => 'accounts');
select create_reference_table('catalogs');
