// POST /ingest/{kind}/{token}: what media servers say and ask. The token is who they are.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Outcome, refuse } from '../engine/index.ts';
import { importNotices, type NoticeReader } from '../operations/media/import-notices.ts';
import { type DeskAnswer, MediaDesk, type MediaSource } from '../operations/media/media-desk.ts';
import {
  type Heard,
  NOTHING_HEARD,
  type SigningPair,
  SOURCE_KINDS,
  type SourceKind,
} from '../operations/media/media-notice.ts';
import { messageOf } from '../operations/refusals.ts';
import { sendRefusal } from './errors.ts';
import { preferredLanguage } from './languages.ts';
import type { Face, Platform } from './platform.ts';

/** Far more than any server sends. */
const BODY_MAX = 256 * 1024;
const UNAVAILABLE = 503;
const FORBIDDEN = 403;

/** Lines of a log, as `usage follow --server` sends them. */
const LOG_TYPE = 'text/x-access-log';
const LOG_NAME = /^[0-9a-f]{32}$/;
const OFFSET = /^\d{1,15}$/;

/** Satisfies all of them: SRS and ZLMediaKit want the code, node-media-server exactly 200. */
const TAKEN = { code: 0, msg: 'success' };
const NOT_TAKEN = { code: 404, msg: 'this address takes no reports' };
const REFUSED = { code: FORBIDDEN, msg: 'not allowed to stream now' };

/** Adds the ways in of media servers, one for each kind. */
export const mediaFace: Face = (server, platform) => {
  const { usage, context } = platform;
  const desk = new MediaDesk(context, {
    reads: usage.readsMedia ?? true,
    onFault: (message, cause) => server.log.warn({ err: cause }, message),
  });
  server.addHook('onClose', () => desk.close());
  // Bodies are read by what the kind of server sends, not by what it says that it sends.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  for (const kind of SOURCE_KINDS) {
    server.route({
      // nginx-rtmp can be told to ask by GET.
      method: kind === 'nginx-rtmp' ? ['POST', 'GET'] : 'POST',
      url: `/ingest/${kind}/:token`,
      exposeHeadRoute: false,
      bodyLimit: BODY_MAX,
      handler: (request, reply) => handle({ platform, desk, request, kind }, reply),
    });
  }
};

interface MediaRequest {
  readonly platform: Platform;
  readonly desk: MediaDesk;
  readonly request: FastifyRequest;
  /** Of the route. */
  readonly kind: SourceKind;
}

async function handle(call: MediaRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { desk, request, kind } = call;
  const source = await desk.sourceOf(tokenOf(request));
  if (source === 'nobody knows') {
    const heard = collected(call, null);
    const said = heard.ok ? heard.value : NOTHING_HEARD;
    return answer(reply, desk.takeUnknown(kind, tokenOf(request), said));
  }
  if (source === 'is none' || source.kind !== kind) return turnAway(call, reply, null);
  request.callerId = source.sourceId;
  if (source.revokedAt !== null) return turnAway(call, reply, source);
  const lines = logLinesOf(call);
  if (lines !== null) return takeLines(call, reply, { ...lines, source: source.sourceId });
  return answer(reply, await hear(call, source));
}

interface LogLines {
  readonly read: NoticeReader;
  /** What the log is known by, and where in it the lines begin. */
  readonly resume: { readonly log: string; readonly offset: number };
}

/** Lines of its log that somebody follows and sends; null: it is a call of the server itself. */
function logLinesOf({ platform, request, kind }: MediaRequest): LogLines | null {
  const { headers, method, query } = request;
  const read = platform.usage.logReaders.get(kind);
  if (method !== 'POST' || headers['content-type'] !== LOG_TYPE || read === undefined) return null;
  const { log, offset }: { log?: unknown; offset?: unknown } = Object(query);
  if (typeof log !== 'string' || !LOG_NAME.test(log)) return null;
  if (typeof offset !== 'string' || !OFFSET.test(offset)) return null;
  return { read, resume: { log, offset: Number(offset) } };
}

/** Takes lines of a log; what was sent before adds nothing. */
async function takeLines(
  { platform, request }: MediaRequest,
  reply: FastifyReply,
  { read, resume, source }: LogLines & { readonly source: string },
): Promise<FastifyReply> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const { calendar } = platform.context.catalogs.latest;
  const batches = read(onceOf(body), { resume, calendar });
  const imported = await importNotices(platform.context, { source, batches });
  if (!imported.ok) return sendRefusal(reply, imported.refusal);
  const language = preferredLanguage(request.headers['accept-language']);
  const errors = imported.value.errors.map(({ index, code, params }) => {
    return { index, code, message: messageOf({ code, params }, language) };
  });
  return reply.header('vary', 'accept-language').send({ ...imported.value, errors });
}

async function* onceOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/**
 * Answers a call at an address that was revoked, or is nobody's. It must be seen, and it must throw
 * nobody off: node-media-server closes a session over any status but 200, and who asks at a revoked
 * address is told what its gate says without looking.
 */
async function turnAway(
  call: MediaRequest,
  reply: FastifyReply,
  revoked: MediaSource | null,
): Promise<FastifyReply> {
  const { platform, request, kind } = call;
  const why = revoked === null ? 'unknown' : 'revoked';
  platform.metrics.mediaNotTaken(kind, why);
  const source = revoked?.sourceId ?? null;
  request.log.warn(
    { kind, why, source },
    'a media server reports at an address that takes nothing',
  );
  if (revoked !== null) {
    const heard = collected(call, null);
    const asks = heard.ok && heard.value.asks !== null;
    if (asks) return answer(reply, revoked.gate === 'closed' ? 'refused' : 'taken');
  }
  if (kind === 'nms') return reply.send(NOT_TAKEN);
  // Counts as a call of nobody, so that nobody can try tokens for long.
  await platform.callers.callerOf(request);
  return sendRefusal(reply, refuse('source_not_found', { source: '…' }).refusal);
}

/** What a call said, by the collector of its kind. */
function collected(
  { platform, request, kind }: MediaRequest,
  signing: SigningPair | null,
): Outcome<Heard> {
  const { context, usage } = platform;
  const { query, headers, body } = request;
  return usage.collectors[kind]({
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    query: typeof query === 'object' && query !== null ? { ...query } : {},
    contentType: headers['content-type'] ?? '',
    authorization: headers.authorization ?? '',
    signing,
    at: context.clock.now(),
    wallTime: context.wallClock.now(),
  });
}

async function hear(call: MediaRequest, source: MediaSource): Promise<DeskAnswer | 'unsigned'> {
  const { platform, desk, request, kind } = call;
  const heard = collected(call, desk.signingOf(source));
  if (heard.ok) return desk.take(source, heard.value);
  const { code, params } = heard.refusal;
  request.log.warn({ source: source.sourceId, code, ...params }, 'a media report was not taken');
  const isUnsigned = code === 'media_signature_is_not_valid';
  platform.metrics.mediaNotTaken(kind, isUnsigned ? 'unsigned' : 'unreadable');
  if (isUnsigned) return 'unsigned';
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return desk.unreadable(source, body, code);
}

function answer(reply: FastifyReply, said: DeskAnswer | 'unsigned'): FastifyReply {
  switch (said) {
    case 'taken':
      return reply.send(TAKEN);
    case 'refused':
      return reply.code(FORBIDDEN).send(REFUSED);
    case 'again':
      return reply.code(UNAVAILABLE).send({ code: UNAVAILABLE, msg: 'send it again' });
    case 'unsigned':
      return reply.code(401).send({ code: 401, msg: 'the signature is not valid' });
  }
}

function tokenOf({ params }: FastifyRequest): string {
  const { token }: { token?: unknown } = Object(params);
  return typeof token === 'string' ? token : '';
}
