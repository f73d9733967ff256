-- What was not taken by its endpoint, over all accounts: operators look at it, and it is little.
create index webhook_deliveries_not_delivered on webhook_deliveries (account_id, delivery_id)
  where state <> 'delivered';
