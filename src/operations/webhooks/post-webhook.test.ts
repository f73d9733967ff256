import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Receiver } from '../../../test/support/receiver.ts';
import { postWebhook } from './post-webhook.ts';

const INSIDE = { privateAddresses: true };
const OUTSIDE = { privateAddresses: false };

describe('a call of an endpoint', () => {
  let receiver: Receiver;
  let call: Parameters<typeof postWebhook>[0];

  beforeAll(async () => {
    receiver = await Receiver.open();
    call = { url: receiver.url, headers: { 'webhook-id': 'ev_1' }, body: '{"名":"值"}' };
  });

  afterAll(() => receiver.close());

  beforeEach(() => {
    receiver.forget();
    receiver.answer = { status: 200, body: 'thanks' };
  });

  test('posts JSON and tells the answer', async () => {
    expect(await postWebhook(call, INSIDE)).toMatchObject({
      status: 200,
      error: null,
      answer: 'thanks',
    });
    expect(receiver.received).toMatchObject([
      {
        path: '/hooks',
        body: '{"名":"值"}',
        headers: { 'content-type': 'application/json', 'webhook-id': 'ev_1' },
      },
    ]);
  });

  test.for([300, 301, 400, 404, 410, 429, 500, 503])('is no success with %i', async (status) => {
    receiver.answer = { status };
    expect(await postWebhook(call, INSIDE)).toMatchObject({
      status,
      error: 'webhook_answer_is_no_success',
    });
  });

  test('follows no redirect', async () => {
    receiver.answer = { status: 307, headers: { location: `${receiver.url}/elsewhere` } };
    expect(await postWebhook(call, INSIDE)).toMatchObject({ status: 307 });
    expect(receiver.received).toHaveLength(1);
  });

  test('keeps the beginning of a long answer, without zeros', async () => {
    receiver.answer = { status: 500, body: `\0${'字'.repeat(1_000_000)}` };
    const { answer, status } = await postWebhook(call, INSIDE);
    expect({ answer, status }).toEqual({ answer: '字'.repeat(500), status: 500 });
  });

  test('does not wait for ever', async () => {
    receiver.answer = null;
    expect(await postWebhook(call, INSIDE, 50)).toMatchObject({
      status: null,
      error: 'webhook_answer_is_late',
    });
  });

  test('tells that nobody is there', async () => {
    const closed = await Receiver.open();
    const { url } = closed;
    await closed.close();
    expect(await postWebhook({ ...call, url }, INSIDE)).toMatchObject({
      status: null,
      error: 'webhook_connection_failed',
      answer: 'ECONNREFUSED',
    });
  });

  test('tells that a host has no address', async () => {
    // No label is that long, which is known without asking anybody.
    const url = `https://${'a'.repeat(64)}.example/hooks`;
    expect(await postWebhook({ ...call, url }, INSIDE)).toMatchObject({
      status: null,
      error: 'webhook_host_is_not_found',
    });
  });

  test('reaches no private address, by number or by name, unless it may', async () => {
    const refused = { status: null, error: 'webhook_address_is_private' };
    const named = `http://localhost:${receiver.port}/hooks`;
    for (const url of [receiver.url, named]) {
      expect(await postWebhook({ ...call, url }, OUTSIDE)).toMatchObject(refused);
    }
    expect(receiver.received).toEqual([]);
  });
});
