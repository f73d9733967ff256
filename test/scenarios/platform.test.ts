// What operators see of the whole platform: how it stands, whose usage fell silent, what endpoints
// did not take, and what another version of a catalogue would change.
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlatformView } from '../../src/operations/platform/show-platform.ts';
import { catalogDocument, documentWith } from '../support/catalogs.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { Receiver } from '../support/receiver.ts';

interface Checked {
  readonly faults: readonly { readonly path: string; readonly code: string }[];
  readonly comparedWith: string | null;
  readonly changes: readonly unknown[];
}

describeOnEachDatabase('the platform', (open) => {
  let ledger: Ledger;
  let account: Account;
  let other: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    ledger.itIs('2022-06-09T12:00:00+08:00');
    account = await ledger.account('One');
    other = await ledger.account('Two');
    await ledger.account('Three');
    await account.use({ day: '2022-06-07', quantity: '1 GB' });
    await account.settle('2022-06-07');
    await account.use({ day: '2022-06-08', quantity: '1 GB' });
    await account.use({ day: '2022-06-09', quantity: '1 GB' });
    await other.use({ day: '2022-06-01', quantity: '1 GB' });
  });

  test('tells what waits for operators, and how accounts stand', async () => {
    const request = { area: 'mainland', mode: 'monthly-traffic' };
    await ledger.call('billing-modes.request-monthly', { account: account.id, ...request });
    expect(await ledger.call<PlatformView>('platform.show')).toEqual({
      asOf: '2022-06-09T12:00:00+08:00',
      settledThrough: null,
      unsettledDays: 0,
      openRuns: 0,
      failedJobs: [],
      waiting: { modeRequests: 1, pluginReviews: 0 },
      webhooks: { pending: 0, failed: 0, disabled: 0 },
      mailsPending: 0,
      accounts: [{ standing: 'running', count: 3 }],
    });
  });

  describe('usage', () => {
    const arrivals = async (silentDays?: number) => {
      const { accounts } = await ledger.call<{ accounts: readonly { name: string }[] }>(
        'usage.arrivals',
        silentDays === undefined ? {} : { silentDays },
      );
      return accounts;
    };

    test('is told of by its last day, with the days that are over and not settled', async () => {
      expect(await arrivals()).toEqual([
        {
          account: account.id,
          name: 'One',
          lastUsed: '2022-06-09',
          settledThrough: '2022-06-07',
          waiting: 1,
        },
        {
          account: other.id,
          name: 'Two',
          lastUsed: '2022-06-01',
          settledThrough: null,
          waiting: 1,
        },
        expect.objectContaining({ name: 'Three', lastUsed: null, waiting: 0 }),
      ]);
    });

    test('falls silent where there was some before', async () => {
      expect((await arrivals(3)).map(({ name }) => name)).toEqual(['Two']);
      expect(await arrivals(8)).toEqual([]);
      expect((await arrivals(7)).map(({ name }) => name)).toEqual(['Two']);
    });
  });

  test('lists what endpoints of any account did not take, until it is sent again', async () => {
    const receiver = await Receiver.open();
    try {
      receiver.answer = { status: 500 };
      const hook = { account: other.id, url: receiver.url };
      const made = await ledger.call<{ webhook: { id: string } }>('webhooks.create', hook);
      const test = { account: other.id, webhook: made.webhook.id };
      const { delivery } = await ledger.call<{ delivery: { id: string } }>('webhooks.test', test);
      const undelivered = () =>
        ledger.call<{ deliveries: readonly object[] }>('webhooks.undelivered');
      expect((await undelivered()).deliveries).toMatchObject([
        {
          id: delivery.id,
          account: other.id,
          accountName: 'Two',
          url: receiver.url,
          enabled: true,
          state: 'pending',
          attempts: 1,
          last: { status: 500 },
        },
      ]);
      receiver.answer = { status: 204 };
      await ledger.call('webhooks.resend', { account: other.id, delivery: delivery.id });
      await ledger.call('jobs.run', { name: 'deliver-webhooks' });
      expect((await undelivered()).deliveries).toEqual([]);
    } finally {
      await receiver.close();
    }
  });

  describe('another version of a catalogue', () => {
    const check = (document: unknown) =>
      ledger.call<Checked>('catalogs.check', { text: JSON.stringify(document) });

    test('is compared with the one that it would replace', async () => {
      expect(await check(catalogDocument())).toMatchObject({
        faults: [],
        comparedWith: 'tencent-css-2022',
        changes: [],
      });
      const { changes } = await check(
        documentWith({ 'skus[0].price': '27', 'title.en': 'Another' }),
      );
      expect(changes).toEqual([
        expect.objectContaining({ what: 'head', id: 'title', change: 'changed' }),
        {
          what: 'sku',
          id: 'traffic-100gb',
          change: 'changed',
          fields: [{ field: 'price', before: '"26"', after: '"27"' }],
        },
      ]);
    });

    test('is told what is wrong with it, and on which days it would not be alone', async () => {
      const wrong = await check(documentWith({ timeZone: 'Mars/Base' }));
      expect(wrong.faults).toMatchObject([{ path: 'timeZone', code: 'time_zone_is_unknown' }]);
      const clash = await check(documentWith({ id: 'ours', effectiveFrom: '2022-01-03' }));
      expect(clash.faults.map(({ code }) => code)).toContain('catalogs_are_in_effect_together');
      expect(clash.comparedWith).toBe('tencent-css-2021');
    });
  });

  test('is shown to operators alone', async () => {
    const member = { kind: 'member', id: 'pr_1', account: account.id, role: 'owner' } as const;
    for (const name of ['platform.show', 'usage.arrivals', 'webhooks.undelivered']) {
      expect((await ledger.as(member).refusal(name)).code, name).toBe('not_permitted');
    }
  });
});
