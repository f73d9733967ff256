// A pack becomes used when a day is settled, and can be given back as long as it is not. Whichever
// comes first decides, and never both.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlacedOrder } from '../../src/operations/orders/place-order.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnPostgres } from '../support/databases.ts';
import { billsOf } from '../support/facts.ts';
import { Ledger } from '../support/ledger.ts';
import { counted, gated, Steps } from '../support/steps.ts';

const DAY = '2022-03-01';
const BOUGHT = `${DAY}T10:00:00+08:00`;
const NEXT_DAY = '2022-03-02T09:00:00+08:00';
const INTERLEAVINGS = 200;
/** More statements than either has. */
const STEPS_MAX = 40;
const SEED = 20_220_301;

interface Buyer {
  readonly account: string;
  readonly pack: string;
}

type Outcome = 'refunded' | 'pack_used';

describeOnPostgres('a refund against a settlement', (stores) => {
  let settling: Ledger;
  let refunding: Ledger;
  const steps = { settling: new Steps(), refunding: new Steps() };
  const gates: { settling: Gate; refunding: Gate } = { settling: () => {}, refunding: () => {} };

  beforeAll(async () => {
    const url = await stores.freshUrl();
    settling = await program(url, 'settling');
    refunding = await program(url, 'refunding');
  });

  afterAll(async () => {
    await settling.close();
    await refunding.close();
  });

  /** A program with connections of its own, of which every statement can be waited for. */
  async function program(url: string, who: 'settling' | 'refunding'): Promise<Ledger> {
    const database = await openDatabase(url, { connections: 4 });
    return Ledger.on(
      counted(
        gated(database, (text) => gates[who](text)),
        steps[who],
      ),
    );
  }

  /** Somebody who bought a pack and used 5 GB on the day; now it is the next day. */
  async function buyer(): Promise<Buyer> {
    refunding.itIs(BOUGHT);
    settling.itIs(NEXT_DAY);
    const account = await refunding.account();
    const money = { account: account.id, amount: '26', reference: account.id };
    await refunding.call('wallet.top-up', money);
    const order = { account: account.id, sku: 'traffic-100gb', pay: true };
    const { order: bought } = await refunding.call<PlacedOrder>('orders.place', order);
    await account.use({ day: DAY, quantity: '5 GB' });
    refunding.itIs(NEXT_DAY);
    return { account: account.id, pack: bought.packs[0]?.id ?? '' };
  }

  async function refund({ account, pack }: Buyer): Promise<Outcome> {
    try {
      await refunding.call('refunds.confirm', { account, pack });
      return 'refunded';
    } catch (error) {
      if (String(error).includes('pack_used')) return 'pack_used';
      throw error;
    }
  }

  const settle = ({ account }: Buyer) => settling.known(account).settle(DAY);

  /** What the store says came of it: never both, and the money where it belongs. */
  async function expectOne({ account, pack }: Buyer, outcome: Outcome): Promise<void> {
    const [row] = await refunding.database.query<object>(sql`
      select refunded_at is not null as refunded, remaining,
        (select coalesce(sum(deducted), 0)::bigint from deductions
          where account_id = ${account} and pack_id = ${pack}) as deducted,
        (select coalesce(sum(amount), 0)::text from balances
          where account_id = ${account} and book = 'cash') as cash,
        (select count(*)::integer from bills where account_id = ${account}) as bills
      from packs where account_id = ${account} and pack_id = ${pack}`);
    expect(row).toMatchObject(
      outcome === 'refunded'
        ? { refunded: true, remaining: 0n, deducted: 0n, cash: '26.00', bills: 1 }
        : { refunded: false, deducted: 5_000_000_000n, cash: '0.00', bills: 0 },
    );
  }

  test('the settlement has read the pack when the refund is made: it reads again', async () => {
    const who = await buyer();
    const [read, released] = [signal(), signal()];
    gates.settling = async (text) => {
      if (!text.trimStart().startsWith('update accounts a')) return;
      read.give();
      await released.given;
    };
    const settled = settle(who);
    await read.given;
    expect(await refund(who)).toBe('refunded');
    released.give();
    await settled;
    await expectOne(who, 'refunded');
  });

  test('the settlement has begun to write: the refund waits and is refused', async () => {
    const who = await buyer();
    const [written, released] = [signal(), signal()];
    gates.settling = async (text) => {
      if (!text.startsWith('copy settlements')) return;
      written.give();
      await released.given;
    };
    const settled = settle(who);
    await written.given;
    const refunded = refund(who);
    await blocked(refunding.database);
    released.give();
    expect(await refunded).toBe('pack_used');
    await settled;
    await expectOne(who, 'pack_used');
  });

  test('the refund holds the account when the settlement writes: it begins again', async () => {
    const who = await buyer();
    gates.settling = () => {};
    const [held, released] = [signal(), signal()];
    gates.refunding = async (text) => {
      if (!text.trimStart().startsWith('update packs')) return;
      held.give();
      await released.given;
    };
    const refunded = refund(who);
    await held.given;
    const settled = settle(who);
    await blocked(settling.database);
    released.give();
    expect(await refunded).toBe('refunded');
    gates.refunding = () => {};
    await settled;
    await expectOne(who, 'refunded');
  });

  test('in any of 200 interleavings one of them comes first', { timeout: 300_000 }, async () => {
    gates.settling = () => {};
    gates.refunding = () => {};
    const random = randomFrom(SEED);
    const seen = { refunded: 0, pack_used: 0 };
    for (let count = 0; count < INTERLEAVINGS; count += 1) {
      const who = await buyer();
      const settlesFirst = random(2) === 0;
      const [first, second] = settlesFirst
        ? (['settling', 'refunding'] as const)
        : (['refunding', 'settling'] as const);
      const work = {
        settling: () => settle(who),
        // Now and then twice at once: at most one of them is made.
        refunding: () =>
          random(4) === 0 ? twice(() => refundOnce(who)) : refundOnce(who).then(([one]) => one),
      };
      steps[first].begin();
      const begun = work[first]().finally(() => steps[first].end());
      await steps[first].reached(random(STEPS_MAX));
      const [one, other] = await Promise.all([begun, work[second]()]);
      const outcome = settlesFirst ? other : one;
      expect(['refunded', 'pack_used'], `interleaving ${count} of ${SEED}`).toContain(outcome);
      const known = outcome === 'refunded' ? 'refunded' : 'pack_used';
      await expectOne(who, known);
      seen[known] += 1;
    }
    expect(Math.min(seen.refunded, seen.pack_used)).toBeGreaterThan(INTERLEAVINGS / 20);
    expect(await settling.problems()).toEqual([]);
    // Settled again, nothing is different.
    expect(await settling.settle(DAY)).toMatchObject({ revisions: 0 });
  });

  /** A refund's outcome; of two at once the second is refused as one already made. */
  async function refundOnce(who: Buyer): Promise<readonly string[]> {
    try {
      return [await refund(who)];
    } catch (error) {
      if (String(error).includes('pack_already_refunded')) return [];
      throw error;
    }
  }

  async function twice(one: () => Promise<readonly string[]>): Promise<string | undefined> {
    const outcomes = (await Promise.all([one(), one()])).flat();
    const made = outcomes.filter((outcome) => outcome === 'refunded');
    expect(made.length).toBeLessThanOrEqual(1);
    return made[0] ?? outcomes[0];
  }

  test('a pack is bound at any moment of a day that is settled again', async () => {
    gates.settling = () => {};
    gates.refunding = () => {};
    for (let step = 0; step < STEPS_MAX; step += 1) {
      const who = await buyer();
      const whose = { account: who.account };
      const output = { day: DAY, item: 'director.general.720p', instance: 'a', quantity: '9 min' };
      const account = refunding.known(who.account);
      await settle(who);
      await refunding.call('director.register', { ...whose, instance: 'a' });
      await account.use(output, { ...output, day: '2022-03-02' });
      steps.settling.begin();
      const again = settle(who).finally(() => steps.settling.end());
      await steps.settling.reached(step);
      const pack = await account.pack('director-7d', BOUGHT);
      await refunding.call('director.bind', { ...whose, pack, instance: 'a' });
      await again;
      // Bound on the day after: this day is billed, the next one is covered.
      settling.itIs('2022-03-03T09:00:00+08:00');
      await settling.known(who.account).settle('2022-03-02');
      expect(await billsOf(refunding.database, who.account)).toMatchObject([{ date: DAY }]);
    }
    expect(await settling.problems()).toEqual([]);
  });

  test('a settlement of all while everybody gives back: each is one or the other', async () => {
    const all: Buyer[] = [];
    for (let count = 0; count < 40; count += 1) all.push(await buyer());
    const settled = settling.settle(DAY, { rangeAccounts: 10 });
    const outcomes: Outcome[] = [];
    for (const who of [...all].reverse()) outcomes.unshift(await refund(who));
    await settled;
    for (const [index, who] of all.entries()) await expectOne(who, outcomes[index] ?? 'refunded');
    expect(await settling.problems()).toEqual([]);
  });
});

type Gate = (statement: string) => Promise<void> | void;

interface Signal {
  readonly given: Promise<void>;
  give(): void;
}

function signal(): Signal {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** Resolves when a statement of the store waits for somebody else's lock. */
async function blocked(database: Database): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ waiting: number }>(sql`
      select count(*)::integer as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    if ((row?.waiting ?? 0) > 0) return;
  }
}

/** Whole numbers below a bound, always the same ones for a seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
