// What people may be told, and what each message says. docs/concepts/reminders.md lists them.

/**
 * What the message of each kind is filled with, all texts. Money is decimal and has its currency
 * beside it, times are ISO with their zone, SKUs, families, scopes and modes are ids: whoever shows
 * a message writes them for people. An empty text leaves out the part of the sentence it stands in.
 */
export interface NoticeParams {
  /** An order was not paid in time. */
  'order-closed': Fields<'order' | 'sku' | 'quantity' | 'amount' | 'currency'>;
  /** A pack was given back; `amount` is what came back in cash, `gift` in gift balance. */
  'refund-done': Fields<'pack' | 'sku' | 'amount' | 'gift' | 'currency'>;
  /** The billing mode of scopes becomes another; `scopes` with commas. */
  'mode-changed': Fields<'scopes' | 'mode' | 'from'>;
  /** An operator decided on a request; `from` is '' when it was rejected, `reason` may be ''. */
  'mode-request-decided': Fields<'request' | 'scopes' | 'mode' | 'from' | 'reason'> & {
    readonly decision: 'approved' | 'rejected';
  };
  'plugin-approved': Fields<'application' | 'name' | 'appId'>;
  'plugin-rejected': Fields<'application' | 'name' | 'appId' | 'reason'>;
  /** `count`: how many end within the next 30 days. */
  'plugin-expiring': Fields<'application' | 'name' | 'appId' | 'expiresAt' | 'days' | 'count'>;
  'renewal-succeeded': Fields<'family' | 'sku' | 'order' | 'amount' | 'currency'>;
  /** `reason`: the code of a refusal, whose parameters may come along, or a sentence. */
  'renewal-failed': Fields<'family' | 'sku' | 'reason'>;
  /** The wallet is below zero; `balance` is below zero too. */
  arrears: Fields<'balance' | 'currency' | 'stopsAt'>;
  /** `reclaimedAt`: when packs are lost for want of payment; '' when it is a violation. */
  stopped: Fields<'reclaimedAt'> & { readonly cause: 'arrears' | 'violation' };
  restored: Fields<never>;
  /** `count`: of the packs that are lost. */
  reclaimed: Fields<'count'>;
  'trial-used-up': Fields<'pack' | 'sku'>;
  /** The pack that expires soonest of `count`; `left` in the base unit of its family. */
  'pack-expiring': Fields<'pack' | 'sku' | 'family' | 'expiresAt' | 'days' | 'left' | 'count'>;
  /** The first of `count` packs that are low; `packs` with commas. */
  'packs-low': Fields<'pack' | 'sku' | 'family' | 'left' | 'total' | 'percent' | 'count' | 'packs'>;
  /** `app`: what it is associated with. */
  'license-expiring': Fields<'license' | 'app' | 'expiresAt' | 'days' | 'count'>;
}

type Fields<Name extends string> = { readonly [name in Name]: string };

export type NoticeKind = keyof NoticeParams;

/** Every kind, in the order in which they are offered to be chosen. */
export const NOTICE_KINDS = [
  'packs-low',
  'pack-expiring',
  'license-expiring',
  'plugin-expiring',
  'trial-used-up',
  'renewal-succeeded',
  'renewal-failed',
  'order-closed',
  'refund-done',
  'mode-changed',
  'mode-request-decided',
  'plugin-approved',
  'plugin-rejected',
  'arrears',
  'stopped',
  'restored',
  'reclaimed',
] as const satisfies readonly NoticeKind[];

/** What somebody is told. */
export interface Notice<Kind extends NoticeKind = NoticeKind> {
  readonly kind: Kind;
  /** The id of what it is about; '' for the account itself. */
  readonly subject: string;
  /** What the kind's text is filled with; more may come along, for programs. */
  readonly params: NoticeParams[Kind] & Readonly<Record<string, string>>;
  /** The account is told once for a key: the kind and what makes it one of its kind. */
  readonly key: string;
}
