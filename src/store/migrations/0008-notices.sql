-- Who is told what: messages in the inbox of an account, people who get them by mail, and what the
-- reminders about packs go by (docs/concepts/reminders.md).

-- What the people of an account are told; its text is made from kind and params when it is read.
create table messages (
  account_id text collate "C" not null,
  message_id text collate "C" not null,
  kind text not null,
  -- The id of what it is about; '' for the account itself.
  subject text collate "C" not null,
  params json not null,
  -- There is one message for a key: what is told twice is told once.
  key text collate "C" not null,
  made_at timestamptz not null,
  read_at timestamptz,
  constraint messages_key primary key (account_id, message_id),
  constraint messages_once unique (account_id, key)
);

create index messages_unread on messages (account_id, message_id) where read_at is null;

-- People who are told by mail.
create table contacts (
  account_id text collate "C" not null,
  contact_id text collate "C" not null,
  name text not null,
  email text not null,
  language text not null,
  -- The kinds of messages that are mailed; null: all, those that come later too.
  kinds text[],
  added_at timestamptz not null,
  constraint contacts_key primary key (account_id, contact_id),
  constraint contacts_email_once unique (account_id, email),
  constraint contacts_language_known check (language in ('zh', 'en'))
);

-- Below how many percent of its size a pack is low: for the account, a family, or one pack; the
-- closest one counts.
create table thresholds (
  account_id text collate "C" not null,
  -- '' with a pack_id and for the whole account.
  family text collate "C" not null,
  pack_id text collate "C" not null,
  percent integer not null,
  constraint thresholds_key primary key (account_id, family, pack_id),
  constraint thresholds_of_one check (family = '' or pack_id = ''),
  constraint thresholds_percent check (percent between 0 and 100)
);

-- The packs that were low when last looked at: of these nobody is told again.
create table low_packs (
  account_id text collate "C" not null,
  pack_id text collate "C" not null,
  since timestamptz not null,
  constraint low_packs_key primary key (account_id, pack_id)
);

-- Messages on their way by mail, one row for each person. A sender takes a row by moving next_at on.
create table mail_queue (
  account_id text collate "C" not null,
  message_id text collate "C" not null,
  contact_id text collate "C" not null,
  state text not null default 'pending',
  attempts integer not null default 0,
  queued_at timestamptz not null,
  next_at timestamptz not null,
  -- When it was sent or given up.
  ended_at timestamptz,
  -- What the last attempt failed with.
  error text,
  constraint mail_queue_key primary key (account_id, message_id, contact_id),
  constraint mail_queue_state_known check (state in ('pending', 'sent', 'failed')),
  constraint mail_queue_ended check ((state = 'pending') = (ended_at is null))
);

create index mail_queue_pending on mail_queue (account_id, next_at) where state = 'pending';

-- The days on which reminders looked over all accounts, so that a day that was left out is made up.
create table reminder_days (
  day date not null,
  finished_at timestamptz not null,
  constraint reminder_days_key primary key (day)
);
