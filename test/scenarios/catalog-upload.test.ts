import { beforeAll, expect, test } from 'vitest';
import { catalogDocument } from '../support/catalogs.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { billsOf } from '../support/facts.ts';
import { Ledger } from '../support/ledger.ts';
import { runLine } from '../support/terminal.ts';

/** The shipped catalogue from a day on, with another price of live traffic in the mainland. */
function version(id: string, effectiveFrom: string | null, more: object = {}): string {
  const document = { ...catalogDocument(), id, effectiveFrom, ...more };
  return JSON.stringify(document).replace('"price":"0.26"', '"price":"0.30"');
}

describeOnEachDatabase('a catalogue that is uploaded', (open, { freshUrl, kind }) => {
  let ledger: Ledger;
  /** Another process on the same store, which nobody tells anything. */
  let other: Ledger;
  beforeAll(async () => {
    const database = await open();
    ledger = await Ledger.on(database);
    other = await Ledger.on(database);
    for (const each of [ledger, other]) each.itIs('2022-03-04T12:00:00+08:00');
  });
  const upload = (text: string) => ledger.call<object>('catalogs.upload', { text });
  const refused = async (text: string) => (await ledger.refusal('catalogs.upload', { text })).code;
  const listed = async (by: Ledger) => {
    const { catalogs } = await by.call<{
      catalogs: readonly Record<'id' | 'effectiveFrom' | 'effectiveTo' | 'uploadedAt', unknown>[];
    }>('catalogs.list');
    return catalogs.map((one) => [one.id, one.effectiveFrom, one.effectiveTo, one.uploadedAt]);
  };

  test('holds from its first day on, for processes that settle without being told', async () => {
    const account = await ledger.account();
    for (const day of ['2022-03-02', '2022-03-03']) await account.use({ day, quantity: '10 GB' });
    await account.settle('2022-03-02');
    const march = version('march', '2022-03-03');
    const checked = await ledger.call<object>('catalogs.check', { text: march });
    expect(checked).toMatchObject({
      faults: [],
      comparedWith: 'tencent-css-2022',
      upload: { isThere: false, ends: ['tencent-css-2022'], replaces: [], refusal: null },
    });
    const told = await upload(march);
    expect(told).toMatchObject({ id: 'march', uploadedAt: '2022-03-04T12:00:00+08:00' });
    expect(await upload(march)).toEqual(told);
    await other.known(account.id).settle('2022-03-03');
    await other.known(account.id).settle('2022-03-02');
    expect(await billsOf(ledger.database, account.id)).toMatchObject([
      { amount: '2.60' },
      { amount: '3.00' },
    ]);
    expect((await account.explain('2022-03-02')).catalog).toBe('tencent-css-2022');
    expect((await account.explain('2022-03-03')).catalog).toBe('march');
    expect(await ledger.problems()).toEqual([]);
    for (const each of [ledger, other]) {
      expect((await listed(each)).slice(1)).toEqual([
        ['tencent-css-2022', '2022-01-04', '2022-03-03', null],
        ['march', '2022-03-03', null, '2022-03-04T12:00:00+08:00'],
      ]);
    }
    const { entries } = await ledger.call<{ entries: readonly object[] }>('platform-audit.list', {
      operation: 'catalogs.upload',
    });
    expect(entries).toMatchObject([{ subject: 'march', after: { ends: ['tencent-css-2022'] } }]);
  });

  test('stays as it is, and is refused where it would change what was settled', async () => {
    const march = version('march', '2022-03-03', { settleAt: '11:00' });
    const { code, params } = await ledger.refusal('catalogs.upload', { text: march });
    expect(code).toBe('catalog_is_there_with_other_content');
    expect(params['differences']).toBe('head settleAt settleAt: "10:00" → "11:00"');
    const late = await ledger.refusal('catalogs.upload', { text: version('late', '2022-03-03') });
    expect(late).toMatchObject({
      code: 'catalog_begins_before_open_day',
      params: { from: '2022-03-03', open: '2022-03-04' },
    });
    expect(await refused(version('ever', null))).toBe('catalog_has_no_first_day');
    expect(await refused('{"id":"none"}')).toBe('catalog_is_not_in_order');
    const april = { effectiveTo: '2022-05-01' };
    expect(await refused(version('april', '2022-04-01', april))).toBe(
      'catalog_leaves_days_without_prices',
    );
    const families = catalogDocument().families.filter(({ id }) => id !== 'mic');
    const items = catalogDocument().items.filter(({ family }) => family !== 'mic');
    const skus = catalogDocument().skus.filter(({ family }) => family !== 'mic');
    expect(await refused(version('fewer', '2022-04-01', { families, items, skus }))).toBe(
      'catalog_lacks_family',
    );
    expect(await refused(version('dollars', '2022-04-01', { currency: 'USD' }))).toBe(
      'catalogs_differ_in_currency',
    );
    const viewer = ledger.as({ kind: 'member', id: 'x', account: 'ac_x', role: 'owner' });
    const text = version('april', '2022-04-01');
    expect((await viewer.refusal('catalogs.upload', { text })).code).toBe('not_permitted');
  });

  test('gives way to one that is uploaded before it began', async () => {
    await upload(version('april', '2022-04-01'));
    expect(ledger.context.catalogs.latest.id).toBe('march');
    const next = version('april-again', '2022-04-01');
    const checked = await ledger.call<object>('catalogs.check', { text: next });
    expect(checked).toMatchObject({ upload: { ends: [], replaces: ['april'] } });
    await upload(next);
    expect((await listed(ledger)).map(([id]) => id).slice(1)).toEqual([
      'tencent-css-2022',
      'march',
      'april-again',
    ]);
    other.itIs('2022-04-01T00:00:00+08:00');
    await other.settle('2022-03-31');
    expect(other.context.catalogs.latest.id).toBe('april-again');
    expect(await refused(version('march-again', '2022-03-31'))).toBe(
      'catalog_begins_before_open_day',
    );
  });

  // Where a store is opened quickly: each command does.
  if (kind === 'postgres') {
    test('is uploaded from the command line, and is there for the next command', async () => {
      const database = await freshUrl();
      const run = (line: readonly string[], input = '') =>
        runLine([...line, '--database', database], { input });
      const broken = await run(['catalog', 'upload', '-'], '{"id":"none"}');
      expect(broken.exitCode).toBe(2);
      const done = await run(['catalog', 'upload', '-', '--json'], version('next', '2030-01-01'));
      expect(JSON.parse(done.out)).toMatchObject({ id: 'next', effectiveFrom: '2030-01-01' });
      const { out } = await run(['call', 'catalogs.list', '--json']);
      expect(JSON.parse(out).catalogs).toHaveLength(3);
    });
  }
});
