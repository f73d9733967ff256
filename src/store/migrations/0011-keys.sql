-- Keys of programs: of an account, or of the platform's operators. Whoever calls shows only a key,
-- so it is looked for over all accounts: a plain table, like the AppIDs of plugins.
create table keys (
  -- What official SDKs call SecretId.
  key_id text collate "C" not null,
  -- The account; '' for a key of operators.
  held_by text collate "C" not null,
  name text not null,
  read_only boolean not null,
  -- SHA-256 of the secret, by which a bearer is found; the secret is random, so a plain hash will do.
  secret_hash text collate "C" not null,
  -- The secret, sealed by the master key: needed to check signatures. Null: it cannot sign.
  sealed text,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint keys_key primary key (key_id),
  constraint keys_secret_hash unique (secret_hash)
);

create index keys_by_holder on keys (held_by, key_id);

alter table audit_entries drop constraint audit_entries_actor_known;
alter table audit_entries add constraint audit_entries_actor_known
  check (actor_kind in ('operator', 'member', 'person', 'nobody', 'job'));
