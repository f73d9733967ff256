import type { Static, TSchema } from 'typebox';
import type { Instant, Outcome } from '../engine/index.ts';
import type { Database } from '../store/database.ts';
import type { Catalogs } from './catalogs/catalogs.ts';
import type {
  AdvanceView,
  JobRunView,
  JobView,
  StartOptions,
  WalkOptions,
} from './scheduling/job-views.ts';

/** What every operation works with; wired in src/runtime.ts. */
export interface Context {
  readonly database: Database;
  readonly catalogs: Catalogs;
  /** Passed everywhere, never read directly: so that tests and a sandbox can advance time. */
  readonly clock: Clock;
  /** What time it really is, wherever a sandbox's clock stands: people sign in by it. */
  readonly wallClock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly webhooks: WebhookSettings;
  /** Whether bills are paid from wallets, or collected by another program. */
  readonly billsPaidFrom: 'wallet' | 'elsewhere';
  /** Null: the platform sends no mail. */
  readonly mail: MailSender | null;
  /** Where people find the platform, without a slash at the end: what links begin with. */
  readonly publicUrl: string;
  /** Null: within a job, which starts no others. */
  readonly jobs: Jobs | null;
  /** On whose behalf: what an operation allows and what the audit log says. */
  readonly actor: Actor;
  /** What all that one request changed is found by in the audit log. */
  readonly requestId: string;
}

/**
 * Who calls: an operator of the platform, a member of one account, a person who is signed in but no
 * member of the account that the call is about, somebody unknown, or a job of the clock.
 */
export type Actor =
  | {
      readonly kind: 'operator';
      readonly id: string;
      /** It may call what reads, and nothing else. */
      readonly readOnly?: boolean;
    }
  | {
      readonly kind: 'member';
      readonly id: string;
      readonly account: string;
      readonly role: Role;
      /** As of operators: a key for reading. */
      readonly readOnly?: boolean;
    }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'nobody'; readonly id: '' }
  | { readonly kind: 'job'; readonly id: string };

/** What a member may do in an account; each may all that those before it may. */
export const ROLES = ['viewer', 'finance', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/**
 * The least who may call an operation: anybody at all, whoever is signed in or has a key, a member
 * of the account that the input names, or only operators.
 */
export type Access = 'anyone' | 'person' | Role | 'operator';

/**
 * What an operation does: it only reads, it changes something, or it creates or moves money, in
 * which case calls from outside must carry an idempotency key.
 */
export type OperationKind = 'read' | 'change' | 'money';

export interface Clock {
  now(): Instant;
}

/** What an id is of: ac account, pk pack, rn run, and so on; the glossary lists them. */
export type IdPrefix =
  | 'ac' // account
  | 'at' // attachment
  | 'au' // audit entry
  | 'ct' // contact
  | 'dl' // delivery
  | 'ev' // event
  | 'gf' // gift
  | 'iv' // invitation
  | 'ky' // key
  | 'lc' // licence
  | 'ms' // message
  | 'mr' // mode request
  | 'od' // order
  | 'pk' // pack
  | 'pl' // plugin application
  | 'pr' // person
  | 'qt' // quote
  | 'rn' // settlement run
  | 'rq' // request
  | 'sf' // second factor
  | 'si' // way to sign in
  | 'sn' // session
  | 'so' // source: a media server that reports
  | 'tr' // transfer
  | 'vc' // voucher
  | 'vf' // verification
  | 'wh'; // webhook endpoint

/** Makes ids that sort by the time of their making; of one call after another, too. */
export interface Ids {
  next(prefix: IdPrefix): string;
}

/** Keeps what must be read again, but not by who reads the store: sealed by the master key. */
export interface Secrets {
  /** False: the platform has no master key, so that nothing can be sealed or opened. */
  readonly ready: boolean;
  /** `about` says whose it is and what for: about anything else it does not open. */
  seal(text: string, about: string): string;
  /** Null: sealed by another master key, or about something else, or meddled with. */
  open(sealed: string, about: string): string | null;
  /** A key of its own for a purpose, always the same; asked for only when `ready`. */
  derive(purpose: string): string;
}

export interface WebhookSettings {
  /** Whether webhooks may go to private addresses, and by http to these. */
  readonly privateAddresses: boolean;
}

/** A mail to one person. */
export interface Mail {
  /** The same for every attempt, so that whoever got it twice can tell. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailSender {
  /** Sends a mail; never throws for what a server may do. */
  send(mail: Mail): Promise<MailResult>;
}

/** What became of a mail. `never`: this mail will not be taken; `unreachable`: none is, for now. */
export type MailResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly again: 'later' | 'never' | 'unreachable';
    };

/** What faces and operations do with jobs; src/jobs makes it. */
export interface Jobs {
  list(): Promise<readonly JobView[]>;
  /** Runs everything that is due. */
  runDue(): Promise<readonly JobRunView[]>;
  /** Runs one job now: for what was missed, or else once more. */
  run(name: string): Promise<Outcome<readonly JobRunView[]>>;
  /** Moves the time of a sandbox, running what falls due on the way. */
  advance(to: Instant, options?: WalkOptions): Promise<Outcome<AdvanceView>>;
  /** Runs jobs when they are due until the signal comes; the runs under way end first. */
  start(signal: AbortSignal, options?: StartOptions): Promise<void>;
  /** The same jobs, started by another: whom the audit log names. */
  as(caller: Pick<Context, 'actor' | 'requestId'>): Jobs;
}

/** A use case: load, decide in the engine, apply in one transaction. Faces are made from these. */
export type Operation<Input extends TSchema, Output> = UseCase<Input, Output> & Promised;

interface UseCase<Input extends TSchema, Output> {
  /** A noun and a verb: `packs.grant`. */
  readonly name: string;
  readonly access: Access;
  readonly kind: OperationKind;
  /** One sentence for people. */
  readonly summary: string;
  readonly input: Input;
  run(context: Context, input: Static<Input>): Promise<Outcome<Output>>;
}

/** The form of an answer, which faces promise and stories hold it to. */
type Promised =
  | {
      /** `Output` is its static type. */
      readonly output: TSchema;
      readonly media?: undefined;
    }
  | {
      /** The media types that a `FileAnswer` may have. */
      readonly media: readonly string[];
      readonly output?: undefined;
    };
