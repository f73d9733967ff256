-- Catalogues that operators uploaded, one after another. Each holds from its first day on, in place
-- of what would have held there; its text stands in catalogs. Of no account: a plain table.
create table catalog_versions (
  -- Counted on: processes tell by it whether they know the latest.
  version integer not null,
  catalog_id text collate "C" not null,
  -- Its name in catalogs: its id and a fingerprint of its content.
  catalog text not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  constraint catalog_versions_key primary key (version),
  constraint catalog_versions_catalog_id unique (catalog_id)
);

create trigger catalog_versions_are_facts before update or delete or truncate on catalog_versions
  for each statement execute function refuse_change();
