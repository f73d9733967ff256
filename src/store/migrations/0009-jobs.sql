-- What the clock starts: the runs of jobs, the time in a sandbox, and which packs are over.

-- A run of a job: one for each time at which the job is due. Kept by the processes that run jobs.
create table job_runs (
  job text collate "C" not null,
  due_at timestamptz not null,
  state text not null,
  attempts integer not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- Which process is at it, and until when that is believed without another sign of life: by the
  -- clock of the database, which all processes share.
  holder text not null,
  held_until timestamptz not null,
  -- From when on a run that failed may be begun again.
  retry_at timestamptz,
  -- What the run did, as counts; why it failed.
  result json,
  error text,
  constraint job_runs_key primary key (job, due_at),
  constraint job_runs_state_known check (state in ('running', 'done', 'failed')),
  constraint job_runs_failed_is_retried check ((state = 'failed') = (retry_at is not null))
);

create index job_runs_not_done on job_runs (job, due_at) where state <> 'done';

-- There is a row in a sandbox only: what time it is in it, since somebody last moved it.
create table sandbox_clock (
  only_one boolean not null,
  time timestamptz not null,
  constraint sandbox_clock_key primary key (only_one),
  constraint sandbox_clock_is_one check (only_one)
);

-- The packs of which it was told that they are over, with what was left of them: each once.
create table pack_endings (
  account_id text collate "C" not null,
  pack_id text collate "C" not null,
  how text not null,
  remaining bigint not null,
  at timestamptz not null,
  constraint pack_endings_key primary key (account_id, pack_id),
  constraint pack_endings_how_known check (how in ('expired', 'used-up'))
);

create trigger pack_endings_are_facts before update or delete or truncate on pack_endings
for each statement execute function refuse_change();
