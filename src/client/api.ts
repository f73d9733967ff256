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
      readonly account: string;
      readonly sku: string;
      readonly at?: string;
      readonly gift?: boolean;
      readonly quantity?: number;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List an account's packs. */
  readonly 'packs.list': {
    readonly input: {
      readonly account: string;
      readonly family?: string;
      readonly asOf?: string;
    };
    readonly answer: unknown;
  };
  /** Apply for the live plugin of a mini-program. */
  readonly 'plugins.apply': {
    readonly input: {
      readonly account: string;
      readonly type: string;
      readonly name: string;
      readonly appId: string;
      readonly category: string;
      readonly subject?: string;
      readonly basicSettings: {
        readonly name?: string;
        readonly data: string;
      };
      readonly pluginSettings: {
        readonly name?: string;
        readonly data: string;
      };
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Use the plugin years that came with a pack, which makes the pack used. */
  readonly 'plugins.bind-pack': {
    readonly input: {
      readonly account: string;
      readonly application: string;
      readonly pack: string;
      readonly key?: string;
    };
    readonly answer: unknown;
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
      readonly account: string;
      readonly application: string;
      readonly reason?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List an account's plugins. */
  readonly 'plugins.list': {
    readonly input: {
      readonly account: string;
      readonly asOf?: string;
    };
    readonly answer: unknown;
  };
  /** List the plugin applications that wait for their review. */
  readonly 'plugins.queue': {
    readonly input: {
      readonly limit?: number;
    };
    readonly answer: unknown;
  };
  /** Submit a rejected plugin application again, put right. */
  readonly 'plugins.resubmit': {
    readonly input: {
      readonly account: string;
      readonly application: string;
      readonly name?: string;
      readonly appId?: string;
      readonly category?: string;
      readonly subject?: string;
      readonly basicSettings?: {
        readonly name?: string;
        readonly data: string;
      };
      readonly pluginSettings?: {
        readonly name?: string;
        readonly data: string;
      };
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Approve a plugin application, or reject it with a reason. */
  readonly 'plugins.review': {
    readonly input: {
      readonly account: string;
      readonly application: string;
      readonly approve: boolean;
      readonly reason?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Give a screenshot of a plugin application, in base64. */
  readonly 'plugins.screenshot': {
    readonly input: {
      readonly account: string;
      readonly application: string;
      readonly screenshot: string;
    };
    readonly answer: unknown;
  };
  /** Show a plugin with its reviews, periods and screenshots. */
  readonly 'plugins.show': {
    readonly input: {
      readonly account: string;
      readonly application: string;
    };
    readonly answer: unknown;
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
      readonly account: string;
      readonly date: string;
      readonly item?: string;
    };
    readonly answer: unknown;
  };
  /** Settle a day: charge its usage to packs, bill the rest. */
  readonly 'settlement.settle-day': {
    readonly input: {
      readonly date: string;
      readonly account?: string;
    };
    readonly answer: unknown;
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
      readonly account: string;
      readonly pack?: string;
      readonly family?: string;
      readonly percent: unknown;
    };
    readonly answer: unknown;
  };
  /** Show below how many percent packs are low. */
  readonly 'thresholds.show': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Give an account a voucher. */
  readonly 'vouchers.grant': {
    readonly input: {
      readonly account: string;
      readonly amount: string;
      readonly scope: 'live-packs' | 'general';
      readonly singleUse?: boolean;
      readonly validFrom?: string;
      readonly validTo: string;
      readonly note?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List an account's vouchers with what they hold. */
  readonly 'vouchers.list': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Give an account gift balance. */
  readonly 'wallet.grant': {
    readonly input: {
      readonly account: string;
      readonly amount: string;
      readonly note?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** List how an account's money moved, with what it had after each transfer. */
  readonly 'wallet.ledger': {
    readonly input: {
      readonly account: string;
      readonly before?: string;
      readonly limit?: number;
    };
    readonly answer: unknown;
  };
  /** Show the cash, the gift balance and the usable vouchers of an account. */
  readonly 'wallet.show': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Add money that was paid in to an account's cash balance. */
  readonly 'wallet.top-up': {
    readonly input: {
      readonly account: string;
      readonly amount: string;
      readonly reference: string;
      readonly provider?: string;
      readonly note?: string;
      readonly key?: string;
    };
    readonly answer: unknown;
  };
  /** Add an endpoint that an account's events go to; its secret is shown once. */
  readonly 'webhooks.create': {
    readonly input: {
      readonly account: string;
      readonly url: string;
      readonly types?: readonly string[];
      readonly description?: string;
    };
    readonly answer: unknown;
  };
  /** Delete an endpoint. */
  readonly 'webhooks.delete': {
    readonly input: {
      readonly account: string;
      readonly webhook: string;
    };
    readonly answer: unknown;
  };
  /** List what was sent to an account's endpoints, and what they answered. */
  readonly 'webhooks.deliveries': {
    readonly input: {
      readonly account: string;
      readonly webhook?: string;
      readonly state?: 'pending' | 'delivered' | 'failed';
      readonly before?: string;
      readonly limit?: number;
    };
    readonly answer: unknown;
  };
  /** List the endpoints that an account's events go to. */
  readonly 'webhooks.list': {
    readonly input: {
      readonly account: string;
    };
    readonly answer: unknown;
  };
  /** Send an event to its endpoint again. */
  readonly 'webhooks.resend': {
    readonly input: {
      readonly account: string;
      readonly delivery: string;
    };
    readonly answer: unknown;
  };
  /** Send a test event to an endpoint and say what it answered. */
  readonly 'webhooks.test': {
    readonly input: {
      readonly account: string;
      readonly webhook: string;
    };
    readonly answer: unknown;
  };
  /** Change an endpoint: its URL, types, description, whether it is told, its secret. */
  readonly 'webhooks.update': {
    readonly input: {
      readonly account: string;
      readonly webhook: string;
      readonly url?: string;
      readonly types?: readonly string[];
      readonly description?: string;
      readonly enabled?: boolean;
      readonly rotateSecret?: boolean;
    };
    readonly answer: unknown;
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
