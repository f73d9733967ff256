import { lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookSettings } from '../operation.ts';
import { addressOf, addressProblem } from './webhook-address.ts';

const ANSWER_MS_MAX = 10_000;
/** How much of an answer is read. */
const ANSWER_BYTES_MAX = 4096;
/** How much of it is kept. */
const ANSWER_LENGTH_MAX = 500;

/** What came of a call. */
export interface WebhookAnswer {
  /** Null: there was no answer. */
  readonly status: number | null;
  /** The code of why it is no success; null: it is one. */
  readonly error: string | null;
  /** The beginning of the answer, or what the network said. */
  readonly answer: string;
  readonly tookMs: number;
}

export interface WebhookCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Calls an endpoint, once: follows no redirect, waits no longer than ten seconds. */
export async function postWebhook(
  call: WebhookCall,
  settings: WebhookSettings,
  waitMs = ANSWER_MS_MAX,
): Promise<WebhookAnswer> {
  // How long the network takes is no matter of the platform's clock.
  const begun = performance.now();
  const signal = AbortSignal.timeout(waitMs);
  const answer = await send(call, settings, signal).catch((error: unknown) =>
    withoutAnswer(error, signal),
  );
  return { ...answer, tookMs: Math.round(performance.now() - begun) };
}

type Answer = Omit<WebhookAnswer, 'tookMs'>;

async function send(
  { url, headers, body }: WebhookCall,
  settings: WebhookSettings,
  signal: AbortSignal,
): Promise<Answer> {
  const target = new URL(url);
  // No lookup is made for a host that is an address.
  const own = addressOf(target);
  const problem = own === null ? null : addressProblem(target, own, settings);
  if (problem !== null) throw new AddressRefused(problem);
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = request(target, {
      method: 'POST',
      agent: false,
      signal,
      lookup: checkedLookup(target, settings),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'packledger',
        ...headers,
      },
    });
    sending.on('response', resolve);
    sending.on('error', reject);
    sending.end(body);
  });
  const status = response.statusCode ?? 0;
  const taken = status >= 200 && status < 300;
  const error = taken ? null : 'webhook_answer_is_no_success';
  return { status, error, answer: await beginningOf(response) };
}

/** Looks a host up for a call, so that what was checked is what is called. */
function checkedLookup(target: URL, settings: WebhookSettings): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '');
      const problem = addresses
        .map(({ address }) => addressProblem(target, address, settings))
        .find((one) => one !== null);
      if (problem !== undefined && problem !== null) {
        return callback(new AddressRefused(problem), '');
      }
      const [first] = addresses;
      if (options.all === true) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}

/** The host is none that may be called. */
class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly problem: string;
  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of response) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes >= ANSWER_BYTES_MAX) break;
    }
  } catch {
    // The status has told what matters.
  }
  response.destroy();
  const text = Buffer.concat(pieces).subarray(0, ANSWER_BYTES_MAX).toString('utf8');
  // A text of PostgreSQL has no zero.
  return text.replaceAll('\0', '').slice(0, ANSWER_LENGTH_MAX);
}

function withoutAnswer(error: unknown, signal: AbortSignal): Answer {
  if (error instanceof AddressRefused) return { status: null, error: error.problem, answer: '' };
  if (signal.aborted) return { status: null, error: 'webhook_answer_is_late', answer: '' };
  const code = error instanceof Error && 'code' in error ? `${error.code}` : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { status: null, error: 'webhook_host_is_not_found', answer: code };
  }
  const said = code === '' && error instanceof Error ? error.message : code;
  const answer = said.slice(0, ANSWER_LENGTH_MAX);
  return { status: null, error: 'webhook_connection_failed', answer };
}
