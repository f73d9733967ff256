// Usage as programs report it over HTTP.
import { type Agent, request } from 'node:http';

/** A CloudEvent of ours; everything that is not said is ordinary. */
export function cloudEvent(
  event: Readonly<Record<string, unknown>> = {},
  data: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    specversion: '1.0',
    type: 'packledger.usage',
    source: 'edge-1',
    id: 'e-1',
    time: '2022-03-02T12:00:00+08:00',
    data: { item: 'live.downstream.mainland', quantity: '1000', ...data },
    ...event,
  };
}

/** Many of them, told apart by their ids. */
export function cloudEvents(
  count: number,
  prefix: string,
  event: Readonly<Record<string, unknown>> = {},
): readonly Readonly<Record<string, unknown>>[] {
  return Array.from({ length: count }, (_, at) => cloudEvent({ id: `${prefix}-${at}`, ...event }));
}

/** What became of a report. */
export interface ReportAnswer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly errors: readonly {
    readonly index: number;
    readonly code: string;
    readonly message: string;
  }[];
  readonly errorsLeftOut: number;
}

/** A report that is sent over a socket. */
export interface SentReport {
  readonly agent: Agent;
  readonly secret: string;
  readonly body: Buffer;
}

export interface SentAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** Sends a batch of CloudEvents; fails as the connection does. */
export function sendReport(url: string, { agent, secret, body }: SentReport): Promise<SentAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(`${url}/api/v1/usage/events`, {
      agent,
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/cloudevents-batch+json',
        'content-length': body.length,
      },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      response.toArray().then((chunks: Buffer[]) => {
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'],
          text: Buffer.concat(chunks).toString(),
        });
      }, reject);
    });
    call.end(body);
  });
}
