-- What pages of lists are found by, where the key of the table does not lead there.

-- What was changed of one thing: a pack, an order, a contact.
create index audit_entries_by_subject on audit_entries (account_id, subject, entry_id);

-- The payment of a bill, for the bills of a page.
create index transfers_of_bills on transfers (account_id, reference) where kind = 'bill';
