-- Director instances (导播台) of accounts, and the packs that are bound to them.

-- An instance by the name that usage events carry. A deleted one may be registered again.
create table director_instances (
  account_id text collate "C" not null,
  instance text collate "C" not null,
  name text not null,
  registered_at timestamptz not null,
  deleted_at timestamptz,
  constraint director_instances_key primary key (account_id, instance),
  constraint director_instances_length check (length(instance) between 1 and 64)
);

-- A pack bound to an instance, for good: it covers the days from one to the other, both whole.
create table bindings (
  account_id text collate "C" not null,
  pack_id text collate "C" not null,
  instance text collate "C" not null,
  from_day date not null,
  to_day date not null,
  bound_at timestamptz not null,
  -- The account's version when the pack was bound.
  recorded bigint not null,
  constraint bindings_key primary key (account_id, pack_id),
  constraint bindings_cover_days check (from_day <= to_day)
);

create trigger bindings_are_facts before update or delete or truncate on bindings
for each statement execute function refuse_change();
