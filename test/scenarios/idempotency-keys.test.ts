import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { rowsOf } from '../support/facts.ts';
import { type Account, Ledger } from '../support/ledger.ts';

const AT = '2022-03-01T08:00:00+08:00';

describeOnEachDatabase('an idempotency key', (_open, stores) => {
  let ledger: Ledger;
  let other: Ledger;
  let account: Account;

  beforeAll(async () => {
    const url = await stores.freshUrl();
    ledger = await Ledger.at(url);
    other = stores.kind === 'postgres' ? await Ledger.at(url) : ledger;
  });

  afterAll(async () => {
    await ledger.close();
    if (other !== ledger) await other.close();
  });

  beforeEach(async () => {
    account = await ledger.account();
  });

  test('gives the first answer again to the same call', async () => {
    const first = await account.grant('traffic-100gb', AT, { key: 'k', quantity: 2 });
    const rows = await rowsOf(ledger.database, ['packs'], account.id);
    ledger.itIs('2023-07-01T12:00:00+08:00');
    expect(await account.grant('traffic-100gb', AT, { key: 'k', quantity: 2 })).toEqual(first);
    expect(await rowsOf(ledger.database, ['packs'], account.id)).toEqual(rows);
  });

  test('gives the first answer again when what was granted is over by then', async () => {
    ledger.itIs('2023-07-02T12:00:00+08:00');
    const grant = {
      account: account.id,
      amount: '50',
      scope: 'live-packs',
      validTo: '2023-07-03T12:00:00+08:00',
      key: 'k',
    };
    const first = await ledger.call('vouchers.grant', grant);
    ledger.itIs('2023-07-04T12:00:00+08:00');
    expect(await ledger.call('vouchers.grant', grant)).toEqual(first);
    const late = await ledger.refusal('vouchers.grant', { ...grant, key: 'k2' });
    expect(late).toMatchObject({ code: 'voucher_is_never_valid', path: 'validTo' });
  });

  test('is refused for another call', async () => {
    await account.grant('traffic-100gb', AT, { key: 'k' });
    const before = await rowsOf(ledger.database, ['packs'], account.id);
    for (const [sku, at, options] of [
      ['traffic-500gb', AT, {}],
      ['traffic-100gb', '2022-03-01T08:00:01+08:00', {}],
      ['traffic-100gb', AT, { quantity: 2 }],
      ['traffic-100gb', AT, { gift: true }],
    ] as const) {
      await expect(account.grant(sku, at, { key: 'k', ...options })).rejects.toThrow(
        'key_used_with_other_content',
      );
    }
    expect(await rowsOf(ledger.database, ['packs'], account.id)).toEqual(before);
  });

  test('belongs to its account', async () => {
    const neighbour = await ledger.account();
    const [ours] = await account.grant('traffic-100gb', AT, { key: 'k' });
    const [theirs] = await neighbour.grant('traffic-500gb', AT, { key: 'k' });
    expect(theirs).not.toBe(ours);
  });

  test('is used up by no call that was refused', async () => {
    await expect(account.grant('traffic-9gb', AT, { key: 'k' })).rejects.toThrow('sku_is_unknown');
    expect(await account.grant('traffic-100gb', AT, { key: 'k' })).toHaveLength(1);
  });

  test('makes one pack of many equal calls at the same time', async () => {
    const calls = Array.from({ length: 6 }, (_, index) =>
      (index % 2 === 0 ? account : other.known(account.id)).grant('traffic-100gb', AT, {
        key: 'k',
      }),
    );
    const answers = await Promise.all(calls);
    expect(new Set(answers.flat()).size).toBe(1);
    expect(await account.packs()).toHaveLength(1);
  });

  test('makes one account of many equal calls at the same time', async () => {
    const calls = Array.from({ length: 6 }, (_, index) =>
      (index % 2 === 0 ? ledger : other).account('Twice Ltd', 'create-1'),
    );
    const ids = (await Promise.all(calls)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
    await expect(ledger.account('Another Ltd', 'create-1')).rejects.toThrow(
      'key_used_with_other_content',
    );
  });

  test('that is absent makes every call a new one', async () => {
    await account.grant('traffic-100gb', AT);
    await account.grant('traffic-100gb', AT);
    expect(await account.packs()).toHaveLength(2);
  });
});
