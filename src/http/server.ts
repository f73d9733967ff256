// The HTTP server: faces beside each other on one Fastify. It translates and decides nothing.
import fastify, {
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { refuse } from '../engine/index.ts';
import { followCatalogs } from '../operations/catalogs/follow-catalogs.ts';
import { followStoreClock } from '../operations/clock/sandbox-clock.ts';
import { apiDocsFace } from './api-docs.ts';
import { watchCalls } from './call-log.ts';
import { consoleFace } from './console.ts';
import { answerErrors, sendRefusal } from './errors.ts';
import { limitedCallers } from './limits.ts';
import { mediaFace } from './media-face.ts';
import { Metrics } from './metrics.ts';
import type { Face, Platform, PlatformParts, Server, WebSettings } from './platform.ts';
import { nameRequests } from './request-ids.ts';
import { logWhenNeeded } from './request-log.ts';
import { restFace } from './rest.ts';
import { addSecurityHeaders, refuseOtherSites } from './security.ts';
import { sendTogether } from './send-together.ts';
import { signInFace } from './sign-in-face.ts';
import { tencentFace } from './tencent/tencent-face.ts';
import { answerUnknownPaths } from './unknown-paths.ts';
import { usageReportsFace } from './usage-reports.ts';
import { addWatch } from './watch.ts';

const FACES: readonly Face[] = [
  restFace,
  usageReportsFace,
  mediaFace,
  signInFace,
  apiDocsFace,
  tencentFace,
  consoleFace,
];

/** Of a server that nobody but this machine reaches. */
const SETTINGS: WebSettings = {
  publicUrl: 'http://127.0.0.1:8080',
  trustProxy: [],
  callsAMinute: { known: 0, nobody: 0 },
  metricsToken: null,
  tencentCallsPerSecond: 20,
};

const SECOND_MS = 1_000;
/** How long a client has to send the head of a call, and all of it. */
const HEAD_MS = 15 * SECOND_MS;
const CALL_MS = 60 * SECOND_MS;
/** How often clients are looked at, whether they are late. */
const LOOK_MS = 5 * SECOND_MS;
/** How long a connection may be silent; longer than proxies keep theirs, so that they hang up. */
const SILENCE_MS = 120 * SECOND_MS;
const KEEP_ALIVE_MS = 75 * SECOND_MS;
/** Bodies of calls; faces that take more say so at their routes. */
const BODY_BYTES_MAX = 1_000_000;
const PATH_PART_MAX = 300;

/** A server that is ready to listen; `inject` calls it without a socket. */
export function buildServer(parts: PlatformParts): Server {
  const { log, context, callers, usage, signIn = null, web = true, slowClients = {} } = parts;
  const settings = { ...SETTINGS, ...parts.settings };
  const { metrics = new Metrics(), health = { stopping: false } } = parts;
  const platform: Platform = { context, callers, usage, signIn, settings, metrics, health };
  const { headMs = HEAD_MS, callMs = CALL_MS, lookMs = LOOK_MS } = slowClients;
  const server = fastify({
    genReqId: () => context.ids.next('rq'),
    trustProxy: settings.trustProxy.length > 0 && [...settings.trustProxy],
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    ...(log === undefined ? {} : { loggerInstance: log }),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: callMs,
    connectionTimeout: SILENCE_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: headMs, connectionsCheckingInterval: lookMs },
    routerOptions: { maxParamLength: PATH_PART_MAX },
    frameworkErrors: answerBadPath,
  });
  logWhenNeeded(server);
  nameRequests(server);
  watchCalls(server, metrics);
  answerErrors(server);
  answerUnknownPaths(server);
  addSecurityHeaders(server, settings);
  sendTogether(server);
  refuseOtherSites(server, settings);
  addWatch(server, platform);
  if (!web) return server;
  const faces: FastifyPluginAsync = async (part) => {
    const limited = await limitedCallers(part, callers, settings);
    const follow = followStoreClock(context);
    if (follow !== null) part.addHook('onRequest', follow);
    // Calls that need a store that does not answer say so themselves; others need not wait for it.
    part.addHook('onRequest', () => followCatalogs(context).catch(() => {}));
    for (const face of FACES) part.register((own) => face(own, { ...platform, callers: limited }));
  };
  server.register(faces);
  return server;
}

/** What the router cannot read: before any hook, so that there is no caller and no log of it. */
function answerBadPath(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const isTooLong = 'code' in error && error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  const refused = isTooLong
    ? refuse('path_is_too_long', { max: `${PATH_PART_MAX}` })
    : refuse('path_is_not_readable');
  sendRefusal(reply, refused.refusal);
}
