// What is listed beside deductions: packs as they are searched, usage with its totals, overage,
// settlements, what is on sale; and two who edit the same.
import { beforeAll, expect, test } from 'vitest';
import type { PackView } from '../../src/operations/packs/pack-view.ts';
import type { UsageDayView } from '../../src/operations/usage/list-usage-days.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger, LIVE } from '../support/ledger.ts';
import { instant } from '../support/packs.ts';

const PEAK = 'live.bandwidth.mainland';

interface Packs {
  readonly packs: readonly PackView[];
  readonly next: string | null;
}

describeOnEachDatabase('lists', (open) => {
  let ledger: Ledger;
  let account: Account;
  let ids: readonly string[];

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    account = await ledger.account();
    ids = [
      await account.pack('traffic-100gb', '2022-02-03T10:00:00+08:00'),
      await account.pack('traffic-1tb', '2022-02-01T10:00:00+08:00'),
      await account.pack('traffic-gift-20gb', '2022-02-02T10:00:00+08:00'),
      await account.pack('mic-50000m', '2022-02-04T10:00:00+08:00'),
    ];
    await account.use({ day: '2022-03-02', quantity: '1015 GB' });
    await account.use({ day: '2022-03-03', quantity: '130 GB' });
    await account.use({ day: '2022-03-03', quantity: 5_000_000n, item: PEAK });
    await account.use({ day: '2022-03-04', quantity: 3_000_000n, item: PEAK });
    await ledger.settleEach(['2022-03-02', '2022-03-03']);
    ledger.itIs('2022-06-01T12:00:00+08:00');
  });

  const call = <T>(name: string, input: object = {}) =>
    ledger.call<T>(name, { account: account.id, ...input });
  const packs = async (input: object) => (await call<Packs>('packs.list', input)).packs;
  const skus = (rows: readonly PackView[]) => rows.map(({ sku }) => sku);

  test.for<readonly [string, object, readonly string[]]>([
    ['the order of charging', {}, ['1tb', 'gift-20gb', '100gb', '50000m']],
    [
      'the latest purchase first',
      { sort: '-purchasedAt' },
      ['50000m', '100gb', 'gift-20gb', '1tb'],
    ],
    ['what they are called', { search: '赠' }, ['gift-20gb']],
    ['a part of the SKU', { search: 'TRAFFIC-1' }, ['1tb', '100gb']],
    ['their family', { family: 'mic' }, ['50000m']],
    ['being unused', { status: 'unused' }, ['50000m']],
    ['being used up', { status: 'used-up' }, ['1tb', 'gift-20gb', '100gb']],
    [
      'when they expire',
      { expiresAfter: '2023-02-02T00:00:00+08:00', expiresBefore: '2023-02-03T00:00:00+08:00' },
      ['gift-20gb'],
    ],
  ])('packs are found by %s', async ([, input, names]) => {
    const found = await packs(input);
    expect(skus(found).map((sku) => sku?.replace(/^(traffic|mic)-/, ''))).toEqual(names);
    // One at a time they are the same.
    const rows: PackView[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const asked = { ...input, limit: 1, ...(cursor === '' ? {} : { cursor }) };
      const page: Packs = await call<Packs>('packs.list', asked);
      rows.push(...page.packs);
      cursor = page.next;
    }
    expect(rows).toEqual(found);
  });

  test('a pack is found by the beginning of its id, and by no text that is a pattern', async () => {
    const id = ids[3] ?? '';
    expect(await packs({ search: id.slice(0, -1) })).toMatchObject(
      (await packs({})).filter((pack) => pack.id.startsWith(id.slice(0, -1))),
    );
    expect(await packs({ search: '%' })).toEqual([]);
  });

  test('a pack is shown with its refund, and the days on which a mode froze it', async () => {
    const other = await ledger.account();
    const pack = await other.pack('traffic-1tb', '2022-02-01T10:00:00+08:00');
    const shown = () => ledger.call('packs.show', { account: other.id, pack });
    for (const scope of ['live.mainland', 'live.overseas', 'leb.mainland', 'leb.overseas']) {
      await other.setMode(scope, 'daily-bandwidth', '2022-03-01');
    }
    expect(await shown()).toMatchObject({
      pack: { id: pack, status: 'frozen' },
      order: null,
      refund: { accepted: false, reason: 'pack_not_bought_here' },
      gifts: [],
      frozen: [{ from: '2022-03-01', to: null }],
    });
    await other.setMode('live.overseas', 'daily-traffic', '2022-04-01');
    expect(await shown()).toMatchObject({
      pack: { status: 'unused' },
      frozen: [{ from: '2022-03-01', to: '2022-03-31' }],
    });
  });

  test('usage is told by day with what packs covered, and in all by item', async () => {
    const usage = await call<{ days: UsageDayView[]; totals: unknown }>('usage.days');
    expect(usage.days).toMatchObject([
      { date: '2022-03-02', item: LIVE, covered: '1015000000000', overage: '0', unsettled: '0' },
      { date: '2022-03-03', item: PEAK, quantity: '5000000', covered: '0' },
      { date: '2022-03-03', item: LIVE, covered: '105000000000', overage: '25000000000' },
      { date: '2022-03-04', item: PEAK, unsettled: '3000000' },
    ]);
    expect(usage.totals).toMatchObject([
      { item: PEAK, unit: 'bit/s', quantity: '5000000' },
      {
        item: LIVE,
        unit: 'byte',
        quantity: '1145000000000',
        covered: '1120000000000',
        overage: '25000000000',
        amount: '6.5',
      },
    ]);
    const page = await call<{ days: unknown; next: string }>('usage.days', {
      limit: 1,
      item: LIVE,
    });
    expect(await call('usage.days', { limit: 1, item: LIVE, cursor: page.next })).toMatchObject({
      days: usage.days.filter(({ item }) => item === LIVE).slice(1),
      totals: null,
      next: null,
    });
  });

  test('what no pack covered is listed with its price and bill', async () => {
    const line = { item: LIVE, quantity: '25000000000', unitPrice: '0.26', per: 'GB' };
    const bill = { amount: '6.5', bill: 'day', billDate: '2022-03-03', revision: 1 };
    const found = await call<{ overage: readonly object[] }>('overage.list');
    expect(found.overage).toMatchObject([{ date: '2022-03-03', ...line, ...bill }]);
    expect(await call('overage.list', { bill: 'month' })).toMatchObject({ overage: [] });
    expect(await call('overage.list', { billDate: '2022-03-03' })).toEqual(found);
  });

  test('operators see which settlements ran, and what another would do', async () => {
    const { runs } = await ledger.call<{ runs: readonly object[] }>('settlement-runs.list');
    expect(runs).toMatchObject([
      { date: '2022-03-03', account: null, state: 'finished', ranges: 1, done: 1, accounts: 1 },
      { date: '2022-03-02', revisions: 1 },
    ]);
    expect(await ledger.call('settlement-runs.list', { state: 'open' })).toMatchObject({
      runs: [],
    });
    const dry = await ledger.call('settlement.preview', { date: '2022-03-04', limit: 0 });
    expect(dry).toMatchObject({ dryRun: true, accounts: 1, revisions: 1 });
    expect(await ledger.call('settlement.verify')).toMatchObject({ problems: [] });
  });

  test('whoever is signed in sees what is on sale, and by which catalogue', async () => {
    const person = ledger.as({ kind: 'person', id: 'a-person' });
    const { skus: sold } = await person.call<{ skus: readonly { id: string }[] }>('skus.list', {
      family: 'traffic',
      onSale: true,
      date: '2022-03-02',
    });
    expect(sold[0]).toMatchObject({ id: 'traffic-100gb', size: '100000000000', unit: 'byte' });
    expect(sold.map(({ id }) => id)).not.toContain('traffic-gift-20gb');
    const { catalogs } = await person.call<{ catalogs: readonly { id: string }[] }>(
      'catalogs.list',
    );
    expect(catalogs.map(({ id }) => id)).toEqual(['tencent-css-2021', 'tencent-css-2022']);
    const shown = await person.call('catalogs.show', { catalog: 'tencent-css-2022' });
    expect(shown).toMatchObject({ currency: 'CNY', tierBasis: 'overage' });
    const refusal = await person.refusal('catalogs.show', { catalog: 'other' });
    expect(refusal.code).toBe('catalog_not_found');
  });

  test('of two who edit the same, the second is told', async () => {
    const { etag } = await call<{ etag: string }>('thresholds.show');
    const first = { account: account.id, percent: 20, ifMatch: etag };
    const set = await ledger.call<{ etag: string }>('thresholds.set', first);
    const late = await ledger.refusal('thresholds.set', { ...first, percent: 30 });
    expect(late).toMatchObject({ code: 'changed_by_somebody_else', params: { etag: set.etag } });
    const { webhook } = await call<{ webhook: { id: string; etag: string } }>('webhooks.create', {
      url: 'https://127.0.0.1:9/hook',
    });
    const rename = { account: account.id, webhook: webhook.id, ifMatch: webhook.etag };
    await ledger.call('webhooks.update', { ...rename, description: 'mine' });
    const other = await ledger.refusal('webhooks.update', { ...rename, description: 'theirs' });
    expect(other.code).toBe('changed_by_somebody_else');
  });

  test('jobs are listed and run for operators, who stand in the audit log', async () => {
    const { jobs } = await ledger.call<{ jobs: readonly { name: string }[] }>('jobs.list');
    expect(jobs.map(({ name }) => name)).toContain('settle');
    const ran = await ledger.call('jobs.run', { name: 'expire-packs' });
    expect(ran).toMatchObject({ runs: [{ job: 'expire-packs', state: 'done' }] });
    const unknown = await ledger.refusal('jobs.run', { name: 'nothing' });
    expect(unknown.code).toBe('job_is_unknown');
    const to = new Date(instant('2022-06-02T12:00:00+08:00')).toISOString();
    expect((await ledger.refusal('clock.advance', { to })).code).toBe('store_is_not_a_sandbox');
    const audit = await ledger.call('platform-audit.list', { limit: 1 });
    expect(audit).toMatchObject({
      entries: [{ operation: 'jobs.run', subject: 'expire-packs', actor: { id: 'a-story' } }],
    });
  });
});
