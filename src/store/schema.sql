-- What the migrations come to. Written by tools/write-schema.ts; a test compares.

CREATE FUNCTION public.add_deduction_week(of_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  monday date := date_trunc('week', of_day)::date;
  part text := 'deductions_' || to_char(monday, 'YYYY_MM_DD');
begin
  if to_regclass(part) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(7228512);
  -- Not by to_regclass: having found nothing before, it does not look again.
  if exists (select from pg_inherits join pg_class on oid = inhrelid
    where inhparent = 'deductions'::regclass and relname = part) then
    return;
  end if;
  execute format('create table %I partition of deductions for values from (%L) to (%L)',
    part, monday, monday + 7);
  execute format('create trigger deductions_are_facts before update or delete or truncate on %I
    for each statement execute function refuse_change()', part);
end
$$;

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'rows of % are facts: they are added to, never changed', tg_table_name;
end
$$;

CREATE TABLE public.accounts (
    account_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    settled_through date,
    standing text DEFAULT 'running'::text NOT NULL,
    standing_since timestamp with time zone,
    CONSTRAINT accounts_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT accounts_standing_known CHECK ((standing = ANY (ARRAY['running'::text, 'arrears'::text, 'stopped'::text, 'stopped-for-violation'::text, 'reclaimed'::text])))
)
WITH (fillfactor='50');

CREATE TABLE public.audit_entries (
    account_id text NOT NULL COLLATE pg_catalog."C",
    entry_id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    actor_kind text NOT NULL,
    actor_id text NOT NULL,
    request_id text NOT NULL,
    operation text NOT NULL,
    subject text NOT NULL COLLATE pg_catalog."C",
    before json,
    after json,
    CONSTRAINT audit_entries_actor_known CHECK ((actor_kind = ANY (ARRAY['operator'::text, 'member'::text, 'job'::text])))
);

CREATE TABLE public.balances (
    account_id text NOT NULL COLLATE pg_catalog."C",
    book text NOT NULL COLLATE pg_catalog."C",
    amount numeric(38,2) NOT NULL
);

CREATE TABLE public.bills (
    account_id text NOT NULL COLLATE pg_catalog."C",
    bill text NOT NULL,
    bill_date date NOT NULL,
    revision integer NOT NULL,
    amount numeric(38,2) NOT NULL,
    currency text NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.catalogs (
    catalog text NOT NULL,
    document json NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.deductions (
    account_id text NOT NULL COLLATE pg_catalog."C",
    usage_date date NOT NULL,
    revision integer NOT NULL,
    seq integer NOT NULL,
    pack_id text NOT NULL COLLATE pg_catalog."C",
    item text NOT NULL COLLATE pg_catalog."C",
    instance text NOT NULL COLLATE pg_catalog."C",
    usage bigint NOT NULL,
    ratio text NOT NULL,
    deducted bigint NOT NULL,
    left_before bigint NOT NULL,
    settled_at timestamp with time zone NOT NULL
)
PARTITION BY RANGE (usage_date);

CREATE TABLE public.events (
    account_id text NOT NULL COLLATE pg_catalog."C",
    event_id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL,
    at timestamp with time zone NOT NULL,
    data json NOT NULL
);

CREATE TABLE public.gifts (
    account_id text NOT NULL COLLATE pg_catalog."C",
    gift_id text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    license text NOT NULL,
    years integer NOT NULL,
    given_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_for text COLLATE pg_catalog."C",
    withdrawn_at timestamp with time zone,
    CONSTRAINT gifts_kind_known CHECK ((kind = ANY (ARRAY['license'::text, 'plugin'::text]))),
    CONSTRAINT gifts_used_or_withdrawn CHECK (((used_at IS NULL) OR (withdrawn_at IS NULL)))
);

CREATE TABLE public.mode_changes (
    account_id text NOT NULL COLLATE pg_catalog."C",
    recorded bigint NOT NULL,
    scope text NOT NULL,
    mode text NOT NULL,
    from_date date NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.overage (
    account_id text NOT NULL COLLATE pg_catalog."C",
    usage_date date NOT NULL,
    revision integer NOT NULL,
    seq integer NOT NULL,
    item text NOT NULL COLLATE pg_catalog."C",
    instance text NOT NULL COLLATE pg_catalog."C",
    quantity numeric NOT NULL,
    unit_price numeric NOT NULL,
    per text NOT NULL,
    amount numeric(38,8) NOT NULL,
    bill text NOT NULL,
    bill_date date NOT NULL,
    CONSTRAINT overage_bill_known CHECK ((bill = ANY (ARRAY['day'::text, 'month'::text, 'none'::text])))
);

CREATE TABLE public.packs (
    account_id text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    family text NOT NULL,
    sku text,
    total bigint NOT NULL,
    remaining bigint NOT NULL,
    purchased_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    gift boolean NOT NULL,
    catalog text NOT NULL,
    recorded bigint NOT NULL,
    refunded_at timestamp with time zone,
    refund_recorded bigint,
    reclaimed_at timestamp with time zone,
    CONSTRAINT packs_never_above_total CHECK ((remaining <= total)),
    CONSTRAINT packs_never_below_zero CHECK ((remaining >= 0))
)
WITH (fillfactor='50');

CREATE TABLE public.requests (
    account_id text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    operation text NOT NULL,
    content text NOT NULL,
    answer text NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.settlement_ranges (
    run_id text NOT NULL COLLATE pg_catalog."C",
    range_no integer NOT NULL,
    from_account text NOT NULL COLLATE pg_catalog."C",
    to_account text NOT NULL COLLATE pg_catalog."C",
    done_at timestamp with time zone,
    accounts integer DEFAULT 0 NOT NULL,
    revisions integer DEFAULT 0 NOT NULL,
    deductions integer DEFAULT 0 NOT NULL,
    bills integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.settlement_runs (
    run_id text NOT NULL COLLATE pg_catalog."C",
    usage_date date NOT NULL,
    only_account text NOT NULL COLLATE pg_catalog."C",
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone
);

CREATE TABLE public.settlements (
    account_id text NOT NULL COLLATE pg_catalog."C",
    usage_date date NOT NULL,
    revision integer NOT NULL,
    recorded bigint NOT NULL,
    catalog text NOT NULL,
    settled_at timestamp with time zone NOT NULL,
    usage_total numeric NOT NULL
);

CREATE TABLE public.transfer_entries (
    account_id text NOT NULL COLLATE pg_catalog."C",
    transfer_id text NOT NULL COLLATE pg_catalog."C",
    book text NOT NULL COLLATE pg_catalog."C",
    amount numeric(38,2) NOT NULL,
    CONSTRAINT transfer_entries_not_idle CHECK ((amount <> (0)::numeric))
);

CREATE TABLE public.transfers (
    account_id text NOT NULL COLLATE pg_catalog."C",
    transfer_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    reference text NOT NULL COLLATE pg_catalog."C",
    recorded bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    note text NOT NULL
);

CREATE TABLE public.usage_days (
    account_id text NOT NULL COLLATE pg_catalog."C",
    usage_date date NOT NULL,
    item text NOT NULL COLLATE pg_catalog."C",
    instance text NOT NULL COLLATE pg_catalog."C",
    quantity numeric NOT NULL
)
WITH (fillfactor='80');

CREATE TABLE public.usage_events (
    account_id text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    event_id text NOT NULL COLLATE pg_catalog."C",
    usage_date date NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    item text NOT NULL COLLATE pg_catalog."C",
    instance text NOT NULL COLLATE pg_catalog."C",
    quantity bigint NOT NULL,
    domain text,
    stream text,
    CONSTRAINT usage_events_not_negative CHECK ((quantity >= 0))
);

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_key PRIMARY KEY (account_id);

ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_key PRIMARY KEY (account_id, entry_id);

ALTER TABLE ONLY public.balances
    ADD CONSTRAINT balances_key PRIMARY KEY (account_id, book);

ALTER TABLE ONLY public.bills
    ADD CONSTRAINT bills_key PRIMARY KEY (account_id, bill, bill_date, revision);

ALTER TABLE ONLY public.catalogs
    ADD CONSTRAINT catalogs_key PRIMARY KEY (catalog);

ALTER TABLE ONLY public.deductions
    ADD CONSTRAINT deductions_key PRIMARY KEY (account_id, usage_date, revision, seq);

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_key PRIMARY KEY (account_id, event_id);

ALTER TABLE ONLY public.gifts
    ADD CONSTRAINT gifts_key PRIMARY KEY (account_id, gift_id);

ALTER TABLE ONLY public.mode_changes
    ADD CONSTRAINT mode_changes_key PRIMARY KEY (account_id, recorded);

ALTER TABLE ONLY public.overage
    ADD CONSTRAINT overage_key PRIMARY KEY (account_id, usage_date, revision, seq);

ALTER TABLE ONLY public.packs
    ADD CONSTRAINT packs_key PRIMARY KEY (account_id, pack_id);

ALTER TABLE ONLY public.requests
    ADD CONSTRAINT requests_key PRIMARY KEY (account_id, key);

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_key PRIMARY KEY (number);

ALTER TABLE ONLY public.settlement_ranges
    ADD CONSTRAINT settlement_ranges_key PRIMARY KEY (run_id, range_no);

ALTER TABLE ONLY public.settlement_runs
    ADD CONSTRAINT settlement_runs_key PRIMARY KEY (run_id);

ALTER TABLE ONLY public.settlements
    ADD CONSTRAINT settlements_key PRIMARY KEY (account_id, usage_date, revision);

ALTER TABLE ONLY public.transfer_entries
    ADD CONSTRAINT transfer_entries_key PRIMARY KEY (account_id, transfer_id, book);

ALTER TABLE ONLY public.transfers
    ADD CONSTRAINT transfers_key PRIMARY KEY (account_id, transfer_id);

ALTER TABLE ONLY public.transfers
    ADD CONSTRAINT transfers_once UNIQUE (account_id, kind, reference);

ALTER TABLE ONLY public.usage_days
    ADD CONSTRAINT usage_days_key PRIMARY KEY (account_id, usage_date, item, instance);

ALTER TABLE ONLY public.usage_events
    ADD CONSTRAINT usage_events_key PRIMARY KEY (account_id, source, event_id);

CREATE INDEX deductions_by_pack ON ONLY public.deductions USING btree (account_id, pack_id, usage_date);

CREATE INDEX deductions_by_time ON ONLY public.deductions USING btree (account_id, settled_at);

CREATE INDEX gifts_by_pack ON public.gifts USING btree (account_id, pack_id);

CREATE INDEX overage_by_bill ON public.overage USING btree (account_id, bill, bill_date);

CREATE INDEX packs_by_expiry ON public.packs USING btree (account_id, expires_at, purchased_at, pack_id);

CREATE INDEX settlement_runs_by_day ON public.settlement_runs USING btree (usage_date, only_account);

CREATE UNIQUE INDEX settlement_runs_open ON public.settlement_runs USING btree (usage_date, only_account) WHERE (finished_at IS NULL);

CREATE INDEX transfers_by_time ON public.transfers USING btree (account_id, at);

CREATE TRIGGER audit_entries_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER bills_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.bills FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER deductions_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.deductions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER events_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER mode_changes_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mode_changes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER overage_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.overage FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER settlements_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.settlements FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER transfer_entries_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.transfer_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER transfers_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.transfers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER usage_events_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.usage_events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
