// Bills are paid from the wallet; who does not pay is stopped, and in the end loses his packs.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { enforceArrears } from '../../src/operations/arrears/enforce-arrears.ts';
import type { StreamView } from '../../src/operations/arrears/may-stream.ts';
import { noticeUsedTrials } from '../../src/operations/arrears/notice-used-trials.ts';
import type { BillView } from '../../src/operations/bills/list-bills.ts';
import { payBills } from '../../src/operations/bills/pay-bills.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';

/** One gigabyte beyond all packs costs 0.26: 100 GB are 26.00. */
const DAY = '2022-03-02';

/** An account in the words of these stories. */
class Payer {
  readonly #ledger: Ledger;
  readonly account: Account;
  #payments = 0;

  constructor(ledger: Ledger, account: Account) {
    this.#ledger = ledger;
    this.account = account;
  }

  async pays(amount: string): Promise<void> {
    this.#payments += 1;
    const reference = `${this.account.id} ${this.#payments}`;
    await this.#ledger.call('wallet.top-up', { account: this.account.id, amount, reference });
  }

  async isGiven(amount: string): Promise<void> {
    const note = 'welcome';
    await this.#ledger.call('wallet.grant', { account: this.account.id, amount, note });
  }

  /** Uses so much on a day and is billed for it. */
  async isBilledFor(quantity: string, day = DAY): Promise<void> {
    await this.account.use({ day, quantity });
    await this.account.settle(day);
  }

  async wallet(): Promise<{ readonly cash: string; readonly gift: string }> {
    return this.#ledger.call('wallet.show', { account: this.account.id });
  }

  async bills(): Promise<readonly BillView[]> {
    const account = this.account.id;
    return (await this.#ledger.call<{ bills: BillView[] }>('bills.list', { account })).bills;
  }

  async standing(): Promise<string> {
    const { id } = this.account;
    return (await this.#ledger.call<{ standing: string }>('accounts.show', { account: id }))
      .standing;
  }

  async stream(service = 'live'): Promise<StreamView> {
    const input = { account: this.account.id, service, action: 'publish' };
    return this.#ledger.call('accounts.may-stream', input);
  }

  /** The kinds of messages it got, in their order. */
  async messages(): Promise<readonly string[]> {
    const rows = await this.#ledger.database.query<{ kind: string }>(sql`
      select kind from messages where account_id = ${this.account.id} order by message_id`);
    return rows.map(({ kind }) => kind);
  }
}

async function payerOn(ledger: Ledger): Promise<Payer> {
  return new Payer(ledger, await ledger.account());
}

describeOnEachDatabase('bills are paid from the wallet', (open) => {
  let ledger: Ledger;
  let payer: Payer;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    ledger.itIs('2022-03-03T10:00:00+08:00');
    payer = await payerOn(ledger);
  });

  test('from gift balance first, then from cash, once', async () => {
    await payer.isGiven('6');
    await payer.pays('100');
    await payer.isBilledFor('100 GB');
    expect(await payer.bills()).toMatchObject([{ amount: '26.00', state: 'due', unpaid: '26.00' }]);
    expect(await payBills(ledger.context)).toEqual({ accounts: 1, paid: 1, elsewhere: 0 });
    expect(await payer.wallet()).toMatchObject({ gift: '0.00', cash: '80.00' });
    expect(await payBills(ledger.context)).toEqual({ accounts: 0, paid: 0, elsewhere: 0 });
    expect(await payer.wallet()).toMatchObject({ gift: '0.00', cash: '80.00' });
    expect(await payer.bills()).toMatchObject([
      {
        bill: 'day',
        date: DAY,
        paid: { gift: '6.00', cash: '20.00' },
        state: 'paid',
        unpaid: '0.00',
      },
    ]);
    expect(await payer.standing()).toBe('running');
    expect(await ledger.problems()).toEqual([]);
  });

  test('a later revision that bills less gives back: cash first, then gift balance', async () => {
    await payer.isGiven('6');
    await payer.pays('100');
    await payer.isBilledFor('100 GB');
    await payBills(ledger.context);
    // A pack bought that day is recorded late: it covers all, and the bill falls to nothing.
    await payer.account.pack('traffic-100gb', `${DAY}T20:00:00+08:00`);
    await payer.account.settle(DAY);
    expect(await payBills(ledger.context)).toMatchObject({ paid: 1 });
    expect(await payer.wallet()).toMatchObject({ gift: '6.00', cash: '100.00' });
    expect(await payer.bills()).toMatchObject([
      { revision: 2, amount: '-26.00', paid: { gift: '-6.00', cash: '-20.00' } },
      { revision: 1, amount: '26.00', paid: { gift: '6.00', cash: '20.00' } },
    ]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('bills are listed by their days', async () => {
    for (const day of ['2022-03-01', DAY]) await payer.isBilledFor('10 GB', day);
    await payBills(ledger.context);
    const list = (input: object) =>
      ledger.call<{ bills: BillView[]; next: string | null }>('bills.list', {
        account: payer.account.id,
        ...input,
      });
    const both = [{ date: DAY }, { date: '2022-03-01' }];
    expect(await list({})).toMatchObject({ bills: both, next: null });
    expect(await list({ from: DAY })).toMatchObject({ bills: [both[0]] });
    expect(await list({ to: '2022-03-01' })).toMatchObject({ bills: [both[1]] });
    expect(await list({ sort: 'date' })).toMatchObject({ bills: both.toReversed() });
    expect((await list({ state: 'paid', bill: 'day' })).bills).toHaveLength(2);
    expect((await list({ state: 'due' })).bills).toEqual([]);
    expect((await list({ bill: 'month' })).bills).toEqual([]);
    expect(
      await ledger.refusal('bills.list', { account: payer.account.id, from: 'today' }),
    ).toEqual({
      code: 'date_is_not_a_day',
      params: { text: 'today' },
      path: 'from',
    });
  });

  test('a platform that collects elsewhere touches no wallet, neither then nor later', async () => {
    await payer.isBilledFor('100 GB');
    const elsewhere = { ...ledger.context, billsPaidFrom: 'elsewhere' } as const;
    expect(await payBills(elsewhere)).toEqual({ accounts: 0, paid: 0, elsewhere: 1 });
    expect(await payBills(ledger.context)).toMatchObject({ paid: 0 });
    expect(await payer.bills()).toMatchObject([{ state: 'elsewhere', paid: null, unpaid: '0.00' }]);
    expect(await payer.standing()).toBe('running');
    expect(await ledger.problems()).toEqual([]);
  });
});

describeOnEachDatabase('arrears', (open) => {
  let ledger: Ledger;
  let payer: Payer;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    ledger.itIs('2022-03-03T10:00:00+08:00');
    payer = await payerOn(ledger);
    await payer.isBilledFor('100 GB');
    await payBills(ledger.context);
  });

  const enforce = () => enforceArrears(ledger.context);

  test('begin below zero and are told, with 24 hours to pay', async () => {
    expect(await payer.wallet()).toMatchObject({ cash: '-26.00' });
    expect(await payer.standing()).toBe('arrears');
    expect(await payer.messages()).toEqual(['arrears']);
    expect(await payer.stream()).toMatchObject({
      allowed: true,
      reason: 'account_in_arrears',
      until: '2022-03-04T10:00:00+08:00',
      en: expect.stringContaining('2022-03-04T10:00:00+08:00'),
    });
    ledger.itIs('2022-03-04T09:59:59+08:00');
    await enforce();
    expect(await payer.standing()).toBe('arrears');
    expect(await payer.stream()).toMatchObject({ allowed: true });
  });

  test('end at once when all is paid, not before', async () => {
    await payer.pays('25.99');
    expect(await payer.standing()).toBe('arrears');
    await payer.pays('0.01');
    expect(await payer.standing()).toBe('running');
    expect(await payer.messages()).toEqual(['arrears', 'restored']);
    expect(await ledger.problems()).toEqual([]);
  });

  test('of 24 hours stop the account; it keeps its packs, runs again when it paid', async () => {
    await payer.account.pack('traffic-1tb', '2022-03-03T11:00:00+08:00');
    ledger.itIs('2022-03-04T10:00:00+08:00');
    // By the time, even before the job looks.
    expect(await payer.stream()).toMatchObject({ allowed: false, reason: 'stopped_in_arrears' });
    await enforce();
    expect(await enforce()).toEqual({ stopped: 0, reclaimed: 0, restored: 0 });
    expect(await payer.standing()).toBe('stopped');
    expect(await payer.stream()).toMatchObject({ allowed: false, reason: 'stopped_in_arrears' });
    expect(await payer.account.packs()).toMatchObject([{ status: 'unused' }]);
    // What still runs is settled, by the packs that it kept.
    await payer.isBilledFor('10 GB', '2022-03-03');
    expect(await payer.account.packs()).toMatchObject([{ used: '10000000000' }]);
    await payer.pays('26');
    expect(await payer.standing()).toBe('running');
    expect(await payer.messages()).toEqual(['arrears', 'stopped', 'restored']);
    expect(await payer.stream()).toMatchObject({ allowed: true, reason: 'account_is_served' });
    expect(await ledger.problems()).toEqual([]);
  });

  test('of 60 days more reclaim the packs, which then cover nothing, whoever pays', async () => {
    await payer.account.pack('traffic-1tb', '2022-03-03T11:00:00+08:00');
    ledger.itIs('2022-03-04T10:00:00+08:00');
    await enforce();
    ledger.itIs('2022-05-03T09:59:59+08:00');
    await enforce();
    expect(await payer.standing()).toBe('stopped');
    ledger.itIs('2022-05-03T10:00:00+08:00');
    await enforce();
    expect(await payer.standing()).toBe('reclaimed');
    expect(await payer.stream()).toMatchObject({ allowed: false, reason: 'resources_reclaimed' });
    expect(await payer.messages()).toEqual(['arrears', 'stopped', 'reclaimed']);
    ledger.itIs('2022-05-05T10:00:00+08:00');
    await payer.pays('100');
    expect(await payer.standing()).toBe('running');
    await payer.isBilledFor('100 GB', '2022-05-04');
    expect(await payer.account.deductions()).toEqual([]);
    expect(await payBills(ledger.context)).toMatchObject({ paid: 1 });
    expect(await payer.wallet()).toMatchObject({ cash: '48.00' });
    expect(await ledger.problems()).toEqual([]);
  });

  test('reclaim what a bound pack has still to cover, and no pack that is over', async () => {
    const { id: account } = payer.account;
    await ledger.call('director.register', { account, instance: 'studio', name: 'Studio' });
    const packs = await payer.account.grant('director-30d', '2022-03-03T09:00:00+08:00', {
      quantity: 3,
    });
    for (const pack of packs) {
      await ledger.call('director.bind', { account, pack, instance: 'studio' });
    }
    ledger.itIs('2022-03-04T10:00:00+08:00');
    await enforce();
    // Two months later the first two are over, and the third has begun.
    ledger.itIs('2022-05-03T10:00:00+08:00');
    await enforce();
    const told = await ledger.database.query<{ data: unknown }>(sql`
      select data from events where account_id = ${account} and type = 'account.reclaimed'`);
    expect(told).toEqual([{ data: { packs: packs.slice(2) } }]);
    ledger.itIs('2022-05-05T10:00:00+08:00');
    const use = { item: 'director.general.720p', instance: 'studio', quantity: '10 min' };
    for (const day of ['2022-05-02', '2022-05-04']) {
      await payer.account.use({ ...use, day });
      await payer.account.settle(day);
    }
    expect((await payer.bills()).map(({ date }) => date)).toEqual(['2022-05-04', DAY]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('a job that comes very late stops before it reclaims', async () => {
    ledger.itIs('2022-09-01T10:00:00+08:00');
    await enforce();
    expect(await payer.standing()).toBe('stopped');
    await enforce();
    expect(await payer.standing()).toBe('stopped');
  });
});

describeOnEachDatabase('a violation', (open) => {
  test('stops an account until an operator restores it, and nothing is refunded', async () => {
    const ledger = await Ledger.on(await open());
    ledger.itIs('2022-03-03T10:00:00+08:00');
    const payer = await payerOn(ledger);
    const account = payer.account.id;
    await payer.pays('26');
    await ledger.call('orders.place', { account, sku: 'traffic-100gb', pay: true });
    const [pack] = await payer.account.packs();
    await payer.isBilledFor('200 GB', DAY);
    const empty = { account, reason: ' ' };
    expect((await ledger.refusal('accounts.stop', empty)).code).toBe('stop_reason_length');
    await ledger.call('accounts.stop', { account, reason: 'unlicensed content' });
    expect((await ledger.refusal('accounts.stop', { account, reason: 'again' })).code).toBe(
      'account_stopped_for_violation_already',
    );
    expect(await payer.stream()).toMatchObject({ allowed: false, reason: 'stopped_for_violation' });
    expect(await ledger.call('refunds.quote', { account, pack: pack?.id })).toMatchObject({
      accepted: false,
      reason: 'account_stopped_for_violation',
    });
    // Bills go on; neither they nor payments change how it stands.
    await payBills(ledger.context);
    expect(await payer.wallet()).toMatchObject({ cash: '-52.00' });
    ledger.itIs('2022-09-01T10:00:00+08:00');
    expect(await enforceArrears(ledger.context)).toEqual({ stopped: 0, reclaimed: 0, restored: 0 });
    await payer.pays('2');
    expect(await payer.standing()).toBe('stopped-for-violation');
    expect(await ledger.call('accounts.restore', { account })).toMatchObject({
      standing: 'arrears',
    });
    await payer.pays('50');
    expect(await payer.standing()).toBe('running');
    expect((await ledger.refusal('accounts.restore', { account })).code).toBe(
      'account_not_stopped_for_violation',
    );
    expect(await ledger.problems()).toEqual([]);
  });
});

describeOnEachDatabase('a service that opens with a pack', (open) => {
  const MIC = 'mic.minutes';

  test('is suspended when the trial pack is used up and billed, until a formal pack', async () => {
    const ledger = await Ledger.on(await open());
    const payer = await payerOn(ledger);
    ledger.itIs('2022-03-02T12:00:00+08:00');
    expect(await payer.stream('mic')).toMatchObject({ reason: 'service_needs_a_pack' });
    await payer.account.pack('mic-trial-3000m', '2022-03-02T11:00:00+08:00');
    expect(await payer.stream('mic')).toMatchObject({ allowed: true });
    await payer.account.use({ day: DAY, item: MIC, quantity: '3000 min' });
    // Used up, but not billed: the day goes on, and the next day's bill comes at ten.
    expect(await payer.stream('mic')).toMatchObject({ allowed: true });
    expect(await noticeUsedTrials(ledger.context)).toEqual({ suspended: 0 });
    ledger.itIs('2022-03-03T10:00:00+08:00');
    await payer.account.settle(DAY);
    expect(await payer.stream('mic')).toMatchObject({
      allowed: false,
      reason: 'trial_pack_used_up',
    });
    expect(await payer.stream('live')).toMatchObject({ allowed: true });
    expect(await noticeUsedTrials(ledger.context)).toEqual({ suspended: 1 });
    expect(await noticeUsedTrials(ledger.context)).toEqual({ suspended: 0 });
    expect(await payer.messages()).toEqual(['trial-used-up']);
    await payer.account.pack('mic-50000m', '2022-03-03T11:00:00+08:00');
    expect(await payer.stream('mic')).toMatchObject({ allowed: true, reason: 'account_is_served' });
    const unknown = { account: payer.account.id, service: 'mike', action: 'play' };
    expect((await ledger.refusal('accounts.may-stream', unknown)).params['known']).toContain('mic');
  });
});

describeOnPostgres('two payers at once', (stores) => {
  test('pay every bill once', async () => {
    const url = await stores.freshUrl();
    const [one, other] = [await Ledger.at(url, 4), await Ledger.at(url, 4)];
    try {
      for (const ledger of [one, other]) ledger.itIs('2022-03-03T10:00:00+08:00');
      const payers = await Promise.all(Array.from({ length: 12 }, () => payerOn(one)));
      for (const payer of payers) {
        await payer.pays('10');
        await payer.account.use({ day: DAY, quantity: '100 GB' });
      }
      await one.settle(DAY);
      const counts = await Promise.all([payBills(one.context), payBills(other.context)]);
      expect(counts.reduce((sum, { paid }) => sum + paid, 0)).toBe(12);
      for (const payer of payers) expect(await payer.wallet()).toMatchObject({ cash: '-16.00' });
      expect(await one.problems()).toEqual([]);
    } finally {
      await one.close();
      await other.close();
    }
  });
});
