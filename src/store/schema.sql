-- What the migrations come to. Written by tools/write-schema.ts; a test compares.

CREATE FUNCTION public.add_deduction_part(of_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  first date := date_trunc('week', of_day)::date;
  days integer := 7;
  part text := 'deductions_' || to_char(first, 'YYYY_MM_DD');
  part_of_day text := 'deductions_of_' || to_char(of_day, 'YYYY_MM_DD');
  parts text[];
begin
  perform pg_advisory_xact_lock(7228512);
  select coalesce(array_agg(relname), '{}') into parts
  from pg_inherits join pg_class on oid = inhrelid
  where inhparent = 'deductions'::regclass;
  if part = any(parts) or part_of_day = any(parts) then
    return;
  end if;
  if exists (
      select from generate_series(first, first + 6, interval '1 day') other
      where 'deductions_of_' || to_char(other, 'YYYY_MM_DD') = any(parts))
    or (select count(*) = 10000 from (select from accounts limit 10000) counted) then
    first := of_day;
    days := 1;
    part := part_of_day;
  end if;
  execute format('create table %I partition of deductions for values from (%L) to (%L)',
    part, first, first + days);
  execute format('create trigger deductions_are_facts before update or delete or truncate on %I
    for each statement execute function refuse_change()', part);
end
$$;

CREATE FUNCTION public.lock_account_table(of_table text, rights text, of_column text DEFAULT 'account_id'::text, read_by_all boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  insert into account_locks (locked_table, rights, of_column, read_by_all)
  values (of_table, rights, of_column, read_by_all)
  on conflict (locked_table) do update
  set rights = excluded.rights, of_column = excluded.of_column,
    read_by_all = excluded.read_by_all;
  perform put_account_lock(of_table);
end
$$;

CREATE FUNCTION public.lock_accounts() RETURNS integer
    LANGUAGE plpgsql
    AS $$
begin
  if to_regrole('packledger_member') is null then
    raise exception 'there is no role packledger_member';
  end if;
  perform put_account_lock(locked_table) from account_locks order by locked_table;
  return (select count(*) from account_locks);
end
$$;

CREATE FUNCTION public.put_account_lock(of_table text) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  lock account_locks;
  own text;
begin
  if to_regrole('packledger_member') is null then
    return;
  end if;
  select locked_table, rights, of_column, read_by_all
  into strict lock
  from account_locks
  where locked_table = of_table;
  execute format('revoke all on %I from packledger_member', of_table);
  execute format('grant %s on %I to packledger_member', lock.rights, of_table);
  if lock.of_column = '' then
    return;
  end if;
  -- Compared with one value, not looked up by row: where a statement says whose rows it wants, the
  -- planner compares the two once, and uses indexes as ever.
  own := format('%I = nullif(current_setting(''packledger.account'', true), '''')',
    lock.of_column);
  execute format('drop policy if exists all_rows on %I', of_table);
  execute format('drop policy if exists own_account on %I', of_table);
  execute format('drop policy if exists own_account_inserted on %I', of_table);
  execute format('drop policy if exists own_account_updated on %I', of_table);
  execute format('drop policy if exists own_account_deleted on %I', of_table);
  execute format('create policy all_rows on %I using (true) with check (true)', of_table);
  if lock.read_by_all then
    execute format('create policy own_account_inserted on %I as restrictive for insert
      to packledger_member with check (%s)', of_table, own);
    execute format('create policy own_account_updated on %I as restrictive for update
      to packledger_member using (%s)', of_table, own);
    execute format('create policy own_account_deleted on %I as restrictive for delete
      to packledger_member using (%s)', of_table, own);
  else
    execute format('create policy own_account on %I as restrictive
      to packledger_member using (%s)', of_table, own);
  end if;
  execute format('alter table %I enable row level security', of_table);
end
$$;

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'rows of % are facts: they are added to, never changed', tg_table_name;
end
$$;

CREATE TABLE public.account_locks (
    locked_table text NOT NULL COLLATE pg_catalog."C",
    rights text NOT NULL,
    of_column text NOT NULL,
    read_by_all boolean NOT NULL
);

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

CREATE TABLE public.address_ranges (
    first_address text NOT NULL COLLATE pg_catalog."C",
    last_address text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL
);

CREATE TABLE public.attachments (
    account_id text NOT NULL COLLATE pg_catalog."C",
    attachment_id text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    type text NOT NULL,
    size integer NOT NULL,
    sha256 text NOT NULL,
    data bytea NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    CONSTRAINT attachments_size CHECK (((size >= 1) AND (size <= 2000000)))
);

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
    CONSTRAINT audit_entries_actor_known CHECK ((actor_kind = ANY (ARRAY['operator'::text, 'member'::text, 'person'::text, 'nobody'::text, 'job'::text])))
);

CREATE TABLE public.auto_renewal_caps (
    account_id text NOT NULL COLLATE pg_catalog."C",
    monthly_cap numeric(38,2) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT auto_renewal_caps_not_negative CHECK ((monthly_cap >= (0)::numeric))
);

CREATE TABLE public.auto_renewals (
    account_id text NOT NULL COLLATE pg_catalog."C",
    family text NOT NULL,
    pack_id text NOT NULL COLLATE pg_catalog."C",
    marked_at timestamp with time zone NOT NULL
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

CREATE TABLE public.bills_due (
    account_id text NOT NULL COLLATE pg_catalog."C",
    bill text NOT NULL,
    bill_date date NOT NULL,
    revision integer NOT NULL
);

CREATE TABLE public.bindings (
    account_id text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    instance text NOT NULL COLLATE pg_catalog."C",
    from_day date NOT NULL,
    to_day date NOT NULL,
    bound_at timestamp with time zone NOT NULL,
    recorded bigint NOT NULL,
    CONSTRAINT bindings_cover_days CHECK ((from_day <= to_day))
);

CREATE TABLE public.catalog_versions (
    version integer NOT NULL,
    catalog_id text NOT NULL COLLATE pg_catalog."C",
    catalog text NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    uploaded_by text NOT NULL
);

CREATE TABLE public.catalogs (
    catalog text NOT NULL,
    document json NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.contacts (
    account_id text NOT NULL COLLATE pg_catalog."C",
    contact_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    email text NOT NULL,
    language text NOT NULL,
    kinds text[],
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT contacts_language_known CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])))
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

CREATE TABLE public.director_instances (
    account_id text NOT NULL COLLATE pg_catalog."C",
    instance text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT director_instances_length CHECK (((length(instance) >= 1) AND (length(instance) <= 64)))
);

CREATE TABLE public.events (
    account_id text NOT NULL COLLATE pg_catalog."C",
    event_id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL,
    at timestamp with time zone NOT NULL,
    data json NOT NULL
);

CREATE TABLE public.followed_logs (
    followed_by text NOT NULL COLLATE pg_catalog."C",
    log_id text NOT NULL COLLATE pg_catalog."C",
    read_to bigint NOT NULL,
    first_at timestamp with time zone NOT NULL
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

CREATE TABLE public.invitations (
    invitation_id text NOT NULL COLLATE pg_catalog."C",
    token_hash text NOT NULL COLLATE pg_catalog."C",
    member_of text NOT NULL COLLATE pg_catalog."C",
    role text,
    read_only boolean NOT NULL,
    email text COLLATE pg_catalog."C",
    mailed boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    used_at timestamp with time zone,
    used_by text COLLATE pg_catalog."C",
    CONSTRAINT invitations_mailed_to CHECK (((NOT mailed) OR (email IS NOT NULL))),
    CONSTRAINT invitations_role_known CHECK ((role = ANY (ARRAY['viewer'::text, 'finance'::text, 'owner'::text]))),
    CONSTRAINT invitations_role_of_account CHECK (((role IS NULL) = (member_of = ''::text))),
    CONSTRAINT invitations_used_by_somebody CHECK (((used_at IS NULL) = (used_by IS NULL)))
);

CREATE TABLE public.job_runs (
    job text NOT NULL COLLATE pg_catalog."C",
    due_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    holder text NOT NULL,
    held_until timestamp with time zone NOT NULL,
    retry_at timestamp with time zone,
    result json,
    error text,
    CONSTRAINT job_runs_failed_is_retried CHECK (((state = 'failed'::text) = (retry_at IS NOT NULL))),
    CONSTRAINT job_runs_state_known CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);

CREATE TABLE public.keys (
    key_id text NOT NULL COLLATE pg_catalog."C",
    held_by text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    read_only boolean NOT NULL,
    secret_hash text NOT NULL COLLATE pg_catalog."C",
    sealed text,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone
);

CREATE TABLE public.license_uses (
    account_id text NOT NULL COLLATE pg_catalog."C",
    gift_id text NOT NULL COLLATE pg_catalog."C",
    license_id text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    what text NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone NOT NULL,
    ends_before timestamp with time zone,
    ends_after timestamp with time zone NOT NULL,
    CONSTRAINT license_uses_what_known CHECK ((what = ANY (ARRAY['add'::text, 'renew'::text, 'upgrade'::text])))
);

CREATE TABLE public.licenses (
    account_id text NOT NULL COLLATE pg_catalog."C",
    license_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    bundle_id text NOT NULL,
    package_name text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    CONSTRAINT licenses_app_known CHECK (((bundle_id <> ''::text) OR (package_name <> ''::text))),
    CONSTRAINT licenses_kind_known CHECK ((kind = ANY (ARRAY['live'::text, 'video-play'::text])))
);

CREATE TABLE public.low_packs (
    account_id text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    since timestamp with time zone NOT NULL
);

CREATE TABLE public.mail_queue (
    account_id text NOT NULL COLLATE pg_catalog."C",
    message_id text NOT NULL COLLATE pg_catalog."C",
    contact_id text NOT NULL COLLATE pg_catalog."C",
    state text DEFAULT 'pending'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    error text,
    CONSTRAINT mail_queue_ended CHECK (((state = 'pending'::text) = (ended_at IS NULL))),
    CONSTRAINT mail_queue_state_known CHECK ((state = ANY (ARRAY['pending'::text, 'sent'::text, 'failed'::text])))
);

CREATE TABLE public.measured_events (
    account_id text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    event_id text NOT NULL COLLATE pg_catalog."C",
    minute_sum text NOT NULL COLLATE pg_catalog."C",
    seconds bigint NOT NULL,
    CONSTRAINT measured_events_not_negative CHECK ((seconds >= 0))
);

CREATE TABLE public.media_counted (
    source_id text NOT NULL COLLATE pg_catalog."C",
    usage_date date NOT NULL,
    played numeric NOT NULL,
    published numeric NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    restarts integer NOT NULL
);

CREATE TABLE public.media_counters (
    source_id text NOT NULL COLLATE pg_catalog."C",
    counter text NOT NULL COLLATE pg_catalog."C",
    sent numeric NOT NULL,
    received numeric NOT NULL,
    seen_at timestamp with time zone NOT NULL
);

CREATE TABLE public.media_inbox (
    source_id text NOT NULL COLLATE pg_catalog."C",
    notice_id text NOT NULL COLLATE pg_catalog."C",
    received_at timestamp with time zone NOT NULL,
    place integer NOT NULL,
    notice jsonb NOT NULL,
    read_at timestamp with time zone
);

CREATE TABLE public.media_servers (
    source_id text NOT NULL COLLATE pg_catalog."C",
    server_id text NOT NULL COLLATE pg_catalog."C",
    starts integer NOT NULL
);

CREATE TABLE public.media_sessions (
    source_id text NOT NULL COLLATE pg_catalog."C",
    session_id text NOT NULL COLLATE pg_catalog."C",
    direction text,
    stream jsonb,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    sent bigint,
    received bigint,
    seen_at timestamp with time zone,
    told bigint NOT NULL,
    told_at timestamp with time zone,
    epoch integer NOT NULL,
    CONSTRAINT media_sessions_direction_known CHECK ((direction = ANY (ARRAY['play'::text, 'publish'::text])))
)
WITH (fillfactor='80');

CREATE TABLE public.media_sources (
    source_id text NOT NULL COLLATE pg_catalog."C",
    held_by text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    name text NOT NULL,
    token_hash text NOT NULL COLLATE pg_catalog."C",
    gate text NOT NULL,
    poll_url text,
    sealed text,
    rules jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    revoked_at timestamp with time zone,
    last_report_at timestamp with time zone,
    CONSTRAINT media_sources_gate_known CHECK ((gate = ANY (ARRAY['open'::text, 'closed'::text, 'off'::text]))),
    CONSTRAINT media_sources_kind_known CHECK ((kind = ANY (ARRAY['srs'::text, 'zlm'::text, 'nginx-rtmp'::text, 'nms'::text, 'livekit'::text, 'mediamtx'::text])))
);

CREATE TABLE public.media_totals (
    source_id text NOT NULL COLLATE pg_catalog."C",
    usage_date date NOT NULL,
    played bigint NOT NULL,
    published bigint NOT NULL,
    told_at timestamp with time zone NOT NULL,
    told_by text NOT NULL
);

CREATE TABLE public.media_usage (
    source_id text NOT NULL COLLATE pg_catalog."C",
    usage_date date NOT NULL,
    session_id text NOT NULL COLLATE pg_catalog."C",
    piece text NOT NULL COLLATE pg_catalog."C",
    occurred_at timestamp with time zone NOT NULL,
    bytes bigint,
    seconds bigint NOT NULL,
    estimated boolean NOT NULL,
    outcome text NOT NULL,
    charged_to text COLLATE pg_catalog."C",
    item text COLLATE pg_catalog."C",
    reason text NOT NULL,
    CONSTRAINT media_usage_outcome_known CHECK ((outcome = ANY (ARRAY['charged'::text, 'free'::text, 'excluded'::text, 'unclassified'::text, 'unmatched'::text, 'rejected'::text])))
);

CREATE TABLE public.members (
    member_of text NOT NULL COLLATE pg_catalog."C",
    person_id text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    CONSTRAINT members_role_known CHECK ((role = ANY (ARRAY['viewer'::text, 'finance'::text, 'owner'::text])))
);

CREATE TABLE public.messages (
    account_id text NOT NULL COLLATE pg_catalog."C",
    message_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    subject text NOT NULL COLLATE pg_catalog."C",
    params json NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    made_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone
);

CREATE TABLE public.minute_sums (
    account_id text NOT NULL COLLATE pg_catalog."C",
    minute_sum text NOT NULL COLLATE pg_catalog."C",
    seconds numeric NOT NULL
)
WITH (fillfactor='80');

CREATE TABLE public.mode_changes (
    account_id text NOT NULL COLLATE pg_catalog."C",
    recorded bigint NOT NULL,
    scope text NOT NULL,
    mode text NOT NULL,
    from_date date NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.mode_requests (
    account_id text NOT NULL COLLATE pg_catalog."C",
    request_id text NOT NULL COLLATE pg_catalog."C",
    area text NOT NULL COLLATE pg_catalog."C",
    mode text NOT NULL,
    note text NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    requested_by text NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    decided_at timestamp with time zone,
    decided_by text,
    reason text DEFAULT ''::text NOT NULL,
    from_date date,
    CONSTRAINT mode_requests_decided CHECK (((status = 'pending'::text) = (decided_at IS NULL))),
    CONSTRAINT mode_requests_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text])))
);

CREATE TABLE public.mode_switches (
    account_id text NOT NULL COLLATE pg_catalog."C",
    recorded bigint NOT NULL,
    area text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL,
    made_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    from_date date NOT NULL,
    former_mode text NOT NULL,
    mode text NOT NULL,
    CONSTRAINT mode_switches_action_known CHECK ((action = ANY (ARRAY['switch'::text, 'cancel'::text])))
);

CREATE TABLE public.operators (
    person_id text NOT NULL COLLATE pg_catalog."C",
    read_only boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL
);

CREATE TABLE public.order_packs (
    account_id text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    paid_voucher numeric(38,2) NOT NULL,
    paid_gift numeric(38,2) NOT NULL,
    paid_cash numeric(38,2) NOT NULL,
    CONSTRAINT order_packs_never_below_zero CHECK (((paid_voucher >= (0)::numeric) AND (paid_gift >= (0)::numeric) AND (paid_cash >= (0)::numeric)))
);

CREATE TABLE public.orders (
    account_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    status text DEFAULT 'unpaid'::text NOT NULL,
    kind text NOT NULL,
    sku text NOT NULL,
    quantity integer NOT NULL,
    subject text NOT NULL COLLATE pg_catalog."C",
    catalog text NOT NULL,
    currency text NOT NULL,
    unit_price numeric(38,2) NOT NULL,
    amount numeric(38,2) NOT NULL,
    voucher_id text NOT NULL COLLATE pg_catalog."C",
    quote_id text NOT NULL COLLATE pg_catalog."C",
    origin text NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    paid_at timestamp with time zone,
    ended_at timestamp with time zone,
    paid_voucher numeric(38,2),
    paid_gift numeric(38,2),
    paid_cash numeric(38,2),
    CONSTRAINT orders_kind_known CHECK ((kind = ANY (ARRAY['packs'::text, 'plugin'::text]))),
    CONSTRAINT orders_origin_known CHECK ((origin = ANY (ARRAY['buyer'::text, 'auto-renewal'::text]))),
    CONSTRAINT orders_paid_is_dated CHECK (((status = 'paid'::text) = (paid_at IS NOT NULL))),
    CONSTRAINT orders_paid_is_the_amount CHECK (((status <> 'paid'::text) OR (((paid_voucher + paid_gift) + paid_cash) = amount))),
    CONSTRAINT orders_quantity_above_zero CHECK ((quantity > 0)),
    CONSTRAINT orders_status_known CHECK ((status = ANY (ARRAY['unpaid'::text, 'paid'::text, 'cancelled'::text, 'closed'::text])))
)
WITH (fillfactor='80');

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

CREATE TABLE public.pack_endings (
    account_id text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    how text NOT NULL,
    remaining bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pack_endings_how_known CHECK ((how = ANY (ARRAY['expired'::text, 'used-up'::text])))
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

CREATE TABLE public.people (
    person_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    email text NOT NULL COLLATE pg_catalog."C",
    email_verified boolean NOT NULL,
    two_factor boolean DEFAULT false NOT NULL,
    language text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT people_language_known CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])))
);

CREATE TABLE public.person_preferences (
    person_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL,
    CONSTRAINT person_preferences_size CHECK (((length(name) <= 60) AND (length(value) <= 2000)))
);

CREATE TABLE public.plugin_app_ids (
    app_id text NOT NULL COLLATE pg_catalog."C",
    held_by text NOT NULL COLLATE pg_catalog."C",
    application_id text NOT NULL COLLATE pg_catalog."C",
    held_since timestamp with time zone NOT NULL
);

CREATE TABLE public.plugin_applications (
    account_id text NOT NULL COLLATE pg_catalog."C",
    application_id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL,
    name text NOT NULL,
    app_id text NOT NULL COLLATE pg_catalog."C",
    category text NOT NULL,
    subject text,
    basic_settings text NOT NULL COLLATE pg_catalog."C",
    plugin_settings text NOT NULL COLLATE pg_catalog."C",
    submitted_at timestamp with time zone NOT NULL,
    review text NOT NULL,
    ends_at timestamp with time zone,
    end_told timestamp with time zone,
    CONSTRAINT plugin_applications_category_known CHECK ((category = ANY (ARRAY['e-commerce'::text, 'education'::text]))),
    CONSTRAINT plugin_applications_review_known CHECK ((review = ANY (ARRAY['in-review'::text, 'approved'::text, 'rejected'::text, 'cancelled'::text]))),
    CONSTRAINT plugin_applications_type_known CHECK ((type = ANY (ARRAY['formal'::text, 'pack-gift'::text, 'trial'::text])))
);

CREATE TABLE public.plugin_periods (
    account_id text NOT NULL COLLATE pg_catalog."C",
    application_id text NOT NULL COLLATE pg_catalog."C",
    from_at timestamp with time zone NOT NULL,
    to_at timestamp with time zone NOT NULL,
    years integer NOT NULL,
    source text NOT NULL,
    source_id text NOT NULL COLLATE pg_catalog."C",
    given_at timestamp with time zone NOT NULL,
    recorded bigint NOT NULL,
    CONSTRAINT plugin_periods_not_empty CHECK ((from_at < to_at)),
    CONSTRAINT plugin_periods_source_known CHECK ((source = ANY (ARRAY['order'::text, 'gift'::text, 'trial'::text])))
);

CREATE TABLE public.plugin_reviews (
    account_id text NOT NULL COLLATE pg_catalog."C",
    application_id text NOT NULL COLLATE pg_catalog."C",
    recorded bigint NOT NULL,
    kind text NOT NULL,
    actor_kind text NOT NULL,
    actor_id text NOT NULL,
    reason text NOT NULL,
    content json,
    at timestamp with time zone NOT NULL,
    CONSTRAINT plugin_reviews_kind_known CHECK ((kind = ANY (ARRAY['submitted'::text, 'approved'::text, 'rejected'::text, 'resubmitted'::text, 'cancelled'::text])))
);

CREATE TABLE public.quotes (
    account_id text NOT NULL COLLATE pg_catalog."C",
    quote_id text NOT NULL COLLATE pg_catalog."C",
    sku text NOT NULL,
    quantity integer NOT NULL,
    catalog text NOT NULL,
    unit_price numeric(38,2) NOT NULL,
    amount numeric(38,2) NOT NULL,
    quoted_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.reminder_days (
    day date NOT NULL,
    finished_at timestamp with time zone NOT NULL
);

CREATE TABLE public.renewal_results (
    account_id text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    on_day date NOT NULL,
    trigger text NOT NULL,
    outcome text NOT NULL,
    reason text,
    params json NOT NULL,
    sku text NOT NULL,
    amount numeric(38,2) NOT NULL,
    order_id text COLLATE pg_catalog."C",
    new_pack_id text COLLATE pg_catalog."C",
    recorded bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT renewal_results_outcome_known CHECK ((outcome = ANY (ARRAY['succeeded'::text, 'failed'::text]))),
    CONSTRAINT renewal_results_reason_given CHECK (((outcome = 'failed'::text) = (reason IS NOT NULL))),
    CONSTRAINT renewal_results_trigger_known CHECK ((trigger = ANY (ARRAY['used-up'::text, 'expired'::text])))
);

CREATE TABLE public.requests (
    account_id text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    operation text NOT NULL,
    content text NOT NULL,
    answer text NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.sandbox_clock (
    only_one boolean NOT NULL,
    "time" timestamp with time zone NOT NULL,
    CONSTRAINT sandbox_clock_is_one CHECK (only_one)
);

CREATE TABLE public.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.second_factors (
    second_factor_id text NOT NULL COLLATE pg_catalog."C",
    person_id text NOT NULL COLLATE pg_catalog."C",
    secret text NOT NULL,
    backup_codes text NOT NULL,
    verified boolean NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone
);

CREATE UNLOGGED TABLE public.seen_signatures (
    fingerprint text NOT NULL COLLATE pg_catalog."C",
    seen_at timestamp with time zone NOT NULL
);

CREATE TABLE public.service_suspensions (
    account_id text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    family text NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.sessions (
    session_id text NOT NULL COLLATE pg_catalog."C",
    person_id text NOT NULL COLLATE pg_catalog."C",
    token text NOT NULL COLLATE pg_catalog."C",
    address text,
    user_agent text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
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

CREATE TABLE public.sign_in_attempts (
    subject text NOT NULL COLLATE pg_catalog."C",
    failures integer NOT NULL,
    last_at timestamp with time zone NOT NULL,
    locked_until timestamp with time zone
);

CREATE TABLE public.sign_ins (
    sign_in_id text NOT NULL COLLATE pg_catalog."C",
    person_id text NOT NULL COLLATE pg_catalog."C",
    provider text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    password_hash text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.thresholds (
    account_id text NOT NULL COLLATE pg_catalog."C",
    family text NOT NULL COLLATE pg_catalog."C",
    pack_id text NOT NULL COLLATE pg_catalog."C",
    percent integer NOT NULL,
    CONSTRAINT thresholds_of_one CHECK (((family = ''::text) OR (pack_id = ''::text))),
    CONSTRAINT thresholds_percent CHECK (((percent >= 0) AND (percent <= 100)))
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

CREATE TABLE public.verifications (
    verification_id text NOT NULL COLLATE pg_catalog."C",
    identifier text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.vouchers (
    account_id text NOT NULL COLLATE pg_catalog."C",
    voucher_id text NOT NULL COLLATE pg_catalog."C",
    amount numeric(38,2) NOT NULL,
    scope text NOT NULL,
    single_use boolean NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    valid_to timestamp with time zone NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    recorded bigint NOT NULL,
    note text NOT NULL,
    CONSTRAINT vouchers_amount_above_zero CHECK ((amount > (0)::numeric)),
    CONSTRAINT vouchers_scope_known CHECK ((scope = ANY (ARRAY['live-packs'::text, 'general'::text]))),
    CONSTRAINT vouchers_valid_some_time CHECK ((valid_from < valid_to))
);

CREATE TABLE public.webhook_attempts (
    account_id text NOT NULL COLLATE pg_catalog."C",
    delivery_id text NOT NULL COLLATE pg_catalog."C",
    attempt integer NOT NULL,
    at timestamp with time zone NOT NULL,
    took_ms integer NOT NULL,
    status integer,
    error text,
    answer text NOT NULL
);

CREATE TABLE public.webhook_deliveries (
    account_id text NOT NULL COLLATE pg_catalog."C",
    delivery_id text NOT NULL COLLATE pg_catalog."C",
    event_id text NOT NULL COLLATE pg_catalog."C",
    endpoint_id text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    next_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    CONSTRAINT webhook_deliveries_state_known CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text])))
)
WITH (fillfactor='80');

CREATE TABLE public.webhook_endpoints (
    account_id text NOT NULL COLLATE pg_catalog."C",
    endpoint_id text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL,
    description text NOT NULL,
    types text[] NOT NULL,
    secret text NOT NULL,
    previous_secret text,
    previous_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    disabled_at timestamp with time zone,
    disabled_reason text,
    CONSTRAINT webhook_endpoints_disabled CHECK (((disabled_at IS NULL) = (disabled_reason IS NULL))),
    CONSTRAINT webhook_endpoints_url_length CHECK ((length(url) <= 2000))
);

ALTER TABLE ONLY public.account_locks
    ADD CONSTRAINT account_locks_key PRIMARY KEY (locked_table);

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_key PRIMARY KEY (account_id);

ALTER TABLE ONLY public.address_ranges
    ADD CONSTRAINT address_ranges_key PRIMARY KEY (first_address);

ALTER TABLE ONLY public.attachments
    ADD CONSTRAINT attachments_key PRIMARY KEY (account_id, attachment_id);

ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_key PRIMARY KEY (account_id, entry_id);

ALTER TABLE ONLY public.auto_renewal_caps
    ADD CONSTRAINT auto_renewal_caps_key PRIMARY KEY (account_id);

ALTER TABLE ONLY public.auto_renewals
    ADD CONSTRAINT auto_renewals_key PRIMARY KEY (account_id, family);

ALTER TABLE ONLY public.balances
    ADD CONSTRAINT balances_key PRIMARY KEY (account_id, book);

ALTER TABLE ONLY public.bills_due
    ADD CONSTRAINT bills_due_key PRIMARY KEY (account_id, bill, bill_date, revision);

ALTER TABLE ONLY public.bills
    ADD CONSTRAINT bills_key PRIMARY KEY (account_id, bill, bill_date, revision);

ALTER TABLE ONLY public.bindings
    ADD CONSTRAINT bindings_key PRIMARY KEY (account_id, pack_id);

ALTER TABLE ONLY public.catalog_versions
    ADD CONSTRAINT catalog_versions_catalog_id UNIQUE (catalog_id);

ALTER TABLE ONLY public.catalog_versions
    ADD CONSTRAINT catalog_versions_key PRIMARY KEY (version);

ALTER TABLE ONLY public.catalogs
    ADD CONSTRAINT catalogs_key PRIMARY KEY (catalog);

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_email_once UNIQUE (account_id, email);

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_key PRIMARY KEY (account_id, contact_id);

ALTER TABLE ONLY public.deductions
    ADD CONSTRAINT deductions_key PRIMARY KEY (account_id, usage_date, revision, seq);

ALTER TABLE ONLY public.director_instances
    ADD CONSTRAINT director_instances_key PRIMARY KEY (account_id, instance);

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_key PRIMARY KEY (account_id, event_id);

ALTER TABLE ONLY public.followed_logs
    ADD CONSTRAINT followed_logs_key PRIMARY KEY (followed_by, log_id);

ALTER TABLE ONLY public.gifts
    ADD CONSTRAINT gifts_key PRIMARY KEY (account_id, gift_id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_key PRIMARY KEY (invitation_id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_token UNIQUE (token_hash);

ALTER TABLE ONLY public.job_runs
    ADD CONSTRAINT job_runs_key PRIMARY KEY (job, due_at);

ALTER TABLE ONLY public.keys
    ADD CONSTRAINT keys_key PRIMARY KEY (key_id);

ALTER TABLE ONLY public.keys
    ADD CONSTRAINT keys_secret_hash UNIQUE (secret_hash);

ALTER TABLE ONLY public.license_uses
    ADD CONSTRAINT license_uses_key PRIMARY KEY (account_id, gift_id);

ALTER TABLE ONLY public.licenses
    ADD CONSTRAINT licenses_key PRIMARY KEY (account_id, license_id);

ALTER TABLE ONLY public.low_packs
    ADD CONSTRAINT low_packs_key PRIMARY KEY (account_id, pack_id);

ALTER TABLE ONLY public.mail_queue
    ADD CONSTRAINT mail_queue_key PRIMARY KEY (account_id, message_id, contact_id);

ALTER TABLE ONLY public.measured_events
    ADD CONSTRAINT measured_events_key PRIMARY KEY (account_id, source, event_id);

ALTER TABLE ONLY public.media_counted
    ADD CONSTRAINT media_counted_key PRIMARY KEY (source_id, usage_date);

ALTER TABLE ONLY public.media_counters
    ADD CONSTRAINT media_counters_key PRIMARY KEY (source_id, counter);

ALTER TABLE ONLY public.media_inbox
    ADD CONSTRAINT media_inbox_key PRIMARY KEY (source_id, notice_id);

ALTER TABLE ONLY public.media_servers
    ADD CONSTRAINT media_servers_key PRIMARY KEY (source_id, server_id);

ALTER TABLE ONLY public.media_sessions
    ADD CONSTRAINT media_sessions_key PRIMARY KEY (source_id, session_id);

ALTER TABLE ONLY public.media_sources
    ADD CONSTRAINT media_sources_key PRIMARY KEY (source_id);

ALTER TABLE ONLY public.media_sources
    ADD CONSTRAINT media_sources_token_hash UNIQUE (token_hash);

ALTER TABLE ONLY public.media_totals
    ADD CONSTRAINT media_totals_key PRIMARY KEY (source_id, usage_date);

ALTER TABLE ONLY public.media_usage
    ADD CONSTRAINT media_usage_key PRIMARY KEY (source_id, usage_date, session_id, piece);

ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_key PRIMARY KEY (member_of, person_id);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_key PRIMARY KEY (account_id, message_id);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_once UNIQUE (account_id, key);

ALTER TABLE ONLY public.minute_sums
    ADD CONSTRAINT minute_sums_key PRIMARY KEY (account_id, minute_sum);

ALTER TABLE ONLY public.mode_changes
    ADD CONSTRAINT mode_changes_key PRIMARY KEY (account_id, recorded, scope);

ALTER TABLE ONLY public.mode_requests
    ADD CONSTRAINT mode_requests_key PRIMARY KEY (account_id, request_id);

ALTER TABLE ONLY public.mode_switches
    ADD CONSTRAINT mode_switches_key PRIMARY KEY (account_id, recorded);

ALTER TABLE ONLY public.mode_switches
    ADD CONSTRAINT mode_switches_once_a_day UNIQUE (account_id, area, made_on, action);

ALTER TABLE ONLY public.operators
    ADD CONSTRAINT operators_key PRIMARY KEY (person_id);

ALTER TABLE ONLY public.order_packs
    ADD CONSTRAINT order_packs_key PRIMARY KEY (account_id, pack_id);

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_key PRIMARY KEY (account_id, order_id);

ALTER TABLE ONLY public.overage
    ADD CONSTRAINT overage_key PRIMARY KEY (account_id, usage_date, revision, seq);

ALTER TABLE ONLY public.pack_endings
    ADD CONSTRAINT pack_endings_key PRIMARY KEY (account_id, pack_id);

ALTER TABLE ONLY public.packs
    ADD CONSTRAINT packs_key PRIMARY KEY (account_id, pack_id);

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_email UNIQUE (email);

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_key PRIMARY KEY (person_id);

ALTER TABLE ONLY public.person_preferences
    ADD CONSTRAINT person_preferences_key PRIMARY KEY (person_id, name);

ALTER TABLE ONLY public.plugin_app_ids
    ADD CONSTRAINT plugin_app_ids_key PRIMARY KEY (app_id);

ALTER TABLE ONLY public.plugin_applications
    ADD CONSTRAINT plugin_applications_key PRIMARY KEY (account_id, application_id);

ALTER TABLE ONLY public.plugin_periods
    ADD CONSTRAINT plugin_periods_key PRIMARY KEY (account_id, application_id, from_at);

ALTER TABLE ONLY public.plugin_periods
    ADD CONSTRAINT plugin_periods_once UNIQUE (account_id, source, source_id);

ALTER TABLE ONLY public.plugin_reviews
    ADD CONSTRAINT plugin_reviews_key PRIMARY KEY (account_id, application_id, recorded);

ALTER TABLE ONLY public.quotes
    ADD CONSTRAINT quotes_key PRIMARY KEY (account_id, quote_id);

ALTER TABLE ONLY public.reminder_days
    ADD CONSTRAINT reminder_days_key PRIMARY KEY (day);

ALTER TABLE ONLY public.renewal_results
    ADD CONSTRAINT renewal_results_key PRIMARY KEY (account_id, pack_id, on_day);

ALTER TABLE ONLY public.requests
    ADD CONSTRAINT requests_key PRIMARY KEY (account_id, key);

ALTER TABLE ONLY public.sandbox_clock
    ADD CONSTRAINT sandbox_clock_key PRIMARY KEY (only_one);

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_key PRIMARY KEY (number);

ALTER TABLE ONLY public.second_factors
    ADD CONSTRAINT second_factors_key PRIMARY KEY (second_factor_id);

ALTER TABLE ONLY public.second_factors
    ADD CONSTRAINT second_factors_person UNIQUE (person_id);

ALTER TABLE ONLY public.seen_signatures
    ADD CONSTRAINT seen_signatures_key PRIMARY KEY (fingerprint);

ALTER TABLE ONLY public.service_suspensions
    ADD CONSTRAINT service_suspensions_key PRIMARY KEY (account_id, pack_id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_key PRIMARY KEY (session_id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_token UNIQUE (token);

ALTER TABLE ONLY public.settlement_ranges
    ADD CONSTRAINT settlement_ranges_key PRIMARY KEY (run_id, range_no);

ALTER TABLE ONLY public.settlement_runs
    ADD CONSTRAINT settlement_runs_key PRIMARY KEY (run_id);

ALTER TABLE ONLY public.settlements
    ADD CONSTRAINT settlements_key PRIMARY KEY (account_id, usage_date, revision) INCLUDE (settled_at);

ALTER TABLE ONLY public.sign_in_attempts
    ADD CONSTRAINT sign_in_attempts_key PRIMARY KEY (subject);

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_key PRIMARY KEY (sign_in_id);

ALTER TABLE ONLY public.sign_ins
    ADD CONSTRAINT sign_ins_subject UNIQUE (provider, subject);

ALTER TABLE ONLY public.thresholds
    ADD CONSTRAINT thresholds_key PRIMARY KEY (account_id, family, pack_id);

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

ALTER TABLE ONLY public.verifications
    ADD CONSTRAINT verifications_key PRIMARY KEY (verification_id);

ALTER TABLE ONLY public.vouchers
    ADD CONSTRAINT vouchers_key PRIMARY KEY (account_id, voucher_id);

ALTER TABLE ONLY public.webhook_attempts
    ADD CONSTRAINT webhook_attempts_key PRIMARY KEY (account_id, delivery_id, attempt);

ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_key PRIMARY KEY (account_id, delivery_id);

ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_once UNIQUE (account_id, event_id, endpoint_id);

ALTER TABLE ONLY public.webhook_endpoints
    ADD CONSTRAINT webhook_endpoints_key PRIMARY KEY (account_id, endpoint_id);

CREATE INDEX accounts_not_running ON public.accounts USING btree (account_id, standing, standing_since) WHERE (standing <> 'running'::text);

CREATE INDEX audit_entries_by_subject ON public.audit_entries USING btree (account_id, subject, entry_id);

CREATE INDEX deductions_by_pack ON ONLY public.deductions USING btree (account_id, pack_id, usage_date, revision, seq);

CREATE INDEX gifts_by_pack ON public.gifts USING btree (account_id, pack_id);

CREATE INDEX invitations_by_account ON public.invitations USING btree (member_of, invitation_id);

CREATE INDEX invitations_by_email ON public.invitations USING btree (email);

CREATE INDEX job_runs_not_done ON public.job_runs USING btree (job, due_at) WHERE (state <> 'done'::text);

CREATE INDEX keys_by_holder ON public.keys USING btree (held_by, key_id);

CREATE INDEX license_uses_by_license ON public.license_uses USING btree (account_id, license_id, at);

CREATE INDEX mail_queue_pending ON public.mail_queue USING btree (account_id, next_at) WHERE (state = 'pending'::text);

CREATE INDEX media_inbox_read ON public.media_inbox USING btree (read_at) WHERE (read_at IS NOT NULL);

CREATE INDEX media_inbox_waiting ON public.media_inbox USING btree (received_at, place) WHERE (read_at IS NULL);

CREATE INDEX media_sessions_open ON public.media_sessions USING btree (source_id, seen_at) WHERE (ended_at IS NULL);

CREATE INDEX media_usage_left ON public.media_usage USING btree (source_id) WHERE (outcome = ANY (ARRAY['unclassified'::text, 'unmatched'::text, 'rejected'::text]));

CREATE INDEX members_by_person ON public.members USING btree (person_id);

CREATE INDEX messages_unread ON public.messages USING btree (account_id, message_id) WHERE (read_at IS NULL);

CREATE UNIQUE INDEX mode_requests_open ON public.mode_requests USING btree (account_id, area) WHERE (status = 'pending'::text);

CREATE INDEX order_packs_by_order ON public.order_packs USING btree (account_id, order_id);

CREATE UNIQUE INDEX orders_by_quote ON public.orders USING btree (account_id, quote_id) WHERE (quote_id <> ''::text);

CREATE INDEX orders_unpaid ON public.orders USING btree (account_id, closes_at) WHERE (status = 'unpaid'::text);

CREATE INDEX overage_by_bill ON public.overage USING btree (account_id, bill, bill_date);

CREATE INDEX packs_by_expiry ON public.packs USING btree (account_id, expires_at, purchased_at, pack_id);

CREATE INDEX packs_by_purchase ON public.packs USING btree (account_id, purchased_at, pack_id);

CREATE INDEX plugin_applications_by_end ON public.plugin_applications USING btree (account_id, ends_at) WHERE (ends_at IS NOT NULL);

CREATE INDEX plugin_applications_waiting ON public.plugin_applications USING btree (account_id, submitted_at) WHERE (review = 'in-review'::text);

CREATE INDEX sessions_by_expiry ON public.sessions USING btree (expires_at);

CREATE INDEX sessions_by_person ON public.sessions USING btree (person_id);

CREATE INDEX settlement_runs_by_day ON public.settlement_runs USING btree (usage_date, only_account);

CREATE UNIQUE INDEX settlement_runs_open ON public.settlement_runs USING btree (usage_date, only_account) WHERE (finished_at IS NULL);

CREATE INDEX sign_in_attempts_by_time ON public.sign_in_attempts USING btree (last_at);

CREATE INDEX sign_ins_by_person ON public.sign_ins USING btree (person_id);

CREATE INDEX transfers_by_time ON public.transfers USING btree (account_id, at);

CREATE INDEX transfers_by_version ON public.transfers USING btree (account_id, recorded, transfer_id);

CREATE INDEX transfers_of_bills ON public.transfers USING btree (account_id, reference) WHERE (kind = 'bill'::text);

CREATE INDEX usage_events_by_time ON public.usage_events USING brin (account_id, occurred_at) WITH (pages_per_range='32', autosummarize='on');

CREATE INDEX verifications_by_expiry ON public.verifications USING btree (expires_at);

CREATE INDEX verifications_by_identifier ON public.verifications USING btree (identifier, created_at);

CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (account_id, endpoint_id, next_at) WHERE (state = 'pending'::text);

CREATE INDEX webhook_deliveries_not_delivered ON public.webhook_deliveries USING btree (account_id, delivery_id) WHERE (state <> 'delivered'::text);

CREATE TRIGGER attachments_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.attachments FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER audit_entries_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER bills_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.bills FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER bindings_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.bindings FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER catalog_versions_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.catalog_versions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER deductions_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.deductions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER events_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER license_uses_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.license_uses FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER measured_events_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.measured_events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER mode_changes_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mode_changes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER mode_switches_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mode_switches FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER order_packs_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.order_packs FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER overage_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.overage FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER pack_endings_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.pack_endings FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER plugin_periods_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plugin_periods FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER plugin_reviews_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plugin_reviews FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER quotes_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.quotes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER renewal_results_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.renewal_results FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER service_suspensions_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.service_suspensions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER settlements_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.settlements FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER transfer_entries_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.transfer_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER transfers_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.transfers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER usage_events_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.usage_events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER vouchers_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.vouchers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER webhook_attempts_are_facts BEFORE DELETE OR UPDATE OR TRUNCATE ON public.webhook_attempts FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

ALTER TABLE public.accounts ENABLE ROW LEVEL SECURITY;

CREATE POLICY all_rows ON public.accounts USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.attachments USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.audit_entries USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.auto_renewal_caps USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.auto_renewals USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.balances USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.bills USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.bills_due USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.bindings USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.contacts USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.deductions USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.director_instances USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.events USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.gifts USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.invitations USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.keys USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.license_uses USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.licenses USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.low_packs USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.mail_queue USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.measured_events USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.members USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.messages USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.minute_sums USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.mode_changes USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.mode_requests USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.mode_switches USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.order_packs USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.orders USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.overage USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.pack_endings USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.packs USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.plugin_app_ids USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.plugin_applications USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.plugin_periods USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.plugin_reviews USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.quotes USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.renewal_results USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.requests USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.service_suspensions USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.settlements USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.thresholds USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.transfer_entries USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.transfers USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.usage_days USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.usage_events USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.vouchers USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.webhook_attempts USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.webhook_deliveries USING (true) WITH CHECK (true);

CREATE POLICY all_rows ON public.webhook_endpoints USING (true) WITH CHECK (true);

ALTER TABLE public.attachments ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_entries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.auto_renewal_caps ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.auto_renewals ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.balances ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.bills ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.bills_due ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.bindings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.contacts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.deductions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.director_instances ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.gifts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.invitations ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.keys ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.license_uses ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.licenses ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.low_packs ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mail_queue ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.measured_events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.members ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.messages ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.minute_sums ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mode_changes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mode_requests ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mode_switches ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.order_packs ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.overage ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_account ON public.accounts AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.attachments AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.audit_entries AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.auto_renewal_caps AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.auto_renewals AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.balances AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.bills AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.bills_due AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.bindings AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.contacts AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.deductions AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.director_instances AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.events AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.gifts AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.invitations AS RESTRICTIVE TO packledger_member USING ((member_of = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.keys AS RESTRICTIVE TO packledger_member USING ((held_by = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.license_uses AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.licenses AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.low_packs AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.mail_queue AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.measured_events AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.members AS RESTRICTIVE TO packledger_member USING ((member_of = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.messages AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.minute_sums AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.mode_changes AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.mode_requests AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.mode_switches AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.order_packs AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.orders AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.overage AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.pack_endings AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.packs AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.plugin_applications AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.plugin_periods AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.plugin_reviews AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.quotes AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.renewal_results AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.requests AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.service_suspensions AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.settlements AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.thresholds AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.transfer_entries AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.transfers AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.usage_days AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.usage_events AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.vouchers AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.webhook_attempts AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.webhook_deliveries AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account ON public.webhook_endpoints AS RESTRICTIVE TO packledger_member USING ((account_id = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account_deleted ON public.plugin_app_ids AS RESTRICTIVE FOR DELETE TO packledger_member USING ((held_by = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account_inserted ON public.plugin_app_ids AS RESTRICTIVE FOR INSERT TO packledger_member WITH CHECK ((held_by = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

CREATE POLICY own_account_updated ON public.plugin_app_ids AS RESTRICTIVE FOR UPDATE TO packledger_member USING ((held_by = NULLIF(current_setting('packledger.account'::text, true), ''::text)));

ALTER TABLE public.pack_endings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.packs ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plugin_app_ids ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plugin_applications ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plugin_periods ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plugin_reviews ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.quotes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.renewal_results ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.requests ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.service_suspensions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.settlements ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.thresholds ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.transfer_entries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.transfers ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.usage_days ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.usage_events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.vouchers ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.webhook_attempts ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.webhook_deliveries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.webhook_endpoints ENABLE ROW LEVEL SECURITY;
