// A platform that listens: the runtime, its HTTP server, its jobs; from the start to the stop.
import { callersOf } from './http/authenticate.ts';
import { Metrics } from './http/metrics.ts';
import type { Log, PlatformParts, Server } from './http/platform.ts';
import { buildServer } from './http/server.ts';
import { collectors } from './ingest/collectors/collectors.ts';
import { noticeFormats } from './ingest/formats.ts';
import { pollers } from './ingest/pollers/pollers.ts';
import { totalsReaders } from './ingest/pollers/totals.ts';
import { reportReaders } from './ingest/report-readers.ts';
import type { OidcConfig } from './oidc-config.ts';
import { pollUntil } from './operations/media/poll-sources.ts';
import { inviteFirstOperator } from './operations/operators/first-operator.ts';
import type { JobRunView, StartOptions } from './operations/scheduling/job-views.ts';
import { UsageIntake } from './operations/usage/usage-intake.ts';
import { packageVersion } from './package-version.ts';
import type { Runtime } from './runtime.ts';
import { publicUrlOf, type ServerConfig } from './server-config.ts';
import { openSignIn } from './sign-in.ts';

export interface ServeOptions {
  readonly config: ServerConfig;
  readonly log: Log;
  /** Stops the server: calls under way are answered and runs of jobs end first. */
  readonly signal: AbortSignal;
  /** Told once, when calls are answered. */
  readonly onListening?: (started: Started) => void | Promise<void>;
  /** How long calls and jobs have to end. */
  readonly stopMs?: number;
}

/** A server that answers calls. */
export interface Started {
  readonly url: string;
  /** A link for the first operator; null: the platform has operators, or nobody can sign in. */
  readonly invitation: string | null;
}

/** Containers are killed half a minute after they were asked to stop. */
const STOP_MS = 25_000;

const LOCK_IS_OFF =
  'the account lock is off: statements alone keep accounts apart (docs/operating/postgresql.md)';

/** What a server is made from; without settings for OIDC, people sign in by password alone. */
type ServerParts = Partial<PlatformParts> & {
  readonly oidc?: OidcConfig | null;
  readonly readsMedia?: boolean;
};

/** The HTTP server of an open platform. */
export function serverOf(
  runtime: Runtime,
  { oidc = null, readsMedia = true, ...parts }: ServerParts = {},
): Server {
  const { metrics = new Metrics(), log } = parts;
  const onFault = (message: string, cause: unknown) => log?.error({ err: cause }, message);
  const intake = new UsageIntake(runtime.database, { meter: metrics.intake });
  const ways = { readers: reportReaders, collectors, logReaders: noticeFormats };
  const usage = { intake, ...ways, readsMedia };
  return buildServer({
    signIn: openSignIn(runtime, { oidc, onFault }),
    context: runtime,
    callers: callersOf(runtime),
    usage,
    ...parts,
    metrics,
  });
}

/** Serves until the signal comes and everything under way has ended; the runtime stays open. */
export async function serve(runtime: Runtime, options: ServeOptions): Promise<void> {
  const { config, log, signal, stopMs = STOP_MS } = options;
  const { host, port, roles } = config;
  const publicUrl = publicUrlOf(config);
  const metrics = new Metrics({ ofProcess: true });
  const health = { stopping: false };
  const { oidc } = config;
  const parts = { log, oidc, settings: { ...config, publicUrl }, metrics, health };
  const web = roles.includes('web');
  const readsMedia = roles.includes('jobs');
  const server = serverOf({ ...runtime, publicUrl }, { ...parts, web, readsMedia });
  const letGo = new AbortController();
  const ended = new AbortController();
  let jobs = Promise.resolve();
  try {
    const url = await server.listen({ host, port });
    log.info({ url, roles, version: packageVersion() }, 'started');
    if (!runtime.accountLock.on) log.warn({ why: runtime.accountLock.why }, LOCK_IS_OFF);
    if (roles.includes('jobs')) {
      const until = AbortSignal.any([signal, ended.signal]);
      const onFault = (source: string, cause: unknown) =>
        log.warn({ err: cause, source }, 'the counters of a media server could not be read');
      const started = [
        runtime.jobs.start(until, { ...watched(log, metrics), letGo: letGo.signal }),
        pollUntil(runtime, { pollers, totals: totalsReaders, signal: until, onFault }),
      ];
      jobs = Promise.all(started).then(() => {});
    }
    await options.onListening?.({ url, invitation: await firstInvitation(runtime, options, url) });
    await aborted(signal);
    health.stopping = true;
    log.info('stopping: what is under way ends first');
  } finally {
    ended.abort();
    const timer = setTimeout(() => {
      log.warn('stopping: what is under way takes too long, and is let go of');
      server.server.closeAllConnections();
      letGo.abort();
    }, stopMs);
    await Promise.all([server.close(), jobs]);
    clearTimeout(timer);
  }
  log.info('stopped');
}

/** Logs and counts the runs of jobs. */
function watched(log: Log, metrics: Metrics): StartOptions {
  return {
    onRun: (run: JobRunView) => {
      const { job, dueAt, attempts, result, error } = run;
      const outcome = error === null ? 'done' : 'failed';
      metrics.runEnded(job, outcome);
      const line = { job, dueAt, attempts, result, error };
      if (error !== null) log.warn(line, 'job failed');
      else if (didSomething(result)) log.info(line, 'job done');
      else log.debug(line, 'job done');
    },
    onError: (error) => log.error({ err: error }, 'the jobs could not be looked after'),
  };
}

/** Jobs that are due every few minutes find nothing to do most of the time. */
function didSomething(result: JobRunView['result']): boolean {
  return Object.values(result ?? {}).some((count) => count > 0);
}

/** Who holds a server's terminal makes the first operator. */
async function firstInvitation(
  runtime: Runtime,
  { config, log }: ServeOptions,
  url: string,
): Promise<string | null> {
  if (!config.roles.includes('web')) return null;
  if (!runtime.secrets.ready) {
    log.warn('people cannot sign in before PACKLEDGER_MASTER_KEY is set; keys work');
    return null;
  }
  // A port that was free is known only now.
  const publicUrl = config.publicUrl ?? url;
  return (await inviteFirstOperator({ ...runtime, publicUrl }))?.link ?? null;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
