// What is listed beside deductions: packs as they are searched, usage with its totals, overage,
// settlements, what is on sale; and two who edit the same.
import { beforeAll, expect, test } from 'vitest';
import type { PackView } from '../../src/operations/packs/pack-view.ts';
import type { UsageDayView } from '../../src/operations/usage/list-usage-days.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, LEB, Ledger, LIVE } from '../support/ledger.ts';
import { instant } from '../support/packs.ts';

const PEAK = 'live.bandwidth.mainland';
const DIRECTOR = 'director.general.720p';

interface Packs {
  readonly packs: readonly PackView[];
  readonly next: string | null;
}

describeOnEachDatabase('lists', (open) => {
  let ledger: Ledger;
  let account: Account;
  /** It has two director instances, and a day that was settled twice. */
  let studio: Account;
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
    studio = await ledger.account();
    await studio.pack('traffic-100gb', '2022-02-01T10:00:00+08:00');
    await studio.use(
      { day: '2022-03-05', quantity: '70 GB' },
      { day: '2022-03-05', quantity: '20 GB', item: LEB },
      { day: '2022-03-05', quantity: '2 min', item: DIRECTOR, instance: 'a' },
      { day: '2022-03-05', quantity: '1 min', item: DIRECTOR, instance: 'b' },
      { day: '2022-03-06', quantity: '5 min', item: DIRECTOR, instance: 'a' },
      { day: '2022-03-06', quantity: '1 GB' },
    );
    await studio.settle('2022-03-05');
    await studio.use({ day: '2022-03-05', quantity: '10 GB' });
    await studio.settle('2022-03-05');
    ledger.itIs('2022-06-01T12:00:00+08:00');
  });

  const call = <T>(name: string, input: object = {}) =>
    ledger.call<T>(name, { account: account.id, ...input });
  const ofStudio = <T>(name: string, input: object = {}) =>
    ledger.call<T>(name, { account: studio.id, ...input });
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

  test('usage is told of an instance, latest first, and once if it was settled again', async () => {
    const of = { item: DIRECTOR, unit: 'second' };
    expect(await ofStudio('usage.days', { instance: 'a', sort: '-date' })).toMatchObject({
      days: [
        { ...of, date: '2022-03-06', instance: 'a', quantity: '300', unsettled: '300' },
        { ...of, date: '2022-03-05', instance: 'a', overage: '120', amount: '0.662' },
      ],
      totals: [{ ...of, quantity: '420', overage: '120', unsettled: '300' }],
    });
    const day = { from: '2022-03-05', to: '2022-03-05' };
    const { days } = await ofStudio<{ days: readonly UsageDayView[] }>('usage.days', day);
    // Of LEB the pack gave twice as much as was used.
    expect(
      days.map(({ item, instance, covered, overage, unsettled }) => {
        return [item, instance, covered, overage, unsettled];
      }),
    ).toEqual([
      [DIRECTOR, 'a', '0', '120', '0'],
      [DIRECTOR, 'b', '0', '60', '0'],
      [LEB, undefined, '20000000000', '0', '0'],
      [LIVE, undefined, '60000000000', '20000000000', '0'],
    ]);
  });

  test('what became different by a later settlement is listed with its revision', async () => {
    type Overage = { overage: readonly object[]; next: string | null };
    const { overage } = await ofStudio<Overage>('overage.list');
    const live = { item: LIVE, unitPrice: '0.26', bill: 'day', billDate: '2022-03-05' };
    expect(overage).toMatchObject([
      { ...live, quantity: '10000000000', amount: '2.6', revision: 1 },
      { item: DIRECTOR, instance: 'a', quantity: '120', revision: 1 },
      { item: DIRECTOR, instance: 'b', quantity: '60', revision: 1 },
      { ...live, quantity: '-10000000000', amount: '-2.6', revision: 2 },
      { ...live, quantity: '20000000000', amount: '5.2', revision: 2 },
    ]);
    expect((await ofStudio<Overage>('overage.list', { instance: 'b' })).overage).toEqual(
      overage.slice(2, 3),
    );
    const rows: object[] = [];
    for (let cursor: object | null = {}; cursor !== null; ) {
      const asked = { sort: '-usageDate', limit: 2, ...cursor };
      const page: Overage = await ofStudio<Overage>('overage.list', asked);
      rows.push(...page.overage);
      cursor = page.next === null ? null : { cursor: page.next };
    }
    expect(rows).toEqual(overage.toReversed());
  });

  test('a pack is shown with its order, and with the gifts that came with it', async () => {
    const buyer = await ledger.account();
    const of = { account: buyer.id };
    await ledger.call('wallet.top-up', { ...of, amount: '2000', reference: 'a slip' });
    await ledger.call('wallet.grant', { ...of, amount: '350', note: 'welcome' });
    type Placed = { order: { id: string; packs: readonly { id: string }[] } };
    const { order } = await ledger.call<Placed>('orders.place', {
      ...of,
      sku: 'traffic-10tb',
      pay: true,
    });
    const pack = order.packs[0]?.id;
    const shown = () => ledger.call('packs.show', { ...of, pack });
    const paid = { voucher: '0.00', gift: '350.00', cash: '2000.00' };
    const refund = { amount: '2350.00', cash: '2000.00', gift: '350.00' };
    expect(await shown()).toMatchObject({
      asOf: '2022-06-01T12:00:00+08:00',
      catalog: 'tencent-css-2022',
      order: { id: order.id, paid },
      refund: { accepted: true, deadline: '2022-06-06T23:59:59+08:00', ...refund },
      gifts: [{ kind: 'license', license: 'live', years: 1, usedFor: null }],
    });
    const app = { bundleId: 'com.example.app', packageName: 'com.example.app' };
    const { license } = await ledger.call<{ license: { id: string } }>('licenses.add', {
      ...of,
      pack,
      ...app,
    });
    expect(await shown()).toMatchObject({
      refund: { accepted: false, reason: 'pack_bound_to_license' },
      gifts: [{ usedAt: '2022-06-01T12:00:00+08:00', usedFor: license.id, withdrawnAt: null }],
    });
    const other = await ledger.refusal('packs.show', { account: studio.id, pack });
    expect(other).toMatchObject({ code: 'pack_not_found', path: 'pack' });
  });

  test.for<readonly [string, object, string, string]>([
    ['usage.days', { item: 'live.downstream' }, 'item_is_unknown', 'item'],
    ['usage.days', { from: '2022-02-30' }, 'date_is_not_a_day', 'from'],
    ['usage.days', { cursor: 'next' }, 'cursor_is_not_readable', 'cursor'],
    ['usage.days', { account: 'ac_nobody' }, 'account_not_found', 'account'],
    ['overage.list', { billDate: 'March' }, 'date_is_not_a_day', 'billDate'],
    ['overage.list', { sort: 'amount' }, 'value_is_not_among', 'sort'],
    ['overage.list', { account: 'ac_nobody' }, 'account_not_found', 'account'],
    ['packs.show', { pack: 'pk_none' }, 'pack_not_found', 'pack'],
  ])('%s with %o is refused: %s', async ([name, input, code, path]) => {
    const refusal = await ledger.refusal(name, { account: studio.id, ...input });
    expect(refusal).toMatchObject({ code, path });
  });

  test.for<readonly [string, object, string, string]>([
    ['settlement-runs.list', { to: 'March' }, 'date_is_not_a_day', 'to'],
    ['settlement.preview', { date: '2022-06-01' }, 'day_is_not_over', 'date'],
    ['settlement.preview', { date: '2022-03-05', account: 'ac_0' }, 'account_not_found', 'account'],
    ['skus.list', { family: 'trafic' }, 'family_is_unknown', 'family'],
    ['skus.list', { date: 'March' }, 'date_is_not_a_day', 'date'],
    ['catalogs.show', { catalog: 'tencent' }, 'catalog_not_found', 'catalog'],
    ['jobs.run', { name: 'settel' }, 'job_is_unknown', 'name'],
    ['clock.advance', { to: 'March' }, 'time_is_not_readable', 'to'],
  ])('%s with %o is refused: %s', async ([name, input, code, path]) => {
    expect(await ledger.refusal(name, input)).toMatchObject({ code, path });
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
      { date: '2022-03-05', account: studio.id, revisions: 1, deductions: 0, bills: 1 },
      { date: '2022-03-05', account: studio.id, revisions: 1, deductions: 2, bills: 1 },
      { date: '2022-03-03', account: null, state: 'finished', ranges: 1, done: 1, accounts: 1 },
      { date: '2022-03-02', revisions: 1 },
    ]);
    const some = async (input: object) =>
      (await ledger.call<{ runs: readonly object[] }>('settlement-runs.list', input)).runs;
    expect(await some({ state: 'open' })).toEqual([]);
    expect(await some({ account: studio.id })).toEqual(runs.slice(0, 2));
    expect(await some({ from: '2022-03-03', to: '2022-03-03' })).toEqual(runs.slice(2, 3));
    expect(await some({ sort: 'startedAt', state: 'finished' })).toEqual(runs.toReversed());
    const preview = (limit: number) =>
      ledger.call('settlement.preview', { date: '2022-03-06', limit });
    const counts = { dryRun: true, accounts: 1, revisions: 1, deductions: 0, bills: 1 };
    const lines = [
      { account: studio.id, item: LIVE, quantity: '1000000000', amount: '0.26', bill: 'day' },
      { account: studio.id, item: DIRECTOR, instance: 'a', quantity: '300', amount: '1.655' },
    ];
    const overage = expect.arrayContaining(lines.map((line) => expect.objectContaining(line)));
    expect(await preview(10)).toMatchObject({ ...counts, plan: { overage, leftOut: 0 } });
    // Nothing came of the first.
    expect(await preview(0)).toMatchObject({ ...counts, plan: { overage: [], leftOut: 2 } });
    const verified = await ledger.call('settlement.verify');
    expect(verified).toMatchObject({ checked: { settlements: 4 }, problems: [] });
  });

  test('whoever is signed in sees what is on sale, and by which catalogue', async () => {
    type Skus = { skus: readonly { id: string; price: string }[]; catalog: string };
    const person = ledger.as({ kind: 'person', id: 'a-person' });
    const of = { family: 'traffic', date: '2022-03-02' };
    const { skus: sold } = await person.call<Skus>('skus.list', { ...of, onSale: true });
    expect(sold[0]).toMatchObject({ id: 'traffic-100gb', size: '100000000000', unit: 'byte' });
    const given = await person.call<Skus>('skus.list', { ...of, onSale: false });
    expect(given.skus).toMatchObject([{ id: 'traffic-gift-20gb', refundDays: null }]);
    expect(sold.map(({ id }) => id)).not.toContain('traffic-gift-20gb');
    const before = await person.call<Skus>('skus.list', { ...of, date: '2022-01-03' });
    expect(before.catalog).toBe('tencent-css-2021');
    const price = ({ id }: { id: string }) => id === 'traffic-10tb';
    expect([before.skus.find(price)?.price, sold.find(price)?.price]).toEqual(['2172', '2350']);
    const { catalogs } = await person.call<{ catalogs: readonly { uploadedAt: string | null }[] }>(
      'catalogs.list',
    );
    expect(catalogs).toMatchObject([
      { id: 'tencent-css-2021', effectiveFrom: null, effectiveTo: '2022-01-04' },
      { id: 'tencent-css-2022', effectiveFrom: '2022-01-04', effectiveTo: null },
    ]);
    const shown = await person.call<{ items: readonly { id: string }[] }>('catalogs.show', {
      catalog: 'tencent-css-2022',
    });
    const { uploadedAt, ...latest } = catalogs[1] ?? { uploadedAt: '' };
    expect(uploadedAt).toBeNull();
    expect(shown).toMatchObject({ currency: 'CNY', tierBasis: 'overage', ...latest });
    expect(shown.items.find(({ id }) => id === LEB)).toMatchObject({
      family: 'traffic',
      scope: 'leb.mainland',
      ratios: [{ ratio: '2' }],
      prices: [{ per: 'GB', tiers: [{ from: '0', price: '0.52' }, {}, {}, {}, {}, {}] }],
    });
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
    const to = new Date(instant('2022-06-02T12:00:00+08:00')).toISOString();
    expect((await ledger.refusal('clock.advance', { to })).code).toBe('store_is_not_a_sandbox');
    const audit = await ledger.call('platform-audit.list', { limit: 1 });
    expect(audit).toMatchObject({
      entries: [{ operation: 'jobs.run', subject: 'expire-packs', actor: { id: 'a-story' } }],
    });
  });
});
