// Packs that renew themselves: on depletion, on expiry, without money and then with, over the cap.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { AutoRenewalsView } from '../../src/operations/renewals/list-auto-renewals.ts';
import { renewPacks } from '../../src/operations/renewals/renew-packs.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';

const DAY = '2022-03-02';
const NOTHING = { succeeded: 0, failed: 0 };
let payments = 0;

async function topUp(ledger: Ledger, account: string, amount: string): Promise<void> {
  payments += 1;
  await ledger.call('wallet.top-up', { account, amount, reference: `payment ${payments}` });
}

function listOf(ledger: Ledger, account: string): Promise<AutoRenewalsView> {
  return ledger.call('auto-renewals.list', { account });
}

describeOnEachDatabase('auto-renewal', (open) => {
  let ledger: Ledger;
  let account: Account;
  let pack: string;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    ledger.itIs('2022-03-02T09:00:00+08:00');
    account = await ledger.account();
    pack = await account.pack('traffic-100gb', '2022-03-02T08:00:00+08:00');
  });

  const set = (input: object = {}) =>
    ledger.call('auto-renewals.set', { account: account.id, pack, on: true, ...input });
  const refused = async (input: object) =>
    (await ledger.refusal('auto-renewals.set', { account: account.id, on: true, ...input })).code;
  const renew = () => renewPacks(ledger.context);

  /** Uses up the pack on its day; the next morning it is known. */
  async function useUp(): Promise<void> {
    await account.use({ day: DAY, quantity: '100 GB' });
    ledger.itIs('2022-03-03T10:00:00+08:00');
    await account.settle(DAY);
  }

  async function messages(): Promise<readonly string[]> {
    const rows = await ledger.database.query<{ kind: string }>(sql`
      select kind from messages where account_id = ${account.id} order by message_id`);
    return rows.map(({ kind }) => kind);
  }

  test('buys the same again when the family is used up, and the new pack goes on so', async () => {
    await set();
    await topUp(ledger, account.id, '100');
    expect(await renew()).toEqual(NOTHING);
    expect(await listOf(ledger, account.id)).toMatchObject({
      monthlyCap: null,
      spentThisMonth: '0.00',
      packs: [{ pack, on: true, result: 'not-yet', reason: null }],
    });
    await useUp();
    expect(await renew()).toEqual({ succeeded: 1, failed: 0 });
    expect(await renew()).toEqual(NOTHING);
    const view = await listOf(ledger, account.id);
    const renewed = view.packs[1]?.newPack ?? '';
    expect(view).toMatchObject({
      spentThisMonth: '26.00',
      packs: [
        { pack: renewed, sku: 'traffic-100gb', on: true, result: 'not-yet' },
        { pack, on: false, result: 'succeeded', trigger: 'used-up' },
      ],
    });
    expect(await account.packs()).toMatchObject([
      { id: pack, status: 'used-up' },
      { id: renewed, status: 'unused', purchasedAt: '2022-03-03T10:00:00+08:00' },
    ]);
    expect(await ledger.call('wallet.show', { account: account.id })).toMatchObject({
      cash: '74.00',
    });
    expect(await messages()).toEqual(['renewal-succeeded']);
    expect(await account.problems()).toEqual([]);
  });

  test('waits while another pack of the family holds something', async () => {
    await set();
    await topUp(ledger, account.id, '100');
    await account.pack('traffic-500gb', '2022-03-02T08:30:00+08:00');
    await useUp();
    expect(await renew()).toEqual(NOTHING);
  });

  test('buys the same again when the pack expires, whatever others hold', async () => {
    await set();
    await topUp(ledger, account.id, '100');
    ledger.itIs('2023-03-02T07:59:59+08:00');
    await account.pack('traffic-500gb', '2023-03-01T08:00:00+08:00');
    expect(await renew()).toEqual(NOTHING);
    ledger.itIs('2023-03-02T08:00:00+08:00');
    expect(await renew()).toEqual({ succeeded: 1, failed: 0 });
    expect((await listOf(ledger, account.id)).packs[1]).toMatchObject({ trigger: 'expired' });
  });

  test('without money fails once a day, and succeeds on the day after it came', async () => {
    await set();
    await topUp(ledger, account.id, '25.99');
    await useUp();
    expect(await renew()).toEqual({ succeeded: 0, failed: 1 });
    expect((await listOf(ledger, account.id)).packs).toMatchObject([
      {
        pack,
        on: true,
        result: 'failed',
        reason: {
          code: 'wallet_has_too_little_to_renew',
          en: 'too little for 26.00 CNY: 25.99 in cash, 0.00 of gift balance',
        },
      },
    ]);
    await topUp(ledger, account.id, '0.01');
    expect(await renew()).toEqual(NOTHING);
    ledger.itIs('2022-03-04T10:00:00+08:00');
    expect(await renew()).toEqual({ succeeded: 1, failed: 0 });
    expect(await messages()).toEqual(['renewal-failed', 'renewal-succeeded']);
    expect(await account.problems()).toEqual([]);
  });

  test('over the monthly cap fails, and is told again when the month is another', async () => {
    await set({ monthlyCap: '50' });
    await topUp(ledger, account.id, '100');
    await useUp();
    expect(await renew()).toEqual({ succeeded: 1, failed: 0 });
    await account.use({ day: '2022-03-03', quantity: '100 GB' });
    ledger.itIs('2022-03-04T10:00:00+08:00');
    await account.settle('2022-03-03');
    expect(await renew()).toEqual({ succeeded: 0, failed: 1 });
    expect((await listOf(ledger, account.id)).packs[0]).toMatchObject({
      result: 'failed',
      reason: {
        code: 'monthly_cap_reached',
        en: 'renewals have spent 26.00 this month; 26.00 more would pass the monthly cap of 50.00',
      },
    });
    ledger.itIs('2022-03-31T10:00:00+08:00');
    expect(await renew()).toEqual(NOTHING);
    ledger.itIs('2022-04-01T00:00:00+08:00');
    expect(await renew()).toEqual({ succeeded: 1, failed: 0 });
    expect(await listOf(ledger, account.id)).toMatchObject({ spentThisMonth: '26.00' });
  });

  test('a raised cap lets it go on the next day', async () => {
    await set({ monthlyCap: '0' });
    await topUp(ledger, account.id, '100');
    await useUp();
    expect(await renew()).toEqual({ succeeded: 0, failed: 1 });
    expect(await set({ monthlyCap: '' })).toMatchObject({ on: true, monthlyCap: null });
    ledger.itIs('2022-03-04T10:00:00+08:00');
    expect(await renew()).toEqual({ succeeded: 1, failed: 0 });
  });

  test('waits while the family is frozen and while the account is stopped', async () => {
    await set();
    await topUp(ledger, account.id, '100');
    await useUp();
    await ledger.call('accounts.stop', { account: account.id, reason: 'looked at' });
    expect(await renew()).toEqual(NOTHING);
    await ledger.call('accounts.restore', { account: account.id });
    for (const scope of ['live.mainland', 'live.overseas', 'leb.mainland', 'leb.overseas']) {
      await account.setMode(scope, 'daily-bandwidth', '2022-03-03');
    }
    expect(await renew()).toEqual(NOTHING);
    await account.setMode('live.mainland', 'daily-traffic', '2022-03-03');
    expect(await renew()).toEqual({ succeeded: 1, failed: 0 });
  });

  test('ends with a refund, and when it is switched off', async () => {
    await topUp(ledger, account.id, '100');
    const bought = await ledger.call<{ order: { packs: readonly { id: string }[] } }>(
      'orders.place',
      { account: account.id, sku: 'traffic-100gb', pay: true },
    );
    const fresh = bought.order.packs[0]?.id ?? '';
    await set({ pack: fresh });
    await ledger.call('refunds.confirm', { account: account.id, pack: fresh });
    expect((await listOf(ledger, account.id)).packs).toEqual([]);
    await set();
    await set({ on: false });
    expect((await listOf(ledger, account.id)).packs).toEqual([]);
  });

  test('marks one pack of a family; another takes the mark over', async () => {
    await set();
    const other = await account.pack('traffic-500gb', '2022-03-02T08:30:00+08:00');
    await set({ pack: other });
    expect((await listOf(ledger, account.id)).packs).toMatchObject([{ pack: other, on: true }]);
    // Switching the first off again takes nothing from the second.
    await set({ on: false });
    expect((await listOf(ledger, account.id)).packs).toMatchObject([{ pack: other, on: true }]);
  });

  test('is refused for packs that could never be bought again', async () => {
    const at = '2022-03-02T08:00:00+08:00';
    const gift = await account.pack('traffic-gift-20gb', at);
    const trial = await account.pack('mic-trial-3000m', at);
    const director = await account.pack('director-7d', at);
    const rtc = await account.pack('rtc-25k', at);
    const old = await account.pack('traffic-100gb', '2021-03-01T08:00:00+08:00');
    expect(await refused({ pack: gift })).toBe('gift_pack_not_renewed');
    expect(await refused({ pack: trial })).toBe('trial_pack_not_renewed');
    expect(await refused({ pack: director })).toBe('pack_family_not_renewed');
    expect(await refused({ pack: rtc })).toBe('family_is_not_on_sale');
    expect(await refused({ pack: old })).toBe('pack_is_over');
    expect(await refused({ pack: 'pk_none' })).toBe('pack_not_found');
    expect(await refused({ pack, monthlyCap: '1.005' })).toBe('monthly_cap_is_not_readable');
    expect(await refused({ pack, monthlyCap: '-1' })).toBe('monthly_cap_is_not_readable');
  });

  test('is set by the owner and seen by everybody of the account', async () => {
    const member = { kind: 'member', id: 'a-person', account: account.id } as const;
    const finance = ledger.as({ ...member, role: 'finance' });
    const input = { account: account.id, pack, on: true };
    expect((await finance.refusal('auto-renewals.set', input)).code).toBe('not_permitted');
    await ledger.as({ ...member, role: 'owner' }).call('auto-renewals.set', input);
    expect((await listOf(ledger.as({ ...member, role: 'viewer' }), account.id)).packs).toHaveLength(
      1,
    );
  });
});

describeOnPostgres('two renewing jobs at once', (stores) => {
  test('buy every pack once', async () => {
    const url = await stores.freshUrl();
    const [one, other] = [await Ledger.at(url, 4), await Ledger.at(url, 4)];
    try {
      for (const ledger of [one, other]) ledger.itIs('2022-03-03T10:00:00+08:00');
      const accounts = await Promise.all(Array.from({ length: 8 }, () => one.account()));
      for (const account of accounts) {
        const pack = await account.pack('traffic-100gb', '2022-03-02T08:00:00+08:00');
        await topUp(one, account.id, '100');
        await one.call('auto-renewals.set', { account: account.id, pack, on: true });
        await account.use({ day: DAY, quantity: '100 GB' });
      }
      await one.settle(DAY);
      const counts = await Promise.all([renewPacks(one.context), renewPacks(other.context)]);
      expect(counts.reduce((sum, { succeeded }) => sum + succeeded, 0)).toBe(8);
      for (const account of accounts) expect(await account.packs()).toHaveLength(2);
      expect(await one.problems()).toEqual([]);
    } finally {
      await one.close();
      await other.close();
    }
  });
});
