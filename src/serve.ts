// A platform that listens: the runtime, its HTTP server, its jobs; from the start to the stop.
import { callersOf } from './http/authenticate.ts';
import type { Log, PlatformParts, Server } from './http/platform.ts';
import { buildServer } from './http/server.ts';
import { reportReaders } from './ingest/report-readers.ts';
import { inviteFirstOperator } from './operations/operators/first-operator.ts';
import { UsageIntake } from './operations/usage/usage-intake.ts';
import { packageVersion } from './package-version.ts';
import type { Runtime } from './runtime.ts';
import { publicUrlOf, type ServerConfig } from './server-config.ts';

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

/** The HTTP server of an open platform. */
export function serverOf(runtime: Runtime, parts: Partial<PlatformParts> = {}): Server {
  return buildServer({
    context: runtime,
    callers: callersOf(runtime),
    usage: { intake: new UsageIntake(runtime.database), readers: reportReaders },
    ...parts,
  });
}

/** Serves until the signal comes and everything under way has ended; the runtime stays open. */
export async function serve(runtime: Runtime, options: ServeOptions): Promise<void> {
  const { config, log, signal, stopMs = STOP_MS } = options;
  const { host, port, roles, trustProxy, callsAMinute } = config;
  const publicUrl = publicUrlOf(config);
  const settings = { trustProxy, callsAMinute, publicUrl };
  const server = serverOf({ ...runtime, publicUrl }, { log, settings });
  const url = await server.listen({ host, port });
  log.info({ url, roles, version: packageVersion() }, 'started');
  if (!runtime.accountLock.on) log.warn({ why: runtime.accountLock.why }, LOCK_IS_OFF);
  await options.onListening?.({ url, invitation: await firstInvitation(runtime, options, url) });
  const onError = (error: unknown) => log.error({ err: error }, 'a job could not be looked after');
  const jobs = roles.includes('jobs') ? runtime.jobs.start(signal, onError) : Promise.resolve();
  await aborted(signal);
  log.info('stopping: what is under way ends first');
  const timer = setTimeout(() => server.server.closeAllConnections(), stopMs);
  await server.close();
  clearTimeout(timer);
  await jobs;
  log.info('stopped');
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
