import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refuse } from '../../src/engine/index.ts';
import { changeAccount } from '../../src/operations/change.ts';
import type { Actor, Context } from '../../src/operations/operation.ts';
import { perform } from '../../src/operations/perform.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import { LEASE_MS, RETRY_AFTER_MS } from '../../src/operations/webhooks/attempt-delivery.ts';
import { deliverWebhooks } from '../../src/operations/webhooks/deliver-webhooks.ts';
import type { DeliveryView } from '../../src/operations/webhooks/list-deliveries.ts';
import type { WebhookView } from '../../src/operations/webhooks/list-webhooks.ts';
import { sql } from '../../src/store/sql.ts';
import { takeDelivery } from '../../src/store/webhook-deliveries.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { isSignedBy, Receiver } from '../support/receiver.ts';

const NOON = '2023-06-01T12:00:00+08:00';
const BOUGHT = '2023-05-31T10:00:00+08:00';

interface Made {
  readonly webhook: WebhookView;
  readonly secret: string;
}

/** The time so many milliseconds after noon. */
function afterNoon(ms: number): string {
  return new Date(Date.parse(NOON) + ms).toISOString();
}

/** A platform on whose accounts' endpoints the stories look. */
class Told {
  readonly ledger: Ledger;
  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  add(account: Account, url: string, more: object = {}): Promise<Made> {
    return this.ledger.call('webhooks.create', { account: account.id, url, ...more });
  }

  async deliveries(account: Account, more: object = {}): Promise<readonly DeliveryView[]> {
    const input = { account: account.id, ...more };
    const { deliveries } = await this.ledger.call<{ deliveries: readonly DeliveryView[] }>(
      'webhooks.deliveries',
      input,
    );
    return deliveries;
  }

  /** The only delivery there is. */
  async delivery(account: Account): Promise<DeliveryView> {
    const [delivery, ...others] = await this.deliveries(account);
    if (delivery === undefined || others.length > 0) throw new Error('there is not just one');
    return delivery;
  }

  async webhook(account: Account): Promise<WebhookView | undefined> {
    const input = { account: account.id };
    const { webhooks } = await this.ledger.call<{ webhooks: readonly WebhookView[] }>(
      'webhooks.list',
      input,
    );
    return webhooks[0];
  }

  deliver(context: Context = this.ledger.context) {
    return deliverWebhooks(context);
  }

  /** Delivers at each of these times after noon. */
  async deliverAt(...times: readonly number[]): Promise<void> {
    for (const ms of times) {
      this.ledger.itIs(afterNoon(ms));
      await this.deliver();
    }
  }
}

/** When the attempts of a delivery are that fails each time, from noon on. */
function attemptTimes(): readonly number[] {
  let at = 0;
  return [0, ...RETRY_AFTER_MS.map((wait) => (at += wait))];
}

describeOnEachDatabase('webhooks', (open) => {
  let ledger: Ledger;
  let told: Told;
  let receiver: Receiver;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    told = new Told(ledger);
    receiver = await Receiver.open();
  });

  afterAll(() => receiver.close());

  beforeEach(async () => {
    ledger.itIs(NOON);
    account = await ledger.account();
  });

  afterEach(async () => {
    // What a story leaves waiting is no matter of the next one.
    for (const { id } of await webhooksOf(account)) {
      await ledger.call('webhooks.delete', { account: account.id, webhook: id });
    }
    receiver.forget();
    receiver.answer = { status: 204 };
  });

  async function webhooksOf({ id }: Account): Promise<readonly WebhookView[]> {
    const answer = await ledger.call<{ webhooks: readonly WebhookView[] }>('webhooks.list', {
      account: id,
    });
    return answer.webhooks;
  }

  test('tell a program what happened, signed as the standard says', async () => {
    const { secret } = await told.add(account, receiver.url);
    const pack = await account.pack('traffic-100gb', BOUGHT);
    expect(await told.deliver()).toEqual({ delivered: 1, pending: 0, failed: 0 });
    const [message] = receiver.received;
    expect(message && isSignedBy(secret, message)).toBe(true);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      type: 'pack.granted',
      timestamp: NOON,
      account: account.id,
      data: { packs: [{ id: pack, sku: 'traffic-100gb' }], gift: false },
    });
    const { event, state, attempts, nextAt } = await told.delivery(account);
    expect(message?.headers['webhook-id']).toBe(event.id);
    expect({ state, nextAt }).toEqual({ state: 'delivered', nextAt: null });
    expect(attempts).toMatchObject([{ at: NOON, status: 204, error: null }]);
    expect(await told.deliver()).toEqual({ delivered: 0, pending: 0, failed: 0 });
  });

  test('are signed by nobody else', async () => {
    await told.add(account, receiver.url);
    const { secret } = await told.add(await ledger.account(), receiver.url);
    await account.pack('traffic-100gb', BOUGHT);
    await told.deliver();
    const [message] = receiver.received;
    expect(message && isSignedBy(secret, message)).toBe(false);
  });

  test('tell of a fact or not at all, as the fact is there or not', async () => {
    await told.add(account, receiver.url);
    const call = { account: account.id, operation: 'stories.test' };
    const data = { packs: [], gift: false };
    const refused = await changeAccount(ledger.context, call, async (change) => {
      await change.emit('pack.granted', data);
      return refuse('pack_used');
    });
    expect(refused).toMatchObject({ refusal: { code: 'pack_used' } });
    const broken = changeAccount(ledger.context, call, async (change) => {
      await change.emit('pack.granted', data);
      throw new Error('the process dies');
    });
    await expect(broken).rejects.toThrow('the process dies');
    expect(await told.deliveries(account)).toEqual([]);
    const events = await ledger.database.query(
      sql`select type from events where account_id = ${account.id} order by event_id`,
    );
    expect(events).toEqual([{ type: 'account.created' }]);
  });

  test('tell an endpoint what it wants, and a disabled one nothing', async () => {
    await told.add(account, `${receiver.url}/all`);
    await told.add(account, `${receiver.url}/packs`, { types: ['pack.granted'] });
    await told.add(account, `${receiver.url}/tests`, { types: ['webhook.test'] });
    const { webhook } = await told.add(account, `${receiver.url}/off`);
    const off = { account: account.id, webhook: webhook.id, enabled: false };
    await ledger.call('webhooks.update', off);
    await account.pack('traffic-100gb', BOUGHT);
    await told.deliver();
    const paths = receiver.received.map(({ path }) => path).sort();
    expect(paths).toEqual(['/hooks/all', '/hooks/packs']);
  });

  test("tell nobody of another account's", async () => {
    await told.add(account, receiver.url);
    await (await ledger.account()).pack('traffic-100gb', BOUGHT);
    await told.deliver();
    expect(receiver.received).toEqual([]);
  });

  test('are sent again until they are taken, the same each time', async () => {
    const { secret } = await told.add(account, receiver.url);
    await account.pack('traffic-100gb', BOUGHT);
    receiver.answer = { status: 500, body: 'not today' };
    expect(await told.deliver()).toEqual({ delivered: 0, pending: 1, failed: 0 });
    expect(await told.delivery(account)).toMatchObject({
      state: 'pending',
      nextAt: '2023-06-01T12:00:05+08:00',
      attempts: [{ status: 500, error: 'webhook_answer_is_no_success', answer: 'not today' }],
    });
    await told.deliverAt(4999);
    expect(receiver.received).toHaveLength(1);
    await told.deliverAt(5000);
    expect(await told.delivery(account)).toMatchObject({ nextAt: '2023-06-01T12:05:05+08:00' });
    receiver.answer = { status: 200 };
    await told.deliverAt(5000 + 5 * 60_000);
    expect(await told.delivery(account)).toMatchObject({ state: 'delivered' });
    expect(new Set(receiver.ids).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(receiver.received.map((message) => isSignedBy(secret, message))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('leave an endpoint that fails alone until the next run, then go on', async () => {
    await told.add(account, receiver.url);
    for (let count = 0; count < 3; count += 1) await account.pack('traffic-100gb', BOUGHT);
    receiver.answer = { status: 503 };
    expect(await told.deliver()).toEqual({ delivered: 0, pending: 1, failed: 0 });
    receiver.answer = { status: 204 };
    expect(await told.deliver()).toEqual({ delivered: 2, pending: 0, failed: 0 });
    await told.deliverAt(5000);
    expect(new Set(receiver.ids).size).toBe(3);
  });

  test('are given up after three days; the endpoint that took nothing is disabled', async () => {
    const { webhook } = await told.add(account, receiver.url);
    await account.pack('traffic-100gb', BOUGHT);
    receiver.answer = { status: 500 };
    const times = attemptTimes();
    await told.deliverAt(...times);
    expect(times.at(-1)).toBeGreaterThan(3 * 86_400_000);
    expect(receiver.received).toHaveLength(times.length);
    const delivery = await told.delivery(account);
    expect(delivery).toMatchObject({ state: 'failed', nextAt: null });
    expect(delivery.attempts).toHaveLength(times.length);
    expect(await told.webhook(account)).toMatchObject({
      enabled: false,
      disabledReason: 'failing',
    });
    await account.pack('traffic-100gb', BOUGHT);
    expect(await told.deliveries(account)).toHaveLength(1);

    const again = { account: account.id, delivery: delivery.id };
    expect(await ledger.refusal('webhooks.resend', again)).toMatchObject({
      code: 'webhook_is_disabled',
    });
    const on = { account: account.id, webhook: webhook.id, enabled: true };
    expect(await ledger.call('webhooks.update', on)).toMatchObject({
      webhook: { enabled: true, disabledReason: null },
    });
    receiver.answer = { status: 204 };
    await ledger.call('webhooks.resend', again);
    await told.deliver();
    expect(await told.delivery(account)).toMatchObject({ state: 'delivered' });
    expect(new Set(receiver.ids).size).toBe(1);
  });

  test('are given up one by one while the endpoint takes others', async () => {
    await told.add(account, receiver.url);
    await account.pack('traffic-100gb', BOUGHT);
    receiver.answer = { status: 500 };
    const times = attemptTimes();
    await told.deliverAt(...times.slice(0, -1));
    receiver.answer = { status: 204 };
    await account.pack('traffic-100gb', BOUGHT);
    await told.deliver();
    receiver.answer = { status: 500 };
    await told.deliverAt(...times.slice(-1));
    const states = (await told.deliveries(account)).map(({ state }) => state);
    expect(states).toEqual(['delivered', 'failed']);
    expect(await told.webhook(account)).toMatchObject({ enabled: true });
  });

  test('end at an endpoint that says it is gone', async () => {
    await told.add(account, receiver.url);
    await account.pack('traffic-100gb', BOUGHT);
    await account.pack('traffic-100gb', BOUGHT);
    receiver.answer = { status: 410 };
    expect(await told.deliver()).toEqual({ delivered: 0, pending: 0, failed: 1 });
    expect(await told.webhook(account)).toMatchObject({ enabled: false, disabledReason: 'gone' });
    const states = (await told.deliveries(account)).map(({ state }) => state);
    expect(states).toEqual(['failed', 'failed']);
    const { entries } = await ledger.call<{ entries: readonly unknown[] }>('audit.list', {
      account: account.id,
      limit: 1,
    });
    expect(entries).toMatchObject([
      { operation: 'webhooks.deliver', before: { enabled: true }, after: { enabled: false } },
    ]);
  });

  test('come again under the same id when a deliverer died before it wrote them', async () => {
    const { webhook } = await told.add(account, receiver.url);
    await account.pack('traffic-100gb', BOUGHT);
    const lane = { accountId: account.id, endpointId: webhook.id };
    const now = ledger.context.clock.now();
    const taken = await ledger.database.transaction((connection) =>
      takeDelivery(connection, lane, now, now + LEASE_MS),
    );
    await told.deliverAt(LEASE_MS - 1);
    expect(receiver.received).toEqual([]);
    await told.deliverAt(LEASE_MS);
    expect(receiver.ids).toEqual([taken?.event.eventId]);
  });

  test('are tried by one who asks, and the answer is told', async () => {
    const { webhook } = await told.add(account, receiver.url, { types: ['pack.granted'] });
    receiver.answer = { status: 418, body: 'a teapot' };
    const input = { account: account.id, webhook: webhook.id };
    expect(await ledger.call('webhooks.test', input)).toMatchObject({
      delivery: {
        state: 'pending',
        event: { type: 'webhook.test', data: { webhook: webhook.id } },
        attempts: [{ status: 418, answer: 'a teapot' }],
      },
    });
    expect(receiver.types).toEqual(['webhook.test']);
  });

  test('are listed latest first, by endpoint and state, a page at a time', async () => {
    const { webhook } = await told.add(account, receiver.url);
    await told.add(account, receiver.url, { types: ['webhook.test'] });
    for (let count = 0; count < 3; count += 1) await account.pack('traffic-100gb', BOUGHT);
    await told.deliver();
    await account.pack('traffic-100gb', BOUGHT);
    const all = await told.deliveries(account);
    expect(all.map(({ state }) => state)).toEqual([
      'pending',
      'delivered',
      'delivered',
      'delivered',
    ]);
    expect(
      all
        .map(({ id }) => id)
        .sort()
        .reverse(),
    ).toEqual(all.map(({ id }) => id));
    expect(await told.deliveries(account, { state: 'pending' })).toEqual(all.slice(0, 1));
    expect(await told.deliveries(account, { webhook: webhook.id })).toEqual(all);
    expect(await told.deliveries(account, { webhook: 'wh_other' })).toEqual([]);
    const page = { account: account.id, limit: 2 };
    const first = await ledger.call<{ next: string }>('webhooks.deliveries', page);
    const rest = { ...page, cursor: first.next };
    expect(first).toMatchObject({ deliveries: all.slice(0, 2) });
    expect(await ledger.call('webhooks.deliveries', rest)).toMatchObject({
      deliveries: all.slice(2),
    });
  });

  test('tell of a settled day and of its revisions, where somebody listens', async () => {
    const silent = await ledger.account();
    await told.add(account, receiver.url, { types: ['day.settled'] });
    for (const one of [account, silent]) {
      await one.pack('traffic-100gb', '2023-05-01T10:00:00+08:00');
      await one.use({ day: '2023-05-30', quantity: '101 GB' });
      await one.use({ day: '2023-05-31', quantity: '1 GB' });
    }
    await ledger.settleEach(['2023-05-30', '2023-05-31']);
    await account.use({ day: '2023-05-30', quantity: '1 GB' });
    await ledger.settle('2023-05-30');
    await ledger.settle('2023-05-30');
    await told.deliver();
    const days = receiver.received.map(({ body }) => JSON.parse(body).data);
    const one = { deductions: 1, currency: 'CNY' };
    const price = expect.stringMatching(/^0\.\d\d$/);
    expect(days).toMatchObject([
      { ...one, date: '2023-05-30', revision: 1, billed: price },
      { ...one, deductions: 0, date: '2023-05-31', revision: 1, billed: price },
      { deductions: 0, date: '2023-05-30', revision: 2, billed: price },
    ]);
    const events = await ledger.database.query(sql`
      select type from events where account_id = ${silent.id} and type = 'day.settled'`);
    expect(events).toEqual([]);
    expect(await ledger.problems()).toEqual([]);
  });

  describe('have secrets', () => {
    /** Everything that the store holds, as text. */
    async function everything(): Promise<string> {
      const tables = await ledger.database.query<{ name: string }>(sql`
        select table_name as name from information_schema.tables where table_schema = 'public'`);
      const texts = await Promise.all(
        tables.map(({ name }) =>
          ledger.database.query<{ text: string }>({
            text: `select t::text as text from ${name} t`,
            values: [],
          }),
        ),
      );
      return texts
        .flat()
        .map(({ text }) => text)
        .join('\n');
    }

    test('that are told once, and cannot be read in the store', async () => {
      const { secret, webhook } = await told.add(account, receiver.url);
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      expect(await told.webhook(account)).toEqual(webhook);
      expect(webhook).not.toHaveProperty('secret');
      const update = { account: account.id, webhook: webhook.id, rotateSecret: true };
      const rotated = await ledger.call<Made>('webhooks.update', update);
      expect(rotated.secret).not.toBe(secret);
      const stored = await everything();
      expect(stored).toContain(webhook.id);
      for (const each of [secret, rotated.secret]) {
        expect(stored).not.toContain(each.slice('whsec_'.length));
      }
    });

    test('that sign together for a day after a new one was asked for', async () => {
      const { secret, webhook } = await told.add(account, receiver.url);
      const update = { account: account.id, webhook: webhook.id, rotateSecret: true };
      const rotated = await ledger.call<Made>('webhooks.update', update);
      const signedBy = async (time: string) => {
        ledger.itIs(time);
        await account.pack('traffic-100gb', BOUGHT);
        await told.deliver();
        const message = receiver.received.at(-1);
        return [secret, rotated.secret].map(
          (each) => message !== undefined && isSignedBy(each, message),
        );
      };
      expect(await signedBy('2023-06-02T11:59:59+08:00')).toEqual([true, true]);
      expect(await signedBy('2023-06-02T12:00:00+08:00')).toEqual([false, true]);
    });

    test('that another master key does not open', async () => {
      await told.add(account, receiver.url);
      await account.pack('traffic-100gb', BOUGHT);
      await told.deliver({
        ...ledger.context,
        secrets: { ...ledger.context.secrets, open: () => null },
      });
      expect(receiver.received).toEqual([]);
      expect(await told.delivery(account)).toMatchObject({
        state: 'pending',
        attempts: [{ status: null, error: 'webhook_secret_does_not_open' }],
      });
    });

    test('which a platform without a master key cannot keep', async () => {
      const context = {
        ...ledger.context,
        secrets: { ...ledger.context.secrets, ready: false },
      };
      const input = { account: account.id, url: receiver.url };
      expect(await perform(context, operation('webhooks.create'), input)).toMatchObject({
        refusal: { code: 'master_key_is_not_set' },
      });
    });
  });

  test('reach no private address, though a name leads there', async () => {
    await told.add(account, `http://localhost:${receiver.port}/hooks`);
    await account.pack('traffic-100gb', BOUGHT);
    await told.deliver({ ...ledger.context, webhooks: { privateAddresses: false } });
    expect(receiver.received).toEqual([]);
    expect(await told.delivery(account)).toMatchObject({
      state: 'pending',
      attempts: [{ status: null, error: 'webhook_address_is_private' }],
    });
  });

  describe('are refused', () => {
    const refusedOf = (name: string, input: object) =>
      ledger.refusal(name, { account: account.id, ...input }).then(({ code }) => code);

    test('what does not fit', async () => {
      const url = receiver.url;
      const { webhook } = await told.add(account, url);
      const on = { webhook: webhook.id };
      const cases: readonly (readonly [string, object, string])[] = [
        ['create', { url: 'not a URL' }, 'webhook_url_is_not_readable'],
        ['create', { url, types: ['pack.granted', 'pack.grant'] }, 'webhook_type_is_unknown'],
        ['create', { url, description: 'a'.repeat(201) }, 'webhook_description_is_too_long'],
        ['update', { ...on, url: 'http://8.8.8.8' }, 'webhook_url_is_not_https'],
        ['update', { webhook: 'wh_other' }, 'webhook_not_found'],
        ['delete', { webhook: 'wh_other' }, 'webhook_not_found'],
        ['test', { webhook: 'wh_other' }, 'webhook_not_found'],
        ['resend', { delivery: 'dl_other' }, 'webhook_delivery_not_found'],
      ];
      for (const [name, input, code] of cases) {
        expect(await refusedOf(`webhooks.${name}`, input), name).toBe(code);
      }
      const unknown = { account: 'ac_other' };
      expect(await refusedOf('webhooks.list', unknown)).toBe('account_not_found');
      expect(await refusedOf('webhooks.deliveries', unknown)).toBe('account_not_found');
    });

    test('more than ten endpoints', async () => {
      const { url } = receiver;
      for (let count = 0; count < 10; count += 1) await told.add(account, url);
      expect(await refusedOf('webhooks.create', { url })).toBe('webhooks_are_too_many');
    });

    test("another account's, and to who may not", async () => {
      const { webhook } = await told.add(account, receiver.url);
      const other = await ledger.account();
      const member = (role: 'viewer' | 'finance' | 'owner', of: Account): Actor => {
        return { kind: 'member', id: 'a-member', account: of.id, role };
      };
      const theirs = ledger.as(member('owner', other));
      const on = { account: account.id, webhook: webhook.id };
      const theirOwn = { ...on, account: other.id };
      expect(await theirs.refusal('webhooks.delete', on)).toMatchObject({ code: 'not_permitted' });
      expect(await theirs.refusal('webhooks.delete', theirOwn)).toMatchObject({
        code: 'webhook_not_found',
      });
      const finance = ledger.as(member('finance', account));
      expect(await finance.call('webhooks.list', { account: account.id })).toMatchObject({
        webhooks: [webhook],
      });
      expect(await finance.refusal('webhooks.test', on)).toMatchObject({ code: 'not_permitted' });
      const viewer = ledger.as(member('viewer', account));
      expect(await viewer.refusal('webhooks.list', on)).toMatchObject({ code: 'not_permitted' });
    });
  });

  test('of a deleted endpoint stay in the log, and are not sent', async () => {
    const { webhook } = await told.add(account, receiver.url);
    await account.pack('traffic-100gb', BOUGHT);
    await ledger.call('webhooks.delete', { account: account.id, webhook: webhook.id });
    await told.deliver();
    expect(receiver.received).toEqual([]);
    const delivery = await told.delivery(account);
    expect(delivery).toMatchObject({ state: 'failed', webhook: webhook.id, attempts: [] });
    const again = { account: account.id, delivery: delivery.id };
    expect(await ledger.refusal('webhooks.resend', again)).toMatchObject({
      code: 'webhook_not_found',
    });
  });
});

describeOnPostgres('webhooks, of several deliverers at once', (stores) => {
  test('are sent once each', async () => {
    const url = await stores.freshUrl();
    const ledgers = await Promise.all([Ledger.at(url), Ledger.at(url), Ledger.at(url)]);
    const receiver = await Receiver.open();
    const [ledger] = ledgers;
    if (ledger === undefined) throw new Error('three were opened');
    const told = new Told(ledger);
    const accounts = await Promise.all([ledger.account(), ledger.account(), ledger.account()]);
    for (const account of accounts) {
      await told.add(account, receiver.url);
      await told.add(account, `${receiver.url}/too`, { types: ['pack.granted'] });
      for (let count = 0; count < 10; count += 1) await account.pack('traffic-100gb', BOUGHT);
    }
    const counts = await Promise.all(ledgers.map(({ context }) => deliverWebhooks(context)));
    const delivered = counts.reduce((sum, each) => sum + each.delivered, 0);
    expect(delivered).toBe(60);
    const calls = receiver.received.map(({ path, headers }) => `${path} ${headers['webhook-id']}`);
    expect(new Set(calls).size).toBe(60);
    expect(calls).toHaveLength(60);
    await receiver.close();
    for (const each of ledgers) await each.close();
  });
});

describeOnPostgres('webhooks, added while a day is settled', (stores) => {
  test('are told of the day, if and only if the settlement came after them', async () => {
    const url = await stores.freshUrl();
    const [settling, owner] = [await Ledger.at(url), await Ledger.at(url)];
    const accounts: Account[] = [];
    for (let count = 0; count < 60; count += 1) accounts.push(await settling.account());
    for (const account of accounts) await account.use({ day: '2023-05-30', quantity: '1 GB' });
    const told = new Told(owner);
    const adding = async () => {
      for (const { id } of [...accounts].reverse()) {
        await told.add(owner.known(id), 'https://example.com/', { types: ['day.settled'] });
      }
    };
    await Promise.all([settling.settle('2023-05-30', { rangeAccounts: 4 }), adding()]);
    const rows = await settling.database.query<{ first: boolean; told: bigint }>(sql`
      select s.recorded < a.version as first, (select count(*) from webhook_deliveries d
          where d.account_id = a.account_id) as told
      from accounts a
      join settlements s on s.account_id = a.account_id
      order by a.account_id`);
    expect(rows).toHaveLength(60);
    // What is recorded before the account's last version was recorded before the endpoint.
    expect(rows.filter(({ first, told }) => told !== (first ? 0n : 1n))).toEqual([]);
    for (const each of [settling, owner]) await each.close();
  });
});

function operation(name: string) {
  const found = OPERATIONS.get(name);
  if (found === undefined) throw new Error(`there is no operation ${name}`);
  return found;
}
