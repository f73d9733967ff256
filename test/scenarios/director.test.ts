// Director instances and the packs bound to them: coverage, its chain, and what is billed.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day as dayOf } from '../../src/engine/index.ts';
import type { InstanceView } from '../../src/operations/director/instance-view.ts';
import type { CoverageView } from '../../src/operations/director/show-timeline.ts';
import { sql } from '../../src/store/sql.ts';
import { reclaimPacks } from '../../src/store/standings.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { billsOf, netOf, overageOf } from '../support/facts.ts';
import { type Account, daysFrom, Ledger, type Use } from '../support/ledger.ts';
import { instant } from '../support/packs.ts';

const GENERAL = 'director.general.720p';
const PLAYLIST = 'director.playlist.720p';
const BOUGHT = '2022-03-01T10:00:00+08:00';

describeOnEachDatabase('director packs', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    ledger.itIs(BOUGHT);
    account = await ledger.account();
    await call('director.register', { instance: 'studio', name: 'The studio' });
  });

  const call = <T = never>(name: string, input: object = {}) =>
    ledger.call<T>(name, { account: account.id, ...input });
  const refused = async (name: string, input: object) =>
    (await ledger.refusal(name, { account: account.id, ...input })).code;
  const bind = (pack: string, instance = 'studio') => call('director.bind', { pack, instance });
  const output = (day: string, more: Partial<Use> = {}): Use => {
    return { day, item: GENERAL, instance: 'studio', quantity: '90 min', ...more };
  };
  const pack = (sku: string) => account.pack(sku, BOUGHT);

  /** The pack's rows in the store: which line, how much of it, what was taken. */
  async function rowsOf(packId: string): Promise<readonly object[]> {
    return ledger.database.query(sql`
      select usage_date as date, revision, item, instance, usage::integer as usage, ratio,
        deducted::integer as deducted, left_before::integer as left
      from deductions where account_id = ${account.id} and pack_id = ${packId}
      order by usage_date, revision, seq`);
  }

  test('cover all output of their instance from the day of their binding on', async () => {
    const week = await pack('director-7d');
    ledger.itIs('2022-03-02T15:00:00+08:00');
    expect(await bind(week)).toEqual({
      pack: week,
      instance: 'studio',
      from: '2022-03-02',
      to: '2022-03-08',
      queued: false,
    });
    await account.use(
      output('2022-03-01'),
      output('2022-03-02', { time: '2022-03-02T08:00:00+08:00' }),
      output('2022-03-02', { item: PLAYLIST }),
      output('2022-03-02', { item: PLAYLIST, instance: 'elsewhere' }),
      output('2022-03-08'),
      output('2022-03-09'),
    );
    ledger.itIs('2022-03-10T10:00:00+08:00');
    await ledger.settleEach(daysFrom('2022-03-01', '2022-03-09'));

    expect(await billsOf(ledger.database, account.id)).toMatchObject([
      { date: '2022-03-01', amount: '29.79' },
      { date: '2022-03-02', amount: '17.28' },
      { date: '2022-03-09', amount: '29.79' },
    ]);
    // Each covered line has a row, which takes no day from the pack; days pass by themselves.
    const row = { usage: 5400, ratio: '0', deducted: 0, left: 7, revision: 1 };
    expect(await rowsOf(week)).toEqual([
      { date: '2022-03-02', item: PLAYLIST, instance: 'studio', ...row },
      { date: '2022-03-02', item: GENERAL, instance: 'studio', ...row },
      { date: '2022-03-08', item: GENERAL, instance: 'studio', ...row },
    ]);
    expect(await account.deductions()).toEqual([]);
    expect(await account.packs()).toMatchObject([
      { status: 'used-up', used: '7', left: '0', unit: 'day', boundTo: 'studio', queued: false },
    ]);
    const explained = await account.explain('2022-03-02');
    const details = { from: '2022-03-02', to: '2022-03-08' };
    expect(explained.lines).toMatchObject([
      { item: PLAYLIST, instance: 'elsewhere', uncovered: '5400' },
      { item: PLAYLIST, instance: 'studio', packs: [{ outcome: 'covers_by_binding', details }] },
      { item: GENERAL, covered: '5400', uncovered: '0', overage: null },
    ]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('run one after another on an instance', async () => {
    const [week, month, other] = [
      await pack('director-7d'),
      await pack('director-30d'),
      await pack('director-7d'),
    ];
    await bind(week);
    ledger.itIs('2022-03-03T11:00:00+08:00');
    await call('director.register', { instance: 'backup' });
    const second = { from: '2022-03-08', to: '2022-04-06', queued: true };
    expect(await bind(month)).toMatchObject(second);
    expect(await bind(other, 'backup')).toMatchObject({ from: '2022-03-03', to: '2022-03-09' });

    const { instances } = await call<{ instances: readonly InstanceView[] }>('director.list');
    expect(instances).toMatchObject([
      {
        instance: 'studio',
        name: 'The studio',
        covering: { pack: week, from: '2022-03-01', to: '2022-03-07' },
        queued: [{ pack: month, from: '2022-03-08', to: '2022-04-06' }],
        coveredUntil: '2022-04-06',
      },
      { instance: 'backup', name: 'backup', queued: [], coveredUntil: '2022-03-09' },
    ]);
    const timeline = (more: object) =>
      call<{ coverage: readonly CoverageView[] }>('director.timeline', more);
    ledger.itIs('2022-03-10T11:00:00+08:00');
    expect((await timeline({})).coverage).toMatchObject([
      { pack: week, state: 'ended' },
      { pack: other, state: 'ended', instance: 'backup' },
      { pack: month, state: 'running', boundAt: '2022-03-03T11:00:00+08:00' },
    ]);
    expect((await timeline({ instance: 'backup' })).coverage).toMatchObject([{ pack: other }]);

    const asOf = '2022-03-05T12:00:00+08:00';
    expect(await account.packs(asOf)).toMatchObject([
      { id: week, status: 'in-use', used: '5', queued: false },
      { id: month, status: 'in-use', used: '0', queued: true, coverage: { from: '2022-03-08' } },
      { id: other, status: 'in-use', used: '3' },
    ]);
    expect(await account.packs('2022-03-02T12:00:00+08:00')).toMatchObject([
      { id: week, status: 'in-use' },
      { id: month, status: 'unused', boundTo: null, coverage: null },
      { id: other, status: 'unused' },
    ]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('go on to the end of their days after they have expired', async () => {
    const week = await pack('director-7d');
    ledger.itIs('2023-03-01T09:59:59+08:00');
    await bind(week);
    await account.use(output('2023-03-01'), output('2023-03-07'), output('2023-03-08'));
    ledger.itIs('2023-03-10T10:00:00+08:00');
    await ledger.settleEach(daysFrom('2023-03-01', '2023-03-08'));
    expect(await rowsOf(week)).toHaveLength(2);
    expect(await billsOf(ledger.database, account.id)).toMatchObject([{ date: '2023-03-08' }]);
    // So it is when the days are replayed.
    await account.use(output('2023-03-01', { item: PLAYLIST }));
    await ledger.settleEach(daysFrom('2023-03-01', '2023-03-08'));
    expect(await rowsOf(week)).toHaveLength(3);
    expect(await account.packs()).toMatchObject([{ status: 'used-up' }]);
    expect(await ledger.problems()).toEqual([]);
  });

  describe('usage that comes late', () => {
    test('of a covered line is noticed and recorded, and still costs nothing', async () => {
      const week = await pack('director-7d');
      await bind(week);
      await account.use(output('2022-03-01'));
      ledger.itIs('2022-03-03T10:00:00+08:00');
      await account.settle('2022-03-01');
      await account.use(output('2022-03-01', { quantity: '10 min' }));
      expect((await account.explain('2022-03-01')).lateUsage).toBe(true);
      expect(await account.preview('2022-03-01')).toMatchObject({ revisions: 1, deductions: 0 });

      expect(await account.settle('2022-03-01')).toMatchObject({ revisions: 1, deductions: 0 });

      expect(await rowsOf(week)).toMatchObject([
        { revision: 1, usage: 5400 },
        { revision: 2, usage: -5400, left: 7 },
        { revision: 2, usage: 6000, left: 7 },
      ]);
      expect(await account.explain('2022-03-01')).toMatchObject({
        settled: { revision: 2 },
        lateUsage: false,
        lines: [{ usage: '6000', covered: '6000' }],
      });
      expect(await billsOf(ledger.database, account.id)).toEqual([]);
      expect(await account.settle('2022-03-01')).toMatchObject({ revisions: 0 });
      expect(await ledger.problems()).toEqual([]);
    });

    test('for the day before the binding is billed', async () => {
      const week = await pack('director-7d');
      ledger.itIs('2022-03-02T10:00:00+08:00');
      await bind(week);
      await account.use(output('2022-03-02'));
      ledger.itIs('2022-03-04T10:00:00+08:00');
      await ledger.settleEach(['2022-03-01', '2022-03-02']);
      await account.use(output('2022-03-01'), output('2022-03-02', { item: PLAYLIST }));
      await account.settle('2022-03-01');
      expect(await overageOf(ledger.database, account.id)).toMatchObject([
        { date: '2022-03-01', amount: '29.79' },
      ]);
      // Replaying takes in what came late for the later day, too.
      expect(await rowsOf(week)).toHaveLength(2);
      expect(await ledger.problems()).toEqual([]);
    });
  });

  test('a day that was settled before the binding is explained by what was known', async () => {
    const week = await pack('director-7d');
    await account.use(output('2022-03-01'), output('2022-03-02'));
    ledger.itIs('2022-03-02T10:00:00+08:00');
    await account.settle('2022-03-01');
    await bind(week);
    expect(await account.explain('2022-03-01')).toMatchObject({
      lines: [{ packs: [{ outcome: 'pack_not_bound' }], uncovered: '5400' }],
    });
    ledger.itIs('2022-03-03T10:00:00+08:00');
    await account.settle('2022-03-02');
    expect(await billsOf(ledger.database, account.id)).toHaveLength(1);
    expect(await ledger.problems()).toEqual([]);
  });

  test('cover nothing from the day on which they are reclaimed', async () => {
    const [week, month] = [await pack('director-7d'), await pack('director-30d')];
    await bind(week);
    await bind(month);
    await account.use(...daysFrom('2022-03-01', '2022-03-04').map((day) => output(day)));
    ledger.itIs('2022-03-03T12:00:00+08:00');
    await account.settle('2022-03-01');
    await ledger.database.transaction((connection) =>
      reclaimPacks(connection, account.id, {
        at: instant('2022-03-03T12:00:00+08:00'),
        today: dayOf('2022-03-03'),
      }),
    );
    ledger.itIs('2022-03-05T12:00:00+08:00');
    await ledger.settleEach(['2022-03-02', '2022-03-03', '2022-03-04']);
    expect((await billsOf(ledger.database, account.id)).map(({ date }) => date)).toEqual([
      '2022-03-03',
      '2022-03-04',
    ]);
    expect(await account.packs()).toMatchObject([
      { status: 'expired', used: '2', left: '0', voided: '5' },
      { status: 'expired', used: '0', left: '0', voided: '30', queued: false },
    ]);
    const before = await netOf(ledger.database, account.id);
    await account.use(output('2022-03-01', { quantity: 0n }));
    await account.settle('2022-03-01');
    expect(await netOf(ledger.database, account.id)).toEqual(before);
    // What is bound now does not wait for what was taken back.
    const next = await account.pack('director-7d', '2022-03-05T10:00:00+08:00');
    expect(await bind(next)).toMatchObject({ from: '2022-03-05', queued: false });
    expect(await ledger.problems()).toEqual([]);
  });

  describe('an instance', () => {
    test('is one of five at the most; a deleted one does not count', async () => {
      for (const instance of ['b', 'c', 'd', 'e']) await call('director.register', { instance });
      expect(await refused('director.register', { instance: 'f' })).toBe('instance_limit_reached');
      await call('director.delete', { instance: 'c' });
      await call('director.register', { instance: 'f' });
      expect(await refused('director.register', { instance: 'c' })).toBe('instance_limit_reached');
    });

    test('that was deleted may be registered again', async () => {
      await call('director.delete', { instance: 'studio' });
      expect(await refused('director.delete', { instance: 'studio' })).toBe(
        'instance_not_registered',
      );
      const week = await pack('director-7d');
      expect(await refused('director.bind', { pack: week, instance: 'studio' })).toBe(
        'instance_not_registered',
      );
      await call('director.register', { instance: 'studio', name: 'Again' });
      const { instances } = await call<{ instances: readonly InstanceView[] }>('director.list');
      expect(instances).toMatchObject([{ instance: 'studio', name: 'Again', covering: null }]);
    });

    test('is not deleted while packs run or wait on it', async () => {
      await bind(await pack('director-7d'));
      await bind(await pack('director-7d'));
      ledger.itIs('2022-03-14T23:59:59+08:00');
      const input = { account: account.id, instance: 'studio' };
      expect(await ledger.refusal('director.delete', input)).toMatchObject({
        code: 'instance_has_packs',
        params: { until: '2022-03-14' },
      });
      ledger.itIs('2022-03-15T00:00:00+08:00');
      await call('director.delete', { instance: 'studio' });
    });

    test.each([
      ['instance_name_length', ''],
      ['instance_name_length', 'x'.repeat(65)],
      ['instance_name_has_control_characters', 'a\tb'],
      ['instance_already_registered', 'studio'],
    ])('is refused: %s', async (code, instance) => {
      expect(await refused('director.register', { instance })).toBe(code);
    });

    test('may have any other name that usage events can carry', async () => {
      const instance = `导播台 #1 ${'x'.repeat(50)}`;
      await call('director.register', { instance });
      const week = await pack('director-7d');
      await bind(week, instance);
      await account.use(output('2022-03-01', { instance }));
      ledger.itIs('2022-03-02T10:00:00+08:00');
      await account.settle('2022-03-01');
      expect(await rowsOf(week)).toMatchObject([{ instance, usage: 5400 }]);
      expect(await ledger.problems()).toEqual([]);
    });
  });

  describe('binding is refused', () => {
    test('of a pack that is bound, of another family, or not there', async () => {
      const [week, traffic] = [await pack('director-7d'), await pack('traffic-100gb')];
      await bind(week);
      const to = { instance: 'studio' };
      expect(await refused('director.bind', { pack: week, ...to })).toBe('pack_bound_to_instance');
      expect(await refused('director.bind', { pack: traffic, ...to })).toBe(
        'pack_family_cannot_be_bound',
      );
      expect(await refused('director.bind', { pack: 'pk_none', ...to })).toBe('pack_not_found');
    });

    test('when the year of the pack is over', async () => {
      const week = await pack('director-7d');
      ledger.itIs('2023-03-01T10:00:00+08:00');
      expect(await refused('director.bind', { pack: week, instance: 'studio' })).toBe(
        'pack_expired',
      );
    });
  });

  test('the same call again binds once, and is answered again', async () => {
    const week = await pack('director-7d');
    const input = { pack: week, instance: 'studio', key: 'a key' };
    const first = await call('director.bind', input);
    expect(await call('director.bind', input)).toEqual(first);
    expect(await account.packs()).toHaveLength(1);
  });

  test('two that bind at once make a chain', async () => {
    const packs = [await pack('director-7d'), await pack('director-7d')];
    await Promise.all(packs.map((one) => bind(one)));
    const { coverage } = await call<{ coverage: readonly CoverageView[] }>('director.timeline');
    expect(coverage.map(({ from, to }) => [from, to])).toEqual([
      ['2022-03-01', '2022-03-07'],
      ['2022-03-08', '2022-03-14'],
    ]);
  });
});
