// The client against the real server, over a socket: what it says is what the server takes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HttpPlatform } from '../../test/support/http-platform.ts';
import { addressOf, type CallFailed, type Client, createClient, needsOf } from './client.ts';

let platform: HttpPlatform;
let client: Client;
let account: string;

beforeAll(async () => {
  platform = await HttpPlatform.open();
  const baseUrl = await platform.server.listen({ host: '127.0.0.1', port: 0 });
  account = (await platform.ledger.account()).id;
  client = createClient({ baseUrl, secretKey: await platform.keyOf(account), language: 'zh' });
});
afterAll(() => platform.close());

/** Why a call failed. */
async function failed(call: Promise<unknown>): Promise<CallFailed> {
  return call.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: CallFailed) => error,
  );
}

test('what is deleted with a key may be deleted with it again', async () => {
  const instance = { account, instance: 'main show' };
  await client.call('director.register', { ...instance, name: 'Main show' });
  const once = await client.call('director.delete', { ...instance, key: 'delete-1' });
  expect(once).toEqual({ instance: 'main show' });
  expect(await client.call('director.delete', { ...instance, key: 'delete-1' })).toEqual(once);
  const option = client.call('director.delete', instance, { idempotencyKey: 'delete-1' });
  expect(await option).toEqual(once);
  const other = await failed(client.call('director.delete', { ...instance, key: 'delete-2' }));
  expect(other).toMatchObject({ status: 404, code: 'instance_not_registered', path: 'instance' });
  expect(other.message).toBe(other.messages.zh);
});

test('a key of a program that stands in the path is no key of the call', async () => {
  const { id } = await client.call('keys.create', { account, name: 'reporting' });
  await client.call('keys.revoke', { account, key: id });
  const { keys } = await client.call('keys.list', { account });
  expect(keys.find((key) => key.id === id)?.revokedAt).not.toBeNull();
});

test('a call that moves money has a key by itself', async () => {
  await platform.ledger.call('wallet.top-up', { account, amount: '2000', reference: 'slip' });
  const { order } = await client.call('orders.place', { account, sku: 'traffic-100gb', pay: true });
  expect(order.status).toBe('paid');
});

test('a tag goes along, and a list in a query', async () => {
  const { etag } = await client.call('thresholds.show', { account });
  const set = { account, percent: 20, ifMatch: etag };
  await client.call('thresholds.set', set);
  const late = await failed(client.call('thresholds.set', { ...set, percent: 30 }));
  expect(late).toMatchObject({ status: 412, code: 'changed_by_somebody_else' });
  const items = ['live.downstream.mainland', 'live.downstream.overseas'];
  const span = { from: '2022-03-01T00:00:00+08:00', before: '2022-03-02T00:00:00+08:00' };
  const { steps } = await client.call('usage.series', { account, items, ...span });
  expect(steps).toEqual([]);
});

test('no server is told from a server that refuses', async () => {
  const nowhere = createClient({ baseUrl: 'http://127.0.0.1:9' });
  expect(await failed(nowhere.call('me.show', {}))).toMatchObject({ status: 0, code: 'no_answer' });
});

test('it tells where a file is had, and who may call', () => {
  const asked = { account: 'ac_1', from: '2022-03-01', format: 'xlsx' } as const;
  expect(addressOf('usage.export-days', asked)).toBe(
    '/api/v1/accounts/ac_1/usage/export?from=2022-03-01&format=xlsx',
  );
  expect(needsOf('usage.export-days')).toEqual({ access: 'viewer', reads: true });
  expect(needsOf('jobs.run')).toEqual({ access: 'operator', reads: false });
});
