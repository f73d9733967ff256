import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { NoticeReader } from '../operations/media/import-notices.ts';
import type { Collector, SourceKind } from '../operations/media/media-notice.ts';
import type { Actor, Context } from '../operations/operation.ts';
import type { SignInLibrary } from '../operations/people/sign-in-library.ts';
import type { ReportReader } from '../operations/usage/report-usage.ts';
import type { UsageIntake } from '../operations/usage/usage-intake.ts';
import type { Metrics } from './metrics.ts';

/** What the faces are made of; src/serve.ts wires it. */
export interface Platform {
  /** The context of the process; each request gets its own actor and request id. */
  readonly context: Context;
  readonly callers: Callers;
  readonly settings: WebSettings;
  readonly usage: UsageReports;
  readonly metrics: Metrics;
  readonly health: Health;
  /** What signs people in; null: without a master key, nothing does. */
  readonly signIn: SignInLibrary | null;
}

/** How usage comes in: the way in of the process, and what reads reports, by media type. */
export interface UsageReports {
  readonly intake: UsageIntake;
  readonly readers: ReadonlyMap<string, ReportReader>;
  /** What reads the calls of media servers. */
  readonly collectors: Readonly<Record<SourceKind, Collector>>;
  /** What reads the logs of media servers that are sent in, by the kind of server. */
  readonly logReaders: ReadonlyMap<string, NoticeReader>;
  /** False: what media servers say is kept, and read by the jobs of another process. */
  readonly readsMedia?: boolean;
}

/** How the process stands; whoever runs it says so. */
export interface Health {
  /** True: it takes no new calls, and is gone soon. */
  stopping: boolean;
}

/** How a server is reached, and whom it believes. */
export interface WebSettings {
  /** What addresses of its pages begin with, such as `https://ledger.example.com`. */
  readonly publicUrl: string;
  /** The addresses of proxies whose word counts about who calls. */
  readonly trustProxy: readonly string[];
  /** How many calls a caller has; 0: as many as it likes. */
  readonly callsAMinute: CallLimits;
  /** Who may read the metrics: who has this; null: programs of the same machine. */
  readonly metricsToken: string | null;
  /** How many calls of an action of the Tencent Cloud API a key has in a second; 0: any number. */
  readonly tencentCallsPerSecond: number;
}

export interface CallLimits {
  /** Of a key, or a person who is signed in. */
  readonly known: number;
  /** Of an address from which somebody unknown calls. */
  readonly nobody: number;
}

/** How patient a server is with clients; what is left out is as for the public. */
export interface SlowClients {
  /** How long a client has to send the head of a call. */
  readonly headMs?: number;
  /** How long it has to send all of it. */
  readonly callMs?: number;
  /** How often it is looked whether one is late. */
  readonly lookMs?: number;
}

/** What a platform is made from; settings that are left out are those of a machine of one's own. */
export interface PlatformParts {
  readonly context: Context;
  readonly callers: Callers;
  readonly usage: UsageReports;
  /** What signs people in; null, or left out: nothing does. */
  readonly signIn?: SignInLibrary | null;
  readonly settings?: Partial<WebSettings>;
  /** Absent: nothing is logged. */
  readonly log?: Log;
  /** Absent: those of the server alone. */
  readonly metrics?: Metrics;
  readonly health?: Health;
  /** False: it answers what watches over it, and has no face. */
  readonly web?: boolean;
  readonly slowClients?: SlowClients;
}

/** Tells who calls, from what a request carries. */
export interface Callers {
  /** Null: the request carries what is nobody's; without anything, the caller is `nobody`. */
  callerOf(request: FastifyRequest): Promise<Caller | null>;
}

/** Who calls, before it is known of which account. */
export interface Caller {
  /** Of the key or the person; '' for nobody. */
  readonly id: string;
  /** The actor of a call about an account; null: about none. */
  actorFor(account: string | null): Promise<Actor>;
}

export type Server = FastifyInstance;
export type Log = FastifyBaseLogger;

/** A face adds its routes to the server: to a part of it, whose hooks and parsers are its own. */
export type Face = (server: Server, platform: Platform) => void | Promise<void>;
