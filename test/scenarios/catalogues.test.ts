import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { catalogDocument } from '../support/catalogs.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { billsOf, overageOf } from '../support/facts.ts';
import { Ledger, LIVE } from '../support/ledger.ts';

describeOnEachDatabase('a catalogue', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  /** The shipped catalogue with another price of live traffic in the mainland. */
  function priced(price: string): string {
    const text = JSON.stringify(catalogDocument());
    const changed = text.replace(`"price":"0.26"`, `"price":"${price}"`);
    expect(changed).not.toBe(text);
    return changed;
  }

  test('decides the days on which it is in effect, also when they are settled again', async () => {
    const ledger = await Ledger.on(database);
    const account = await ledger.account();
    const item = 'live.downstream.europe';
    await account.pack('traffic-100gb', '2021-12-01T08:00:00+08:00');
    await account.use({ day: '2022-01-03', item, quantity: '10 GB' });
    await account.use({ day: '2022-01-04', item, quantity: '60 GB' });
    await account.settle('2022-01-03');
    await account.settle('2022-01-04');
    const charged = async () =>
      (await account.deductions()).map(({ date, ratio, deducted }) => [date, ratio, deducted]);
    expect(await charged()).toEqual([
      ['2022-01-03', '1.8', '18000000000'],
      ['2022-01-04', '1.6923', '82000000000'],
    ]);
    await account.use({ day: '2022-01-03', item, quantity: '5 GB' });
    expect(await account.settle('2022-01-03')).toMatchObject({ revisions: 2 });
    expect((await charged()).slice(1)).toEqual([
      ['2022-01-03', '1.8', '-18000000000'],
      ['2022-01-03', '1.8', '27000000000'],
      ['2022-01-04', '1.6923', '82000000000'],
      ['2022-01-04', '1.6923', '-82000000000'],
      ['2022-01-04', '1.6923', '73000000000'],
    ]);
    expect(await overageOf(database, account.id)).toMatchObject([
      { date: '2022-01-04', unitPrice: '0.44' },
      { date: '2022-01-04', revision: 2, unitPrice: '0.44' },
      { date: '2022-01-04', revision: 2, unitPrice: '0.44' },
    ]);
    expect(await account.problems()).toEqual([]);
  });

  test('of our own may write a price with zeros at its end', async () => {
    const ledger = await Ledger.on(database, priced('0.3000'));
    const account = await ledger.account();
    await account.use({ quantity: '10 GB' });
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 1, bills: 1 });
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 0, bills: 0 });
    expect(await account.problems()).toEqual([]);
  });

  test('of our own that was changed bills days that are settled again anew', async () => {
    const before = await Ledger.on(database, priced('0.30'));
    const account = await before.account();
    await account.use({ quantity: '10 GB' });
    await account.settle('2022-03-02');
    const after = await Ledger.on(database, priced('0.35'));
    expect(await after.known(account.id).settle('2022-03-02')).toMatchObject({ revisions: 1 });
    expect(await billsOf(database, account.id)).toMatchObject([
      { revision: 1, amount: '3.00' },
      { revision: 2, amount: '0.50' },
    ]);
    expect(await overageOf(database, account.id)).toMatchObject([
      { item: LIVE, unitPrice: '0.3', amount: '3' },
      { item: LIVE, unitPrice: '0.3', amount: '-3' },
      { item: LIVE, unitPrice: '0.35', amount: '3.5' },
    ]);
    // Each settlement is replayed by the catalogue that made it.
    expect(await after.problems()).toEqual([]);
    expect(await before.problems()).toEqual([]);
  });
});
