// Whatever the order in which facts and settlements came: in the end it is what it would have been,
// had everything been known before the days were settled one after another.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { addDays, type Day, day as dayOf, firstOfNextMonth } from '../../src/engine/index.ts';
import type { PlacedOrder } from '../../src/operations/orders/place-order.ts';
import type { RefundQuoteView } from '../../src/operations/refunds/quote-refund.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { netOf } from '../support/facts.ts';
import { type Account, Ledger } from '../support/ledger.ts';

const RUNS = { pglite: 25, postgres: 10 } as const;
const STEPS_MAX = 12;
/** When all days are over. */
const LATER = '2150-01-01T12:00:00+08:00';
/** The last three days of a month and the first two of the next. */
const DAYS = 5;

type Step =
  | {
      readonly do: 'use';
      readonly who: 0 | 1;
      readonly day: number;
      readonly item: string;
      readonly instance?: string;
      readonly quantity: bigint;
    }
  | {
      readonly do: 'grant';
      readonly who: 0 | 1;
      readonly day: number;
      readonly hour: number;
      readonly sku: string;
    }
  | {
      readonly do: 'mode';
      readonly who: 0 | 1;
      readonly day: number;
      readonly scope: string;
      readonly mode: string;
    }
  | { readonly do: 'buy'; readonly who: 0 | 1; readonly day: number }
  | { readonly do: 'refund'; readonly who: 0 | 1; readonly day: number; readonly which: number }
  | { readonly do: 'bind'; readonly who: 0 | 1; readonly day: number; readonly instance: string }
  | { readonly do: 'settle'; readonly who: 0 | 1 | 'all'; readonly day: number };

const who = fc.constantFrom<0 | 1>(0, 1);
const day = fc.integer({ min: 0, max: DAYS - 1 });
const INSTANCES = ['a', 'b'];
const instance = fc.constantFrom(...INSTANCES);
const GB = 10n ** 9n;

const use = fc.record({ do: fc.constant('use' as const), who, day }).chain((step) =>
  fc
    .oneof(
      fc.record({
        item: fc.constantFrom(
          'live.downstream.mainland',
          'leb.downstream.mainland',
          'live.downstream.europe',
        ),
        quantity: fc.bigInt({ min: 0n, max: 150n * GB }),
      }),
      fc.record({
        item: fc.constantFrom('transcode.h265.720p', 'transcode.audio'),
        quantity: fc.bigInt({ min: 0n, max: 20_000n }),
      }),
      fc.record({
        item: fc.constant('live.bandwidth.mainland'),
        quantity: fc.bigInt({ min: 0n, max: GB }),
      }),
      fc.record({
        item: fc.constantFrom('director.general.720p', 'director.playlist.1080p'),
        instance,
        quantity: fc.bigInt({ min: 0n, max: 20_000n }),
      }),
    )
    .map((usage) => ({ ...step, ...usage })),
);

const grant = fc.record({
  do: fc.constant('grant' as const),
  who,
  // Bought before all days, on one of them or after them.
  day: fc.integer({ min: -2, max: DAYS }),
  hour: fc.integer({ min: 0, max: 23 }),
  sku: fc.constantFrom('traffic-100gb', 'traffic-gift-20gb', 'transcode-5h'),
});

const mode = fc.oneof(
  fc.record({
    scope: fc.constantFrom('live.mainland', 'leb.mainland'),
    mode: fc.constantFrom(
      'daily-traffic',
      'daily-bandwidth',
      'monthly-traffic',
      'monthly-bandwidth',
    ),
  }),
  fc.record({
    scope: fc.constant('transcode'),
    mode: fc.constantFrom('daily-duration', 'monthly-duration'),
  }),
);

const setMode = fc
  .record({ do: fc.constant('mode' as const), who, day: fc.integer({ min: -2, max: DAYS }) })
  .chain((step) => mode.map((set) => ({ ...step, ...set })));

/** Bought by an order at noon, so that it may be given back. */
const buy = fc.record({ do: fc.constant('buy' as const), who, day });

/** One of the packs that were bought, at noon, too. */
const refund = fc.record({
  do: fc.constant('refund' as const),
  who,
  day: fc.integer({ min: 0, max: DAYS + 1 }),
  which: fc.nat(3),
});

/** A new director pack, bound at noon. */
const bind = fc.record({ do: fc.constant('bind' as const), who, day, instance });

const settle = fc.record({
  do: fc.constant('settle' as const),
  who: fc.oneof(who, fc.constant('all' as const)),
  day,
});

const history: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: use },
    { weight: 2, arbitrary: grant },
    { weight: 1, arbitrary: setMode },
    { weight: 2, arbitrary: fc.oneof(buy, refund) },
    { weight: 1, arbitrary: bind },
    { weight: 4, arbitrary: settle },
  ),
  { minLength: 3, maxLength: STEPS_MAX, size: 'max' },
);

describeOnEachDatabase('any history', (open, { kind }) => {
  let ledger: Ledger;
  /** Each history has a month of its own, which nobody has closed yet. */
  let month = dayOf('2022-03-01');

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    ledger.itIs(LATER);
  });

  test('comes to what its facts come to', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const days = newDays();
        const lived = await twoAccounts();
        // Whether a pack was used when it was to be given back depends on what was settled by then.
        const facts: Step[] = [];
        for (const step of steps) if (await take(step, lived, days)) facts.push(step);
        const twins = await twoAccounts();
        for (const step of facts) if (step.do !== 'settle') await take(step, twins, days);

        for (const each of days) await ledger.settle(each);

        for (const [index, { account, packs }] of lived.entries()) {
          const twin = twins[index];
          expect(await netOf(ledger.database, account.id, packs)).toEqual(
            await netOf(ledger.database, twin?.account.id ?? '', twin?.packs),
          );
        }
        expect(await ledger.problems()).toEqual([]);
        for (const each of days) expect(await ledger.settle(each)).toMatchObject({ revisions: 0 });
      }),
      { numRuns: RUNS[kind] },
    );
  });

  interface Lived {
    readonly account: Account;
    readonly packs: string[];
    /** Of them, those that an order brought. */
    readonly bought: string[];
  }

  async function twoAccounts(): Promise<readonly Lived[]> {
    return [await oneAccount(), await oneAccount()];
  }

  async function oneAccount(): Promise<Lived> {
    const account = await ledger.account();
    const whose = { account: account.id };
    await ledger.call('wallet.top-up', { ...whose, amount: '1000', reference: account.id });
    for (const name of INSTANCES)
      await ledger.call('director.register', { ...whose, instance: name });
    return { account, packs: [], bought: [] };
  }

  function newDays(): readonly Day[] {
    month = firstOfNextMonth(month);
    return Array.from({ length: DAYS }, (_, index) => addDays(month, index - 3));
  }

  /** Whether it was done: a pack that is used is not given back. */
  async function take(
    step: Step,
    accounts: readonly Lived[],
    days: readonly Day[],
  ): Promise<boolean> {
    const on = addDays(days[0] ?? month, step.day);
    if (step.do === 'settle' && step.who === 'all') {
      await ledger.settle(on);
      return true;
    }
    const one = accounts[step.who === 'all' ? 0 : step.who];
    if (one === undefined) return false;
    const { account, packs } = one;
    switch (step.do) {
      case 'use': {
        const { item, quantity } = step;
        const where = step.instance === undefined ? {} : { instance: step.instance };
        await account.use({ day: on, item, quantity, ...where });
        return true;
      }
      case 'grant': {
        const hour = `${step.hour}`.padStart(2, '0');
        packs.push(await account.pack(step.sku, `${on}T${hour}:00:00+08:00`));
        return true;
      }
      case 'mode':
        await account.setMode(step.scope, step.mode, on);
        return true;
      case 'buy':
      case 'refund':
      case 'bind':
        ledger.itIs(`${on}T12:00:00+08:00`);
        return deal(step, one, on).finally(() => ledger.itIs(LATER));
      case 'settle':
        await account.settle(on);
        return true;
    }
  }

  async function deal(
    step: Extract<Step, { readonly do: 'buy' | 'refund' | 'bind' }>,
    { account, packs, bought }: Lived,
    on: Day,
  ): Promise<boolean> {
    const whose = { account: account.id };
    if (step.do === 'buy') {
      const order = { ...whose, sku: 'traffic-100gb', pay: true };
      const placed = await ledger.call<PlacedOrder>('orders.place', order);
      const pack = placed.order.packs[0]?.id ?? '';
      packs.push(pack);
      bought.push(pack);
      return true;
    }
    if (step.do === 'bind') {
      const pack = await account.pack('director-7d', `${on}T08:00:00+08:00`);
      packs.push(pack);
      await ledger.call('director.bind', { ...whose, pack, instance: step.instance });
      return true;
    }
    const pack = bought[step.which];
    if (pack === undefined) return false;
    const { accepted: may } = await ledger.call<RefundQuoteView>('refunds.quote', {
      ...whose,
      pack,
    });
    if (may) await ledger.call('refunds.confirm', { ...whose, pack });
    return may;
  }
});
