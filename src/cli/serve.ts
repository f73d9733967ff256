import { Option } from 'commander';
import { accept, type Outcome, refuse } from '../engine/index.ts';
import type { Started } from '../serve.ts';
import { parseHost, parsePort, parseRoles, type ServerConfig } from '../server-config.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import type { Page } from './terminal/output.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
  readonly roles?: string;
}

/** `serve`. */
export function addServeCommand(face: Face): void {
  const { speaker } = face;
  const parts = [
    new Option('--port <port>', speaker.say(OPTIONS.port)),
    new Option('--host <host>', speaker.say(OPTIONS.host)),
    new Option('--roles <roles>', speaker.say(OPTIONS.roles)),
  ];
  addCommand(face, 'serve', parts, serveCommand);
}

/** Connections to a database server: those of calls, and beside them those of jobs. */
const CALL_CONNECTIONS = 10;
const JOB_CONNECTIONS = 4;

const serveCommand: Handler<ServeOptions> = async (call, options) => {
  const config = configOf(call.config.server, options);
  if (!config.ok) return config;
  const { roles, connections } = config.value;
  const alone = roles.length === 1;
  const settings = {
    asServer: true,
    server: config.value,
    connections: connections ?? (alone && roles[0] === 'jobs' ? JOB_CONNECTIONS : CALL_CONNECTIONS),
    ...(alone ? {} : { jobConnections: JOB_CONNECTIONS }),
  };
  return call.withRuntime(async (runtime) => {
    await serveUntilStopped(call, runtime, config.value);
    return accept(null);
  }, settings);
};

type Runtime = Parameters<Parameters<Call['withRuntime']>[0]>[0];

/** What is told when a server answers, beside where. */
export interface Announcement {
  readonly document: object;
  lines(url: string, page: Page): readonly string[];
}

/** Serves, tells where, and returns when a signal has ended it. */
export async function serveUntilStopped(
  { output, speaker }: Call,
  runtime: Runtime,
  config: ServerConfig,
  more: Announcement = { document: {}, lines: () => [] },
): Promise<void> {
  // Loaded only here, as the runtime is.
  const { serve } = await import('../serve.ts');
  const { LinesTogether, serverLog } = await import('../server-log.ts');
  const lines = new LinesTogether(output.stderr);
  const log = serverLog(config.log, lines, output.stderr.isTTY === true);
  const { schema } = runtime;
  const { roles } = config;
  const onListening = ({ url, invitation }: Started) =>
    output.report({
      document: { url, roles, schema, invitation, ...more.document },
      lines: (page) => [
        speaker.say(TEXTS.listening, { url, roles: roles.join(', ') }),
        ...(invitation === null ? [] : [speaker.say(TEXTS.firstOperator, { link: invitation })]),
        ...more.lines(url, page),
      ],
    });
  const stop = stopSignal();
  // What was written last tells why a process ends.
  const flush = () => lines.flush();
  process.once('exit', flush);
  try {
    await serve(runtime, { config, log, signal: stop.signal, onListening });
  } finally {
    stop.forget();
    flush();
    process.off('exit', flush);
  }
}

/** What goes before the settings, on the command line. */
export function configOf(config: ServerConfig, options: ServeOptions): Outcome<ServerConfig> {
  const { port: portText, host = config.host, roles: rolesText } = options;
  const port = portText === undefined ? config.port : parsePort(portText);
  if (port === null) return refuse('port_is_not_readable', { text: portText ?? '' }, 'port');
  if (!parseHost(host)) return refuse('host_is_not_readable', { text: host }, 'host');
  const roles = rolesText === undefined ? config.roles : parseRoles(rolesText);
  if (roles === null) return refuse('roles_are_not_readable', { text: rolesText ?? '' }, 'roles');
  return accept({ ...config, port, host, roles });
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** Ctrl-C reaches a program twice when another that started it hands it on. */
const SAME_SIGNAL_MS = 500;

/** The first signal of the process to stop; the second ends it at once. */
function stopSignal(): { readonly signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  let first: number | null = null;
  const forget = () => {
    for (const name of SIGNALS) process.off(name, on);
  };
  const on = (name: NodeJS.Signals) => {
    const at = performance.now();
    first ??= at;
    controller.abort();
    if (at === first || (name === 'SIGINT' && at - first < SAME_SIGNAL_MS)) return;
    forget();
    process.kill(process.pid, name);
  };
  for (const name of SIGNALS) process.on(name, on);
  return { signal: controller.signal, forget };
}
