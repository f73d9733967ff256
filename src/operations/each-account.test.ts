import { beforeAll, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../../test/support/databases.ts';
import { Ledger } from '../../test/support/ledger.ts';
import { eachAccount } from './each-account.ts';

const IDS = Array.from({ length: 1200 }, (_, index) => `ac_${String(index).padStart(4, '0')}`);

describeOnEachDatabase('work on each account', (open) => {
  let ledger: Ledger;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  /** Visits all accounts; tells whom, and at the end what went wrong. */
  async function visit(...fails: readonly string[]): Promise<readonly string[]> {
    const seen: string[] = [];
    const list = (_: unknown, after: string, limit: number) =>
      Promise.resolve(IDS.filter((id) => id > after).slice(0, limit));
    const work = async (account: string) => {
      seen.push(account);
      if (fails.includes(account)) throw new Error(`${account} failed`);
    };
    await eachAccount(ledger.context, list, work).catch((error) => seen.push(String(error)));
    return seen;
  }

  test('is done once for every one, page by page', async () => {
    expect(await visit()).toEqual(IDS);
  });

  test('that fails for one holds up no other, and is told at the end', async () => {
    expect(await visit('ac_0003')).toEqual([...IDS, 'Error: ac_0003 failed']);
    expect(await visit('ac_0003', 'ac_1100')).toEqual([
      ...IDS,
      'AggregateError: 2 accounts failed',
    ]);
  });
});
