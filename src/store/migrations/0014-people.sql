-- People, how they sign in, and what they may: of no account, since one person may be a member of
-- several. The first five tables are better-auth's (user, session, account, verification,
-- twoFactor) under names of ours; src/store/sign-in-tables.ts maps them.

create table people (
  person_id text collate "C" not null,
  name text not null,
  -- In lower case; what a person signs in with.
  email text collate "C" not null,
  -- Whether somebody who reads its mail is known to be the person.
  email_verified boolean not null,
  -- Whether a second factor is asked for.
  two_factor boolean not null default false,
  -- In which language the person is spoken to; null: as the browser says.
  language text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint people_key primary key (person_id),
  constraint people_email unique (email),
  constraint people_language_known check (language in ('zh', 'en'))
);

-- How a person proves to be that person: by a password, or as an OIDC provider says.
create table sign_ins (
  sign_in_id text collate "C" not null,
  person_id text collate "C" not null,
  -- 'credential' for a password.
  provider text collate "C" not null,
  -- Who that is at the provider.
  subject text collate "C" not null,
  -- scrypt, with its salt.
  password_hash text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint sign_ins_key primary key (sign_in_id),
  constraint sign_ins_subject unique (provider, subject)
);

create index sign_ins_by_person on sign_ins (person_id);

create table sessions (
  session_id text collate "C" not null,
  person_id text collate "C" not null,
  -- The cookie holds it signed: who reads it here cannot make the cookie.
  token text collate "C" not null,
  address text,
  user_agent text,
  created_at timestamptz not null,
  -- When it was used last, to the hour.
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sessions_key primary key (session_id),
  constraint sessions_token unique (token)
);

create index sessions_by_person on sessions (person_id);
create index sessions_by_expiry on sessions (expires_at);

-- What was promised for a while: a link to set a password anew, a sign-in that is under way.
create table verifications (
  verification_id text collate "C" not null,
  -- The hash of what the person holds.
  identifier text collate "C" not null,
  value text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  constraint verifications_key primary key (verification_id)
);

create index verifications_by_identifier on verifications (identifier, created_at);
create index verifications_by_expiry on verifications (expires_at);

create table second_factors (
  second_factor_id text collate "C" not null,
  person_id text collate "C" not null,
  -- Both are encrypted.
  secret text not null,
  backup_codes text not null,
  -- False until a first code was right.
  verified boolean not null,
  failures integer not null default 0,
  locked_until timestamptz,
  constraint second_factors_key primary key (second_factor_id),
  constraint second_factors_person unique (person_id)
);

-- How often somebody tried of late: in the store, so that all processes count together.
create table sign_in_attempts (
  -- What is tried, and the hash of whom or from where.
  subject text collate "C" not null,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  constraint sign_in_attempts_key primary key (subject)
);

create index sign_in_attempts_by_time on sign_in_attempts (last_at);

create table members (
  -- The account.
  member_of text collate "C" not null,
  person_id text collate "C" not null,
  role text not null,
  joined_at timestamptz not null,
  constraint members_key primary key (member_of, person_id),
  constraint members_role_known check (role in ('viewer', 'finance', 'owner'))
);

create index members_by_person on members (person_id);

create table operators (
  person_id text collate "C" not null,
  read_only boolean not null,
  joined_at timestamptz not null,
  constraint operators_key primary key (person_id)
);

create table invitations (
  invitation_id text collate "C" not null,
  -- SHA-256 of what stands in the link; that is random, so a plain hash will do.
  token_hash text collate "C" not null,
  -- The account; '' for one to become an operator.
  member_of text collate "C" not null,
  -- Null for one to become an operator.
  role text,
  read_only boolean not null,
  -- In lower case; whoever takes the invitation has this address. Null: whoever holds the link.
  email text collate "C",
  -- Whether it went to that address by mail, and only there.
  mailed boolean not null,
  created_at timestamptz not null,
  -- An actor; '' for the start of a platform that has no operator yet.
  created_by text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  used_by text collate "C",
  constraint invitations_key primary key (invitation_id),
  constraint invitations_token unique (token_hash),
  constraint invitations_role_known check (role in ('viewer', 'finance', 'owner')),
  constraint invitations_role_of_account check ((role is null) = (member_of = '')),
  constraint invitations_mailed_to check (not mailed or email is not null),
  constraint invitations_used_by_somebody check ((used_at is null) = (used_by is null))
);

create index invitations_by_account on invitations (member_of, invitation_id);
create index invitations_by_email on invitations (email);

-- What calls about an account do with them: its members and invitations, and who those are.
select lock_account_table('members', 'select, insert, update (role), delete',
  of_column => 'member_of');
select lock_account_table('invitations', 'select, insert, update (revoked_at)',
  of_column => 'member_of');
select lock_account_table('people', 'select (person_id, name, email, two_factor)',
  of_column => '');
