// POST /api/v1/usage/events: usage reported by programs, as CloudEvents.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accept, type Outcome, type Refusal, refuse } from '../engine/index.ts';
import { messageOf } from '../operations/refusals.ts';
import type { Room } from '../operations/usage/intake-room.ts';
import {
  REPORT_BYTES_MAX,
  type ReportedUsage,
  type ReportReader,
  reportSubjects,
  reportUsage,
} from '../operations/usage/report-usage.ts';
import { sendRefusal } from './errors.ts';
import { preferredLanguage } from './languages.ts';
import type { Face, Platform } from './platform.ts';
import { readReportBody, tooLarge } from './report-body.ts';

export const REPORT_PATH = '/api/v1/usage/events';

/** Adds the way in of usage. Its bodies are not read before it is known that there is room. */
export const usageReportsFace: Face = (server, platform) => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _body, done) => done(null));
  server.post(REPORT_PATH, async (request, reply) => {
    const { intake } = platform.usage;
    const form = formOf(platform, request);
    if (!form.ok) return sendRefusal(reply, form.refusal);
    const room = intake.enter();
    if (room === null) return sendFull(platform, reply);
    try {
      const outcome = await report({ platform, request, room, ...form.value });
      if (outcome.ok) {
        platform.metrics.eventsEnded(outcome.value);
        return answer(reply, outcome.value);
      }
      if (outcome.refusal.code === 'usage_intake_is_full') return sendFull(platform, reply);
      return sendRefusal(reply, outcome.refusal);
    } finally {
      room.leave();
    }
  });
};

interface Form {
  readonly read: ReportReader;
  readonly isGzip: boolean;
}

/** How the body is to be read, as far as its headers tell. */
function formOf({ usage }: Platform, { headers }: FastifyRequest): Outcome<Form> {
  const type = headers['content-type'] ?? '';
  const read = usage.readers.get((type.split(';')[0] ?? '').trim().toLowerCase());
  if (read === undefined) {
    const known = [...usage.readers.keys()].join(', ');
    return refuse('report_type_is_not_taken', { type, known });
  }
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'identity') {
    return refuse('report_encoding_is_not_taken', { encoding });
  }
  if (Number(headers['content-length'] ?? 0) > REPORT_BYTES_MAX) return tooLarge();
  return accept({ read, isGzip: encoding === 'gzip' });
}

interface Report extends Form {
  readonly platform: Platform;
  readonly request: FastifyRequest;
  readonly room: Room;
}

async function report({
  platform,
  request,
  room,
  read,
  isGzip,
}: Report): Promise<Outcome<ReportedUsage>> {
  const caller = await platform.callers.callerOf(request);
  if (caller === null) return refuse('credentials_are_not_valid');
  const account = accountOf(request.query);
  const actor = await caller.actorFor(account);
  if (actor.kind === 'nobody') return refuse('credentials_are_missing');
  const context = { ...platform.context, actor, requestId: request.id };
  const subjects = reportSubjects(context, account);
  if (!subjects.ok) return subjects;
  const body = await readReportBody({ stream: request.raw, isGzip, room });
  if (!body.ok) return body;
  const { intake } = platform.usage;
  return reportUsage(context, { intake, room, read, body: body.value, subjects: subjects.value });
}

/** The account of events that name none, where the caller does not tell it. */
function accountOf(query: unknown): string | null {
  if (typeof query !== 'object' || query === null || !('account' in query)) return null;
  return typeof query.account === 'string' ? query.account : null;
}

function answer(reply: FastifyReply, reported: ReportedUsage): FastifyReply {
  const language = preferredLanguage(reply.request.headers['accept-language']);
  const errors = reported.errors.map(({ index, code, params }) => {
    return { index, code, message: messageOf({ code, params }, language) };
  });
  return reply.header('vary', 'accept-language').send({ ...reported, errors });
}

function sendFull({ usage, metrics }: Platform, reply: FastifyReply): FastifyReply {
  metrics.intakeFull();
  const seconds = `${usage.intake.secondsToWait}`;
  const { refusal }: { readonly refusal: Refusal } = refuse('usage_intake_is_full', { seconds });
  return sendRefusal(reply.header('retry-after', seconds), refusal);
}
