// Written by `npm run api` from the operations; a test compares. What stands here
// is what the HTTP API promises: the same fields, the same words.

export type CatalogChange = {
  /** What it is: `sku`, say. */
  readonly what: 'head' | 'family' | 'item' | 'sku' | 'scope' | 'area' | 'zone';
  /** Its id; of the head the name of the field. */
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** What of it is different; empty for what was added or removed. */
  readonly fields: readonly {
    /** As catalogue files call it. */
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
};

export type CatalogVersion = {
  readonly id: string;
  /** What it is called. */
  readonly title: {
    /** In Chinese. */
    readonly zh: string;
    /** In English. */
    readonly en: string;
  };
  /** The first day; null: since ever. */
  readonly effectiveFrom: string | null;
  /** The first day on which it no longer holds. */
  readonly effectiveTo: string | null;
  /** Whose midnights part the days. */
  readonly timeZone: string;
  /** Of all its prices. */
  readonly currency: string;
  /** When a day is settled on the next: 10:00. */
  readonly settleAt: string;
  /** What reaches a tier: what packs left uncovered, or all of the day. */
  readonly tierBasis: 'overage' | 'day';
  /** When it was uploaded; null: it is one of the files. */
  readonly uploadedAt: string | null;
};

export type DayOverview = {
  /** The last day of which all usage is settled. */
  readonly date: string;
  /** By item. */
  readonly usage: readonly {
    readonly item: string;
    /** The base unit of the quantities. */
    readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
    /** What was used; of a peak the largest. */
    readonly quantity: string;
    /** What packs covered of it. */
    readonly covered: string;
    /** What they did not: it is paid for afterwards. */
    readonly overage: string;
    /** What the overage costs, exact, with up to 8 decimals. */
    readonly amount: string;
  }[];
  /** What covered it, in the order in which packs are charged. */
  readonly packs: readonly {
    /** The id of the pack. */
    readonly pack: string;
    readonly family: string;
    readonly title: {
      /** In Chinese. */
      readonly zh: string;
      /** In English. */
      readonly en: string;
    } | null;
    /** What it gave. */
    readonly deducted: string;
    /** The base unit of the quantities. */
    readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
  }[];
};

export type ExpiringPack = {
  /** The id of the pack. */
  readonly pack: string;
  readonly family: string;
  /** Null: it is not on sale. */
  readonly title: {
    /** In Chinese. */
    readonly zh: string;
    /** In English. */
    readonly en: string;
  } | null;
  /** A whole number of the base unit. */
  readonly left: string;
  /** The base unit of the quantities. */
  readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
  /** A moment, written in the catalogue's time zone. */
  readonly expiresAt: string;
  /** By calendar days; 0: it expires today. */
  readonly daysLeft: number;
  /** What of it will expire unused at this pace; null: nothing is foretold. */
  readonly unused: string | null;
};

export type FamilyOverview = {
  readonly family: string;
  /** What such packs are called. */
  readonly title: {
    /** In Chinese. */
    readonly zh: string;
    /** In English. */
    readonly en: string;
  };
  /** The base unit of the quantities. */
  readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
  /** How many packs are valid and hold something. */
  readonly packs: number;
  /** What these packs held when they were bought. */
  readonly total: string;
  /** What they hold now. */
  readonly left: string;
  /** The billing mode keeps them from being charged. */
  readonly frozen: boolean;
  /** Null: no day was settled yet. */
  readonly pace: Pace | null;
  /** At this pace; null: nothing is left, nothing is used, or they are frozen. */
  readonly forecast: {
    /** The last day on which something is left. */
    readonly lastsUntil: string;
    /** Whether it is used up on that day, or expires after it. */
    readonly ends: 'used-up' | 'expired';
    /** What will expire unused. */
    readonly unused: string;
  } | null;
};

export type Overview = {
  /** A moment, written in the catalogue's time zone. */
  readonly asOf: string;
  readonly currency: string;
  /** The last day of which all usage is settled; days without usage need no settlement. */
  readonly settledUpTo: string;
  /** The families of which the account has valid packs, in their order of sale. */
  readonly families: readonly FamilyOverview[];
  /** Packs that hold something and expire within 30 days, the soonest first. */
  readonly expiring: readonly ExpiringPack[];
  readonly day: DayOverview;
  /** How many messages nobody has read. */
  readonly unread: number;
  readonly pending: PendingThings;
};

export type Pace = {
  /** The first of the settled days that are looked back on. */
  readonly from: string;
  /** The last of them. */
  readonly to: string;
  /** How many they are: 7, or fewer in the beginning. */
  readonly days: number;
  /** What was deducted from all packs of the family on them. */
  readonly deducted: string;
  /** Their mean, rounded half up to a whole unit; for people. */
  readonly perDay: string;
};

export type PackHistory = {
  /** The id of the pack. */
  readonly pack: string;
  readonly family: string;
  /** The base unit of the quantities. */
  readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
  /** A whole number of the base unit. */
  readonly total: string;
  /** The day of its purchase, all of which it covers. */
  readonly firstDay: string;
  /** The last day that it covers, or would have covered. */
  readonly lastDay: string;
  /** The last day of which all usage is settled. */
  readonly settledUpTo: string;
  /** The days on which it gave something, the earliest first. */
  readonly days: readonly {
    /** A day of the catalogue's time zone. */
    readonly date: string;
    /** What it gave, of all revisions of the day together. */
    readonly deducted: string;
    /** What it held after the day. */
    readonly left: string;
  }[];
  /** What ended it while it held something; null: nothing did. */
  readonly end: {
    /** A day of the catalogue's time zone. */
    readonly date: string;
    readonly how: 'expired' | 'refunded' | 'reclaimed';
    /** What it held then, and does not hold any more. */
    readonly quantity: string;
  } | null;
  /** Null: it is over, or no day was settled yet. */
  readonly pace: Pace | null;
  /** At the pace of its family; null: it is over or frozen, or nothing is used. */
  readonly forecast: {
    /** The day that uses it up; null: it expires. */
    readonly emptyOn: string | null;
    /** What it will still hold when it expires. */
    readonly unused: string;
  } | null;
};

export type PendingThings = {
  /** Orders that wait for their payment, the latest first. */
  readonly orders: readonly {
    readonly id: string;
    /** What was ordered. */
    readonly title: {
      /** In Chinese. */
      readonly zh: string;
      /** In English. */
      readonly en: string;
    };
    readonly quantity: number;
    /** An exact decimal amount of the catalogue's currency. */
    readonly amount: string;
    /** A moment, written in the catalogue's time zone. */
    readonly closesAt: string;
  }[];
  /** Plugin applications that wait for the account. */
  readonly plugins: readonly {
    readonly id: string;
    readonly name: string;
    readonly appId: string;
    /** It waits for its payment, or to be sent in again. */
    readonly status: 'to-pay' | 'rejected';
  }[];
  /** Changes of billing modes that are still to come. */
  readonly modes: readonly {
    /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
    readonly area: string;
    /** The mode that comes. */
    readonly mode:
      | 'daily-traffic'
      | 'daily-bandwidth'
      | 'monthly-traffic'
      | 'monthly-bandwidth'
      | 'daily-duration'
      | 'monthly-duration';
    /** Its first day. */
    readonly from: string;
    /** Whether the account may take it back. */
    readonly cancellable: boolean;
  }[];
  /** Requests for billing modes that wait for an operator. */
  readonly requests: readonly {
    readonly id: string;
    /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
    readonly area: string;
    /** What is asked for. */
    readonly mode:
      | 'daily-traffic'
      | 'daily-bandwidth'
      | 'monthly-traffic'
      | 'monthly-bandwidth'
      | 'daily-duration'
      | 'monthly-duration';
  }[];
  /** Bills that the wallet has still to pay. */
  readonly bills: {
    readonly count: number;
    /** An exact decimal amount of the catalogue's currency. */
    readonly amount: string;
  };
};

export type PlatformOverview = {
  /** A moment, written in the catalogue's time zone. */
  readonly asOf: string;
  /** Up to which day all accounts are settled, without a gap; null: the job was never run. */
  readonly settledThrough: string | null;
  /** How many days have ended that are not settled; one is usual in the morning. */
  readonly unsettledDays: number;
  /** How many settlements are under way. */
  readonly openRuns: number;
  /** Jobs whose latest run failed. */
  readonly failedJobs: readonly string[];
  /** What waits for an operator. */
  readonly waiting: {
    /** Requests for billing modes. */
    readonly modeRequests: number;
    /** Plugin applications in review. */
    readonly pluginReviews: number;
  };
  readonly webhooks: {
    /** Deliveries that are tried again. */
    readonly pending: number;
    /** Deliveries that were given up. */
    readonly failed: number;
    /** Endpoints that are switched off. */
    readonly disabled: number;
  };
  /** Mails that wait to be sent. */
  readonly mailsPending: number;
  /** How many accounts stand how. */
  readonly accounts: readonly {
    /** Whether it is served: `running`, `arrears` (for 24 hours yet), or why not. */
    readonly standing: 'running' | 'arrears' | 'stopped' | 'stopped-for-violation' | 'reclaimed';
    readonly count: number;
  }[];
};

export type Reconciliation = {
  /** The id of the source. */
  readonly source: string;
  /** A day of the catalogue's time zone. */
  readonly date: string;
  /** Of players. */
  readonly played: {
    /** The bytes that sessions reported. */
    readonly reported: string;
    /** The bytes that were charged to accounts. */
    readonly charged: string;
    /** The bytes that nobody was charged for; the lines say why. */
    readonly notCharged: string;
    /** What the counters of the server rose by while they were watched; null: never. */
    readonly counted: string | null;
    /** What the server itself says: as somebody told it, else as counted; null: nothing. */
    readonly total: string | null;
    /** How much more the server says than sessions reported. */
    readonly difference: string | null;
  };
  /** Of publishers. */
  readonly published: {
    /** The bytes that sessions reported. */
    readonly reported: string;
    /** The bytes that were charged to accounts. */
    readonly charged: string;
    /** The bytes that nobody was charged for; the lines say why. */
    readonly notCharged: string;
    /** What the counters of the server rose by while they were watched; null: never. */
    readonly counted: string | null;
    /** What the server itself says: as somebody told it, else as counted; null: nothing. */
    readonly total: string | null;
    /** How much more the server says than sessions reported. */
    readonly difference: string | null;
  };
  /** By what became of it. */
  readonly lines: readonly {
    /** What became of it. */
    readonly outcome: 'charged' | 'free' | 'excluded' | 'unclassified' | 'unmatched' | 'rejected';
    /** Whether it was played or published. */
    readonly direction: 'play' | 'publish';
    /** Whose it is; null: nobody knows. */
    readonly account: string | null;
    /** As what it was charged. */
    readonly item: string | null;
    /** Why it was not charged; empty: it was. */
    readonly reason: string;
    /** How many bytes. */
    readonly bytes: string;
    /** How many seconds sessions lasted. */
    readonly seconds: string;
    /** Bytes that were parted between days by time. */
    readonly estimatedBytes: string;
    /** Of how many sessions. */
    readonly sessions: number;
  }[];
  /** When the counters of the server were watched; null: they were not. */
  readonly watched: {
    /** Since when its counters were watched on that day. */
    readonly from: string;
    /** Until when. */
    readonly to: string;
    /** How often they began anew: what came right before is in no counter. */
    readonly restarts: number;
  } | null;
  /** Reports that have come in and were not read yet. */
  readonly waiting: number;
  /** Reports of the last 30 days that could not be read. */
  readonly unreadable: number;
  /** Sessions that have not ended, as far as is known. */
  readonly openSessions: number;
};

export type Source = {
  /** The id of the source. */
  readonly id: string;
  /** What server it is. */
  readonly kind: 'srs' | 'zlm' | 'nginx-rtmp' | 'nms' | 'livekit' | 'mediamtx';
  /** For people. */
  readonly name: string;
  /** The account whose streams alone it may report; null: anybody's. */
  readonly account: string | null;
  /** Whether its hooks are told who may not stream; and what they are told when nobody knows: `open` lets in, `closed` does not. `off`: everybody is let in. */
  readonly gate: 'open' | 'closed' | 'off';
  /** Where its counters are read; null: nowhere. */
  readonly pollUrl: string | null;
  /** Whether its reports must be signed. */
  readonly signed: boolean;
  /** In their order. */
  readonly rules: readonly StreamRule[];
  /** A moment, written in the catalogue's time zone. */
  readonly createdAt: string;
  /** The id of whoever made it. */
  readonly createdBy: string;
  /** When it was revoked; null: it was not. */
  readonly revokedAt: string | null;
  /** Tells what is shown from what it may become; send it back as `ifMatch`. */
  readonly etag: string;
};

export type SourceHealth = {
  /** The id of the source. */
  readonly source: string;
  /** When it said something last, to the minute; null: it never did. */
  readonly lastReportAt: string | null;
  /** Reports that have come in and were not read yet. */
  readonly waiting: number;
  /** Reports of the last 30 days that could not be read. */
  readonly unreadable: number;
  /** Sessions that have not ended, as far as known. */
  readonly openSessions: number;
  /** Bytes that wait for a zone: nobody knows the address. */
  readonly unclassified: string;
  /** Bytes that wait for a rule: none fits the stream. */
  readonly unmatched: string;
  /** Bytes that were not charged for another reason. */
  readonly rejected: string;
};

/** What it does not say fits any stream. */
export type StreamRule = {
  /** The virtual host, exactly. */
  readonly vhost?: string;
  /** The application, exactly. */
  readonly app?: string;
  /** What the stream's name begins with. */
  readonly stream?: string;
  /** An argument of the stream's address. */
  readonly argument?: {
    /** Its name. */
    readonly name: string;
    /** What it must be, exactly. */
    readonly value: string;
  };
  /** The host that the address names. */
  readonly domain?: string;
  /** How it is played, as the server calls it: `rtmp`, `flv`, `webrtc`. */
  readonly protocol?: string;
  /** The id of the account that is charged. */
  readonly account: string;
  /** The item of playing, with `ZONE` for the zone: `live.downstream.ZONE`. Left out: free. */
  readonly play?: string;
  /** The item of publishing: `push.upstream.ZONE`. Left out: free. */
  readonly publish?: string;
  /** The zone of all its usage. Left out: that of the address. */
  readonly zone?: string;
  /** Packs are not for it: it is shown and never charged. */
  readonly excluded?: 'mini-program' | 'slow-live';
};

export type Undelivered = {
  /** The id of the delivery. */
  readonly id: string;
  /** The id of the account. */
  readonly account: string;
  readonly accountName: string;
  /** The id of the endpoint. */
  readonly webhook: string;
  /** Where it goes. */
  readonly url: string;
  /** False: the endpoint is switched off. */
  readonly enabled: boolean;
  /** The type of the event. */
  readonly type: string;
  readonly state: 'pending' | 'failed';
  /** A moment, written in the catalogue's time zone. */
  readonly createdAt: string;
  /** When it is tried next; null: it is not. */
  readonly nextAt: string | null;
  /** How often it was tried. */
  readonly attempts: number;
  /** The last attempt; null: there was none. */
  readonly last: {
    /** A moment, written in the catalogue's time zone. */
    readonly at: string;
    readonly status: number | null;
    readonly error: string | null;
  } | null;
};

export type UsageArrival = {
  /** The id of the account. */
  readonly account: string;
  /** As people call it. */
  readonly name: string;
  /** The last day that has usage; null: none ever came. */
  readonly lastUsed: string | null;
  /** Its last settled day; null: none yet. */
  readonly settledThrough: string | null;
  /** How many days with usage that are over wait to be settled. */
  readonly waiting: number;
};

/** What each operation takes and answers. */
export interface Api {
  /** Create an account. */
  readonly 'accounts.create': {
    readonly input: {
      /** As people call it; up to 200 characters. */
      readonly name: string;
      /** Whether it gets the packs that new accounts get; it does if this is left out. */
      readonly welcome?: boolean;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the new account. */
      readonly id: string;
    };
  };
  /** List accounts. */
  readonly 'accounts.list': {
    readonly input: {
      /** A part of the name, in any case of letters, or the beginning of the id. */
      readonly search?: string;
      /** Only accounts that stand so. */
      readonly standing?: 'running' | 'arrears' | 'stopped' | 'stopped-for-violation' | 'reclaimed';
      /** The order; a minus is descending. createdAt if left out. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly accounts: readonly {
        /** The id of the account. */
        readonly id: string;
        /** As people call it. */
        readonly name: string;
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        /** The last settled day; null: none yet. */
        readonly settledThrough: string | null;
        /** Whether it is served: `running`, `arrears` (for 24 hours yet), or why not. */
        readonly standing:
          | 'running'
          | 'arrears'
          | 'stopped'
          | 'stopped-for-violation'
          | 'reclaimed';
      }[];
      readonly next: string | null;
    };
  };
  /** Tell whether an account may publish or play now, and why not. */
  readonly 'accounts.may-stream': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The first part of the names of its items: `live`, `leb`, `mic`. */
      readonly service: string;
      /** What is to begin. */
      readonly action: 'publish' | 'play';
    };
    readonly answer: {
      /** The id of the account. */
      readonly account: string;
      /** As it was asked. */
      readonly service: string;
      /** As it was asked. */
      readonly action: 'publish' | 'play';
      /** Whether it may begin. Streams that run are never cut by the answer. */
      readonly allowed: boolean;
      /** Why, for programs. */
      readonly reason:
        | 'account_is_served'
        | 'account_in_arrears'
        | 'stopped_in_arrears'
        | 'stopped_for_violation'
        | 'resources_reclaimed'
        | 'trial_pack_used_up'
        | 'service_needs_a_pack';
      /** Why, for people, in Chinese. */
      readonly zh: string;
      /** Why, for people, in English. */
      readonly en: string;
      /** Until when it is so if nothing is done; null: until something is. */
      readonly until: string | null;
    };
  };
  /** Serve an account again that was stopped for a violation. */
  readonly 'accounts.restore': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: {
      /** The id of the account. */
      readonly account: string;
      /** Whether it is served: `running`, `arrears` (for 24 hours yet), or why not. */
      readonly standing: 'running' | 'arrears' | 'stopped' | 'stopped-for-violation' | 'reclaimed';
      /** A moment, written in the catalogue's time zone. */
      readonly since: string;
    };
  };
  /** Show an account. */
  readonly 'accounts.show': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: {
      /** The id of the account. */
      readonly id: string;
      /** As people call it. */
      readonly name: string;
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      /** The last settled day; null: none yet. */
      readonly settledThrough: string | null;
      /** Whether it is served: `running`, `arrears` (for 24 hours yet), or why not. */
      readonly standing: 'running' | 'arrears' | 'stopped' | 'stopped-for-violation' | 'reclaimed';
    };
  };
  /** Stop an account for a violation. */
  readonly 'accounts.stop': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Told to the account, and kept in the audit log; up to 500 characters. */
      readonly reason: string;
    };
    readonly answer: {
      /** The id of the account. */
      readonly account: string;
      /** Whether it is served: `running`, `arrears` (for 24 hours yet), or why not. */
      readonly standing: 'running' | 'arrears' | 'stopped' | 'stopped-for-violation' | 'reclaimed';
      /** A moment, written in the catalogue's time zone. */
      readonly since: string;
    };
  };
  /** Say which addresses are of which country or zone; replaces the whole table. */
  readonly 'address-ranges.set': {
    readonly input: {
      /** All of them; what is not here is over. */
      readonly ranges: readonly {
        /** `203.0.113.0/24`, `2001:db8::/32`, or `203.0.113.4-203.0.113.9`. */
        readonly range: string;
        /** A country (`CN`), or a zone of the catalogue (`mainland`). */
        readonly place: string;
      }[];
    };
    readonly answer: {
      /** How many there are now. */
      readonly ranges: number;
      /** Pieces of usage that were left over and now have a zone. */
      readonly charged: number;
    };
  };
  /** List who changed what of an account. */
  readonly 'audit.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only changes by this operation. */
      readonly operation?: string;
      /** Only changes of what has this id. */
      readonly subject?: string;
      /** Only what whoever has this id changed. */
      readonly actor?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** The order; a minus is descending. -at if left out. */
      readonly sort?: '-at' | 'at';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly entries: readonly {
        /** The id of the entry. */
        readonly id: string;
        /** A moment, written in the catalogue's time zone. */
        readonly at: string;
        /** Who made the change. */
        readonly actor: {
          /** What it is. */
          readonly kind: 'operator' | 'member' | 'person' | 'nobody' | 'job';
          /** Of a person, a key or a job. */
          readonly id: string;
        };
        /** All that one request changed has the same. */
        readonly request: string;
        /** By which operation. */
        readonly operation: string;
        /** The id of what was changed; empty: the account itself. */
        readonly subject: string;
        /** What it was before; null: it was not there. */
        readonly before: unknown;
        /** What it is after; null: it is not there any more. */
        readonly after: unknown;
      }[];
      readonly next: string | null;
    };
  };
  /** List the packs that renew themselves, and what became of it. */
  readonly 'auto-renewals.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only packs that renew themselves, or do not. */
      readonly on?: boolean;
      /** The order; a minus is descending. -pack if left out. */
      readonly sort?: '-pack' | 'pack';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** What the amounts are in. */
      readonly currency: string;
      /** What all renewals may spend in a calendar month; null: no limit. */
      readonly monthlyCap: string | null;
      /** Tells what is shown from what it may become; send it back as `ifMatch`. */
      readonly etag: string;
      /** What renewals spent in this calendar month. */
      readonly spentThisMonth: string;
      /** The packs that were made last come first. */
      readonly packs: readonly {
        /** The id of the pack. */
        readonly pack: string;
        /** The family of the pack. */
        readonly family: string;
        /** What is bought again. */
        readonly sku: string;
        /** Whether the pack is marked now (自动续购). */
        readonly on: boolean;
        readonly markedAt: string | null;
        /** What became of it when it was tried last. */
        readonly result: 'succeeded' | 'not-yet' | 'failed';
        /** Why it failed; null when it did not. */
        readonly reason: {
          /** Why, for programs. */
          readonly code: string;
          /** Why, for people, in Chinese. */
          readonly zh: string;
          /** Why, for people, in English. */
          readonly en: string;
        } | null;
        /** Why it was to be renewed; null before it is. */
        readonly trigger: 'used-up' | 'expired' | null;
        /** The order of the pack that was bought. */
        readonly order: string | null;
        /** The pack that was bought in its place. */
        readonly newPack: string | null;
        /** When it was last tried. */
        readonly at: string | null;
      }[];
      readonly next: string | null;
    };
  };
  /** Have a pack renew itself, or not; set the monthly cap of all renewals. */
  readonly 'auto-renewals.set': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the pack. */
      readonly pack: string;
      /** Whether it is to renew itself when it is over. */
      readonly on: boolean;
      /** What all renewals may spend in a month; empty lifts it, left out: as it is. */
      readonly monthlyCap?: string;
      /** The `etag` of what was read: the change is refused if it is another by now. */
      readonly ifMatch?: string;
    };
    readonly answer: {
      /** The id of the pack. */
      readonly pack: string;
      /** The family of the pack: one pack of it renews itself. */
      readonly family: string;
      /** Whether it renews itself. */
      readonly on: boolean;
      /** What all renewals may spend in a calendar month; null: no limit. */
      readonly monthlyCap: string | null;
      /** Tells what is shown from what it may become; send it back as `ifMatch`. */
      readonly etag: string;
    };
  };
  /** Cancel a switch of a billing mode that is still to come. */
  readonly 'billing-modes.cancel': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
      readonly area: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the account. */
      readonly account: string;
      /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
      readonly area: string;
      /** What the area stays in. */
      readonly mode:
        | 'daily-traffic'
        | 'daily-bandwidth'
        | 'monthly-traffic'
        | 'monthly-bandwidth'
        | 'daily-duration'
        | 'monthly-duration';
      /** The switch that was taken back. */
      readonly cancelled: {
        /** The mode that never comes. */
        readonly mode:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration';
        /** A day of the catalogue's time zone. */
        readonly from: string;
      };
    };
  };
  /** Approve or reject a request for a billing mode. */
  readonly 'billing-modes.decide': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the request. */
      readonly request: string;
      /** True approves it, false rejects it. */
      readonly approve: boolean;
      /** Told to the account. */
      readonly reason?: string;
    };
    readonly answer: {
      /** The id of the request. */
      readonly id: string;
      /** What was decided. */
      readonly status: 'approved' | 'rejected';
      /** What comes of it; null: nothing, as it was rejected. */
      readonly change: {
        /** The id of the account. */
        readonly account: string;
        /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
        readonly area: string;
        /** Whether the account switches by itself or asks an operator. */
        readonly way: 'self-service' | 'request';
        /** The mode before; `mixed` where the scopes differ. */
        readonly former:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration'
          | 'mixed';
        /** The mode after. */
        readonly mode:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration';
        /** The first day of the mode; of a request, if it is approved today. */
        readonly from: string;
        /** The scopes that become different: how their usage is billed before and after. */
        readonly scopes: readonly {
          /** A scope of the catalogue, such as `live.mainland`. */
          readonly scope: string;
          /** Until that day. */
          readonly before: {
            /** How its usage is billed. */
            readonly mode:
              | 'daily-traffic'
              | 'daily-bandwidth'
              | 'monthly-traffic'
              | 'monthly-bandwidth'
              | 'daily-duration'
              | 'monthly-duration';
            /** Only usage of this measure costs anything. */
            readonly measure: 'traffic' | 'bandwidth' | 'duration';
            /** By the day or by the month. */
            readonly bill: 'day' | 'month';
            /** The families whose packs are charged first. */
            readonly families: readonly string[];
          };
          /** From that day on. */
          readonly after: {
            /** How its usage is billed. */
            readonly mode:
              | 'daily-traffic'
              | 'daily-bandwidth'
              | 'monthly-traffic'
              | 'monthly-bandwidth'
              | 'daily-duration'
              | 'monthly-duration';
            /** Only usage of this measure costs anything. */
            readonly measure: 'traffic' | 'bandwidth' | 'duration';
            /** By the day or by the month. */
            readonly bill: 'day' | 'month';
            /** The families whose packs are charged first. */
            readonly families: readonly string[];
          };
        }[];
        /** Packs that are no longer charged from that day on, or are again. */
        readonly packs: readonly {
          /** The id of the pack. */
          readonly id: string;
          /** The family of the pack. */
          readonly family: string;
          /** What was sold; null: it was brought in. */
          readonly sku: string | null;
          /** Whether it is no longer charged from that day on, or is again. */
          readonly effect: 'freezes' | 'thaws';
          /** What it holds now: usage that is not settled yet is still to be deducted. */
          readonly left: string;
          /** The base unit of the quantities. */
          readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
          /** A moment, written in the catalogue's time zone. */
          readonly expiresAt: string;
        }[];
      } | null;
    };
  };
  /** Show which packs a billing mode would freeze or thaw, and from when. */
  readonly 'billing-modes.preview': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
      readonly area: string;
      /** A billing mode that the catalogue has there, such as `daily-bandwidth`. */
      readonly mode: string;
    };
    readonly answer: {
      /** The id of the account. */
      readonly account: string;
      /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
      readonly area: string;
      /** Whether the account switches by itself or asks an operator. */
      readonly way: 'self-service' | 'request';
      /** The mode before; `mixed` where the scopes differ. */
      readonly former:
        | 'daily-traffic'
        | 'daily-bandwidth'
        | 'monthly-traffic'
        | 'monthly-bandwidth'
        | 'daily-duration'
        | 'monthly-duration'
        | 'mixed';
      /** The mode after. */
      readonly mode:
        | 'daily-traffic'
        | 'daily-bandwidth'
        | 'monthly-traffic'
        | 'monthly-bandwidth'
        | 'daily-duration'
        | 'monthly-duration';
      /** The first day of the mode; of a request, if it is approved today. */
      readonly from: string;
      /** The scopes that become different: how their usage is billed before and after. */
      readonly scopes: readonly {
        /** A scope of the catalogue, such as `live.mainland`. */
        readonly scope: string;
        /** Until that day. */
        readonly before: {
          /** How its usage is billed. */
          readonly mode:
            | 'daily-traffic'
            | 'daily-bandwidth'
            | 'monthly-traffic'
            | 'monthly-bandwidth'
            | 'daily-duration'
            | 'monthly-duration';
          /** Only usage of this measure costs anything. */
          readonly measure: 'traffic' | 'bandwidth' | 'duration';
          /** By the day or by the month. */
          readonly bill: 'day' | 'month';
          /** The families whose packs are charged first. */
          readonly families: readonly string[];
        };
        /** From that day on. */
        readonly after: {
          /** How its usage is billed. */
          readonly mode:
            | 'daily-traffic'
            | 'daily-bandwidth'
            | 'monthly-traffic'
            | 'monthly-bandwidth'
            | 'daily-duration'
            | 'monthly-duration';
          /** Only usage of this measure costs anything. */
          readonly measure: 'traffic' | 'bandwidth' | 'duration';
          /** By the day or by the month. */
          readonly bill: 'day' | 'month';
          /** The families whose packs are charged first. */
          readonly families: readonly string[];
        };
      }[];
      /** Packs that are no longer charged from that day on, or are again. */
      readonly packs: readonly {
        /** The id of the pack. */
        readonly id: string;
        /** The family of the pack. */
        readonly family: string;
        /** What was sold; null: it was brought in. */
        readonly sku: string | null;
        /** Whether it is no longer charged from that day on, or is again. */
        readonly effect: 'freezes' | 'thaws';
        /** What it holds now: usage that is not settled yet is still to be deducted. */
        readonly left: string;
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        /** A moment, written in the catalogue's time zone. */
        readonly expiresAt: string;
      }[];
    };
  };
  /** Ask for a monthly billing mode, or to leave one. */
  readonly 'billing-modes.request-monthly': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
      readonly area: string;
      /** A billing mode that the catalogue has there, such as `daily-bandwidth`. */
      readonly mode: string;
      /** What the operator should know. */
      readonly note?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the request. */
      readonly id: string;
      /** It waits for an operator. */
      readonly status: 'pending';
      /** What it would do if it were approved today. */
      readonly ifApprovedToday: {
        /** The id of the account. */
        readonly account: string;
        /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
        readonly area: string;
        /** Whether the account switches by itself or asks an operator. */
        readonly way: 'self-service' | 'request';
        /** The mode before; `mixed` where the scopes differ. */
        readonly former:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration'
          | 'mixed';
        /** The mode after. */
        readonly mode:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration';
        /** The first day of the mode; of a request, if it is approved today. */
        readonly from: string;
        /** The scopes that become different: how their usage is billed before and after. */
        readonly scopes: readonly {
          /** A scope of the catalogue, such as `live.mainland`. */
          readonly scope: string;
          /** Until that day. */
          readonly before: {
            /** How its usage is billed. */
            readonly mode:
              | 'daily-traffic'
              | 'daily-bandwidth'
              | 'monthly-traffic'
              | 'monthly-bandwidth'
              | 'daily-duration'
              | 'monthly-duration';
            /** Only usage of this measure costs anything. */
            readonly measure: 'traffic' | 'bandwidth' | 'duration';
            /** By the day or by the month. */
            readonly bill: 'day' | 'month';
            /** The families whose packs are charged first. */
            readonly families: readonly string[];
          };
          /** From that day on. */
          readonly after: {
            /** How its usage is billed. */
            readonly mode:
              | 'daily-traffic'
              | 'daily-bandwidth'
              | 'monthly-traffic'
              | 'monthly-bandwidth'
              | 'daily-duration'
              | 'monthly-duration';
            /** Only usage of this measure costs anything. */
            readonly measure: 'traffic' | 'bandwidth' | 'duration';
            /** By the day or by the month. */
            readonly bill: 'day' | 'month';
            /** The families whose packs are charged first. */
            readonly families: readonly string[];
          };
        }[];
        /** Packs that are no longer charged from that day on, or are again. */
        readonly packs: readonly {
          /** The id of the pack. */
          readonly id: string;
          /** The family of the pack. */
          readonly family: string;
          /** What was sold; null: it was brought in. */
          readonly sku: string | null;
          /** Whether it is no longer charged from that day on, or is again. */
          readonly effect: 'freezes' | 'thaws';
          /** What it holds now: usage that is not settled yet is still to be deducted. */
          readonly left: string;
          /** The base unit of the quantities. */
          readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
          /** A moment, written in the catalogue's time zone. */
          readonly expiresAt: string;
        }[];
      };
    };
  };
  /** List the requests for billing modes that wait for a decision. */
  readonly 'billing-modes.requests': {
    readonly input: {
      /** The id of the account. */
      readonly account?: string;
      /** Those in this status; those that wait if left out. */
      readonly status?: 'pending' | 'approved' | 'rejected';
      /** The order; a minus is descending. requestedAt if left out. */
      readonly sort?: 'requestedAt' | '-requestedAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly requests: readonly {
        /** The id of the request. */
        readonly id: string;
        /** The id of the account. */
        readonly account: string;
        /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
        readonly area: string;
        /** What is asked for. */
        readonly mode:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration';
        /** What the account said to it; empty: nothing. */
        readonly note: string;
        /** A moment, written in the catalogue's time zone. */
        readonly requestedAt: string;
        /** The id of whoever asked. */
        readonly requestedBy: string;
        /** Whether it waits, or how it was decided. */
        readonly status: 'pending' | 'approved' | 'rejected';
        readonly decidedAt: string | null;
        readonly decidedBy: string | null;
        /** What the operator said to it; empty: nothing. */
        readonly reason: string;
        /** The first day of the mode, where it was approved. */
        readonly from: string | null;
      }[];
      readonly next: string | null;
    };
  };
  /** Set a scope's billing mode from a day on. */
  readonly 'billing-modes.set': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** A scope of the catalogue, such as `live.mainland`. */
      readonly scope: string;
      /** A billing mode that the catalogue has there, such as `daily-bandwidth`. */
      readonly mode: string;
      /** The first day of the mode: 2022-01-04. */
      readonly from: string;
    };
    readonly answer: {
      /** The id of the account. */
      readonly account: string;
      /** The scope that was set. */
      readonly scope: string;
      /** How its usage is billed from that day on. */
      readonly mode:
        | 'daily-traffic'
        | 'daily-bandwidth'
        | 'monthly-traffic'
        | 'monthly-bandwidth'
        | 'daily-duration'
        | 'monthly-duration';
      /** A day of the catalogue's time zone. */
      readonly from: string;
    };
  };
  /** Show an account's billing modes, what is to come, and what may be chosen. */
  readonly 'billing-modes.show': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: {
      /** The id of the account. */
      readonly account: string;
      /** The day that all of it is told of. */
      readonly today: string;
      /** In the order of the catalogue. */
      readonly areas: readonly {
        /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
        readonly area: string;
        /** `mixed` (组合计费) where its scopes differ. */
        readonly mode:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration'
          | 'mixed';
        /** What the mode of each of its scopes is today. */
        readonly scopes: readonly {
          /** A scope of the catalogue, such as `live.mainland`. */
          readonly scope: string;
          /** How its usage is billed today. */
          readonly mode:
            | 'daily-traffic'
            | 'daily-bandwidth'
            | 'monthly-traffic'
            | 'monthly-bandwidth'
            | 'daily-duration'
            | 'monthly-duration';
          /** The first day of the mode; null: since ever. */
          readonly since: string | null;
        }[];
        /** What is still to come, the next first. */
        readonly pending: readonly {
          /** The mode that comes. */
          readonly mode:
            | 'daily-traffic'
            | 'daily-bandwidth'
            | 'monthly-traffic'
            | 'monthly-bandwidth'
            | 'daily-duration'
            | 'monthly-duration';
          /** Its first day. */
          readonly from: string;
          /** The scopes that it comes for. */
          readonly scopes: readonly string[];
          /** Whether the account may take it back. */
          readonly cancellable: boolean;
        }[];
        /** Every mode that the area has. */
        readonly options: readonly {
          /** The mode. */
          readonly mode:
            | 'daily-traffic'
            | 'daily-bandwidth'
            | 'monthly-traffic'
            | 'monthly-bandwidth'
            | 'daily-duration'
            | 'monthly-duration';
          /** How it may be had; null: it may not. */
          readonly way: 'self-service' | 'request' | null;
          /** From when on, if it is asked for today. */
          readonly from: string | null;
          /** Why it may not be had. */
          readonly refusal: {
            /** The code of the refusal. */
            readonly code: string;
            /** What fills its text. */
            readonly params: { readonly [name: string]: string };
          } | null;
        }[];
      }[];
      /** The latest first. */
      readonly requests: readonly {
        /** The id of the request. */
        readonly id: string;
        /** The id of the account. */
        readonly account: string;
        /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
        readonly area: string;
        /** What is asked for. */
        readonly mode:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration';
        /** What the account said to it; empty: nothing. */
        readonly note: string;
        /** A moment, written in the catalogue's time zone. */
        readonly requestedAt: string;
        /** The id of whoever asked. */
        readonly requestedBy: string;
        /** Whether it waits, or how it was decided. */
        readonly status: 'pending' | 'approved' | 'rejected';
        readonly decidedAt: string | null;
        readonly decidedBy: string | null;
        /** What the operator said to it; empty: nothing. */
        readonly reason: string;
        /** The first day of the mode, where it was approved. */
        readonly from: string | null;
      }[];
      /** What was recorded, by whomever: the latest 200, latest first. */
      readonly history: readonly {
        /** A moment, written in the catalogue's time zone. */
        readonly at: string;
        /** A scope of the catalogue, such as `live.mainland`. */
        readonly scope: string;
        /** What was recorded. */
        readonly mode:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration';
        /** The first day of the mode. */
        readonly from: string;
      }[];
    };
  };
  /** Switch an area's billing mode from tomorrow on. */
  readonly 'billing-modes.switch': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
      readonly area: string;
      /** A billing mode that the catalogue has there, such as `daily-bandwidth`. */
      readonly mode: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the account. */
      readonly account: string;
      /** A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them. */
      readonly area: string;
      /** Whether the account switches by itself or asks an operator. */
      readonly way: 'self-service' | 'request';
      /** The mode before; `mixed` where the scopes differ. */
      readonly former:
        | 'daily-traffic'
        | 'daily-bandwidth'
        | 'monthly-traffic'
        | 'monthly-bandwidth'
        | 'daily-duration'
        | 'monthly-duration'
        | 'mixed';
      /** The mode after. */
      readonly mode:
        | 'daily-traffic'
        | 'daily-bandwidth'
        | 'monthly-traffic'
        | 'monthly-bandwidth'
        | 'daily-duration'
        | 'monthly-duration';
      /** The first day of the mode; of a request, if it is approved today. */
      readonly from: string;
      /** The scopes that become different: how their usage is billed before and after. */
      readonly scopes: readonly {
        /** A scope of the catalogue, such as `live.mainland`. */
        readonly scope: string;
        /** Until that day. */
        readonly before: {
          /** How its usage is billed. */
          readonly mode:
            | 'daily-traffic'
            | 'daily-bandwidth'
            | 'monthly-traffic'
            | 'monthly-bandwidth'
            | 'daily-duration'
            | 'monthly-duration';
          /** Only usage of this measure costs anything. */
          readonly measure: 'traffic' | 'bandwidth' | 'duration';
          /** By the day or by the month. */
          readonly bill: 'day' | 'month';
          /** The families whose packs are charged first. */
          readonly families: readonly string[];
        };
        /** From that day on. */
        readonly after: {
          /** How its usage is billed. */
          readonly mode:
            | 'daily-traffic'
            | 'daily-bandwidth'
            | 'monthly-traffic'
            | 'monthly-bandwidth'
            | 'daily-duration'
            | 'monthly-duration';
          /** Only usage of this measure costs anything. */
          readonly measure: 'traffic' | 'bandwidth' | 'duration';
          /** By the day or by the month. */
          readonly bill: 'day' | 'month';
          /** The families whose packs are charged first. */
          readonly families: readonly string[];
        };
      }[];
      /** Packs that are no longer charged from that day on, or are again. */
      readonly packs: readonly {
        /** The id of the pack. */
        readonly id: string;
        /** The family of the pack. */
        readonly family: string;
        /** What was sold; null: it was brought in. */
        readonly sku: string | null;
        /** Whether it is no longer charged from that day on, or is again. */
        readonly effect: 'freezes' | 'thaws';
        /** What it holds now: usage that is not settled yet is still to be deducted. */
        readonly left: string;
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        /** A moment, written in the catalogue's time zone. */
        readonly expiresAt: string;
      }[];
    };
  };
  /** Give bills as a file: CSV or XLSX. */
  readonly 'bills.export': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** Only bills by the day, or by the month. */
      readonly bill?: 'day' | 'month';
      /** Only bills in this state. */
      readonly state?: 'paid' | 'due' | 'elsewhere';
      /** What the file is to be; `csv` if left out. */
      readonly format?: 'csv' | 'xlsx';
    };
    readonly answer: unknown;
  };
  /** List the bills of an account and how they were paid. */
  readonly 'bills.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** Only bills by the day, or by the month. */
      readonly bill?: 'day' | 'month';
      /** Only bills in this state. */
      readonly state?: 'paid' | 'due' | 'elsewhere';
      /** The order; a minus is descending. -date if left out. */
      readonly sort?: '-date' | 'date';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly bills: readonly {
        /** `day`: by the day (按量付费); `month`: by the month (按月结算). */
        readonly bill: 'day' | 'month';
        /** The day that it is of; by the month: the 1st of the next. */
        readonly date: string;
        /** Counts from 1; late usage makes another. */
        readonly revision: number;
        /** Of a later revision what became different: it may be negative. */
        readonly amount: string;
        /** What the amounts are in. */
        readonly currency: string;
        /** A moment, written in the catalogue's time zone. */
        readonly madeAt: string;
        /** What the wallet paid; null: nothing. */
        readonly paid: {
          /** From the gift balance; negative: back to it. */
          readonly gift: string;
          /** From cash; negative: back to it. */
          readonly cash: string;
          /** A moment, written in the catalogue's time zone. */
          readonly at: string;
        } | null;
        /** `due`: to be paid from the wallet; `elsewhere`: no wallet is asked for it. */
        readonly state: 'paid' | 'due' | 'elsewhere';
        /** What the wallet has still to pay. */
        readonly unpaid: string;
      }[];
      readonly next: string | null;
    };
  };
  /** Check a catalogue file and tell what would be different by it. */
  readonly 'catalogs.check': {
    readonly input: {
      /** The catalogue file, as it is. */
      readonly text: string;
    };
    readonly answer: {
      /** All that is wrong with it, 500 at the most; empty: it is right. */
      readonly faults: readonly {
        /** Where: `items[3].prices`. */
        readonly path: string;
        readonly code: string;
        /** What is wrong and what would be right, in Chinese. */
        readonly zh: string;
        /** The same in English. */
        readonly en: string;
      }[];
      /** What it is; null: it cannot be read. */
      readonly catalog: {
        readonly id: string;
        /** What it is called. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        /** The first day; null: since ever. */
        readonly effectiveFrom: string | null;
        /** The first day on which it no longer holds. */
        readonly effectiveTo: string | null;
        /** Whose midnights part the days. */
        readonly timeZone: string;
        /** Of all its prices. */
        readonly currency: string;
        /** When a day is settled on the next: 10:00. */
        readonly settleAt: string;
        /** What reaches a tier: what packs left uncovered, or all of the day. */
        readonly tierBasis: 'overage' | 'day';
      } | null;
      /** The catalogue that it would replace, or else the one before it; null: there is none. */
      readonly comparedWith: string | null;
      /** What it has otherwise than that one. */
      readonly changes: readonly CatalogChange[];
      /** What `catalogs.upload` would do with it; null: it has faults. */
      readonly upload: {
        /** The platform has it already, exactly so. */
        readonly isThere: boolean;
        /** Catalogues that would hold until its first day, and then no more. */
        readonly ends: readonly string[];
        /** Catalogues that have not begun, and never would. */
        readonly replaces: readonly string[];
        /** Why it would not be taken; null: it would. */
        readonly refusal: {
          readonly code: string;
          readonly zh: string;
          readonly en: string;
        } | null;
      } | null;
    };
  };
  /** List the catalogues, each with the days on which it holds. */
  readonly 'catalogs.list': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      /** In the order of their days. */
      readonly catalogs: readonly CatalogVersion[];
      /** The id of the one that began last: names are by it. */
      readonly current: string;
    };
  };
  /** Show a catalogue: pack families, usage items with ratios and prices, modes, zones. */
  readonly 'catalogs.show': {
    readonly input: {
      /** The id of the catalogue. */
      readonly catalog: string;
    };
    readonly answer: {
      readonly id: string;
      /** What it is called. */
      readonly title: {
        /** In Chinese. */
        readonly zh: string;
        /** In English. */
        readonly en: string;
      };
      /** The first day; null: since ever. */
      readonly effectiveFrom: string | null;
      /** The first day on which it no longer holds. */
      readonly effectiveTo: string | null;
      /** Whose midnights part the days. */
      readonly timeZone: string;
      /** Of all its prices. */
      readonly currency: string;
      /** When a day is settled on the next: 10:00. */
      readonly settleAt: string;
      /** What reaches a tier: what packs left uncovered, or all of the day. */
      readonly tierBasis: 'overage' | 'day';
      readonly zones: readonly {
        readonly id: string;
        /** Its name. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        readonly regions: readonly string[];
      }[];
      readonly scopes: readonly {
        readonly id: string;
        /** Its name. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        readonly defaultMode:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration';
        /** The modes that may be chosen. */
        readonly modes: readonly (
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration'
        )[];
      }[];
      readonly areas: readonly {
        readonly id: string;
        /** Its name. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        readonly scopes: readonly string[];
        /** The modes that may be chosen. */
        readonly modes: readonly (
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration'
        )[];
      }[];
      readonly families: readonly {
        readonly id: string;
        /** What such packs are called. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        /** The only mode in which its packs are charged; null: all. */
        readonly deductsIn:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration'
          | null;
        /** By what is used, by whole days of an instance, or not at all. */
        readonly deductsBy: 'quantity' | 'binding' | 'none';
        readonly validity: {
          readonly kind: 'years' | 'end-of-month';
          readonly years: number;
        };
        /** How long one may be given back; null: never. */
        readonly refundDays: number | null;
        readonly settlement: 'daily' | 'realtime';
        readonly onSale: boolean;
      }[];
      /** In the order in which they are charged on a day. */
      readonly items: readonly {
        readonly id: string;
        /** What the usage is called. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        /** Whose packs may cover it; null: none. */
        readonly family: string | null;
        /** Whose billing mode it follows; null: none. */
        readonly scope: string | null;
        readonly measure: 'traffic' | 'bandwidth' | 'duration';
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        /** Whether usage is told apart by instance. */
        readonly perInstance: boolean;
        /** What a pack loses for one of it, from a day on; the latest first. */
        readonly ratios: readonly {
          readonly from: string | null;
          readonly ratio: string;
        }[];
        /** From a day on; the latest first. */
        readonly prices: readonly {
          readonly from: string | null;
          /** What a price is for: GB, say. */
          readonly per: string;
          readonly tiers: readonly {
            /** A whole number of the base unit. */
            readonly from: string;
            /** An exact decimal amount of the catalogue's currency. */
            readonly price: string;
          }[];
        }[];
      }[];
    };
  };
  /** Upload a catalogue, which holds from its first day on; no settled day is changed. */
  readonly 'catalogs.upload': {
    readonly input: {
      /** The catalogue file, as it is. */
      readonly text: string;
    };
    readonly answer: CatalogVersion;
  };
  /** Move the time of a sandbox, running the jobs that fall due on the way. */
  readonly 'clock.advance': {
    readonly input: {
      /** Until when, with its offset: 2022-01-05T10:00:00+08:00. */
      readonly to: string;
      /** False: time moves, and nothing is run on the way. */
      readonly jobs?: boolean;
    };
    readonly answer: {
      /** A moment, written in the catalogue's time zone. */
      readonly from: string;
      /** A moment, written in the catalogue's time zone. */
      readonly to: string;
      readonly jobs: readonly {
        readonly job: string;
        readonly runs: number;
        readonly failed: number;
        /** What it did, as it counts it. */
        readonly result: { readonly [name: string]: number };
      }[];
      /** The runs that failed. */
      readonly failures: readonly {
        readonly job: string;
        /** A moment, written in the catalogue's time zone. */
        readonly dueAt: string;
        /** Abandoned: who is at it gives no sign of life; another will take it over. */
        readonly state: 'running' | 'abandoned' | 'done' | 'failed';
        readonly attempts: number;
        /** What it did; null: it is not done. */
        readonly result: { readonly [name: string]: number } | null;
        readonly error: string | null;
        /** When a run that failed is begun again. */
        readonly retryAt: string | null;
      }[];
    };
  };
  /** Set the time of a sandbox, without running the jobs that were due until then. */
  readonly 'clock.set': {
    readonly input: {
      /** With its offset: 2022-01-04T10:00:00+08:00. */
      readonly time: string;
    };
    readonly answer: {
      /** What time it is in the sandbox. */
      readonly time: string;
    };
  };
  /** Tell what time it is in a sandbox. */
  readonly 'clock.show': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      /** What time it is in the sandbox. */
      readonly time: string;
    };
  };
  /** Add a person who gets messages by mail. */
  readonly 'contacts.add': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** As mails greet it; up to 100 characters. */
      readonly name: string;
      /** The address that mails go to. */
      readonly email: string;
      /** In which mails are written; `zh` if never said. */
      readonly language?: 'zh' | 'en';
      /** The kinds of messages that are mailed; none: []; every kind: ["all"]. */
      readonly kinds?: readonly string[];
    };
    readonly answer: {
      /** The id of the contact. */
      readonly id: string;
      /** As mails greet it. */
      readonly name: string;
      /** The address that mails go to. */
      readonly email: string;
      /** In which mails are written. */
      readonly language: 'zh' | 'en';
      /** The kinds that are mailed; `all` alone: every kind, those that come later too. */
      readonly kinds: readonly string[];
      /** Tells what is shown from what it may become; send it back as `ifMatch`. */
      readonly etag: string;
    };
  };
  /** List the people who get messages by mail. */
  readonly 'contacts.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: {
      /** In the order in which they were added. */
      readonly contacts: readonly {
        /** The id of the contact. */
        readonly id: string;
        /** As mails greet it. */
        readonly name: string;
        /** The address that mails go to. */
        readonly email: string;
        /** In which mails are written. */
        readonly language: 'zh' | 'en';
        /** The kinds that are mailed; `all` alone: every kind, those that come later too. */
        readonly kinds: readonly string[];
        /** Tells what is shown from what it may become; send it back as `ifMatch`. */
        readonly etag: string;
      }[];
      /** The kinds of messages that each may choose from. */
      readonly kinds: readonly {
        /** What the kind is called by. */
        readonly kind:
          | 'packs-low'
          | 'pack-expiring'
          | 'license-expiring'
          | 'plugin-expiring'
          | 'trial-used-up'
          | 'renewal-succeeded'
          | 'renewal-failed'
          | 'order-closed'
          | 'refund-done'
          | 'mode-changed'
          | 'mode-request-decided'
          | 'plugin-approved'
          | 'plugin-rejected'
          | 'arrears'
          | 'stopped'
          | 'restored'
          | 'reclaimed';
        /** What such messages are about. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
      }[];
    };
  };
  /** Remove a contact. */
  readonly 'contacts.remove': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the contact. */
      readonly contact: string;
      /** The `etag` of what was read: the change is refused if it is another by now. */
      readonly ifMatch?: string;
    };
    readonly answer: {
      /** The id of the contact. */
      readonly removed: string;
    };
  };
  /** Change the name, address or language of a contact. */
  readonly 'contacts.update': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the contact. */
      readonly contact: string;
      /** As mails greet it; up to 100 characters. */
      readonly name?: string;
      /** The address that mails go to. */
      readonly email?: string;
      /** In which mails are written; `zh` if never said. */
      readonly language?: 'zh' | 'en';
      /** The `etag` of what was read: the change is refused if it is another by now. */
      readonly ifMatch?: string;
    };
    readonly answer: {
      /** The id of the contact. */
      readonly id: string;
      /** As mails greet it. */
      readonly name: string;
      /** The address that mails go to. */
      readonly email: string;
      /** In which mails are written. */
      readonly language: 'zh' | 'en';
      /** The kinds that are mailed; `all` alone: every kind, those that come later too. */
      readonly kinds: readonly string[];
      /** Tells what is shown from what it may become; send it back as `ifMatch`. */
      readonly etag: string;
    };
  };
  /** Give deductions as a file: CSV, however many there are, or XLSX. */
  readonly 'deductions.export': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only from this pack, by its id. */
      readonly pack?: string;
      /** Only from packs of this family. */
      readonly family?: string;
      /** Only of this usage item. */
      readonly item?: string;
      /** Only of this instance. */
      readonly instance?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** Only what was taken, or given back. */
      readonly type?: 'deduction' | 'return';
      /** What the file is to be; `csv` if left out. */
      readonly format?: 'csv' | 'xlsx';
    };
    readonly answer: unknown;
  };
  /** List what was deducted from packs, by the day of the usage or by the settlement. */
  readonly 'deductions.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only from this pack, by its id. */
      readonly pack?: string;
      /** Only from packs of this family. */
      readonly family?: string;
      /** Only of this usage item. */
      readonly item?: string;
      /** Only of this instance. */
      readonly instance?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** Only what was taken, or given back. */
      readonly type?: 'deduction' | 'return';
      /** The order; a minus is descending. usageDate if left out. */
      readonly sort?: 'usageDate' | '-usageDate' | 'settledAt' | '-settledAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      readonly deductions: readonly {
        /** The day of the usage; settlement.explain-day tells of it why. */
        readonly date: string;
        readonly item: string;
        /** Absent: usage of no instance. */
        readonly instance?: string;
        /** The id of the pack. */
        readonly pack: string;
        readonly family: string;
        readonly sku: string | null;
        /** What was taken, or what was given back when the day was settled again. */
        readonly type: 'deduction' | 'return';
        /** How much of the usage it covers, in the item's unit. */
        readonly usage: string;
        /** An exact decimal, or a fraction: 314/165. */
        readonly ratio: string;
        /** What the pack lost. */
        readonly deducted: string;
        /** A whole number of the base unit. */
        readonly leftBefore: string;
        /** A whole number of the base unit. */
        readonly leftAfter: string;
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        /** How often the day had been settled, with this time. */
        readonly revision: number;
        /** A moment, written in the catalogue's time zone. */
        readonly settledAt: string;
      }[];
      readonly next: string | null;
    };
  };
  /** Bind a director pack to an instance. */
  readonly 'director.bind': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of a director pack that is not bound yet. */
      readonly pack: string;
      /** A director instance (导播台), as usage events name it. */
      readonly instance: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** A director instance (导播台), as usage events name it. */
      readonly instance: string;
      /** The id of the pack that covers it. */
      readonly pack: string;
      /** The first covered day. */
      readonly from: string;
      /** The last covered day. */
      readonly to: string;
      /** Whether it waits for the packs before it to end. */
      readonly queued: boolean;
    };
  };
  /** Delete a director instance that no pack covers. */
  readonly 'director.delete': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** A director instance (导播台), as usage events name it. */
      readonly instance: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** A director instance (导播台), as usage events name it. */
      readonly instance: string;
    };
  };
  /** List director instances and what covers them. */
  readonly 'director.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: {
      /** In the order of their registration. */
      readonly instances: readonly {
        /** A director instance (导播台), as usage events name it. */
        readonly instance: string;
        /** As people call it. */
        readonly name: string;
        /** A moment, written in the catalogue's time zone. */
        readonly registeredAt: string;
        /** What covers it today; null: nothing. */
        readonly covering: {
          /** The id of the pack that covers it. */
          readonly pack: string;
          /** The first covered day. */
          readonly from: string;
          /** The last covered day. */
          readonly to: string;
        } | null;
        /** What waits behind that, in order of time. */
        readonly queued: readonly {
          /** The id of the pack that covers it. */
          readonly pack: string;
          /** The first covered day. */
          readonly from: string;
          /** The last covered day. */
          readonly to: string;
        }[];
        /** The last day that is covered without a gap from today on; null: today is not. */
        readonly coveredUntil: string | null;
      }[];
      /** How many an account may have. */
      readonly max: number;
    };
  };
  /** Register a director instance. */
  readonly 'director.register': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** A director instance (导播台), as usage events name it. */
      readonly instance: string;
      /** As people call it; as usage events do if this is left out. */
      readonly name?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** A director instance (导播台), as usage events name it. */
      readonly instance: string;
      /** As people call it. */
      readonly name: string;
      /** A moment, written in the catalogue's time zone. */
      readonly registeredAt: string;
    };
  };
  /** Show which pack covers which director instance when. */
  readonly 'director.timeline': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only what covers this instance. */
      readonly instance?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** The order; a minus is descending. from if left out. */
      readonly sort?: 'from' | '-from';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The day that the states are told of. */
      readonly today: string;
      /** By their first days. */
      readonly coverage: readonly {
        /** A director instance (导播台), as usage events name it. */
        readonly instance: string;
        /** The id of the pack that covers it. */
        readonly pack: string;
        /** The first covered day. */
        readonly from: string;
        /** The last covered day. */
        readonly to: string;
        /** A moment, written in the catalogue's time zone. */
        readonly boundAt: string;
        /** Whether it covers today. */
        readonly state: 'ended' | 'running' | 'queued';
      }[];
      readonly next: string | null;
    };
  };
  /** List the types of events that webhooks may be told of. */
  readonly 'event-types.list': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      readonly groups: readonly {
        /** What the types of the group begin with: `pack`. */
        readonly noun: string;
        /** What the events happen to. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        readonly types: readonly {
          /** As webhooks take it: `pack.used-up`. */
          readonly type: string;
          /** What happened. */
          readonly title: {
            /** In Chinese. */
            readonly zh: string;
            /** In English. */
            readonly en: string;
          };
        }[];
      }[];
    };
  };
  /** Take an invitation, as the person who is signed in or as somebody new. */
  readonly 'invitations.accept': {
    readonly input: {
      /** What stands at the end of the invitation's link. */
      readonly token: string;
      /** Of a person who is new here. */
      readonly name?: string;
      /** Of a new person, when the invitation names no address. */
      readonly email?: string;
      /** Which a new person will sign in with. */
      readonly password?: string;
      readonly language?: 'zh' | 'en';
    };
    readonly answer: {
      /** The id of the person who may this now. */
      readonly person: string;
      /** What the person signs in with. */
      readonly email: string;
      readonly account: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly role: 'viewer' | 'finance' | 'owner' | null;
      readonly operator: 'full' | 'read' | null;
    };
  };
  /** Invite somebody to an account, by mail or by a link that is shown once. */
  readonly 'invitations.create': {
    readonly input: {
      readonly account: string;
      readonly role: 'viewer' | 'finance' | 'owner';
      /** Who may take the invitation. */
      readonly email: string;
      /** By mail, or as a link that is answered this once; by mail if the platform sends any. */
      readonly send?: 'mail' | 'link';
      /** Of the mail; Chinese if left out. */
      readonly language?: 'zh' | 'en';
    };
    readonly answer: {
      readonly id: string;
      readonly email: string | null;
      readonly role: 'viewer' | 'finance' | 'owner' | null;
      readonly operator: 'full' | 'read' | null;
      /** Whether it went out by mail. */
      readonly mailed: boolean;
      readonly state: 'open' | 'used' | 'revoked' | 'expired';
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      readonly createdBy: string;
      /** A moment, written in the catalogue's time zone. */
      readonly expiresAt: string;
      readonly usedAt: string | null;
      readonly usedBy: string | null;
      readonly link: string | null;
    };
  };
  /** List the invitations to an account. */
  readonly 'invitations.list': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: {
      /** The latest first, with those that are over; 200 at the most. */
      readonly invitations: readonly {
        readonly id: string;
        readonly email: string | null;
        readonly role: 'viewer' | 'finance' | 'owner' | null;
        readonly operator: 'full' | 'read' | null;
        /** Whether it went out by mail. */
        readonly mailed: boolean;
        readonly state: 'open' | 'used' | 'revoked' | 'expired';
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        readonly createdBy: string;
        /** A moment, written in the catalogue's time zone. */
        readonly expiresAt: string;
        readonly usedAt: string | null;
        readonly usedBy: string | null;
      }[];
    };
  };
  /** Revoke an invitation to an account: its link opens nothing anymore. */
  readonly 'invitations.revoke': {
    readonly input: {
      readonly account: string;
      readonly invitation: string;
    };
    readonly answer: {
      readonly id: string;
      readonly email: string | null;
      readonly role: 'viewer' | 'finance' | 'owner' | null;
      readonly operator: 'full' | 'read' | null;
      /** Whether it went out by mail. */
      readonly mailed: boolean;
      readonly state: 'open' | 'used' | 'revoked' | 'expired';
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      readonly createdBy: string;
      /** A moment, written in the catalogue's time zone. */
      readonly expiresAt: string;
      readonly usedAt: string | null;
      readonly usedBy: string | null;
    };
  };
  /** Show the invitation of a link. */
  readonly 'invitations.show': {
    readonly input: {
      /** What stands at the end of the invitation's link. */
      readonly token: string;
    };
    readonly answer: {
      readonly account: {
        readonly id: string;
        readonly name: string;
      } | null;
      readonly role: 'viewer' | 'finance' | 'owner' | null;
      readonly operator: 'full' | 'read' | null;
      readonly email: string | null;
      /** Whether a person with that address signs in here already. */
      readonly known: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly expiresAt: string;
    };
  };
  /** List the jobs with their schedules and latest runs. */
  readonly 'jobs.list': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      readonly jobs: readonly {
        readonly name: string;
        /** What it does. */
        readonly summary: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        readonly schedule:
          | {
              readonly kind: 'daily';
              /** Wall-clock: 10:00. */
              readonly at: string;
            }
          | {
              readonly kind: 'every';
              readonly minutes: number;
            };
        /** A moment, written in the catalogue's time zone. */
        readonly nextDueAt: string;
        /** Null: it was never run. */
        readonly last: {
          readonly job: string;
          /** A moment, written in the catalogue's time zone. */
          readonly dueAt: string;
          /** Abandoned: who is at it gives no sign of life; another will take it over. */
          readonly state: 'running' | 'abandoned' | 'done' | 'failed';
          readonly attempts: number;
          /** What it did; null: it is not done. */
          readonly result: { readonly [name: string]: number } | null;
          readonly error: string | null;
          /** When a run that failed is begun again. */
          readonly retryAt: string | null;
        } | null;
      }[];
    };
  };
  /** Run a job now, or everything that is due. */
  readonly 'jobs.run': {
    readonly input: {
      /** The job to run now; left out: everything that is due. */
      readonly name?: string;
    };
    readonly answer: {
      /** Those that were begun and have ended. */
      readonly runs: readonly {
        readonly job: string;
        /** A moment, written in the catalogue's time zone. */
        readonly dueAt: string;
        /** Abandoned: who is at it gives no sign of life; another will take it over. */
        readonly state: 'running' | 'abandoned' | 'done' | 'failed';
        readonly attempts: number;
        /** What it did; null: it is not done. */
        readonly result: { readonly [name: string]: number } | null;
        readonly error: string | null;
        /** When a run that failed is begun again. */
        readonly retryAt: string | null;
      }[];
    };
  };
  /** Make a key with which programs call for an account; its secret is shown once. */
  readonly 'keys.create': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** What it is for, for people. */
      readonly name?: string;
      /** `read`: it may only read; `full` if left out. */
      readonly access?: 'read' | 'full';
      /** From when on it is over, with its offset; never if left out. */
      readonly expiresAt?: string;
    };
    readonly answer: {
      /** The id of the key, as official SDKs call it. */
      readonly secretId: string;
      /** The secret; it is shown this once. */
      readonly secretKey: string;
      /** What official SDKs call SecretId. */
      readonly id: string;
      /** What it is for; empty: nobody said. */
      readonly name: string;
      /** Whether it may only read. */
      readonly access: 'read' | 'full';
      /** Whether requests may be signed with it; else it is a bearer only. */
      readonly signs: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      /** The id of whoever made it. */
      readonly createdBy: string;
      /** From when on it is over; null: never. */
      readonly expiresAt: string | null;
      /** When it was revoked; null: it was not. */
      readonly revokedAt: string | null;
      /** Whether it is taken now. */
      readonly state: 'valid' | 'expired' | 'revoked';
    };
  };
  /** List the keys of an account. */
  readonly 'keys.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: {
      /** Those that are over, too. */
      readonly keys: readonly {
        /** What official SDKs call SecretId. */
        readonly id: string;
        /** What it is for; empty: nobody said. */
        readonly name: string;
        /** Whether it may only read. */
        readonly access: 'read' | 'full';
        /** Whether requests may be signed with it; else it is a bearer only. */
        readonly signs: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        /** The id of whoever made it. */
        readonly createdBy: string;
        /** From when on it is over; null: never. */
        readonly expiresAt: string | null;
        /** When it was revoked; null: it was not. */
        readonly revokedAt: string | null;
        /** Whether it is taken now. */
        readonly state: 'valid' | 'expired' | 'revoked';
      }[];
    };
  };
  /** Revoke a key of an account, at once and for good. */
  readonly 'keys.revoke': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the key. */
      readonly key: string;
    };
    readonly answer: {
      /** What official SDKs call SecretId. */
      readonly id: string;
      /** What it is for; empty: nobody said. */
      readonly name: string;
      /** Whether it may only read. */
      readonly access: 'read' | 'full';
      /** Whether requests may be signed with it; else it is a bearer only. */
      readonly signs: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      /** The id of whoever made it. */
      readonly createdBy: string;
      /** From when on it is over; null: never. */
      readonly expiresAt: string | null;
      /** When it was revoked; null: it was not. */
      readonly revokedAt: string | null;
      /** Whether it is taken now. */
      readonly state: 'valid' | 'expired' | 'revoked';
    };
  };
  /** List the gifts of packs that licences can still be had with. */
  readonly 'license-gifts.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only gifts of such a licence. */
      readonly kind?: 'video-play' | 'live';
      /** Only the gift of this pack. */
      readonly pack?: string;
      /** The order; a minus is descending. givenAt if left out. */
      readonly sort?: 'givenAt' | '-givenAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly gifts: readonly {
        /** The id of the gift. */
        readonly gift: string;
        /** The id of the pack that it came with. */
        readonly pack: string;
        /** Which licence it gives. */
        readonly kind: string;
        /** For how many years. */
        readonly years: number;
        /** A moment, written in the catalogue's time zone. */
        readonly givenAt: string;
        /** Used before then, or never. */
        readonly usableUntil: string;
        /** Whether it can still be used. */
        readonly status: 'usable' | 'over';
      }[];
      readonly next: string | null;
    };
  };
  /** Add a licence for an app with the gift of a pack, which makes the pack used. */
  readonly 'licenses.add': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the pack that the gift came with; or else `gift`. */
      readonly pack?: string;
      /** The id of the gift, of `license-gifts.list`; or else `pack`. */
      readonly gift?: string;
      /** The app for iOS. */
      readonly bundleId?: string;
      /** The app for Android. */
      readonly packageName?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The licence as it is now. */
      readonly license: {
        /** The id of the licence. */
        readonly id: string;
        /** What the app may do with it. */
        readonly kind: 'video-play' | 'live';
        /** Whether it holds now. */
        readonly status: 'valid' | 'expired';
        /** The app for iOS; empty: not for iOS. */
        readonly bundleId: string;
        /** The app for Android; empty: not for Android. */
        readonly packageName: string;
        /** A moment, written in the catalogue's time zone. */
        readonly begunAt: string;
        /** A moment, written in the catalogue's time zone. */
        readonly endsAt: string;
      };
      /** The id of the gift that was used. */
      readonly gift: string;
      /** The pack that it came with; it counts as used from now on. */
      readonly pack: string;
      /** What the gift was used for. */
      readonly what: 'add' | 'renew' | 'upgrade';
    };
  };
  /** List an account's licences, with what they were added and renewed with. */
  readonly 'licenses.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only licences of this kind. */
      readonly kind?: 'video-play' | 'live';
      /** Only those that hold, or not. */
      readonly status?: 'valid' | 'expired';
      /** The order; a minus is descending. begunAt if left out. */
      readonly sort?: 'begunAt' | '-begunAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly licenses: readonly {
        /** The id of the licence. */
        readonly id: string;
        /** What the app may do with it. */
        readonly kind: 'video-play' | 'live';
        /** Whether it holds now. */
        readonly status: 'valid' | 'expired';
        /** The app for iOS; empty: not for iOS. */
        readonly bundleId: string;
        /** The app for Android; empty: not for Android. */
        readonly packageName: string;
        /** A moment, written in the catalogue's time zone. */
        readonly begunAt: string;
        /** A moment, written in the catalogue's time zone. */
        readonly endsAt: string;
        /** The oldest first. */
        readonly history: readonly {
          /** What the gift was used for. */
          readonly what: 'add' | 'renew' | 'upgrade';
          /** What the licence was after it. */
          readonly kind: 'video-play' | 'live';
          /** The id of the gift. */
          readonly gift: string;
          /** The id of the pack that it came with. */
          readonly pack: string;
          /** A moment, written in the catalogue's time zone. */
          readonly at: string;
          /** When it ended before; null: it is new. */
          readonly endsBefore: string | null;
          /** A moment, written in the catalogue's time zone. */
          readonly endsAfter: string;
        }[];
      }[];
      readonly next: string | null;
    };
  };
  /** Renew a licence with the gift of a pack, which makes the pack used. */
  readonly 'licenses.renew': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the licence. */
      readonly license: string;
      /** The id of the pack that the gift came with; or else `gift`. */
      readonly pack?: string;
      /** The id of the gift, of `license-gifts.list`; or else `pack`. */
      readonly gift?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The licence as it is now. */
      readonly license: {
        /** The id of the licence. */
        readonly id: string;
        /** What the app may do with it. */
        readonly kind: 'video-play' | 'live';
        /** Whether it holds now. */
        readonly status: 'valid' | 'expired';
        /** The app for iOS; empty: not for iOS. */
        readonly bundleId: string;
        /** The app for Android; empty: not for Android. */
        readonly packageName: string;
        /** A moment, written in the catalogue's time zone. */
        readonly begunAt: string;
        /** A moment, written in the catalogue's time zone. */
        readonly endsAt: string;
      };
      /** The id of the gift that was used. */
      readonly gift: string;
      /** The pack that it came with; it counts as used from now on. */
      readonly pack: string;
      /** What the gift was used for. */
      readonly what: 'add' | 'renew' | 'upgrade';
    };
  };
  /** Make a video-play licence a live one with the gift of a pack, which makes it used. */
  readonly 'licenses.upgrade': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the licence. */
      readonly license: string;
      /** The id of the pack that the gift came with; or else `gift`. */
      readonly pack?: string;
      /** The id of the gift, of `license-gifts.list`; or else `pack`. */
      readonly gift?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The licence as it is now. */
      readonly license: {
        /** The id of the licence. */
        readonly id: string;
        /** What the app may do with it. */
        readonly kind: 'video-play' | 'live';
        /** Whether it holds now. */
        readonly status: 'valid' | 'expired';
        /** The app for iOS; empty: not for iOS. */
        readonly bundleId: string;
        /** The app for Android; empty: not for Android. */
        readonly packageName: string;
        /** A moment, written in the catalogue's time zone. */
        readonly begunAt: string;
        /** A moment, written in the catalogue's time zone. */
        readonly endsAt: string;
      };
      /** The id of the gift that was used. */
      readonly gift: string;
      /** The pack that it came with; it counts as used from now on. */
      readonly pack: string;
      /** What the gift was used for. */
      readonly what: 'add' | 'renew' | 'upgrade';
    };
  };
  /** Keep what one prefers in the console: columns, theme. */
  readonly 'me.prefer': {
    readonly input: {
      /** What it is about: `theme`, `columns.orders`. */
      readonly name: string;
      /** What is preferred, as a text of the caller; null forgets it. */
      readonly value: string | null;
    };
    readonly answer: {
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly language: 'zh' | 'en' | null;
      /** Whether a second factor is asked for at sign-in. */
      readonly twoFactor: boolean;
      readonly operator: 'full' | 'read' | null;
      /** The accounts that the person is a member of, in the order of joining. */
      readonly accounts: readonly {
        readonly id: string;
        readonly name: string;
        readonly role: 'viewer' | 'finance' | 'owner';
      }[];
      /** What the person prefers in the console, by name; see `me.prefer`. */
      readonly preferences: readonly {
        readonly name: string;
        readonly value: string;
      }[];
    };
  };
  /** Show who is signed in: name, language, accounts with roles. */
  readonly 'me.show': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly language: 'zh' | 'en' | null;
      /** Whether a second factor is asked for at sign-in. */
      readonly twoFactor: boolean;
      readonly operator: 'full' | 'read' | null;
      /** The accounts that the person is a member of, in the order of joining. */
      readonly accounts: readonly {
        readonly id: string;
        readonly name: string;
        readonly role: 'viewer' | 'finance' | 'owner';
      }[];
      /** What the person prefers in the console, by name; see `me.prefer`. */
      readonly preferences: readonly {
        readonly name: string;
        readonly value: string;
      }[];
    };
  };
  /** Change one's own name or language. */
  readonly 'me.update': {
    readonly input: {
      readonly name?: string;
      readonly language?: 'zh' | 'en' | null;
    };
    readonly answer: {
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly language: 'zh' | 'en' | null;
      /** Whether a second factor is asked for at sign-in. */
      readonly twoFactor: boolean;
      readonly operator: 'full' | 'read' | null;
      /** The accounts that the person is a member of, in the order of joining. */
      readonly accounts: readonly {
        readonly id: string;
        readonly name: string;
        readonly role: 'viewer' | 'finance' | 'owner';
      }[];
      /** What the person prefers in the console, by name; see `me.prefer`. */
      readonly preferences: readonly {
        readonly name: string;
        readonly value: string;
      }[];
    };
  };
  /** List the members of an account with their roles. */
  readonly 'members.list': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: {
      /** In the order in which they joined. */
      readonly members: readonly {
        /** The id of the person. */
        readonly person: string;
        readonly name: string;
        readonly email: string;
        readonly role: 'viewer' | 'finance' | 'owner';
        /** Whether a second factor is asked for at sign-in. */
        readonly twoFactor: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly joinedAt: string;
      }[];
    };
  };
  /** Take a person out of an account, at once. */
  readonly 'members.remove': {
    readonly input: {
      readonly account: string;
      readonly person: string;
    };
    readonly answer: {
      /** The id of the person. */
      readonly person: string;
      readonly name: string;
      readonly email: string;
      readonly role: 'viewer' | 'finance' | 'owner';
      /** Whether a second factor is asked for at sign-in. */
      readonly twoFactor: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly joinedAt: string;
    };
  };
  /** Give a member of an account another role. */
  readonly 'members.set-role': {
    readonly input: {
      readonly account: string;
      readonly person: string;
      readonly role: 'viewer' | 'finance' | 'owner';
    };
    readonly answer: {
      /** The id of the person. */
      readonly person: string;
      readonly name: string;
      readonly email: string;
      readonly role: 'viewer' | 'finance' | 'owner';
      /** Whether a second factor is asked for at sign-in. */
      readonly twoFactor: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly joinedAt: string;
    };
  };
  /** List the messages of an account. */
  readonly 'messages.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** True: only those that nobody has read; false: only the others. */
      readonly unread?: boolean;
      /** Only messages of this kind. */
      readonly kind?:
        | 'packs-low'
        | 'pack-expiring'
        | 'license-expiring'
        | 'plugin-expiring'
        | 'trial-used-up'
        | 'renewal-succeeded'
        | 'renewal-failed'
        | 'order-closed'
        | 'refund-done'
        | 'mode-changed'
        | 'mode-request-decided'
        | 'plugin-approved'
        | 'plugin-rejected'
        | 'arrears'
        | 'stopped'
        | 'restored'
        | 'reclaimed';
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** The order; a minus is descending. -at if left out. */
      readonly sort?: '-at' | 'at';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly messages: readonly {
        /** The id of the message. */
        readonly id: string;
        /** What kind of message it is. */
        readonly kind: string;
        /** The id of what it is about; empty for the account itself. */
        readonly subject: string;
        /** What its text is filled with, for programs. */
        readonly params: { readonly [name: string]: string };
        /** A moment, written in the catalogue's time zone. */
        readonly at: string;
        /** Null: nobody has read it. */
        readonly readAt: string | null;
        /** What it is about, for people. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        /** What it says, for people. */
        readonly body: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
      }[];
      /** How many of the whole inbox nobody has read. */
      readonly unread: number;
      readonly next: string | null;
    };
  };
  /** Mark messages as read. */
  readonly 'messages.read': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The ids of the messages. */
      readonly messages?: readonly string[];
      /** All messages, instead of their ids. */
      readonly all?: boolean;
    };
    readonly answer: {
      /** The ids of those that nobody had read before. */
      readonly read: readonly string[];
      /** How many are still unread. */
      readonly unread: number;
    };
  };
  /** Make a key with which programs of operators call; its secret is shown once. */
  readonly 'operator-keys.create': {
    readonly input: {
      /** What it is for, for people. */
      readonly name?: string;
      /** `read`: it may only read; `full` if left out. */
      readonly access?: 'read' | 'full';
      /** From when on it is over, with its offset; never if left out. */
      readonly expiresAt?: string;
    };
    readonly answer: {
      /** The id of the key, as official SDKs call it. */
      readonly secretId: string;
      /** The secret; it is shown this once. */
      readonly secretKey: string;
      /** What official SDKs call SecretId. */
      readonly id: string;
      /** What it is for; empty: nobody said. */
      readonly name: string;
      /** Whether it may only read. */
      readonly access: 'read' | 'full';
      /** Whether requests may be signed with it; else it is a bearer only. */
      readonly signs: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      /** The id of whoever made it. */
      readonly createdBy: string;
      /** From when on it is over; null: never. */
      readonly expiresAt: string | null;
      /** When it was revoked; null: it was not. */
      readonly revokedAt: string | null;
      /** Whether it is taken now. */
      readonly state: 'valid' | 'expired' | 'revoked';
    };
  };
  /** List the keys of the platform's operators. */
  readonly 'operator-keys.list': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      /** Those that are over, too. */
      readonly keys: readonly {
        /** What official SDKs call SecretId. */
        readonly id: string;
        /** What it is for; empty: nobody said. */
        readonly name: string;
        /** Whether it may only read. */
        readonly access: 'read' | 'full';
        /** Whether requests may be signed with it; else it is a bearer only. */
        readonly signs: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        /** The id of whoever made it. */
        readonly createdBy: string;
        /** From when on it is over; null: never. */
        readonly expiresAt: string | null;
        /** When it was revoked; null: it was not. */
        readonly revokedAt: string | null;
        /** Whether it is taken now. */
        readonly state: 'valid' | 'expired' | 'revoked';
      }[];
    };
  };
  /** Revoke a key of operators, at once and for good. */
  readonly 'operator-keys.revoke': {
    readonly input: {
      /** The id of the key. */
      readonly key: string;
    };
    readonly answer: {
      /** What official SDKs call SecretId. */
      readonly id: string;
      /** What it is for; empty: nobody said. */
      readonly name: string;
      /** Whether it may only read. */
      readonly access: 'read' | 'full';
      /** Whether requests may be signed with it; else it is a bearer only. */
      readonly signs: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      /** The id of whoever made it. */
      readonly createdBy: string;
      /** From when on it is over; null: never. */
      readonly expiresAt: string | null;
      /** When it was revoked; null: it was not. */
      readonly revokedAt: string | null;
      /** Whether it is taken now. */
      readonly state: 'valid' | 'expired' | 'revoked';
    };
  };
  /** List the invitations to become an operator. */
  readonly 'operators.invitations': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      /** The latest first, with those that are over; 200 at the most. */
      readonly invitations: readonly {
        readonly id: string;
        readonly email: string | null;
        readonly role: 'viewer' | 'finance' | 'owner' | null;
        readonly operator: 'full' | 'read' | null;
        /** Whether it went out by mail. */
        readonly mailed: boolean;
        readonly state: 'open' | 'used' | 'revoked' | 'expired';
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        readonly createdBy: string;
        /** A moment, written in the catalogue's time zone. */
        readonly expiresAt: string;
        readonly usedAt: string | null;
        readonly usedBy: string | null;
      }[];
    };
  };
  /** Invite somebody to become an operator, by mail or by a link that is shown once. */
  readonly 'operators.invite': {
    readonly input: {
      /** Who may take the invitation; left out: whoever has the link. */
      readonly email?: string;
      /** `read`: it may only read; `full` if left out. */
      readonly access?: 'read' | 'full';
      /** By mail, or as a link that is answered this once; by mail if the platform sends any. */
      readonly send?: 'mail' | 'link';
      /** Of the mail; Chinese if left out. */
      readonly language?: 'zh' | 'en';
    };
    readonly answer: {
      readonly id: string;
      readonly email: string | null;
      readonly role: 'viewer' | 'finance' | 'owner' | null;
      readonly operator: 'full' | 'read' | null;
      /** Whether it went out by mail. */
      readonly mailed: boolean;
      readonly state: 'open' | 'used' | 'revoked' | 'expired';
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      readonly createdBy: string;
      /** A moment, written in the catalogue's time zone. */
      readonly expiresAt: string;
      readonly usedAt: string | null;
      readonly usedBy: string | null;
      readonly link: string | null;
    };
  };
  /** List the operators of the platform. */
  readonly 'operators.list': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      /** In the order in which they joined. */
      readonly operators: readonly {
        /** The id of the person. */
        readonly person: string;
        readonly name: string;
        readonly email: string;
        /** Whether it may only read. */
        readonly access: 'full' | 'read';
        /** Whether a second factor is asked for at sign-in. */
        readonly twoFactor: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly joinedAt: string;
      }[];
    };
  };
  /** End that a person is an operator, at once. */
  readonly 'operators.remove': {
    readonly input: {
      readonly person: string;
    };
    readonly answer: {
      /** The id of the person. */
      readonly person: string;
      readonly name: string;
      readonly email: string;
      /** Whether it may only read. */
      readonly access: 'full' | 'read';
      /** Whether a second factor is asked for at sign-in. */
      readonly twoFactor: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly joinedAt: string;
    };
  };
  /** Revoke an invitation to become an operator. */
  readonly 'operators.revoke-invitation': {
    readonly input: {
      readonly invitation: string;
    };
    readonly answer: {
      readonly id: string;
      readonly email: string | null;
      readonly role: 'viewer' | 'finance' | 'owner' | null;
      readonly operator: 'full' | 'read' | null;
      /** Whether it went out by mail. */
      readonly mailed: boolean;
      readonly state: 'open' | 'used' | 'revoked' | 'expired';
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      readonly createdBy: string;
      /** A moment, written in the catalogue's time zone. */
      readonly expiresAt: string;
      readonly usedAt: string | null;
      readonly usedBy: string | null;
    };
  };
  /** Cancel an unpaid order. */
  readonly 'orders.cancel': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the order. */
      readonly order: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the order. */
      readonly id: string;
      /** Whether it waits for its payment, or how not. */
      readonly status: 'unpaid' | 'paid' | 'cancelled' | 'closed';
      /** Packs, or years of a plugin. */
      readonly kind: 'packs' | 'plugin';
      /** What is sold, as the catalogue calls it. */
      readonly sku: string;
      /** What is sold, for people. */
      readonly title: {
        /** In Chinese. */
        readonly zh: string;
        /** In English. */
        readonly en: string;
      };
      /** How many. */
      readonly quantity: number;
      /** The catalogue whose price and rules hold for it. */
      readonly catalog: string;
      /** What the amounts are in. */
      readonly currency: string;
      /** What one costs. */
      readonly unitPrice: string;
      /** What one would cost without its discount, where the catalogue has both. */
      readonly listPrice: string | null;
      /** What all of it costs. */
      readonly amount: string;
      /** The plugin application that it buys years for; null for packs. */
      readonly application: string | null;
      /** The id of the voucher that pays a part. */
      readonly voucher: string | null;
      /** Who ordered. */
      readonly origin: 'buyer' | 'auto-renewal';
      /** A moment, written in the catalogue's time zone. */
      readonly placedAt: string;
      /** When it closes, or would have closed, unpaid. */
      readonly closesAt: string;
      readonly paidAt: string | null;
      /** When it was cancelled or closed. */
      readonly endedAt: string | null;
      /** What it was paid from; null: it is not paid. */
      readonly paid: {
        /** From the voucher. */
        readonly voucher: string;
        /** From the gift balance. */
        readonly gift: string;
        /** From cash. */
        readonly cash: string;
      } | null;
    };
  };
  /** Give orders as a file: CSV or XLSX. */
  readonly 'orders.export': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only orders in this status. */
      readonly status?: 'unpaid' | 'paid' | 'cancelled' | 'closed';
      /** Only orders of packs, or of plugins. */
      readonly kind?: 'packs' | 'plugin';
      /** Only orders of this SKU. */
      readonly sku?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** The order; a minus is descending. -placedAt if left out. */
      readonly sort?: '-placedAt' | 'placedAt';
      /** What the file is to be; `csv` if left out. */
      readonly format?: 'csv' | 'xlsx';
    };
    readonly answer: unknown;
  };
  /** List the orders of an account, the latest first. */
  readonly 'orders.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only orders in this status. */
      readonly status?: 'unpaid' | 'paid' | 'cancelled' | 'closed';
      /** Only orders of packs, or of plugins. */
      readonly kind?: 'packs' | 'plugin';
      /** Only orders of this SKU. */
      readonly sku?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** The order; a minus is descending. -placedAt if left out. */
      readonly sort?: '-placedAt' | 'placedAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly orders: readonly {
        /** The id of the order. */
        readonly id: string;
        /** Whether it waits for its payment, or how not. */
        readonly status: 'unpaid' | 'paid' | 'cancelled' | 'closed';
        /** Packs, or years of a plugin. */
        readonly kind: 'packs' | 'plugin';
        /** What is sold, as the catalogue calls it. */
        readonly sku: string;
        /** What is sold, for people. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        /** How many. */
        readonly quantity: number;
        /** The catalogue whose price and rules hold for it. */
        readonly catalog: string;
        /** What the amounts are in. */
        readonly currency: string;
        /** What one costs. */
        readonly unitPrice: string;
        /** What one would cost without its discount, where the catalogue has both. */
        readonly listPrice: string | null;
        /** What all of it costs. */
        readonly amount: string;
        /** The plugin application that it buys years for; null for packs. */
        readonly application: string | null;
        /** The id of the voucher that pays a part. */
        readonly voucher: string | null;
        /** Who ordered. */
        readonly origin: 'buyer' | 'auto-renewal';
        /** A moment, written in the catalogue's time zone. */
        readonly placedAt: string;
        /** When it closes, or would have closed, unpaid. */
        readonly closesAt: string;
        readonly paidAt: string | null;
        /** When it was cancelled or closed. */
        readonly endedAt: string | null;
        /** What it was paid from; null: it is not paid. */
        readonly paid: {
          /** From the voucher. */
          readonly voucher: string;
          /** From the gift balance. */
          readonly gift: string;
          /** From cash. */
          readonly cash: string;
        } | null;
      }[];
      readonly next: string | null;
    };
  };
  /** Pay an order from a voucher, the gift balance and cash, in this order. */
  readonly 'orders.pay': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the order. */
      readonly order: string;
      /** Another voucher than the order's; null: none. */
      readonly voucher?: string | null;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the order. */
      readonly id: string;
      /** Whether it waits for its payment, or how not. */
      readonly status: 'unpaid' | 'paid' | 'cancelled' | 'closed';
      /** Packs, or years of a plugin. */
      readonly kind: 'packs' | 'plugin';
      /** What is sold, as the catalogue calls it. */
      readonly sku: string;
      /** What is sold, for people. */
      readonly title: {
        /** In Chinese. */
        readonly zh: string;
        /** In English. */
        readonly en: string;
      };
      /** How many. */
      readonly quantity: number;
      /** The catalogue whose price and rules hold for it. */
      readonly catalog: string;
      /** What the amounts are in. */
      readonly currency: string;
      /** What one costs. */
      readonly unitPrice: string;
      /** What one would cost without its discount, where the catalogue has both. */
      readonly listPrice: string | null;
      /** What all of it costs. */
      readonly amount: string;
      /** The plugin application that it buys years for; null for packs. */
      readonly application: string | null;
      /** The id of the voucher that pays a part. */
      readonly voucher: string | null;
      /** Who ordered. */
      readonly origin: 'buyer' | 'auto-renewal';
      /** A moment, written in the catalogue's time zone. */
      readonly placedAt: string;
      /** When it closes, or would have closed, unpaid. */
      readonly closesAt: string;
      readonly paidAt: string | null;
      /** When it was cancelled or closed. */
      readonly endedAt: string | null;
      /** What it was paid from; null: it is not paid. */
      readonly paid: {
        /** From the voucher. */
        readonly voucher: string;
        /** From the gift balance. */
        readonly gift: string;
        /** From cash. */
        readonly cash: string;
      } | null;
      /** The packs that it brought, in the order in which they are charged. */
      readonly packs: readonly {
        /** The id of the pack. */
        readonly id: string;
        /** What was paid for it: a refund gives back no more. */
        readonly paid: {
          /** From the voucher. */
          readonly voucher: string;
          /** From the gift balance. */
          readonly gift: string;
          /** From cash. */
          readonly cash: string;
        };
      }[];
    };
  };
  /** Order packs; unpaid, the order closes after 24 hours. */
  readonly 'orders.place': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** A quote that has not expired, instead of a SKU. */
      readonly quote?: string;
      /** What is to be bought, at the price of now, without a quote. */
      readonly sku?: string;
      /** How many of the SKU; one if left out. */
      readonly quantity?: number;
      /** The id of a voucher to pay with first. */
      readonly voucher?: string;
      /** Pay at once; where the wallet does not hold enough, it stays unpaid. */
      readonly pay?: boolean;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The order as it is now. */
      readonly order: {
        /** The id of the order. */
        readonly id: string;
        /** Whether it waits for its payment, or how not. */
        readonly status: 'unpaid' | 'paid' | 'cancelled' | 'closed';
        /** Packs, or years of a plugin. */
        readonly kind: 'packs' | 'plugin';
        /** What is sold, as the catalogue calls it. */
        readonly sku: string;
        /** What is sold, for people. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        /** How many. */
        readonly quantity: number;
        /** The catalogue whose price and rules hold for it. */
        readonly catalog: string;
        /** What the amounts are in. */
        readonly currency: string;
        /** What one costs. */
        readonly unitPrice: string;
        /** What one would cost without its discount, where the catalogue has both. */
        readonly listPrice: string | null;
        /** What all of it costs. */
        readonly amount: string;
        /** The plugin application that it buys years for; null for packs. */
        readonly application: string | null;
        /** The id of the voucher that pays a part. */
        readonly voucher: string | null;
        /** Who ordered. */
        readonly origin: 'buyer' | 'auto-renewal';
        /** A moment, written in the catalogue's time zone. */
        readonly placedAt: string;
        /** When it closes, or would have closed, unpaid. */
        readonly closesAt: string;
        readonly paidAt: string | null;
        /** When it was cancelled or closed. */
        readonly endedAt: string | null;
        /** What it was paid from; null: it is not paid. */
        readonly paid: {
          /** From the voucher. */
          readonly voucher: string;
          /** From the gift balance. */
          readonly gift: string;
          /** From cash. */
          readonly cash: string;
        } | null;
        /** The packs that it brought, in the order in which they are charged. */
        readonly packs: readonly {
          /** The id of the pack. */
          readonly id: string;
          /** What was paid for it: a refund gives back no more. */
          readonly paid: {
            /** From the voucher. */
            readonly voucher: string;
            /** From the gift balance. */
            readonly gift: string;
            /** From cash. */
            readonly cash: string;
          };
        }[];
      };
      /** Whether it is paid already. */
      readonly paid: boolean;
      /** What must be paid in before, when it was to be paid at once; else null. */
      readonly missing: string | null;
    };
  };
  /** Quote what packs cost, and keep the price for 15 minutes. */
  readonly 'orders.quote': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** What is to be bought, as the catalogue calls it. */
      readonly sku: string;
      /** How many; one if left out. */
      readonly quantity?: number;
      /** For what is to be paid with it; the order names its voucher itself. */
      readonly voucher?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the quote; an order names it. */
      readonly id: string;
      /** Packs, or years of a plugin. */
      readonly kind: 'packs' | 'plugin';
      /** What is sold, as the catalogue calls it. */
      readonly sku: string;
      /** What is sold, for people. */
      readonly title: {
        /** In Chinese. */
        readonly zh: string;
        /** In English. */
        readonly en: string;
      };
      /** How many. */
      readonly quantity: number;
      /** The catalogue whose price and rules hold for it. */
      readonly catalog: string;
      /** What the amounts are in. */
      readonly currency: string;
      /** What one costs. */
      readonly unitPrice: string;
      /** What one would cost without its discount, where the catalogue has both. */
      readonly listPrice: string | null;
      /** What all of it costs. */
      readonly amount: string;
      /** A moment, written in the catalogue's time zone. */
      readonly quotedAt: string;
      /** The price holds until then. */
      readonly expiresAt: string;
      /** How it would be paid now. */
      readonly payment: {
        /** From the voucher. */
        readonly voucher: string;
        /** From the gift balance. */
        readonly gift: string;
        /** From cash. */
        readonly cash: string;
        /** What must be paid in first; null when there is enough. */
        readonly missing: string | null;
      };
    };
  };
  /** Show an order with its packs and what was paid for each. */
  readonly 'orders.show': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the order. */
      readonly order: string;
    };
    readonly answer: {
      /** The id of the order. */
      readonly id: string;
      /** Whether it waits for its payment, or how not. */
      readonly status: 'unpaid' | 'paid' | 'cancelled' | 'closed';
      /** Packs, or years of a plugin. */
      readonly kind: 'packs' | 'plugin';
      /** What is sold, as the catalogue calls it. */
      readonly sku: string;
      /** What is sold, for people. */
      readonly title: {
        /** In Chinese. */
        readonly zh: string;
        /** In English. */
        readonly en: string;
      };
      /** How many. */
      readonly quantity: number;
      /** The catalogue whose price and rules hold for it. */
      readonly catalog: string;
      /** What the amounts are in. */
      readonly currency: string;
      /** What one costs. */
      readonly unitPrice: string;
      /** What one would cost without its discount, where the catalogue has both. */
      readonly listPrice: string | null;
      /** What all of it costs. */
      readonly amount: string;
      /** The plugin application that it buys years for; null for packs. */
      readonly application: string | null;
      /** The id of the voucher that pays a part. */
      readonly voucher: string | null;
      /** Who ordered. */
      readonly origin: 'buyer' | 'auto-renewal';
      /** A moment, written in the catalogue's time zone. */
      readonly placedAt: string;
      /** When it closes, or would have closed, unpaid. */
      readonly closesAt: string;
      readonly paidAt: string | null;
      /** When it was cancelled or closed. */
      readonly endedAt: string | null;
      /** What it was paid from; null: it is not paid. */
      readonly paid: {
        /** From the voucher. */
        readonly voucher: string;
        /** From the gift balance. */
        readonly gift: string;
        /** From cash. */
        readonly cash: string;
      } | null;
      /** The packs that it brought, in the order in which they are charged. */
      readonly packs: readonly {
        /** The id of the pack. */
        readonly id: string;
        /** What was paid for it: a refund gives back no more. */
        readonly paid: {
          /** From the voucher. */
          readonly voucher: string;
          /** From the gift balance. */
          readonly gift: string;
          /** From cash. */
          readonly cash: string;
        };
      }[];
    };
  };
  /** List the usage that no pack covered, with its price and its bill. */
  readonly 'overage.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only of this usage item. */
      readonly item?: string;
      /** Only of this instance. */
      readonly instance?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** Only what is billed so. */
      readonly bill?: 'day' | 'month';
      /** Only what stands in the bill of this date. */
      readonly billDate?: string;
      /** The order; a minus is descending. usageDate if left out. */
      readonly sort?: 'usageDate' | '-usageDate';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      readonly currency: string;
      readonly overage: readonly {
        /** The day of the usage. */
        readonly date: string;
        readonly item: string;
        /** Absent: usage of no instance. */
        readonly instance?: string;
        /** A whole number of the base unit. */
        readonly quantity: string;
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        /** An exact decimal amount of the catalogue's currency. */
        readonly unitPrice: string;
        /** What the price is for: GB, say. */
        readonly per: string;
        /** Exact, with up to 8 decimals; its bill is rounded to cents. */
        readonly amount: string;
        readonly bill: 'day' | 'month';
        /** The date of its bill. */
        readonly billDate: string;
        /** How often the day had been settled, with this time. */
        readonly revision: number;
      }[];
      readonly next: string | null;
    };
  };
  /** Show what is left, until when it lasts, what was used last, and what waits. */
  readonly 'overview.show': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: Overview;
  };
  /** Give packs as a file: CSV or XLSX. */
  readonly 'packs.export': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only packs of this family: `traffic`. */
      readonly family?: string;
      /** Only packs that stand so. */
      readonly status?: 'unused' | 'in-use' | 'used-up' | 'expired' | 'frozen' | 'refunded';
      /** Only packs whose id begins so, or whose SKU or its name has this in it. */
      readonly search?: string;
      /** Only packs that expire at this moment or later. */
      readonly expiresAfter?: string;
      /** Only packs that expire before this moment. */
      readonly expiresBefore?: string;
      /** As of this moment, with its offset; now if left out. */
      readonly asOf?: string;
      /** The order; a minus is descending. charge-order if left out. */
      readonly sort?:
        | 'charge-order'
        | '-charge-order'
        | 'purchasedAt'
        | '-purchasedAt'
        | 'expiresAt'
        | '-expiresAt';
      /** What the file is to be; `csv` if left out. */
      readonly format?: 'csv' | 'xlsx';
    };
    readonly answer: unknown;
  };
  /** Give packs to an account. */
  readonly 'packs.grant': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** What to give: `skus.list` tells what there is. */
      readonly sku: string;
      /** When it was bought, with its offset; now if left out. */
      readonly at?: string;
      /** Whether nothing was paid for it. */
      readonly gift?: boolean;
      /** How many; 1 if left out. */
      readonly quantity?: number;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      readonly packs: readonly {
        readonly id: string;
        readonly sku: string;
        /** A moment, written in the catalogue's time zone. */
        readonly purchasedAt: string;
        /** A moment, written in the catalogue's time zone. */
        readonly expiresAt: string;
      }[];
    };
  };
  /** Show what a pack held after each day, and when it will be empty. */
  readonly 'packs.history': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the pack. */
      readonly pack: string;
    };
    readonly answer: PackHistory;
  };
  /** List an account's packs. */
  readonly 'packs.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only packs of this family: `traffic`. */
      readonly family?: string;
      /** Only packs that stand so. */
      readonly status?: 'unused' | 'in-use' | 'used-up' | 'expired' | 'frozen' | 'refunded';
      /** Only packs whose id begins so, or whose SKU or its name has this in it. */
      readonly search?: string;
      /** Only packs that expire at this moment or later. */
      readonly expiresAfter?: string;
      /** Only packs that expire before this moment. */
      readonly expiresBefore?: string;
      /** As of this moment, with its offset; now if left out. */
      readonly asOf?: string;
      /** The order; a minus is descending. charge-order if left out. */
      readonly sort?:
        | 'charge-order'
        | '-charge-order'
        | 'purchasedAt'
        | '-purchasedAt'
        | 'expiresAt'
        | '-expiresAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** A moment, written in the catalogue's time zone. */
      readonly asOf: string;
      readonly packs: readonly {
        readonly id: string;
        readonly family: string;
        /** Null: it is of a size that is not on sale. */
        readonly sku: string | null;
        /** What it is sold as; null: it is not on sale. */
        readonly title: {
          readonly zh: string;
          readonly en: string;
        } | null;
        /** A whole number of the base unit. */
        readonly total: string;
        /** What was deducted from it. */
        readonly used: string;
        /** What may still be deducted. */
        readonly left: string;
        /** What was left when it expired. */
        readonly voided: string;
        /** What was left when it was given back. */
        readonly refunded: string;
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        readonly status: 'unused' | 'in-use' | 'used-up' | 'expired' | 'frozen' | 'refunded';
        /** A moment, written in the catalogue's time zone. */
        readonly purchasedAt: string;
        /** A moment, written in the catalogue's time zone. */
        readonly expiresAt: string;
        readonly gift: boolean;
        readonly refundedAt: string | null;
        /** When it was taken back from an account that did not pay; it is void from then on. */
        readonly reclaimedAt: string | null;
        /** The instance that a director pack covers; null for one that is not bound. */
        readonly boundTo: string | null;
        /** The days on which it covers its instance; both are covered. */
        readonly coverage: {
          /** A day of the catalogue's time zone. */
          readonly from: string;
          /** A day of the catalogue's time zone. */
          readonly to: string;
        } | null;
        /** It waits for the packs before it on its instance to end. */
        readonly queued: boolean;
      }[];
      readonly next: string | null;
    };
  };
  /** Read an account's packs by numbered pages, with renewals and billing modes. */
  readonly 'packs.page': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Packs of these families. */
      readonly families: readonly string[];
      /** The order; a minus is descending. */
      readonly order: 'purchasedAt' | '-purchasedAt' | 'expiresAt' | '-expiresAt';
      /** The first is 1. */
      readonly page: number;
      readonly pageSize: number;
    };
    readonly answer: {
      /** How many packs there are on all pages. */
      readonly total: number;
      readonly packs: readonly {
        readonly pack: {
          readonly id: string;
          readonly family: string;
          /** Null: it is of a size that is not on sale. */
          readonly sku: string | null;
          /** What it is sold as; null: it is not on sale. */
          readonly title: {
            readonly zh: string;
            readonly en: string;
          } | null;
          /** A whole number of the base unit. */
          readonly total: string;
          /** What was deducted from it. */
          readonly used: string;
          /** What may still be deducted. */
          readonly left: string;
          /** What was left when it expired. */
          readonly voided: string;
          /** What was left when it was given back. */
          readonly refunded: string;
          /** The base unit of the quantities. */
          readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
          readonly status: 'unused' | 'in-use' | 'used-up' | 'expired' | 'frozen' | 'refunded';
          /** A moment, written in the catalogue's time zone. */
          readonly purchasedAt: string;
          /** A moment, written in the catalogue's time zone. */
          readonly expiresAt: string;
          readonly gift: boolean;
          readonly refundedAt: string | null;
          /** When it was taken back from an account that did not pay; it is void from then on. */
          readonly reclaimedAt: string | null;
          /** The instance that a director pack covers; null for one that is not bound. */
          readonly boundTo: string | null;
          /** The days on which it covers its instance; both are covered. */
          readonly coverage: {
            /** A day of the catalogue's time zone. */
            readonly from: string;
            /** A day of the catalogue's time zone. */
            readonly to: string;
          } | null;
          /** It waits for the packs before it on its instance to end. */
          readonly queued: boolean;
        };
        /** Whether it is bought again when it is over. */
        readonly renews: boolean;
        /** What became of the last try to renew it. */
        readonly renewal: 'succeeded' | 'not-yet' | 'failed';
      }[];
      /** Those of today, by scope. */
      readonly billingModes: {
        readonly [name: string]:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration';
      };
    };
  };
  /** Show a pack: its figures, order, refund, gifts, binding, and when it was frozen. */
  readonly 'packs.show': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the pack. */
      readonly pack: string;
    };
    readonly answer: {
      /** A moment, written in the catalogue's time zone. */
      readonly asOf: string;
      readonly pack: {
        readonly id: string;
        readonly family: string;
        /** Null: it is of a size that is not on sale. */
        readonly sku: string | null;
        /** What it is sold as; null: it is not on sale. */
        readonly title: {
          readonly zh: string;
          readonly en: string;
        } | null;
        /** A whole number of the base unit. */
        readonly total: string;
        /** What was deducted from it. */
        readonly used: string;
        /** What may still be deducted. */
        readonly left: string;
        /** What was left when it expired. */
        readonly voided: string;
        /** What was left when it was given back. */
        readonly refunded: string;
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        readonly status: 'unused' | 'in-use' | 'used-up' | 'expired' | 'frozen' | 'refunded';
        /** A moment, written in the catalogue's time zone. */
        readonly purchasedAt: string;
        /** A moment, written in the catalogue's time zone. */
        readonly expiresAt: string;
        readonly gift: boolean;
        readonly refundedAt: string | null;
        /** When it was taken back from an account that did not pay; it is void from then on. */
        readonly reclaimedAt: string | null;
        /** The instance that a director pack covers; null for one that is not bound. */
        readonly boundTo: string | null;
        /** The days on which it covers its instance; both are covered. */
        readonly coverage: {
          /** A day of the catalogue's time zone. */
          readonly from: string;
          /** A day of the catalogue's time zone. */
          readonly to: string;
        } | null;
        /** It waits for the packs before it on its instance to end. */
        readonly queued: boolean;
      };
      /** The catalogue by whose rules it was bought. */
      readonly catalog: string;
      /** The order that brought it, and what was paid for it; null: no order did. */
      readonly order: {
        readonly id: string;
        readonly paid: {
          /** From the voucher. */
          readonly voucher: string;
          /** From the gift balance. */
          readonly gift: string;
          /** From cash. */
          readonly cash: string;
        };
      } | null;
      /** Whether it may be given back now, and by which rule. */
      readonly refund: {
        /** The id of the pack. */
        readonly pack: string;
        /** The family of the pack. */
        readonly family: string;
        /** What was sold; null: it was brought in. */
        readonly sku: string | null;
        /** Whether it may be given back now. */
        readonly accepted: boolean;
        /** The last second in which it may; null when the family has no window. */
        readonly deadline: string | null;
        /** What the amounts are in. */
        readonly currency: string;
        /** What comes back: cash and gift together; 0.00 if refused. */
        readonly amount: string;
        /** What comes back in cash. */
        readonly cash: string;
        /** What comes back in gift balance. */
        readonly gift: string;
        /** What a voucher paid, which does not come back. */
        readonly voucherLost: string;
        /** Why it is refused; null: it is not. */
        readonly reason:
          | 'pack_already_refunded'
          | 'pack_not_yet_bought'
          | 'pack_reclaimed'
          | 'pack_family_not_refundable'
          | 'gift_pack_not_refundable'
          | 'trial_pack_not_refundable'
          | 'account_stopped_for_violation'
          | 'pack_not_bought_here'
          | 'pack_bound_to_instance'
          | 'pack_bound_to_license'
          | 'pack_bound_to_plugin'
          | 'pack_used'
          | 'refund_window_closed'
          | null;
        /** The rule by which it is so, for people. */
        readonly rule: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
      };
      /** What came with it. */
      readonly gifts: readonly {
        readonly id: string;
        readonly kind: 'license' | 'plugin';
        /** Which licence; null for a plugin. */
        readonly license: string | null;
        readonly years: number;
        readonly usedAt: string | null;
        /** The licence or plugin that it was used for. */
        readonly usedFor: string | null;
        /** When it went with its pack. */
        readonly withdrawnAt: string | null;
      }[];
      /** The days on which billing modes kept it from being charged. */
      readonly frozen: readonly {
        /** A day of the catalogue's time zone. */
        readonly from: string;
        /** The last such day; null: nobody has ended it yet. */
        readonly to: string | null;
      }[];
    };
  };
  /** Make a link by which a person sets a new password; it is shown once. */
  readonly 'people.make-reset-link': {
    readonly input: {
      /** What the person signs in with. */
      readonly email: string;
    };
    readonly answer: {
      /** The id of the person. */
      readonly person: string;
      /** What the person opens; shown this once, good once. */
      readonly link: string;
      /** A moment, written in the catalogue's time zone. */
      readonly expiresAt: string;
    };
  };
  /** Let a person who lost the second factor sign in without it. */
  readonly 'people.remove-second-factor': {
    readonly input: {
      /** What the person signs in with. */
      readonly email: string;
    };
    readonly answer: {
      /** The id of the person. */
      readonly person: string;
    };
  };
  /** List who changed what of the platform itself. */
  readonly 'platform-audit.list': {
    readonly input: {
      /** Only changes by this operation. */
      readonly operation?: string;
      /** Only changes of what has this id. */
      readonly subject?: string;
      /** Only what whoever has this id changed. */
      readonly actor?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** The order; a minus is descending. -at if left out. */
      readonly sort?: '-at' | 'at';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly entries: readonly {
        /** The id of the entry. */
        readonly id: string;
        /** A moment, written in the catalogue's time zone. */
        readonly at: string;
        /** Who made the change. */
        readonly actor: {
          /** What it is. */
          readonly kind: 'operator' | 'member' | 'person' | 'nobody' | 'job';
          /** Of a person, a key or a job. */
          readonly id: string;
        };
        /** All that one request changed has the same. */
        readonly request: string;
        /** By which operation. */
        readonly operation: string;
        /** The id of what was changed; empty: the account itself. */
        readonly subject: string;
        /** What it was before; null: it was not there. */
        readonly before: unknown;
        /** What it is after; null: it is not there any more. */
        readonly after: unknown;
      }[];
      readonly next: string | null;
    };
  };
  /** Show how far all is settled, what failed, and what waits for operators. */
  readonly 'platform.show': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: PlatformOverview;
  };
  /** Apply for the live plugin of a mini-program. */
  readonly 'plugins.apply': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** `formal`, `pack-gift` or `trial`. */
      readonly type: string;
      /** The name of the mini-program. */
      readonly name: string;
      /** The AppID of the mini-program. */
      readonly appId: string;
      /** `e-commerce` or `education`. */
      readonly category: string;
      /** Whom the mini-program is certified for: `company` or `organisation`. */
      readonly subject?: string;
      readonly basicSettings: {
        /** The name of its file. */
        readonly name?: string;
        /** A PNG, JPEG or WebP picture, in base64. */
        readonly data: string;
      };
      readonly pluginSettings: {
        /** The name of its file. */
        readonly name?: string;
        /** A PNG, JPEG or WebP picture, in base64. */
        readonly data: string;
      };
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      readonly id: string;
      readonly status: 'in-review';
      /** The last day of the review. */
      readonly reviewDueOn: string;
    };
  };
  /** Use the plugin years that came with a pack, which makes the pack used. */
  readonly 'plugins.bind-pack': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the application. */
      readonly application: string;
      /** The id of the pack that came with plugin years. */
      readonly pack: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      readonly application: string;
      readonly pack: string;
      /** A moment, written in the catalogue's time zone. */
      readonly from: string;
      /** A moment, written in the catalogue's time zone. */
      readonly to: string;
    };
  };
  /** Buy years for a plugin that was approved, or renew it. */
  readonly 'plugins.buy': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the application. */
      readonly application: string;
      /** For how many years; 1 if left out. */
      readonly years?: number;
      /** Instead of years: a quote of a plugin that has not expired. */
      readonly quote?: string;
      /** The id of a voucher that is to pay. */
      readonly voucher?: string;
      /** Pay at once from the wallet; it does if this is left out. */
      readonly pay?: boolean;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The order as it is now. */
      readonly order: {
        /** The id of the order. */
        readonly id: string;
        /** Whether it waits for its payment, or how not. */
        readonly status: 'unpaid' | 'paid' | 'cancelled' | 'closed';
        /** Packs, or years of a plugin. */
        readonly kind: 'packs' | 'plugin';
        /** What is sold, as the catalogue calls it. */
        readonly sku: string;
        /** What is sold, for people. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        /** How many. */
        readonly quantity: number;
        /** The catalogue whose price and rules hold for it. */
        readonly catalog: string;
        /** What the amounts are in. */
        readonly currency: string;
        /** What one costs. */
        readonly unitPrice: string;
        /** What one would cost without its discount, where the catalogue has both. */
        readonly listPrice: string | null;
        /** What all of it costs. */
        readonly amount: string;
        /** The plugin application that it buys years for; null for packs. */
        readonly application: string | null;
        /** The id of the voucher that pays a part. */
        readonly voucher: string | null;
        /** Who ordered. */
        readonly origin: 'buyer' | 'auto-renewal';
        /** A moment, written in the catalogue's time zone. */
        readonly placedAt: string;
        /** When it closes, or would have closed, unpaid. */
        readonly closesAt: string;
        readonly paidAt: string | null;
        /** When it was cancelled or closed. */
        readonly endedAt: string | null;
        /** What it was paid from; null: it is not paid. */
        readonly paid: {
          /** From the voucher. */
          readonly voucher: string;
          /** From the gift balance. */
          readonly gift: string;
          /** From cash. */
          readonly cash: string;
        } | null;
        /** The packs that it brought, in the order in which they are charged. */
        readonly packs: readonly {
          /** The id of the pack. */
          readonly id: string;
          /** What was paid for it: a refund gives back no more. */
          readonly paid: {
            /** From the voucher. */
            readonly voucher: string;
            /** From the gift balance. */
            readonly gift: string;
            /** From cash. */
            readonly cash: string;
          };
        }[];
      };
      /** Whether it is paid already. */
      readonly paid: boolean;
      /** What must be paid in before, when it was to be paid at once; else null. */
      readonly missing: string | null;
      /** Until when the plugin may be used as it is now; null when it was never paid. */
      readonly endsAt: string | null;
    };
  };
  /** Cancel a plugin application that is not usable. */
  readonly 'plugins.cancel': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the application. */
      readonly application: string;
      /** Why, for people. */
      readonly reason?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      readonly id: string;
      readonly status: 'cancelled';
    };
  };
  /** Give plugins as a file: CSV or XLSX. */
  readonly 'plugins.export': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only plugins that stand so. */
      readonly status?: 'in-review' | 'to-pay' | 'rejected' | 'usable' | 'expired' | 'cancelled';
      /** Only plugins whose id or AppID begins so, or whose name has this in it. */
      readonly search?: string;
      /** Only plugins whose time ends at this moment or later. */
      readonly endsAfter?: string;
      /** Only plugins whose time ends before this moment. */
      readonly endsBefore?: string;
      /** As of this moment, with its offset; now if left out. */
      readonly asOf?: string;
      /** The order; a minus is descending. -appliedAt if left out. */
      readonly sort?: '-appliedAt' | 'appliedAt' | '-endsAt' | 'endsAt';
      /** What the file is to be; `csv` if left out. */
      readonly format?: 'csv' | 'xlsx';
    };
    readonly answer: unknown;
  };
  /** List an account's plugins. */
  readonly 'plugins.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only plugins that stand so. */
      readonly status?: 'in-review' | 'to-pay' | 'rejected' | 'usable' | 'expired' | 'cancelled';
      /** Only plugins whose id or AppID begins so, or whose name has this in it. */
      readonly search?: string;
      /** Only plugins whose time ends at this moment or later. */
      readonly endsAfter?: string;
      /** Only plugins whose time ends before this moment. */
      readonly endsBefore?: string;
      /** As of this moment, with its offset; now if left out. */
      readonly asOf?: string;
      /** The order; a minus is descending. -appliedAt if left out. */
      readonly sort?: '-appliedAt' | 'appliedAt' | '-endsAt' | 'endsAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** A moment, written in the catalogue's time zone. */
      readonly asOf: string;
      readonly plugins: readonly {
        readonly id: string;
        readonly type: 'formal' | 'pack-gift' | 'trial';
        /** The name of the mini-program. */
        readonly name: string;
        readonly appId: string;
        readonly category: string;
        readonly subject: string | null;
        readonly status: 'in-review' | 'to-pay' | 'rejected' | 'usable' | 'expired' | 'cancelled';
        /** A moment, written in the catalogue's time zone. */
        readonly submittedAt: string;
        /** The last day for the review; null when there is none to be made. */
        readonly reviewDueOn: string | null;
        /** Why it was rejected; empty when it was not. */
        readonly reason: string;
        /** When its years began that follow on each other to the end; null before the first. */
        readonly startedAt: string | null;
        /** When time was paid, bound or given last. */
        readonly purchasedAt: string | null;
        readonly endsAt: string | null;
        /** What may be done next; buying and binding a pack renew what has begun. */
        readonly next: readonly ('review' | 'resubmit' | 'buy' | 'bind-pack' | 'cancel')[];
        /** Tells what is shown from what it may become; send it back as `ifMatch`. */
        readonly etag: string;
      }[];
      readonly next: string | null;
      /** Packs whose plugin years may be used now. */
      readonly packs: readonly {
        readonly pack: string;
        readonly years: number;
      }[];
    };
  };
  /** List the plugin applications that wait for their review. */
  readonly 'plugins.queue': {
    readonly input: {
      /** The order; a minus is descending. submittedAt if left out. */
      readonly sort?: 'submittedAt' | '-submittedAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      readonly waiting: readonly {
        readonly account: string;
        readonly accountName: string;
        readonly id: string;
        readonly type: 'formal' | 'pack-gift' | 'trial';
        /** The name of the mini-program. */
        readonly name: string;
        readonly appId: string;
        readonly category: string;
        readonly subject: string | null;
        /** The id of a screenshot. */
        readonly basicSettings: string;
        /** The id of a screenshot. */
        readonly pluginSettings: string;
        /** A moment, written in the catalogue's time zone. */
        readonly submittedAt: string;
        /** The last of the five working days. */
        readonly dueOn: string;
        /** Whether that day is over. */
        readonly overdue: boolean;
        /** Tells what is shown from what it may become; send it back as `ifMatch`. */
        readonly etag: string;
      }[];
      readonly next: string | null;
    };
  };
  /** Submit a rejected plugin application again, put right. */
  readonly 'plugins.resubmit': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the application. */
      readonly application: string;
      /** The name of the mini-program. */
      readonly name?: string;
      /** The AppID of the mini-program. */
      readonly appId?: string;
      /** `e-commerce` or `education`. */
      readonly category?: string;
      /** `company` or `organisation`. */
      readonly subject?: string;
      readonly basicSettings?: {
        /** The name of its file. */
        readonly name?: string;
        /** A PNG, JPEG or WebP picture, in base64. */
        readonly data: string;
      };
      readonly pluginSettings?: {
        /** The name of its file. */
        readonly name?: string;
        /** A PNG, JPEG or WebP picture, in base64. */
        readonly data: string;
      };
      /** The `etag` of what was read: the change is refused if it is another by now. */
      readonly ifMatch?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      readonly id: string;
      readonly status: 'in-review';
      /** The last day of the review. */
      readonly reviewDueOn: string;
    };
  };
  /** Approve a plugin application, or reject it with a reason. */
  readonly 'plugins.review': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the application. */
      readonly application: string;
      /** False: it is rejected. */
      readonly approve: boolean;
      /** What to put right; a rejection has one. */
      readonly reason?: string;
      /** The `etag` of what was read: the change is refused if it is another by now. */
      readonly ifMatch?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      readonly id: string;
      /** `usable` when a trial was approved. */
      readonly status: 'in-review' | 'to-pay' | 'rejected' | 'usable' | 'expired' | 'cancelled';
      readonly endsAt: string | null;
    };
  };
  /** Give a screenshot of a plugin application, in base64. */
  readonly 'plugins.screenshot': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the application. */
      readonly application: string;
      /** The id of one of its screenshots, of an earlier submission too. */
      readonly screenshot: string;
    };
    readonly answer: {
      readonly id: string;
      readonly name: string;
      /** What its bytes are: `image/png`, `image/jpeg` or `image/webp`. */
      readonly type: string;
      /** In bytes. */
      readonly size: number;
      readonly sha256: string;
      /** In base64. */
      readonly data: string;
    };
  };
  /** Show a plugin with its reviews, periods and screenshots. */
  readonly 'plugins.show': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the application. */
      readonly application: string;
    };
    readonly answer: {
      readonly id: string;
      readonly type: 'formal' | 'pack-gift' | 'trial';
      /** The name of the mini-program. */
      readonly name: string;
      readonly appId: string;
      readonly category: string;
      readonly subject: string | null;
      readonly status: 'in-review' | 'to-pay' | 'rejected' | 'usable' | 'expired' | 'cancelled';
      /** A moment, written in the catalogue's time zone. */
      readonly submittedAt: string;
      /** The last day for the review; null when there is none to be made. */
      readonly reviewDueOn: string | null;
      /** Why it was rejected; empty when it was not. */
      readonly reason: string;
      /** When its years began that follow on each other to the end; null before the first. */
      readonly startedAt: string | null;
      /** When time was paid, bound or given last. */
      readonly purchasedAt: string | null;
      readonly endsAt: string | null;
      /** What may be done next; buying and binding a pack renew what has begun. */
      readonly next: readonly ('review' | 'resubmit' | 'buy' | 'bind-pack' | 'cancel')[];
      /** Tells what is shown from what it may become; send it back as `ifMatch`. */
      readonly etag: string;
      /** The id of a screenshot. */
      readonly basicSettings: string;
      /** The id of a screenshot. */
      readonly pluginSettings: string;
      readonly screenshots: readonly {
        readonly id: string;
        readonly name: string;
        /** What its bytes are: `image/png`, say. */
        readonly type: string;
        /** In bytes. */
        readonly size: number;
        readonly sha256: string;
        /** A moment, written in the catalogue's time zone. */
        readonly sentAt: string;
      }[];
      /** In the order in which they happened. */
      readonly reviews: readonly {
        readonly kind: 'submitted' | 'approved' | 'rejected' | 'resubmitted' | 'cancelled';
        /** A moment, written in the catalogue's time zone. */
        readonly at: string;
        readonly by: {
          readonly kind: 'operator' | 'member' | 'person' | 'nobody' | 'job';
          readonly id: string;
        };
        readonly reason: string;
        /** What was submitted; null for the other kinds. */
        readonly content: {
          readonly name: string;
          readonly appId: string;
          readonly category: string;
          readonly subject: string | null;
          /** The id of a screenshot. */
          readonly basicSettings: string;
          /** The id of a screenshot. */
          readonly pluginSettings: string;
        } | null;
      }[];
      /** In the order in which they were given. */
      readonly periods: readonly {
        /** A moment, written in the catalogue's time zone. */
        readonly from: string;
        /** A moment, written in the catalogue's time zone. */
        readonly to: string;
        /** 0 for a trial. */
        readonly years: number;
        /** What gave it. */
        readonly source: 'order' | 'gift' | 'trial';
        readonly sourceId: string;
        /** A moment, written in the catalogue's time zone. */
        readonly givenAt: string;
      }[];
    };
  };
  /** Give a pack back for what was paid. */
  readonly 'refunds.confirm': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the pack. */
      readonly pack: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the pack. */
      readonly pack: string;
      /** The order that had brought it; null: none. */
      readonly order: string | null;
      /** A moment, written in the catalogue's time zone. */
      readonly refundedAt: string;
      /** What the amounts are in. */
      readonly currency: string;
      /** What came back: cash and gift together. */
      readonly amount: string;
      /** What came back in cash. */
      readonly cash: string;
      /** What came back in gift balance. */
      readonly gift: string;
      /** Whether the pack was marked to be renewed automatically, which ended. */
      readonly renewalEnded: boolean;
    };
  };
  /** Quote the refund of a pack. */
  readonly 'refunds.quote': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the pack. */
      readonly pack: string;
    };
    readonly answer: {
      /** The id of the pack. */
      readonly pack: string;
      /** The family of the pack. */
      readonly family: string;
      /** What was sold; null: it was brought in. */
      readonly sku: string | null;
      /** Whether it may be given back now. */
      readonly accepted: boolean;
      /** The last second in which it may; null when the family has no window. */
      readonly deadline: string | null;
      /** What the amounts are in. */
      readonly currency: string;
      /** What comes back: cash and gift together; 0.00 if refused. */
      readonly amount: string;
      /** What comes back in cash. */
      readonly cash: string;
      /** What comes back in gift balance. */
      readonly gift: string;
      /** What a voucher paid, which does not come back. */
      readonly voucherLost: string;
      /** Why it is refused; null: it is not. */
      readonly reason:
        | 'pack_already_refunded'
        | 'pack_not_yet_bought'
        | 'pack_reclaimed'
        | 'pack_family_not_refundable'
        | 'gift_pack_not_refundable'
        | 'trial_pack_not_refundable'
        | 'account_stopped_for_violation'
        | 'pack_not_bought_here'
        | 'pack_bound_to_instance'
        | 'pack_bound_to_license'
        | 'pack_bound_to_plugin'
        | 'pack_used'
        | 'refund_window_closed'
        | null;
      /** The rule by which it is so, for people. */
      readonly rule: {
        /** In Chinese. */
        readonly zh: string;
        /** In English. */
        readonly en: string;
      };
    };
  };
  /** List settlements of days, with how far they are and what they did. */
  readonly 'settlement-runs.list': {
    readonly input: {
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** Only those of this account alone. */
      readonly account?: string;
      /** Only those that are under way, or over. */
      readonly state?: 'open' | 'finished';
      /** The order; a minus is descending. -startedAt if left out. */
      readonly sort?: '-startedAt' | 'startedAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      readonly runs: readonly {
        readonly id: string;
        /** The day that it settles. */
        readonly date: string;
        /** The one account that it settles; null: all. */
        readonly account: string | null;
        readonly state: 'open' | 'finished';
        /** A moment, written in the catalogue's time zone. */
        readonly startedAt: string;
        readonly finishedAt: string | null;
        /** Into how many ranges of accounts it is cut. */
        readonly ranges: number;
        /** How many of them are done. */
        readonly done: number;
        /** How many accounts had usage on the day, so far. */
        readonly accounts: number;
        /** How many days of accounts it recorded. */
        readonly revisions: number;
        readonly deductions: number;
        readonly bills: number;
      }[];
      readonly next: string | null;
    };
  };
  /** Explain why each pack was or was not charged on a day. */
  readonly 'settlement.explain-day': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The day: 2022-01-04. */
      readonly date: string;
      /** The lines of this item alone. */
      readonly item?: string;
    };
    readonly answer: {
      readonly account: string;
      /** A day of the catalogue's time zone. */
      readonly date: string;
      /** The id of the catalogue that holds on the day. */
      readonly catalog: string;
      /** The latest revision of the day; null when it is not settled: then this is a preview. */
      readonly settled: {
        readonly revision: number;
        /** A moment, written in the catalogue's time zone. */
        readonly at: string;
      } | null;
      /** Usage came after the day was settled: settle it again to record the difference. */
      readonly lateUsage: boolean;
      readonly currency: string;
      readonly lines: readonly {
        readonly item: string;
        /** Absent: usage of no instance. */
        readonly instance?: string;
        /** A whole number of the base unit. */
        readonly usage: string;
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        /** What packs covered of the usage. */
        readonly covered: string;
        /** A whole number of the base unit. */
        readonly uncovered: string;
        readonly mode:
          | 'daily-traffic'
          | 'daily-bandwidth'
          | 'monthly-traffic'
          | 'monthly-bandwidth'
          | 'daily-duration'
          | 'monthly-duration'
          | null;
        /** Null: the mode is that of the catalogue. */
        readonly modeSince: string | null;
        /** Packs first; or only a bill of the day or month; or it costs nothing. */
        readonly treatment: 'packs' | 'daily-bill' | 'monthly-bill' | 'other-measure';
        /** Null: no pack covers the item. */
        readonly ratio: string | null;
        /** In the order in which they are charged. */
        readonly packs: readonly {
          /** The id of the pack. */
          readonly pack: string;
          readonly sku: string | null;
          readonly family: string;
          /** What became of it; each reads as a sentence. */
          readonly outcome:
            | 'charged'
            | 'covers_by_binding'
            | 'pack_of_other_family'
            | 'pack_refunded'
            | 'pack_not_yet_bought'
            | 'pack_expired'
            | 'item_not_covered_yet'
            | 'pack_frozen_by_billing_mode'
            | 'pack_empty'
            | 'pack_left_below_one_unit'
            | 'line_covered_before'
            | 'pack_not_bound'
            | 'pack_bound_to_other_instance'
            | 'coverage_not_begun'
            | 'coverage_ended'
            | 'pack_recorded_after_settlement';
          /** What makes the reason readable: a date, a mode. */
          readonly details: { readonly [name: string]: string };
          /** How much of the line it covered, in the item's unit. */
          readonly usage?: string;
          /** What it lost for that. */
          readonly deducted?: string;
          /** A whole number of the base unit. */
          readonly leftBefore?: string;
          /** A whole number of the base unit. */
          readonly leftAfter?: string;
        }[];
        readonly overage: {
          /** A whole number of the base unit. */
          readonly quantity: string;
          /** An exact decimal amount of the catalogue's currency. */
          readonly unitPrice: string;
          /** What the price is for: GB, say. */
          readonly per: string;
          /** Exact, with up to 8 decimals. */
          readonly amount: string;
          readonly bill: 'day' | 'month';
        } | null;
      }[];
    };
  };
  /** Tell what settling a day would record, without recording it. */
  readonly 'settlement.preview': {
    readonly input: {
      /** The day that would be settled; it must be over. */
      readonly date: string;
      /** Of this account alone; all if left out. */
      readonly account?: string;
      /** The most rows in each list; 10000 if left out. */
      readonly limit?: number;
    };
    readonly answer: {
      /** A day of the catalogue's time zone. */
      readonly date: string;
      /** How many accounts had usage on the day. */
      readonly accounts: number;
      /** How many days of accounts were recorded; 0 when nothing was different. */
      readonly revisions: number;
      readonly deductions: number;
      readonly bills: number;
      readonly dryRun: true;
      readonly plan: {
        readonly deductions: readonly {
          readonly account: string;
          /** A day of the catalogue's time zone. */
          readonly date: string;
          readonly item: string;
          readonly instance?: string;
          readonly pack: string;
          /** A whole number of the base unit. */
          readonly usage: string;
          readonly ratio: string;
          /** A whole number of the base unit. */
          readonly deducted: string;
          /** A whole number of the base unit. */
          readonly leftBefore: string;
          /** A whole number of the base unit. */
          readonly leftAfter: string;
        }[];
        readonly overage: readonly {
          readonly account: string;
          /** A day of the catalogue's time zone. */
          readonly date: string;
          readonly item: string;
          readonly instance?: string;
          /** A whole number of the base unit. */
          readonly quantity: string;
          /** An exact decimal amount of the catalogue's currency. */
          readonly unitPrice: string;
          readonly per: string;
          /** An exact decimal amount of the catalogue's currency. */
          readonly amount: string;
          readonly bill: 'day' | 'month';
        }[];
        /** How many rows were left out of the lists. */
        readonly leftOut: number;
      };
    };
  };
  /** Settle a day: charge its usage to packs, bill the rest. */
  readonly 'settlement.settle-day': {
    readonly input: {
      /** The day to settle; it must be over. */
      readonly date: string;
      /** Of this account alone; all if left out. */
      readonly account?: string;
    };
    readonly answer: {
      /** A day of the catalogue's time zone. */
      readonly date: string;
      /** How many accounts had usage on the day. */
      readonly accounts: number;
      /** How many days of accounts were recorded; 0 when nothing was different. */
      readonly revisions: number;
      readonly deductions: number;
      readonly bills: number;
    };
  };
  /** Derive every figure of the store again and tell what is not as the facts say. */
  readonly 'settlement.verify': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      /** How many accounts were looked at. */
      readonly accounts: number;
      readonly checked: {
        readonly settlements: number;
        readonly deductions: number;
        readonly bills: number;
      };
      /** Every row that is not as the facts say; none when all is in order. */
      readonly problems: readonly {
        readonly account: string;
        /** The invariant that is broken, as a sentence. */
        readonly code: string;
        /** What is stored, and what the facts say. */
        readonly params: { readonly [name: string]: string };
      }[];
    };
  };
  /** List what is on sale, with prices, sizes and what comes with it. */
  readonly 'skus.list': {
    readonly input: {
      /** As of this day; as of today if left out. */
      readonly date?: string;
      /** Only what is of this family. */
      readonly family?: string;
      /** Only what is sold; false: only what is not. */
      readonly onSale?: boolean;
    };
    readonly answer: {
      /** The day as of which it is told. */
      readonly date: string;
      /** The id of the catalogue that holds then. */
      readonly catalog: string;
      readonly currency: string;
      /** By family, the smallest first. */
      readonly skus: readonly {
        readonly id: string;
        /** What it is sold as. */
        readonly title: {
          /** In Chinese. */
          readonly zh: string;
          /** In English. */
          readonly en: string;
        };
        readonly family: string;
        /** What it holds. */
        readonly size: string;
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        /** An exact decimal amount of the catalogue's currency. */
        readonly price: string;
        /** Without its discount; null: there is one price. */
        readonly listPrice: string | null;
        /** False: it is not sold; it may be given. */
        readonly onSale: boolean;
        readonly trial: boolean;
        /** How many an account may ever buy; null: any. */
        readonly perAccount: number | null;
        /** Sold only to accounts that had a pack of the family. */
        readonly existingUsersOnly: boolean;
        /** How long it may be given back; null: never. */
        readonly refundDays: number | null;
        /** So many years, or to the end of the month in which they end. */
        readonly validity: {
          readonly kind: 'years' | 'end-of-month';
          readonly years: number;
        } | null;
        /** What comes with it. */
        readonly gifts: readonly {
          readonly kind: 'license' | 'plugin';
          readonly license?: string;
          readonly years: number;
        }[];
      }[];
    };
  };
  /** Make an address that a media server reports to; its token is shown once. */
  readonly 'sources.create': {
    readonly input: {
      /** What server it is. */
      readonly kind: 'srs' | 'zlm' | 'nginx-rtmp' | 'nms' | 'livekit' | 'mediamtx';
      /** For people. */
      readonly name: string;
      /** The account whose streams alone it may report. */
      readonly account?: string;
      /** Left out: `open`; see the source for what it means. */
      readonly gate?: 'open' | 'closed' | 'off';
      /** The API of the server (SRS, MediaMTX); of nginx-rtmp its page of `rtmp_stat`. */
      readonly pollUrl?: string;
      /** What reports are signed with (LiveKit). */
      readonly signing?: {
        /** The API key. */
        readonly key: string;
        /** The API secret. */
        readonly secret: string;
      };
      /** In their order: the first that fits decides. */
      readonly rules?: readonly StreamRule[];
    };
    readonly answer: {
      readonly source: Source;
      /** What its address ends with; it is shown this once. */
      readonly token: string;
      /** Where the server posts its hooks to. */
      readonly address: string;
    };
  };
  /** Tell of every media server when it reported last, what waits and what was left over. */
  readonly 'sources.health': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      /** In the order of their making. */
      readonly sources: readonly SourceHealth[];
      /** What time it is for the platform. */
      readonly now: string;
      /** How many ranges of addresses have a place. */
      readonly addressRanges: number;
    };
  };
  /** List the media servers that report. */
  readonly 'sources.list': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      /** In the order of their making; revoked ones, too. */
      readonly sources: readonly Source[];
    };
  };
  /** Compare a server's own total of a day with what was reported and charged. */
  readonly 'sources.reconcile': {
    readonly input: {
      /** The id of the source. */
      readonly source: string;
      /** The day: 2022-01-04. */
      readonly date: string;
    };
    readonly answer: Reconciliation;
  };
  /** Take no more reports at a media server's address, at once and for good. */
  readonly 'sources.revoke': {
    readonly input: {
      /** The id of the source. */
      readonly source: string;
    };
    readonly answer: Source;
  };
  /** Say whose the streams of a media server are, and as what they are charged. */
  readonly 'sources.set-rules': {
    readonly input: {
      /** The id of the source. */
      readonly source: string;
      /** In their order: the first that fits decides. */
      readonly rules: readonly StreamRule[];
      /** The `etag` of what was read: the change is refused if it is another by now. */
      readonly ifMatch?: string;
    };
    readonly answer: {
      readonly source: Source;
      /** Pieces of usage that were left over and now have a rule. */
      readonly charged: number;
    };
  };
  /** Tell what a media server itself says that it moved in a day, to compare with. */
  readonly 'sources.set-total': {
    readonly input: {
      /** The id of the source. */
      readonly source: string;
      /** The day: 2022-01-04. */
      readonly date: string;
      /** The bytes that it sent to players. */
      readonly played: string;
      /** The bytes that publishers sent it. */
      readonly published?: string;
    };
    readonly answer: Reconciliation;
  };
  /** Show a media server that reports, with its rules. */
  readonly 'sources.show': {
    readonly input: {
      /** The id of the source. */
      readonly source: string;
    };
    readonly answer: Source;
  };
  /** Tell whose a stream would be, by the rules of a source or by others before saving. */
  readonly 'sources.test': {
    readonly input: {
      /** The id of the source. */
      readonly source: string;
      /** In their order: the first that fits decides. */
      readonly rules?: readonly StreamRule[];
      /** Left out: it is played. */
      readonly direction?: 'play' | 'publish';
      /** Its virtual host. */
      readonly vhost?: string;
      /** Its application. */
      readonly app?: string;
      /** Its name. */
      readonly stream?: string;
      /** The arguments of its address: `uid=u1&sign=…`. */
      readonly query?: string;
      /** The host that its address names. */
      readonly domain?: string;
      /** Where the player or publisher is. */
      readonly address?: string;
      /** How it is played. */
      readonly protocol?: string;
    };
    readonly answer: {
      /** What would become of its usage. `unclassified`: nobody knows the zone. */
      readonly outcome: 'charged' | 'free' | 'excluded' | 'unclassified' | 'unmatched';
      /** The rule that decides, counted from 1; null: none. */
      readonly rule: number | null;
      /** The account of the rule. */
      readonly account: string | null;
      /** As what it is charged; null: it is not. */
      readonly item: string | null;
      /** What the table of addresses says of the address. */
      readonly place: string | null;
      /** The zone of that; null: of none. */
      readonly zone: string | null;
    };
  };
  /** Choose which messages a contact gets by mail. */
  readonly 'subscriptions.set': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the contact. */
      readonly contact: string;
      /** The kinds of messages that are mailed; none: []; every kind: ["all"]. */
      readonly kinds: readonly string[];
      /** The `etag` of what was read: the change is refused if it is another by now. */
      readonly ifMatch?: string;
    };
    readonly answer: {
      /** The id of the contact. */
      readonly id: string;
      /** As mails greet it. */
      readonly name: string;
      /** The address that mails go to. */
      readonly email: string;
      /** In which mails are written. */
      readonly language: 'zh' | 'en';
      /** The kinds that are mailed; `all` alone: every kind, those that come later too. */
      readonly kinds: readonly string[];
      /** Tells what is shown from what it may become; send it back as `ifMatch`. */
      readonly etag: string;
    };
  };
  /** Set below how many percent packs are low. */
  readonly 'thresholds.set': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of a pack: it is of this pack alone. */
      readonly pack?: string;
      /** It is of all packs of this family. */
      readonly family?: string;
      /** A pack is low below so many percent of its size; 0: never; null: back to the default. */
      readonly percent: unknown;
      /** The `etag` of what was read: the change is refused if it is another by now. */
      readonly ifMatch?: string;
    };
    readonly answer: {
      /** What holds where nothing is set. */
      readonly default: number;
      /** Null: nothing is set. */
      readonly account: number | null;
      /** By family. */
      readonly families: { readonly [name: string]: number };
      /** By the id of the pack. */
      readonly packs: { readonly [name: string]: number };
      /** Tells what is shown from what it may become; send it back as `ifMatch`. */
      readonly etag: string;
    };
  };
  /** Show below how many percent packs are low. */
  readonly 'thresholds.show': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: {
      /** What holds where nothing is set. */
      readonly default: number;
      /** Null: nothing is set. */
      readonly account: number | null;
      /** By family. */
      readonly families: { readonly [name: string]: number };
      /** By the id of the pack. */
      readonly packs: { readonly [name: string]: number };
      /** Tells what is shown from what it may become; send it back as `ifMatch`. */
      readonly etag: string;
    };
  };
  /** List the last day with usage of each account, and the days that wait. */
  readonly 'usage.arrivals': {
    readonly input: {
      /** Only accounts that had usage, but none in so many days that are over, nor today. */
      readonly silentDays?: number;
      /** The order; a minus is descending. createdAt if left out. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly accounts: readonly UsageArrival[];
      readonly next: string | null;
    };
  };
  /** List usage by day and item, with totals and how much packs covered. */
  readonly 'usage.days': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only of this usage item. */
      readonly item?: string;
      /** Only of this instance. */
      readonly instance?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** The order; a minus is descending. date if left out. */
      readonly sort?: 'date' | '-date';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      readonly currency: string;
      readonly days: readonly {
        /** A day of the catalogue's time zone. */
        readonly date: string;
        readonly item: string;
        /** Absent: usage of no instance. */
        readonly instance?: string;
        /** The base unit of the quantities. */
        readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
        /** What was used; of a peak the largest. */
        readonly quantity: string;
        /** What packs covered of it. */
        readonly covered: string;
        /** What they did not. */
        readonly overage: string;
        /** What no settlement has taken into account yet. */
        readonly unsettled: string;
        /** What the overage costs, exact, with up to 8 decimals. */
        readonly amount: string;
      }[];
      /** By item, over all days of the filter; null on all pages but the first. */
      readonly totals:
        | readonly {
            readonly item: string;
            /** The base unit of the quantities. */
            readonly unit: 'byte' | 'second' | 'bit/s' | 'day' | 'year';
            /** What was used; of a peak the largest. */
            readonly quantity: string;
            /** What packs covered of it. */
            readonly covered: string;
            /** What they did not. */
            readonly overage: string;
            /** What no settlement has taken into account yet. */
            readonly unsettled: string;
            /** What the overage costs, exact, with up to 8 decimals. */
            readonly amount: string;
          }[]
        | null;
      readonly next: string | null;
    };
  };
  /** Give usage by day and item as a file: CSV or XLSX. */
  readonly 'usage.export-days': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only of this usage item. */
      readonly item?: string;
      /** Only of this instance. */
      readonly instance?: string;
      /** The first day, inclusive: 2022-01-04. Left out: from the first. */
      readonly from?: string;
      /** The last day, inclusive. Left out: to the last. */
      readonly to?: string;
      /** What the file is to be; `csv` if left out. */
      readonly format?: 'csv' | 'xlsx';
    };
    readonly answer: unknown;
  };
  /** Read the usage of some items in steps of five minutes. */
  readonly 'usage.series': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Of these items, which should be of one unit, since they are added up. */
      readonly items: readonly string[];
      /** Only of these domains. */
      readonly domains?: readonly string[];
      /** The first moment, with its offset. */
      readonly from: string;
      /** Not this moment itself; 32 days later at most. */
      readonly before: string;
    };
    readonly answer: {
      /** How long a step is. */
      readonly stepSeconds: number;
      /** The steps in which there was usage, earliest first. */
      readonly steps: readonly {
        /** A moment, written in the catalogue's time zone. */
        readonly at: string;
        /** A whole number of the base unit. */
        readonly quantity: string;
      }[];
    };
  };
  /** Read the usage of some items by day and stream. */
  readonly 'usage.streams': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Of these items. */
      readonly items: readonly string[];
      /** Only of this domain. */
      readonly domain?: string;
      /** Only of this stream. */
      readonly stream?: string;
      /** The first day, inclusive. */
      readonly from: string;
      /** The last day, inclusive; of 32 days at most. */
      readonly to: string;
      /** The first is 1. */
      readonly page: number;
      readonly pageSize: number;
    };
    readonly answer: {
      /** How many rows there are on all pages. */
      readonly total: number;
      /** By day, domain, stream and item. */
      readonly streams: readonly {
        /** A day of the catalogue's time zone. */
        readonly date: string;
        readonly item: string;
        readonly domain: string | null;
        readonly stream: string | null;
        /** A whole number of the base unit. */
        readonly quantity: string;
        /** A moment, written in the catalogue's time zone. */
        readonly firstAt: string;
        /** A moment, written in the catalogue's time zone. */
        readonly lastAt: string;
      }[];
    };
  };
  /** Give an account a voucher. */
  readonly 'vouchers.grant': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Above 0, in whole cents: 12.50. */
      readonly amount: string;
      /** What it pays for: packs, or anything but packs. */
      readonly scope: 'live-packs' | 'general';
      /** It pays for one order only; it does if this is left out. */
      readonly singleUse?: boolean;
      /** From now on, if this is left out. */
      readonly validFrom?: string;
      /** The first moment at which it does not pay any more. */
      readonly validTo: string;
      /** For people, in the ledger. */
      readonly note?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      readonly id: string;
      /** What it pays for: packs, or anything but packs. */
      readonly scope: 'live-packs' | 'general';
      /** An exact decimal amount of the catalogue's currency. */
      readonly amount: string;
      /** An exact decimal amount of the catalogue's currency. */
      readonly left: string;
      /** Whether it pays for one order only. */
      readonly singleUse: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly validFrom: string;
      /** The first instant at which it does not pay any more. */
      readonly validTo: string;
      readonly status: 'usable' | 'not-valid-yet' | 'expired' | 'used-up';
      readonly note: string;
    };
  };
  /** List an account's vouchers with what they hold. */
  readonly 'vouchers.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The order; a minus is descending. validTo if left out. */
      readonly sort?: 'validTo' | '-validTo';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      readonly currency: string;
      readonly vouchers: readonly {
        readonly id: string;
        /** What it pays for: packs, or anything but packs. */
        readonly scope: 'live-packs' | 'general';
        /** An exact decimal amount of the catalogue's currency. */
        readonly amount: string;
        /** An exact decimal amount of the catalogue's currency. */
        readonly left: string;
        /** Whether it pays for one order only. */
        readonly singleUse: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly validFrom: string;
        /** The first instant at which it does not pay any more. */
        readonly validTo: string;
        readonly status: 'usable' | 'not-valid-yet' | 'expired' | 'used-up';
        readonly note: string;
      }[];
      readonly next: string | null;
    };
  };
  /** Give how an account's money moved as a file: CSV or XLSX. */
  readonly 'wallet.export-ledger': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The order; a minus is descending. -at if left out. */
      readonly sort?: '-at' | 'at';
      /** What the file is to be; `csv` if left out. */
      readonly format?: 'csv' | 'xlsx';
    };
    readonly answer: unknown;
  };
  /** Give an account gift balance. */
  readonly 'wallet.grant': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Above 0, in whole cents: 12.50. */
      readonly amount: string;
      /** For people, in the ledger. */
      readonly note?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the transfer that gave it. */
      readonly transfer: string;
      /** An exact decimal amount of the catalogue's currency. */
      readonly amount: string;
      readonly currency: string;
      /** The gift balance now. */
      readonly gift: string;
    };
  };
  /** List how an account's money moved, with what it had after each transfer. */
  readonly 'wallet.ledger': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The order; a minus is descending. -at if left out. */
      readonly sort?: '-at' | 'at';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      readonly currency: string;
      readonly transfers: readonly {
        readonly id: string;
        /** A moment, written in the catalogue's time zone. */
        readonly at: string;
        /** What for: `top-up`, `grant`, `voucher`, `order`, `refund`, `bill`, … */
        readonly kind: string;
        /** What identifies it among those of its kind. */
        readonly reference: string;
        readonly note: string;
        /** They add up to zero. */
        readonly entries: readonly {
          /** `cash`, `gift`, `voucher:ID`, or where it came from. */
          readonly book: string;
          /** An exact decimal amount of the catalogue's currency. */
          readonly amount: string;
        }[];
        /** What the account had after it. */
        readonly after: {
          /** An exact decimal amount of the catalogue's currency. */
          readonly cash: string;
          /** An exact decimal amount of the catalogue's currency. */
          readonly gift: string;
          /** An exact decimal amount of the catalogue's currency. */
          readonly vouchers: string;
        };
      }[];
      readonly next: string | null;
    };
  };
  /** Show the cash, the gift balance and the usable vouchers of an account. */
  readonly 'wallet.show': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: {
      readonly account: string;
      readonly currency: string;
      /** Below zero in arrears. */
      readonly cash: string;
      /** An exact decimal amount of the catalogue's currency. */
      readonly gift: string;
      /** Those that are usable now; those that end first come first. */
      readonly vouchers: readonly {
        readonly id: string;
        /** What it pays for: packs, or anything but packs. */
        readonly scope: 'live-packs' | 'general';
        /** An exact decimal amount of the catalogue's currency. */
        readonly amount: string;
        /** An exact decimal amount of the catalogue's currency. */
        readonly left: string;
        /** Whether it pays for one order only. */
        readonly singleUse: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly validFrom: string;
        /** The first instant at which it does not pay any more. */
        readonly validTo: string;
        readonly status: 'usable' | 'not-valid-yet' | 'expired' | 'used-up';
        readonly note: string;
      }[];
    };
  };
  /** Add money that was paid in to an account's cash balance. */
  readonly 'wallet.top-up': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Above 0, in whole cents: 1000.00. */
      readonly amount: string;
      /** How the provider knows the payment; with the provider it is booked once, in one account. */
      readonly reference: string;
      /** Whoever vouches for the payment; `manual` if left out. */
      readonly provider?: string;
      /** For people, in the ledger. */
      readonly note?: string;
      /** Of your making. A call that is repeated with its key gets the first answer. */
      readonly key?: string;
    };
    readonly answer: {
      /** The id of the transfer that booked it. */
      readonly transfer: string;
      readonly provider: string;
      readonly reference: string;
      /** An exact decimal amount of the catalogue's currency. */
      readonly amount: string;
      readonly currency: string;
      /** The payment was booked before: nothing was added. */
      readonly repeated: boolean;
      /** The cash balance now. */
      readonly cash: string;
    };
  };
  /** Add an endpoint that an account's events go to; its secret is shown once. */
  readonly 'webhooks.create': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Where events are posted to; by https. */
      readonly url: string;
      /** The event types; left out or empty: all. */
      readonly types?: readonly string[];
      /** What it is for. */
      readonly description?: string;
    };
    readonly answer: {
      readonly webhook: {
        readonly id: string;
        readonly url: string;
        readonly description: string;
        /** The event types; empty: events of every type. */
        readonly types: readonly string[];
        readonly enabled: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        readonly disabledAt: string | null;
        readonly disabledReason: 'owner' | 'gone' | 'failing' | null;
        /** Tells what is shown from what it may become; send it back as `ifMatch`. */
        readonly etag: string;
      };
      /** What its events are signed by; it is shown this once. */
      readonly secret: string;
    };
  };
  /** Delete an endpoint. */
  readonly 'webhooks.delete': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the endpoint. */
      readonly webhook: string;
    };
    readonly answer: {
      readonly id: string;
    };
  };
  /** List what was sent to an account's endpoints, and what they answered. */
  readonly 'webhooks.deliveries': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** Only those to this endpoint. */
      readonly webhook?: string;
      /** Only those in this state. */
      readonly state?: 'pending' | 'delivered' | 'failed';
      /** The order; a minus is descending. -createdAt if left out. */
      readonly sort?: '-createdAt' | 'createdAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      readonly deliveries: readonly {
        readonly id: string;
        /** The id of the endpoint. */
        readonly webhook: string;
        readonly state: 'pending' | 'delivered' | 'failed';
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        /** When it is tried next; null: it is not. */
        readonly nextAt: string | null;
        readonly event: {
          readonly id: string;
          readonly type: string;
          /** A moment, written in the catalogue's time zone. */
          readonly at: string;
          /** What happened, by its type. */
          readonly data: unknown;
        };
        /** The latest comes last. */
        readonly attempts: readonly {
          /** A moment, written in the catalogue's time zone. */
          readonly at: string;
          readonly tookMs: number;
          readonly status: number | null;
          readonly error: string | null;
          /** The beginning of the answer. */
          readonly answer: string;
        }[];
      }[];
      readonly next: string | null;
    };
  };
  /** List the endpoints that an account's events go to. */
  readonly 'webhooks.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
    };
    readonly answer: {
      /** In the order of their making. */
      readonly webhooks: readonly {
        readonly id: string;
        readonly url: string;
        readonly description: string;
        /** The event types; empty: events of every type. */
        readonly types: readonly string[];
        readonly enabled: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        readonly disabledAt: string | null;
        readonly disabledReason: 'owner' | 'gone' | 'failing' | null;
        /** Tells what is shown from what it may become; send it back as `ifMatch`. */
        readonly etag: string;
      }[];
    };
  };
  /** Send an event to its endpoint again. */
  readonly 'webhooks.resend': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the delivery. */
      readonly delivery: string;
    };
    readonly answer: {
      readonly delivery: {
        readonly id: string;
        /** The id of the endpoint. */
        readonly webhook: string;
        readonly state: 'pending' | 'delivered' | 'failed';
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        /** When it is tried next; null: it is not. */
        readonly nextAt: string | null;
        readonly event: {
          readonly id: string;
          readonly type: string;
          /** A moment, written in the catalogue's time zone. */
          readonly at: string;
          /** What happened, by its type. */
          readonly data: unknown;
        };
        /** The latest comes last. */
        readonly attempts: readonly {
          /** A moment, written in the catalogue's time zone. */
          readonly at: string;
          readonly tookMs: number;
          readonly status: number | null;
          readonly error: string | null;
          /** The beginning of the answer. */
          readonly answer: string;
        }[];
      };
    };
  };
  /** Send a test event to an endpoint and say what it answered. */
  readonly 'webhooks.test': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the endpoint. */
      readonly webhook: string;
    };
    readonly answer: {
      readonly delivery: {
        readonly id: string;
        /** The id of the endpoint. */
        readonly webhook: string;
        readonly state: 'pending' | 'delivered' | 'failed';
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        /** When it is tried next; null: it is not. */
        readonly nextAt: string | null;
        readonly event: {
          readonly id: string;
          readonly type: string;
          /** A moment, written in the catalogue's time zone. */
          readonly at: string;
          /** What happened, by its type. */
          readonly data: unknown;
        };
        /** The latest comes last. */
        readonly attempts: readonly {
          /** A moment, written in the catalogue's time zone. */
          readonly at: string;
          readonly tookMs: number;
          readonly status: number | null;
          readonly error: string | null;
          /** The beginning of the answer. */
          readonly answer: string;
        }[];
      };
    };
  };
  /** List the deliveries of all accounts that their endpoints have not taken. */
  readonly 'webhooks.undelivered': {
    readonly input: {
      /** Only those that are tried again, or that were given up. */
      readonly state?: 'pending' | 'failed';
      /** The order; a minus is descending. -createdAt if left out. */
      readonly sort?: '-createdAt' | 'createdAt';
      /** How many rows to give at the most; 50 if left out. */
      readonly limit?: number;
      /** Where to go on: `next` of the page before. Left out: the first page. */
      readonly cursor?: string;
    };
    readonly answer: {
      /** The rows of this page, in the order that was asked for. */
      readonly deliveries: readonly Undelivered[];
      readonly next: string | null;
    };
  };
  /** Change an endpoint: its URL, types, description, whether it is told, its secret. */
  readonly 'webhooks.update': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** The id of the endpoint. */
      readonly webhook: string;
      /** Where events are posted to; by https. */
      readonly url?: string;
      /** The event types; empty: all. */
      readonly types?: readonly string[];
      /** What it is for. */
      readonly description?: string;
      /** False: it is told nothing, and what waits for it is given up. */
      readonly enabled?: boolean;
      /** True: it gets a new secret; the one before signs beside it for a day. */
      readonly rotateSecret?: boolean;
      /** The `etag` of what was read: the change is refused if it is another by now. */
      readonly ifMatch?: string;
    };
    readonly answer: {
      readonly webhook: {
        readonly id: string;
        readonly url: string;
        readonly description: string;
        /** The event types; empty: events of every type. */
        readonly types: readonly string[];
        readonly enabled: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        readonly disabledAt: string | null;
        readonly disabledReason: 'owner' | 'gone' | 'failing' | null;
        /** Tells what is shown from what it may become; send it back as `ifMatch`. */
        readonly etag: string;
      };
      /** The new secret, if one was asked for. */
      readonly secret: string | null;
    };
  };
}

/** Where each operation is found; `money`: it needs an idempotency key. */
export const API_ROUTES = {
  'accounts.create': 'POST /accounts',
  'accounts.list': 'GET /accounts',
  'accounts.may-stream': 'GET /accounts/{account}/may-stream',
  'accounts.restore': 'POST /accounts/{account}/restore',
  'accounts.show': 'GET /accounts/{account}',
  'accounts.stop': 'POST /accounts/{account}/stop',
  'address-ranges.set': 'PUT /address-ranges',
  'audit.list': 'GET /accounts/{account}/audit',
  'auto-renewals.list': 'GET /accounts/{account}/auto-renewals',
  'auto-renewals.set': 'PUT /accounts/{account}/packs/{pack}/auto-renewal',
  'billing-modes.cancel': 'POST /accounts/{account}/billing-modes/{area}/cancel',
  'billing-modes.decide': 'POST /accounts/{account}/billing-mode-requests/{request}/decision',
  'billing-modes.preview': 'GET /accounts/{account}/billing-modes/{area}/preview',
  'billing-modes.request-monthly': 'POST /accounts/{account}/billing-mode-requests',
  'billing-modes.requests': 'GET /billing-mode-requests',
  'billing-modes.set': 'PUT /accounts/{account}/billing-modes/{scope}',
  'billing-modes.show': 'GET /accounts/{account}/billing-modes',
  'billing-modes.switch': 'POST /accounts/{account}/billing-modes/{area}/switch',
  'bills.export': 'GET /accounts/{account}/bills/export',
  'bills.list': 'GET /accounts/{account}/bills',
  'catalogs.check': 'POST /catalogs/check',
  'catalogs.list': 'GET /catalogs',
  'catalogs.show': 'GET /catalogs/{catalog}',
  'catalogs.upload': 'POST /catalogs',
  'clock.advance': 'POST /clock/advance',
  'clock.set': 'PUT /clock',
  'clock.show': 'GET /clock',
  'contacts.add': 'POST /accounts/{account}/contacts',
  'contacts.list': 'GET /accounts/{account}/contacts',
  'contacts.remove': 'DELETE /accounts/{account}/contacts/{contact}',
  'contacts.update': 'PATCH /accounts/{account}/contacts/{contact}',
  'deductions.export': 'GET /accounts/{account}/deductions/export',
  'deductions.list': 'GET /accounts/{account}/deductions',
  'director.bind': 'POST /accounts/{account}/packs/{pack}/binding',
  'director.delete': 'DELETE /accounts/{account}/director-instances/{instance}',
  'director.list': 'GET /accounts/{account}/director-instances',
  'director.register': 'POST /accounts/{account}/director-instances',
  'director.timeline': 'GET /accounts/{account}/director-timeline',
  'event-types.list': 'GET /event-types',
  'invitations.accept': 'POST /invitations/accept',
  'invitations.create': 'POST /accounts/{account}/invitations',
  'invitations.list': 'GET /accounts/{account}/invitations',
  'invitations.revoke': 'DELETE /accounts/{account}/invitations/{invitation}',
  'invitations.show': 'POST /invitations/show',
  'jobs.list': 'GET /jobs',
  'jobs.run': 'POST /jobs/run',
  'keys.create': 'POST /accounts/{account}/keys',
  'keys.list': 'GET /accounts/{account}/keys',
  'keys.revoke': 'DELETE /accounts/{account}/keys/{key}',
  'license-gifts.list': 'GET /accounts/{account}/license-gifts',
  'licenses.add': 'POST /accounts/{account}/licenses',
  'licenses.list': 'GET /accounts/{account}/licenses',
  'licenses.renew': 'POST /accounts/{account}/licenses/{license}/renewal',
  'licenses.upgrade': 'POST /accounts/{account}/licenses/{license}/upgrade',
  'me.prefer': 'PUT /me/preferences/{name}',
  'me.show': 'GET /me',
  'me.update': 'PATCH /me',
  'members.list': 'GET /accounts/{account}/members',
  'members.remove': 'DELETE /accounts/{account}/members/{person}',
  'members.set-role': 'PUT /accounts/{account}/members/{person}/role',
  'messages.list': 'GET /accounts/{account}/messages',
  'messages.read': 'POST /accounts/{account}/messages/read',
  'operator-keys.create': 'POST /operator-keys',
  'operator-keys.list': 'GET /operator-keys',
  'operator-keys.revoke': 'DELETE /operator-keys/{key}',
  'operators.invitations': 'GET /operators/invitations',
  'operators.invite': 'POST /operators/invitations',
  'operators.list': 'GET /operators',
  'operators.remove': 'DELETE /operators/{person}',
  'operators.revoke-invitation': 'DELETE /operators/invitations/{invitation}',
  'orders.cancel': 'POST /accounts/{account}/orders/{order}/cancel',
  'orders.export': 'GET /accounts/{account}/orders/export',
  'orders.list': 'GET /accounts/{account}/orders',
  'orders.pay': 'POST /accounts/{account}/orders/{order}/pay money',
  'orders.place': 'POST /accounts/{account}/orders money',
  'orders.quote': 'POST /accounts/{account}/quotes',
  'orders.show': 'GET /accounts/{account}/orders/{order}',
  'overage.list': 'GET /accounts/{account}/overage',
  'overview.show': 'GET /accounts/{account}/overview',
  'packs.export': 'GET /accounts/{account}/packs/export',
  'packs.grant': 'POST /accounts/{account}/packs money',
  'packs.history': 'GET /accounts/{account}/packs/{pack}/history',
  'packs.list': 'GET /accounts/{account}/packs',
  'packs.page': 'GET /accounts/{account}/pack-pages/{page}',
  'packs.show': 'GET /accounts/{account}/packs/{pack}',
  'people.make-reset-link': 'POST /people/reset-links',
  'people.remove-second-factor': 'POST /people/second-factor-removals',
  'platform-audit.list': 'GET /audit',
  'platform.show': 'GET /platform',
  'plugins.apply': 'POST /accounts/{account}/plugins',
  'plugins.bind-pack': 'POST /accounts/{account}/plugins/{application}/pack',
  'plugins.buy': 'POST /accounts/{account}/plugins/{application}/orders money',
  'plugins.cancel': 'POST /accounts/{account}/plugins/{application}/cancel',
  'plugins.export': 'GET /accounts/{account}/plugins/export',
  'plugins.list': 'GET /accounts/{account}/plugins',
  'plugins.queue': 'GET /plugin-reviews',
  'plugins.resubmit': 'PUT /accounts/{account}/plugins/{application}',
  'plugins.review': 'POST /accounts/{account}/plugins/{application}/review',
  'plugins.screenshot': 'GET /accounts/{account}/plugins/{application}/screenshots/{screenshot}',
  'plugins.show': 'GET /accounts/{account}/plugins/{application}',
  'refunds.confirm': 'POST /accounts/{account}/packs/{pack}/refund money',
  'refunds.quote': 'GET /accounts/{account}/packs/{pack}/refund',
  'settlement-runs.list': 'GET /settlement-runs',
  'settlement.explain-day': 'GET /accounts/{account}/days/{date}/explanation',
  'settlement.preview': 'GET /settlements/preview',
  'settlement.settle-day': 'POST /settlements',
  'settlement.verify': 'GET /verification',
  'skus.list': 'GET /skus',
  'sources.create': 'POST /sources',
  'sources.health': 'GET /source-health',
  'sources.list': 'GET /sources',
  'sources.reconcile': 'GET /sources/{source}/days/{date}',
  'sources.revoke': 'POST /sources/{source}/revoke',
  'sources.set-rules': 'PUT /sources/{source}/rules',
  'sources.set-total': 'PUT /sources/{source}/days/{date}/total',
  'sources.show': 'GET /sources/{source}',
  'sources.test': 'POST /sources/{source}/test',
  'subscriptions.set': 'PUT /accounts/{account}/contacts/{contact}/subscriptions',
  'thresholds.set': 'PUT /accounts/{account}/thresholds',
  'thresholds.show': 'GET /accounts/{account}/thresholds',
  'usage.arrivals': 'GET /usage-arrivals',
  'usage.days': 'GET /accounts/{account}/usage',
  'usage.export-days': 'GET /accounts/{account}/usage/export',
  'usage.series': 'GET /accounts/{account}/usage/series',
  'usage.streams': 'GET /accounts/{account}/usage/streams',
  'vouchers.grant': 'POST /accounts/{account}/vouchers money',
  'vouchers.list': 'GET /accounts/{account}/vouchers',
  'wallet.export-ledger': 'GET /accounts/{account}/wallet/ledger/export',
  'wallet.grant': 'POST /accounts/{account}/wallet/grants money',
  'wallet.ledger': 'GET /accounts/{account}/wallet/ledger',
  'wallet.show': 'GET /accounts/{account}/wallet',
  'wallet.top-up': 'POST /accounts/{account}/wallet/top-ups money',
  'webhooks.create': 'POST /accounts/{account}/webhooks',
  'webhooks.delete': 'DELETE /accounts/{account}/webhooks/{webhook}',
  'webhooks.deliveries': 'GET /accounts/{account}/webhook-deliveries',
  'webhooks.list': 'GET /accounts/{account}/webhooks',
  'webhooks.resend': 'POST /accounts/{account}/webhook-deliveries/{delivery}/resend',
  'webhooks.test': 'POST /accounts/{account}/webhooks/{webhook}/test',
  'webhooks.undelivered': 'GET /webhook-deliveries',
  'webhooks.update': 'PATCH /accounts/{account}/webhooks/{webhook}',
} as const satisfies Readonly<Record<keyof Api, string>>;

/** The least who may call an operation; whoever is named later may what those before may. */
export type ApiAccess = 'anyone' | 'person' | 'viewer' | 'finance' | 'owner' | 'operator';

/** Who may call each operation. */
export const API_ACCESS = {
  'accounts.create': 'operator',
  'accounts.list': 'operator',
  'accounts.may-stream': 'viewer',
  'accounts.restore': 'operator',
  'accounts.show': 'viewer',
  'accounts.stop': 'operator',
  'address-ranges.set': 'operator',
  'audit.list': 'finance',
  'auto-renewals.list': 'viewer',
  'auto-renewals.set': 'owner',
  'billing-modes.cancel': 'owner',
  'billing-modes.decide': 'operator',
  'billing-modes.preview': 'finance',
  'billing-modes.request-monthly': 'owner',
  'billing-modes.requests': 'operator',
  'billing-modes.set': 'operator',
  'billing-modes.show': 'viewer',
  'billing-modes.switch': 'owner',
  'bills.export': 'viewer',
  'bills.list': 'viewer',
  'catalogs.check': 'operator',
  'catalogs.list': 'person',
  'catalogs.show': 'person',
  'catalogs.upload': 'operator',
  'clock.advance': 'operator',
  'clock.set': 'operator',
  'clock.show': 'operator',
  'contacts.add': 'owner',
  'contacts.list': 'viewer',
  'contacts.remove': 'owner',
  'contacts.update': 'owner',
  'deductions.export': 'viewer',
  'deductions.list': 'viewer',
  'director.bind': 'finance',
  'director.delete': 'finance',
  'director.list': 'viewer',
  'director.register': 'finance',
  'director.timeline': 'viewer',
  'event-types.list': 'person',
  'invitations.accept': 'anyone',
  'invitations.create': 'owner',
  'invitations.list': 'owner',
  'invitations.revoke': 'owner',
  'invitations.show': 'anyone',
  'jobs.list': 'operator',
  'jobs.run': 'operator',
  'keys.create': 'owner',
  'keys.list': 'owner',
  'keys.revoke': 'owner',
  'license-gifts.list': 'viewer',
  'licenses.add': 'finance',
  'licenses.list': 'viewer',
  'licenses.renew': 'finance',
  'licenses.upgrade': 'finance',
  'me.prefer': 'person',
  'me.show': 'person',
  'me.update': 'person',
  'members.list': 'viewer',
  'members.remove': 'owner',
  'members.set-role': 'owner',
  'messages.list': 'viewer',
  'messages.read': 'viewer',
  'operator-keys.create': 'operator',
  'operator-keys.list': 'operator',
  'operator-keys.revoke': 'operator',
  'operators.invitations': 'operator',
  'operators.invite': 'operator',
  'operators.list': 'operator',
  'operators.remove': 'operator',
  'operators.revoke-invitation': 'operator',
  'orders.cancel': 'finance',
  'orders.export': 'viewer',
  'orders.list': 'viewer',
  'orders.pay': 'finance',
  'orders.place': 'finance',
  'orders.quote': 'finance',
  'orders.show': 'viewer',
  'overage.list': 'viewer',
  'overview.show': 'viewer',
  'packs.export': 'viewer',
  'packs.grant': 'operator',
  'packs.history': 'viewer',
  'packs.list': 'viewer',
  'packs.page': 'viewer',
  'packs.show': 'viewer',
  'people.make-reset-link': 'operator',
  'people.remove-second-factor': 'operator',
  'platform-audit.list': 'operator',
  'platform.show': 'operator',
  'plugins.apply': 'owner',
  'plugins.bind-pack': 'finance',
  'plugins.buy': 'finance',
  'plugins.cancel': 'owner',
  'plugins.export': 'viewer',
  'plugins.list': 'viewer',
  'plugins.queue': 'operator',
  'plugins.resubmit': 'owner',
  'plugins.review': 'operator',
  'plugins.screenshot': 'viewer',
  'plugins.show': 'viewer',
  'refunds.confirm': 'finance',
  'refunds.quote': 'viewer',
  'settlement-runs.list': 'operator',
  'settlement.explain-day': 'viewer',
  'settlement.preview': 'operator',
  'settlement.settle-day': 'operator',
  'settlement.verify': 'operator',
  'skus.list': 'person',
  'sources.create': 'operator',
  'sources.health': 'operator',
  'sources.list': 'operator',
  'sources.reconcile': 'operator',
  'sources.revoke': 'operator',
  'sources.set-rules': 'operator',
  'sources.set-total': 'operator',
  'sources.show': 'operator',
  'sources.test': 'operator',
  'subscriptions.set': 'owner',
  'thresholds.set': 'finance',
  'thresholds.show': 'viewer',
  'usage.arrivals': 'operator',
  'usage.days': 'viewer',
  'usage.export-days': 'viewer',
  'usage.series': 'viewer',
  'usage.streams': 'viewer',
  'vouchers.grant': 'operator',
  'vouchers.list': 'viewer',
  'wallet.export-ledger': 'viewer',
  'wallet.grant': 'operator',
  'wallet.ledger': 'viewer',
  'wallet.show': 'viewer',
  'wallet.top-up': 'operator',
  'webhooks.create': 'owner',
  'webhooks.delete': 'owner',
  'webhooks.deliveries': 'finance',
  'webhooks.list': 'finance',
  'webhooks.resend': 'owner',
  'webhooks.test': 'owner',
  'webhooks.undelivered': 'operator',
  'webhooks.update': 'owner',
} as const satisfies Readonly<Record<keyof Api, ApiAccess>>;
