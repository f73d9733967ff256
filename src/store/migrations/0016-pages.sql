-- Pages of lists in each of their orders: a page costs the same wherever it is.

-- Of one pack or item in the order of the table's key. Rows of one account, day and revision were
-- settled at one moment, so that pages by the time of settlement go through `settlements`.
drop index deductions_by_pack;
create index deductions_by_pack on deductions (account_id, pack_id, usage_date, revision, seq);
drop index deductions_by_time;
create index deductions_by_item on deductions (account_id, item, usage_date, revision, seq);

create index settlements_by_time on settlements (account_id, settled_at, usage_date, revision);

create index packs_by_purchase on packs (account_id, purchased_at, pack_id);

create index transfers_by_version on transfers (account_id, recorded, transfer_id);

