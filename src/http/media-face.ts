// POST /ingest/{kind}/{token}: what media servers say and ask. The token is who they are.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../engine/index.ts';
import { type DeskAnswer, MediaDesk, type MediaSource } from '../operations/media/media-desk.ts';
import { SOURCE_KINDS } from '../operations/media/media-notice.ts';
import { noteCaller } from './call-log.ts';
import { sendRefusal } from './errors.ts';
import type { Face, Platform } from './platform.ts';

/** Far more than any server sends. */
const BODY_MAX = 256 * 1024;
const UNAVAILABLE = 503;
const FORBIDDEN = 403;

/** Satisfies all of them: SRS and ZLMediaKit want the code, node-media-server exactly 200. */
const TAKEN = { code: 0, msg: 'success' };
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
      handler: async (request, reply) => {
        const source = await desk.sourceOf(tokenOf(request));
        if (source === null || source.kind !== kind || source.revokedAt !== null) {
          // Counts as a call of nobody, so that nobody can try tokens for long.
          await platform.callers.callerOf(request);
          return sendRefusal(reply, refuse('source_not_found', { source: '…' }).refusal);
        }
        noteCaller(request, source.sourceId);
        return answer(reply, await hear({ platform, desk, request, source }));
      },
    });
  }
};

interface Hearing {
  readonly platform: Platform;
  readonly desk: MediaDesk;
  readonly request: FastifyRequest;
  readonly source: MediaSource;
}

async function hear({
  platform,
  desk,
  request,
  source,
}: Hearing): Promise<DeskAnswer | 'unsigned'> {
  const { context, usage } = platform;
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const { query, headers } = request;
  const collect = usage.collectors[source.kind as keyof typeof usage.collectors]; // of the route
  const heard = collect({
    body,
    query: typeof query === 'object' && query !== null ? { ...query } : {},
    contentType: headers['content-type'] ?? '',
    authorization: headers.authorization ?? '',
    signing: desk.signingOf(source),
    at: context.clock.now(),
    wallTime: context.wallClock.now(),
  });
  if (heard.ok) return desk.take(source, heard.value);
  const { code, params } = heard.refusal;
  request.log.warn({ source: source.sourceId, code, ...params }, 'a media report was not taken');
  if (code === 'media_signature_is_not_valid') return 'unsigned';
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
