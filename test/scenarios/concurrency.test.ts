import { afterEach, beforeAll, expect, test } from 'vitest';
import { day as dayOf, present } from '../../src/engine/index.ts';
import {
  claimRange,
  cutRanges,
  finishRange,
  finishRun,
  insertRun,
} from '../../src/store/settlement-runs.ts';
import { FIRST_DAY, fillCrowd, LAST_DAY } from '../support/crowd.ts';
import { describeOnPostgres } from '../support/databases.ts';
import { netOf, rowsOf } from '../support/facts.ts';
import { LEB, Ledger } from '../support/ledger.ts';

const ACCOUNTS = 300;
const BOTH_DAYS = [FIRST_DAY, LAST_DAY];

describeOnPostgres('several programs at once', (stores) => {
  let crowd: string;
  const opened: Ledger[] = [];

  beforeAll(async () => {
    crowd = await stores.freshUrl();
    const ledger = await Ledger.at(crowd);
    await fillCrowd(ledger.database, ACCOUNTS);
    expect(await ledger.problems()).toEqual([]);
    await ledger.close();
  });

  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close();
  });

  /** Programs that have one copy of the crowd open. */
  async function programs(count: number): Promise<readonly [Ledger, ...Ledger[]]> {
    const url = await stores.copyOf(crowd);
    const [first, ...others] = await Promise.all(
      Array.from({ length: count }, () => Ledger.at(url, 3)),
    );
    const all = [present(first, 'there is at least one'), ...others] as const;
    opened.push(...all);
    return [...all];
  }

  /** A store on which one program did everything in order. */
  async function inOrder(): Promise<Ledger> {
    const [ledger] = await programs(1);
    return ledger;
  }

  test('four that settle one day share the work and write what one would', async () => {
    const alone = await inOrder();
    await alone.settleEach(BOTH_DAYS);
    const together = await programs(4);
    for (const day of BOTH_DAYS) {
      const results = await Promise.all(
        together.map((ledger) => ledger.settle(day, { rangeAccounts: 20 })),
      );
      // Whoever was there from the beginning reports the whole day.
      expect(Math.max(...results.map(({ accounts }) => accounts))).toBeLessThanOrEqual(ACCOUNTS);
    }
    expect(await rowsOf(together[0].database)).toEqual(await rowsOf(alone.database));
    expect(await together[0].problems()).toEqual([]);
  });

  test('two that settle two days at once come to what one after the other does', async () => {
    const alone = await inOrder();
    await alone.settleEach(BOTH_DAYS);
    const [one, other] = await programs(2);
    await Promise.all([
      one.settle(FIRST_DAY, { rangeAccounts: 30 }),
      other?.settle(LAST_DAY, { rangeAccounts: 45 }),
    ]);
    expect(await netOf(one.database)).toEqual(await netOf(alone.database));
    // The second day closes a month, to whose bills the first adds at the same time.
    expect(await one.problems()).toEqual([]);
    for (const day of BOTH_DAYS) {
      expect(await one.settle(day)).toMatchObject({ revisions: 0, bills: 0 });
    }
  });

  test('one that grants packs does not keep another from settling', async () => {
    const [settling, granting] = await programs(2);
    let settled = false;
    const granted = (async () => {
      for (let n = 1; !settled; n = (n % ACCOUNTS) + 1) {
        const account = granting?.known(`ac_${`${n}`.padStart(6, '0')}`);
        await account?.grant('traffic-100gb', '2022-03-30T08:00:00+08:00');
      }
    })();
    for (const day of BOTH_DAYS) {
      expect(await settling.settle(day, { rangeAccounts: ACCOUNTS })).toMatchObject({
        revisions: day === FIRST_DAY ? ACCOUNTS : ACCOUNTS * 0.96,
      });
    }
    settled = true;
    await granted;
    expect(await settling.problems()).toEqual([]);
    await settling.settleEach(BOTH_DAYS);
    expect(await settling.problems()).toEqual([]);
    expect(await settling.settle(FIRST_DAY)).toMatchObject({ revisions: 0 });
  });

  test('one that imports usage while another settles loses none of it', async () => {
    const late = Array.from({ length: 60 }, (_, index) => ({
      account: `ac_${`${index * 5 + 1}`.padStart(6, '0')}`,
      use: { day: index % 2 === 0 ? FIRST_DAY : LAST_DAY, item: LEB, quantity: '9 GB' },
    }));
    const alone = await inOrder();
    for (const { account, use } of late) await alone.known(account).use(use);
    await alone.settleEach(BOTH_DAYS);

    const [settling, importing] = await programs(2);
    const imported = (async () => {
      for (const { account, use } of late) await importing?.known(account).use(use);
    })();
    for (let times = 0; times < 3; times += 1) await settling.settleEach(BOTH_DAYS);
    await imported;
    await settling.settleEach(BOTH_DAYS);
    expect(await netOf(settling.database)).toEqual(await netOf(alone.database));
    expect(await settling.problems()).toEqual([]);
  });

  test('one that verifies while another settles sees nothing wrong', async () => {
    const [settling, verifying] = await programs(2);
    let settled = false;
    const verified = (async () => {
      let times = 0;
      for (; !settled; times += 1) expect(await verifying?.problems()).toEqual([]);
      return times;
    })();
    await settling.settle(FIRST_DAY, { rangeAccounts: 10 });
    await settling.known('ac_000001').use({ day: FIRST_DAY, item: LEB, quantity: '9 GB' });
    await settling.settle(FIRST_DAY, { rangeAccounts: 10 });
    settled = true;
    expect(await verified).toBeGreaterThan(0);
  });

  test('usage that was there when a settlement began is settled by it, whoever works', async () => {
    const [working, joining] = await programs(2);
    const day = dayOf(FIRST_DAY);
    const runId = 'rn_of-the-other';
    await working.database.transaction(async (connection) => {
      const ranges = await cutRanges(connection, ACCOUNTS);
      await insertRun(connection, { runId, day, onlyAccount: '' }, ranges);
    });
    let joined: Promise<unknown> = Promise.resolve();
    await working.database.transaction(async (connection) => {
      const range = present(await claimRange(connection, runId), 'the run has just begun');
      // It has read its accounts already; then usage comes, and another program settles the day.
      await joining?.known('ac_000001').use({ day, item: LEB, quantity: '9 GB' });
      await new Promise<void>((waits) => {
        joined = joining?.settle(day, { progress: () => waits() }) ?? joined;
      });
      const result = { accounts: 0, revisions: 0, deductions: 0, bills: 0 };
      await finishRange(connection, runId, range.rangeNo, result);
    });
    await working.database.transaction((connection) => finishRun(connection, runId));
    expect(await joined).toMatchObject({ accounts: ACCOUNTS, revisions: ACCOUNTS });
    expect(await working.settle(day)).toMatchObject({ revisions: 0 });
  });
});
