// Written by `npm run api` from the operations; a test compares. What stands here
// is what the HTTP API promises: the same fields, the same words.

/** What each operation takes and answers. */
export interface Api {
  /** Create an account. */
  readonly 'accounts.create': {
    readonly input: {
      readonly name: string;
      readonly welcome?: boolean;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List accounts. */
  readonly 'accounts.list': {
    readonly input: {
      readonly after?: string;
      readonly limit?: number;
    };
    readonly answer: unknown;
  };
  /** Tell whether an account may publish or play now, and why not. */
  readonly 'accounts.may-stream': {
    readonly input: {
      readonly account: string;
      readonly service: string;
      readonly action: 'publish' | 'play';
    };
    readonly answer: unknown;
  };
  /** Serve an account again that was stopped for a violation. */
  readonly 'accounts.restore': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Show an account. */
  readonly 'accounts.show': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Stop an account for a violation. */
  readonly 'accounts.stop': {
    readonly input: {
      readonly account: string;
      readonly reason: string;
    };
    readonly answer: unknown;
  };
  /** List who changed what of an account. */
  readonly 'audit.list': {
    readonly input: {
      readonly account: string;
      readonly before?: string;
      readonly limit?: number;
    };
    readonly answer: unknown;
  };
  /** List the packs that renew themselves, and what became of it. */
  readonly 'auto-renewals.list': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Have a pack renew itself, or not; set the monthly cap of all renewals. */
  readonly 'auto-renewals.set': {
    readonly input: {
      readonly account: string;
      readonly pack: string;
      readonly on: boolean;
      readonly monthlyCap?: string;
    };
    readonly answer: unknown;
  };
  /** Cancel a switch of a billing mode that is still to come. */
  readonly 'billing-modes.cancel': {
    readonly input: {
      readonly account: string;
      readonly area: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Approve or reject a request for a billing mode. */
  readonly 'billing-modes.decide': {
    readonly input: {
      readonly account: string;
      readonly request: string;
      readonly approve: boolean;
      readonly reason?: string;
    };
    readonly answer: unknown;
  };
  /** Show which packs a billing mode would freeze or thaw, and from when. */
  readonly 'billing-modes.preview': {
    readonly input: {
      readonly account: string;
      readonly area: string;
      readonly mode: string;
    };
    readonly answer: unknown;
  };
  /** Ask for a monthly billing mode, or to leave one. */
  readonly 'billing-modes.request-monthly': {
    readonly input: {
      readonly account: string;
      readonly area: string;
      readonly mode: string;
      readonly note?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List the requests for billing modes that wait for a decision. */
  readonly 'billing-modes.requests': {
    readonly input: {
      readonly account?: string;
      readonly status?: 'pending' | 'approved' | 'rejected';
      readonly after?: string;
      readonly limit?: number;
    };
    readonly answer: unknown;
  };
  /** Set a scope's billing mode from a day on. */
  readonly 'billing-modes.set': {
    readonly input: {
      readonly account: string;
      readonly scope: string;
      readonly mode: string;
      readonly from: string;
    };
    readonly answer: unknown;
  };
  /** Show an account's billing modes, what is to come, and what may be chosen. */
  readonly 'billing-modes.show': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Switch an area's billing mode from tomorrow on. */
  readonly 'billing-modes.switch': {
    readonly input: {
      readonly account: string;
      readonly area: string;
      readonly mode: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List the bills of an account and how they were paid. */
  readonly 'bills.list': {
    readonly input: {
      readonly account: string;
      readonly from?: string;
      readonly before?: string;
      readonly limit?: number;
    };
    readonly answer: unknown;
  };
  /** Set the time of a sandbox, without running the jobs that were due until then. */
  readonly 'clock.set': {
    readonly input: {
      readonly time: string;
    };
    readonly answer: unknown;
  };
  /** Tell what time it is in a sandbox. */
  readonly 'clock.show': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: unknown;
  };
  /** Add a person who gets messages by mail. */
  readonly 'contacts.add': {
    readonly input: {
      readonly account: string;
      readonly name: string;
      readonly email: string;
      readonly language?: 'zh' | 'en';
      readonly kinds?: readonly string[];
    };
    readonly answer: unknown;
  };
  /** List the people who get messages by mail. */
  readonly 'contacts.list': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Remove a contact. */
  readonly 'contacts.remove': {
    readonly input: {
      readonly account: string;
      readonly contact: string;
    };
    readonly answer: unknown;
  };
  /** Change the name, address or language of a contact. */
  readonly 'contacts.update': {
    readonly input: {
      readonly account: string;
      readonly contact: string;
      readonly name?: string;
      readonly email?: string;
      readonly language?: 'zh' | 'en';
    };
    readonly answer: unknown;
  };
  /** Bind a director pack to an instance. */
  readonly 'director.bind': {
    readonly input: {
      readonly account: string;
      readonly pack: string;
      readonly instance: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Delete a director instance that no pack covers. */
  readonly 'director.delete': {
    readonly input: {
      readonly account: string;
      readonly instance: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List director instances and what covers them. */
  readonly 'director.list': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Register a director instance. */
  readonly 'director.register': {
    readonly input: {
      readonly account: string;
      readonly instance: string;
      readonly name?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Show which pack covers which director instance when. */
  readonly 'director.timeline': {
    readonly input: {
      readonly account: string;
      readonly instance?: string;
    };
    readonly answer: unknown;
  };
  /** Make a key with which programs call for an account; its secret is shown once. */
  readonly 'keys.create': {
    readonly input: {
      readonly account: string;
      readonly name?: string;
      readonly access?: 'read' | 'full';
      readonly expiresAt?: string;
    };
    readonly answer: {
      /** The id of the key, as official SDKs call it. */
      readonly secretId: string;
      /** The secret; it is shown this once. */
      readonly secretKey: string;
      /** What official SDKs call SecretId. */
      readonly id: string;
      readonly name: string;
      /** Whether it may only read. */
      readonly access: 'read' | 'full';
      /** Whether requests may be signed with it; else it is a bearer only. */
      readonly signs: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      readonly createdBy: string;
      readonly expiresAt: string | null;
      readonly revokedAt: string | null;
      readonly state: 'valid' | 'expired' | 'revoked';
    };
  };
  /** List the keys of an account. */
  readonly 'keys.list': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: {
      readonly keys: readonly {
        /** What official SDKs call SecretId. */
        readonly id: string;
        readonly name: string;
        /** Whether it may only read. */
        readonly access: 'read' | 'full';
        /** Whether requests may be signed with it; else it is a bearer only. */
        readonly signs: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        readonly createdBy: string;
        readonly expiresAt: string | null;
        readonly revokedAt: string | null;
        readonly state: 'valid' | 'expired' | 'revoked';
      }[];
    };
  };
  /** Revoke a key of an account, at once and for good. */
  readonly 'keys.revoke': {
    readonly input: {
      readonly account: string;
      readonly key: string;
    };
    readonly answer: {
      /** What official SDKs call SecretId. */
      readonly id: string;
      readonly name: string;
      /** Whether it may only read. */
      readonly access: 'read' | 'full';
      /** Whether requests may be signed with it; else it is a bearer only. */
      readonly signs: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      readonly createdBy: string;
      readonly expiresAt: string | null;
      readonly revokedAt: string | null;
      readonly state: 'valid' | 'expired' | 'revoked';
    };
  };
  /** Add a licence for an app with the gift of a pack, which makes the pack used. */
  readonly 'licenses.add': {
    readonly input: {
      readonly account: string;
      readonly pack?: string;
      readonly gift?: string;
      readonly bundleId?: string;
      readonly packageName?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List an account's licences, and the gifts of packs that give more. */
  readonly 'licenses.list': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Renew a licence with the gift of a pack, which makes the pack used. */
  readonly 'licenses.renew': {
    readonly input: {
      readonly account: string;
      readonly license: string;
      readonly pack?: string;
      readonly gift?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Make a video-play licence a live one with the gift of a pack, which makes it used. */
  readonly 'licenses.upgrade': {
    readonly input: {
      readonly account: string;
      readonly license: string;
      readonly pack?: string;
      readonly gift?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List the messages of an account. */
  readonly 'messages.list': {
    readonly input: {
      readonly account: string;
      readonly unread?: boolean;
      readonly before?: string;
      readonly limit?: number;
    };
    readonly answer: unknown;
  };
  /** Mark messages as read. */
  readonly 'messages.read': {
    readonly input: {
      readonly account: string;
      readonly messages?: readonly string[];
      readonly all?: boolean;
    };
    readonly answer: unknown;
  };
  /** Make a key with which programs of operators call; its secret is shown once. */
  readonly 'operator-keys.create': {
    readonly input: {
      readonly name?: string;
      readonly access?: 'read' | 'full';
      readonly expiresAt?: string;
    };
    readonly answer: {
      /** The id of the key, as official SDKs call it. */
      readonly secretId: string;
      /** The secret; it is shown this once. */
      readonly secretKey: string;
      /** What official SDKs call SecretId. */
      readonly id: string;
      readonly name: string;
      /** Whether it may only read. */
      readonly access: 'read' | 'full';
      /** Whether requests may be signed with it; else it is a bearer only. */
      readonly signs: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      readonly createdBy: string;
      readonly expiresAt: string | null;
      readonly revokedAt: string | null;
      readonly state: 'valid' | 'expired' | 'revoked';
    };
  };
  /** List the keys of the platform's operators. */
  readonly 'operator-keys.list': {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      readonly keys: readonly {
        /** What official SDKs call SecretId. */
        readonly id: string;
        readonly name: string;
        /** Whether it may only read. */
        readonly access: 'read' | 'full';
        /** Whether requests may be signed with it; else it is a bearer only. */
        readonly signs: boolean;
        /** A moment, written in the catalogue's time zone. */
        readonly createdAt: string;
        readonly createdBy: string;
        readonly expiresAt: string | null;
        readonly revokedAt: string | null;
        readonly state: 'valid' | 'expired' | 'revoked';
      }[];
    };
  };
  /** Revoke a key of operators, at once and for good. */
  readonly 'operator-keys.revoke': {
    readonly input: {
      readonly key: string;
    };
    readonly answer: {
      /** What official SDKs call SecretId. */
      readonly id: string;
      readonly name: string;
      /** Whether it may only read. */
      readonly access: 'read' | 'full';
      /** Whether requests may be signed with it; else it is a bearer only. */
      readonly signs: boolean;
      /** A moment, written in the catalogue's time zone. */
      readonly createdAt: string;
      readonly createdBy: string;
      readonly expiresAt: string | null;
      readonly revokedAt: string | null;
      readonly state: 'valid' | 'expired' | 'revoked';
    };
  };
  /** Cancel an unpaid order. */
  readonly 'orders.cancel': {
    readonly input: {
      readonly account: string;
      readonly order: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List the orders of an account, the latest first. */
  readonly 'orders.list': {
    readonly input: {
      readonly account: string;
      readonly status?: 'unpaid' | 'paid' | 'cancelled' | 'closed';
      readonly before?: string;
      readonly limit?: number;
    };
    readonly answer: unknown;
  };
  /** Pay an order from a voucher, the gift balance and cash, in this order. */
  readonly 'orders.pay': {
    readonly input: {
      readonly account: string;
      readonly order: string;
      readonly voucher?: string | null;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Order packs; unpaid, the order closes after 24 hours. */
  readonly 'orders.place': {
    readonly input: {
      readonly account: string;
      readonly quote?: string;
      readonly sku?: string;
      readonly quantity?: number;
      readonly voucher?: string;
      readonly pay?: boolean;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Quote what packs cost, and keep the price for 15 minutes. */
  readonly 'orders.quote': {
    readonly input: {
      readonly account: string;
      readonly sku: string;
      readonly quantity?: number;
      readonly voucher?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Show an order with its packs and what was paid for each. */
  readonly 'orders.show': {
    readonly input: {
      readonly account: string;
      readonly order: string;
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
      readonly account: string;
      readonly application: string;
      readonly years?: number;
      readonly quote?: string;
      readonly voucher?: string;
      readonly pay?: boolean;
      readonly key?: string;
    };
    readonly answer: unknown;
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
  /** List an account's plugins. */
  readonly 'plugins.list': {
    readonly input: {
      /** The id of the account. */
      readonly account: string;
      /** As of this moment, with its offset; now if left out. */
      readonly asOf?: string;
    };
    readonly answer: {
      /** A moment, written in the catalogue's time zone. */
      readonly asOf: string;
      /** The latest application comes first. */
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
      }[];
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
      readonly limit?: number;
    };
    readonly answer: {
      /** The longest waiting comes first. */
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
      }[];
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
      readonly account: string;
      readonly pack: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Quote the refund of a pack. */
  readonly 'refunds.quote': {
    readonly input: {
      readonly account: string;
      readonly pack: string;
    };
    readonly answer: unknown;
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
  /** Choose which messages a contact gets by mail. */
  readonly 'subscriptions.set': {
    readonly input: {
      readonly account: string;
      readonly contact: string;
      readonly kinds: readonly string[];
    };
    readonly answer: unknown;
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
    };
    readonly answer: {
      readonly currency: string;
      /** Those that end first come first. */
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
      readonly before?: string;
      readonly limit?: number;
    };
    readonly answer: {
      readonly currency: string;
      /** The latest comes first. */
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
      readonly before?: string;
      readonly limit?: number;
    };
    readonly answer: {
      /** The latest comes first. */
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
  'audit.list': 'GET /audit',
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
  'bills.list': 'GET /accounts/{account}/bills',
  'clock.set': 'PUT /clock',
  'clock.show': 'GET /clock',
  'contacts.add': 'POST /accounts/{account}/contacts',
  'contacts.list': 'GET /accounts/{account}/contacts',
  'contacts.remove': 'DELETE /accounts/{account}/contacts/{contact}',
  'contacts.update': 'PATCH /accounts/{account}/contacts/{contact}',
  'director.bind': 'POST /accounts/{account}/packs/{pack}/binding',
  'director.delete': 'DELETE /accounts/{account}/director-instances/{instance}',
  'director.list': 'GET /accounts/{account}/director-instances',
  'director.register': 'POST /accounts/{account}/director-instances',
  'director.timeline': 'GET /accounts/{account}/director-instances/{instance}/timeline',
  'keys.create': 'POST /accounts/{account}/keys',
  'keys.list': 'GET /accounts/{account}/keys',
  'keys.revoke': 'DELETE /accounts/{account}/keys/{key}',
  'licenses.add': 'POST /accounts/{account}/licenses',
  'licenses.list': 'GET /accounts/{account}/licenses',
  'licenses.renew': 'POST /accounts/{account}/licenses/{license}/renewal',
  'licenses.upgrade': 'POST /accounts/{account}/licenses/{license}/upgrade',
  'messages.list': 'GET /accounts/{account}/messages',
  'messages.read': 'POST /accounts/{account}/messages/read',
  'operator-keys.create': 'POST /operator-keys',
  'operator-keys.list': 'GET /operator-keys',
  'operator-keys.revoke': 'DELETE /operator-keys/{key}',
  'orders.cancel': 'POST /accounts/{account}/orders/{order}/cancel',
  'orders.list': 'GET /accounts/{account}/orders',
  'orders.pay': 'POST /accounts/{account}/orders/{order}/pay money',
  'orders.place': 'POST /accounts/{account}/orders money',
  'orders.quote': 'POST /accounts/{account}/quotes',
  'orders.show': 'GET /accounts/{account}/orders/{order}',
  'packs.grant': 'POST /accounts/{account}/packs money',
  'packs.list': 'GET /accounts/{account}/packs',
  'plugins.apply': 'POST /accounts/{account}/plugins',
  'plugins.bind-pack': 'POST /accounts/{account}/plugins/{application}/pack',
  'plugins.buy': 'POST /accounts/{account}/plugins/{application}/orders money',
  'plugins.cancel': 'POST /accounts/{account}/plugins/{application}/cancel',
  'plugins.list': 'GET /accounts/{account}/plugins',
  'plugins.queue': 'GET /plugin-reviews',
  'plugins.resubmit': 'PUT /accounts/{account}/plugins/{application}',
  'plugins.review': 'POST /accounts/{account}/plugins/{application}/review',
  'plugins.screenshot': 'GET /accounts/{account}/plugins/{application}/screenshots/{screenshot}',
  'plugins.show': 'GET /accounts/{account}/plugins/{application}',
  'refunds.confirm': 'POST /accounts/{account}/packs/{pack}/refund money',
  'refunds.quote': 'GET /accounts/{account}/packs/{pack}/refund',
  'settlement.explain-day': 'GET /accounts/{account}/days/{date}/explanation',
  'settlement.settle-day': 'POST /settlements',
  'subscriptions.set': 'PUT /accounts/{account}/contacts/{contact}/subscriptions',
  'thresholds.set': 'PUT /accounts/{account}/thresholds',
  'thresholds.show': 'GET /accounts/{account}/thresholds',
  'vouchers.grant': 'POST /accounts/{account}/vouchers money',
  'vouchers.list': 'GET /accounts/{account}/vouchers',
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
  'webhooks.update': 'PATCH /accounts/{account}/webhooks/{webhook}',
} as const satisfies Readonly<Record<keyof Api, string>>;
