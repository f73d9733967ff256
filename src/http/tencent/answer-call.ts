// One call of the Tencent Cloud API: who signed it, what it asks, and its answer in their form.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accept, type Outcome, type Refusal, refuse } from '../../engine/index.ts';
import { refusalOf } from '../errors.ts';
import type { Platform } from '../platform.ts';
import type { Action } from './action.ts';
import type { ApiNames } from './api-names.ts';
import type { Authenticate } from './authenticate-call.ts';
import type { CallLimit } from './call-limit.ts';
import { describeBillBandwidth } from './describe-bandwidth.ts';
import { describeLivePackageInfo } from './describe-package-info.ts';
import { describeTranscodeDetail } from './describe-transcoding.ts';
import { type ActionAnswer, answerText, refusalText } from './envelope.ts';
import { parametersOfBody, parametersOfQuery } from './parameters.ts';
import type { SentRequest } from './verify-signature.ts';

const VERSION = '2018-08-01';
/** Longer names are none, and are not told back. */
const NAME_MAX = 100;

const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [describeLivePackageInfo, describeBillBandwidth, describeTranscodeDetail].map(
    (each): [string, Action] => [each.name, each],
  ),
);

/** What calls are answered with. */
export interface Calls {
  readonly platform: Platform;
  readonly names: ApiNames;
  readonly limit: CallLimit;
  readonly authenticate: Authenticate;
}

/** Answers a call, whether it is accepted or refused. */
export async function answerCall(
  calls: Calls,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const outcome = await outcomeOf(calls, request);
  head(reply);
  return outcome.ok
    ? answerText(outcome.value, request.id)
    : refusalAnswer(request, outcome.refusal);
}

/** Answers a call that could not be read, or at which something went wrong. */
export function answerFault(
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { refusal } = refusalOf(fault, request);
  if (refusal.code === 'something_went_wrong') request.log.error({ err: fault }, 'a call failed');
  return head(reply).send(refusalAnswer(request, refusal));
}

async function outcomeOf(
  { platform, names, limit, authenticate }: Calls,
  request: FastifyRequest,
): Promise<Outcome<ActionAnswer>> {
  // Callers sign with the real time, whatever the platform's clock says.
  const now = Date.now();
  const sent = sentRequest(request);
  const holder = await authenticate(sent, now);
  if (!holder.ok) return holder;
  const action = calledAction(request);
  if (!action.ok) return action;
  const { id: key, account } = holder.value;
  if (!limit.takes(`${key} ${action.value.name}`, now)) {
    return refuse('calls_are_too_many', { max: `${limit.max}` });
  }
  const parameters =
    sent.method === 'GET' ? accept(parametersOfQuery(sent.query)) : parametersOfBody(sent.body);
  if (!parameters.ok) return parameters;
  const context = { ...platform.context, actor: holder.value, requestId: request.id };
  return action.value.run({ context, account, names }, parameters.value);
}

function calledAction(request: FastifyRequest): Outcome<Action> {
  const name = headerOf(request, 'x-tc-action');
  if (name === '') return refuse('parameter_is_missing', { name: 'X-TC-Action' });
  const version = headerOf(request, 'x-tc-version');
  if (version === '') return refuse('parameter_is_missing', { name: 'X-TC-Version' });
  if (version !== VERSION) return refuse('api_version_is_unknown', { version, known: VERSION });
  const action = ACTIONS.get(name);
  const known = [...ACTIONS.keys()].join(', ');
  return action === undefined
    ? refuse('action_is_unknown', { action: name, known })
    : accept(action);
}

function sentRequest({ method, url, headers, body }: FastifyRequest): SentRequest {
  const at = url.indexOf('?');
  return {
    method,
    query: at < 0 ? '' : url.slice(at + 1),
    headers,
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  };
}

function refusalAnswer(request: FastifyRequest, refusal: Refusal): string {
  const english = headerOf(request, 'x-tc-language').toLowerCase().startsWith('en');
  return refusalText(refusal, english ? 'en' : 'zh', request.id);
}

/** Refused or not, the status is 200: SDKs read the code from the body. */
function head(reply: FastifyReply): FastifyReply {
  return reply.code(200).type('application/json');
}

function headerOf({ headers }: FastifyRequest, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value.slice(0, NAME_MAX) : '';
}
