import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/engine/index.ts';
import type { VoucherView } from '../../src/operations/vouchers/voucher-view.ts';
import type { TransferView } from '../../src/operations/wallet/list-ledger.ts';
import type { WalletView } from '../../src/operations/wallet/show-wallet.ts';
import type { ToppedUp } from '../../src/operations/wallet/top-up-wallet.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';

const NOON = '2022-05-10T12:00:00+08:00';
const NEXT_YEAR = '2023-05-10T00:00:00+08:00';

describeOnEachDatabase('the wallet', (_open, stores) => {
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
    for (const each of [ledger, other]) each.itIs(NOON);
    account = await ledger.account();
  });

  const wallet = () => ledger.call<WalletView>('wallet.show', { account: account.id });
  let payments = 0;
  const reference = () => {
    payments += 1;
    return `bank ${payments}`;
  };
  const topUp = (input: object, on = ledger) =>
    on.call<ToppedUp>('wallet.top-up', { account: account.id, ...input });
  const refused = (input: object): Promise<Refusal> =>
    ledger.refusal('wallet.top-up', { account: account.id, ...input });

  test('of a new account is empty', async () => {
    expect(await wallet()).toEqual({
      account: account.id,
      currency: 'CNY',
      cash: '0.00',
      gift: '0.00',
      vouchers: [],
    });
  });

  test('holds cash that was paid in and gift balance that was given', async () => {
    await topUp({ amount: '100', reference: reference() });
    const told = await topUp({ amount: '0.05', reference: reference(), note: 'the rest' });
    expect(told).toMatchObject({ provider: 'manual', amount: '0.05', cash: '100.05' });
    await ledger.call('wallet.grant', { account: account.id, amount: '20.5' });
    expect(await wallet()).toMatchObject({ cash: '100.05', gift: '20.50' });
    expect(await account.problems()).toEqual([]);
  });

  test.for([
    [{ amount: '1.005' }, 'amount_is_not_readable'],
    [{ amount: 'much' }, 'amount_is_not_readable'],
    [{ amount: '0' }, 'amount_is_out_of_range'],
    [{ amount: '-5' }, 'amount_is_out_of_range'],
    [{ amount: '1000000000000' }, 'amount_is_out_of_range'],
    [{ reference: ' ' }, 'payment_reference_length'],
    [{ provider: 'manually' }, 'payment_provider_is_unknown'],
    [{ account: 'ac_none' }, 'account_not_found'],
  ] as const)('refuses to be topped up by %j: %s', async ([input, code]) => {
    const asked = { amount: '1', reference: reference(), ...input };
    expect(await refused(asked)).toMatchObject({ code });
    expect(await wallet()).toMatchObject({ cash: '0.00' });
  });

  describe('a payment that came in', () => {
    test('is booked once, however often it is said', async () => {
      const payment = { amount: '100', reference: reference() };
      const first = await topUp(payment);
      expect(first).toMatchObject({ repeated: false, cash: '100.00' });
      const again = await topUp({ ...payment, amount: '100.00' });
      expect(again).toEqual({ ...first, repeated: true });
      expect(await wallet()).toMatchObject({ cash: '100.00' });
    });

    test('is not booked with another amount or in another account', async () => {
      const payment = { amount: '100', reference: reference() };
      await topUp(payment);
      const code = 'payment_is_booked_otherwise';
      expect(await refused({ ...payment, amount: '101' })).toMatchObject({ code });
      const neighbour = await ledger.account();
      expect(await refused({ ...payment, account: neighbour.id })).toMatchObject({ code });
    });

    test('is booked once when it is said by many at once', async () => {
      const payment = { amount: '100', reference: reference() };
      const told = await Promise.all(
        Array.from({ length: 6 }, (_, index) => topUp(payment, index % 2 ? ledger : other)),
      );
      expect(told.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(told.map(({ transfer }) => transfer)).size).toBe(1);
      expect(await wallet()).toMatchObject({ cash: '100.00' });
    });

    test('is booked by an operator only, never by the account itself', async () => {
      const actor = { kind: 'member', id: 'me', account: account.id, role: 'owner' } as const;
      const asked = { account: account.id, amount: '1', reference: reference() };
      expect(await ledger.as(actor).refusal('wallet.top-up', asked)).toMatchObject({
        code: 'not_permitted',
      });
    });
  });

  test('shows the vouchers that are usable, and lists them all', async () => {
    const voucher = (input: object) =>
      ledger.call<VoucherView>('vouchers.grant', {
        account: account.id,
        amount: '50',
        scope: 'live-packs',
        validTo: NEXT_YEAR,
        ...input,
      });
    const now = await voucher({});
    const sooner = await voucher({ validTo: '2022-05-20T00:00:00+08:00', scope: 'general' });
    const later = await voucher({ validFrom: '2022-06-01T00:00:00+08:00', singleUse: false });
    expect(now).toMatchObject({ left: '50.00', singleUse: true, status: 'usable' });
    expect((await wallet()).vouchers).toEqual([sooner, now]);
    const listed = async () => {
      const all = { account: account.id };
      const { vouchers } = await ledger.call<{ vouchers: VoucherView[] }>('vouchers.list', all);
      return vouchers.map(({ id, status }) => [id, status]);
    };
    expect(await listed()).toEqual([
      [sooner.id, 'usable'],
      [now.id, 'usable'],
      [later.id, 'not-valid-yet'],
    ]);
    ledger.itIs('2022-06-01T00:00:00+08:00');
    expect(await listed()).toEqual([
      [sooner.id, 'expired'],
      [now.id, 'usable'],
      [later.id, 'usable'],
    ]);
    expect(await account.problems()).toEqual([]);
  });

  test.for([
    [{ validTo: NOON }, 'voucher_is_never_valid'],
    [{ validTo: 'soon' }, 'time_is_not_readable'],
    [{ validFrom: 'now' }, 'time_is_not_readable'],
    [{ amount: '0' }, 'amount_is_out_of_range'],
  ] as const)('refuses a voucher with %j: %s', async ([input, code]) => {
    const asked = { account: account.id, amount: '5', scope: 'general', validTo: NEXT_YEAR };
    expect(await ledger.refusal('vouchers.grant', { ...asked, ...input })).toMatchObject({ code });
  });

  test('has a ledger, the latest transfer first, with what there was after each', async () => {
    const { transfer } = await topUp({ amount: '100', reference: reference(), note: 'first' });
    await ledger.call('wallet.grant', { account: account.id, amount: '20', note: 'welcome' });
    const voucher = { amount: '30', scope: 'live-packs', validTo: NEXT_YEAR };
    const { id } = await ledger.call<VoucherView>('vouchers.grant', {
      account: account.id,
      ...voucher,
    });
    const page = (input: object) =>
      ledger.call<{ transfers: TransferView[]; next: string | null }>('wallet.ledger', {
        account: account.id,
        ...input,
      });
    const { transfers, next } = await page({});
    expect(next).toBeNull();
    expect(transfers.map(({ kind, after }) => [kind, after])).toEqual([
      ['voucher', { cash: '100.00', gift: '20.00', vouchers: '30.00' }],
      ['grant', { cash: '100.00', gift: '20.00', vouchers: '0.00' }],
      ['top-up', { cash: '100.00', gift: '0.00', vouchers: '0.00' }],
    ]);
    expect(transfers[0]?.entries).toEqual([
      { book: 'given', amount: '-30.00' },
      { book: `voucher:${id}`, amount: '30.00' },
    ]);
    expect(transfers[2]).toMatchObject({ id: transfer, note: 'first', at: NOON });
    // Page by page it is the same.
    const first = await page({ limit: 2 });
    expect(first.transfers).toEqual(transfers.slice(0, 2));
    const second = await page({ limit: 2, cursor: first.next });
    expect(second).toEqual({ currency: 'CNY', transfers: transfers.slice(2), next: null });
    const oldest = await page({ limit: 1, sort: 'at' });
    expect(oldest.transfers).toEqual(transfers.slice(2));
    const others = await page({ sort: 'at', cursor: oldest.next });
    expect(others.transfers).toEqual(transfers.slice(0, 2).reverse());
  });
});
