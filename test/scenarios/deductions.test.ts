// Pages of deductions: in every order all rows come once, whatever is between the pages.
import { beforeAll, expect, test } from 'vitest';
import type { DeductionView } from '../../src/operations/settlement/deduction-view.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, LEB, Ledger } from '../support/ledger.ts';

const SORTS = ['usageDate', '-usageDate', 'settledAt', '-settledAt'] as const;
/** Far enough apart that no first look at some days finds the next ones. */
const DAYS = ['2022-03-02', '2022-03-03', '2022-03-04', '2022-04-20', '2022-07-01'] as const;

interface PageOfDeductions {
  readonly deductions: readonly DeductionView[];
  readonly next: string | null;
}

describeOnEachDatabase('deductions', (open) => {
  let ledger: Ledger;
  let account: Account;
  let inOrder: Account;
  let small: string;

  /** Three days settled, two with a gap, and usage that comes late for the second. */
  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    account = await ledger.account();
    inOrder = await ledger.account();
    small = await account.pack('traffic-gift-20gb', '2022-02-01T10:00:00+08:00');
    await inOrder.pack('traffic-gift-20gb', '2022-02-01T10:00:00+08:00');
    for (const each of [account, inOrder]) {
      await each.pack('traffic-1tb', '2022-02-02T10:00:00+08:00');
      await each.pack('transcode-100h', '2022-02-02T10:00:00+08:00');
    }
    for (const day of DAYS) {
      for (const each of [account, inOrder]) {
        await each.use(
          { day, quantity: '8 GB' },
          { day, quantity: '3 GB', item: LEB },
          { day, quantity: '30 min', item: 'transcode.h264.720p' },
        );
      }
      ledger.itIs(`${day.slice(0, 8)}28T12:00:00+08:00`);
      await ledger.settle(day);
    }
    await account.use({ day: '2022-03-03', quantity: '2 GB' });
    ledger.itIs('2022-08-01T12:00:00+08:00');
    await ledger.settle('2022-03-03');
  });

  const page = (input: object = {}) =>
    ledger.call<PageOfDeductions>('deductions.list', { account: account.id, ...input });

  async function all(input: object): Promise<readonly DeductionView[]> {
    const rows: DeductionView[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { deductions, next }: PageOfDeductions = await page({
        ...input,
        ...(cursor === undefined ? {} : { cursor }),
      });
      rows.push(...deductions);
      cursor = next;
    }
    return rows;
  }

  test.for(SORTS)('by %s come all, each once, in pages of two as in one', async (sort) => {
    const whole = (await page({ sort, limit: 200 })).deductions;
    expect(whole.length).toBeGreaterThan(15);
    expect(await all({ sort, limit: 2 })).toEqual(whole);
    const key = (row: DeductionView) =>
      sort.endsWith('settledAt') ? `${row.settledAt} ${row.date}` : row.date;
    const keys = whole.map((row) => `${key(row)} ${row.revision}`);
    const sorted = [...keys].sort();
    expect(keys).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
    const other = (await page({ limit: 200 })).deductions;
    expect(new Set(whole.map((row) => JSON.stringify(row)))).toEqual(
      new Set(other.map((row) => JSON.stringify(row))),
    );
  });

  test.for<readonly [string, object, (row: DeductionView) => boolean]>([
    ['family', { family: 'transcode' }, ({ family }) => family === 'transcode'],
    ['item', { item: LEB }, ({ item }) => item === LEB],
    ['type', { type: 'return' }, ({ deducted }) => deducted.startsWith('-')],
    ['type of what was taken', { type: 'deduction' }, ({ type }) => type === 'deduction'],
    ['days', { from: '2022-03-03', to: '2022-04-20' }, ({ date }) => /-03-0[34]|-04/.test(date)],
    ['instance', { instance: 'nobody' }, () => false],
  ])('are filtered by their %s, in every order and page', async ([, filter, isWanted]) => {
    for (const sort of SORTS) {
      const wanted = (await page({ sort, limit: 200 })).deductions.filter(isWanted);
      expect(await all({ ...filter, sort, limit: 2 })).toEqual(wanted);
    }
  });

  test('of one pack tell what it held before and after each', async () => {
    for (const sort of ['usageDate', 'settledAt']) {
      const rows = await all({ pack: small, sort, limit: 2 });
      expect(rows[0]).toMatchObject({ pack: small, leftBefore: '20000000000', item: LEB });
      expect(rows.every(({ pack }) => pack === small)).toBe(true);
    }
    expect((await page({ pack: small, family: 'transcode' })).deductions).toEqual([]);
  });

  test('a day is explained by what packs held before it, settled again or not', async () => {
    for (const each of [account, inOrder]) {
      const rows = await each.deductions();
      const totals = new Map((await each.packs()).map(({ id, total }) => [id, BigInt(total)]));
      for (const day of DAYS) {
        const seen = new Set<string>();
        for (const { pack, leftBefore = '' } of (await each.explain(day)).lines.flatMap(
          ({ packs }) => packs.filter(({ outcome }) => outcome === 'charged'),
        )) {
          const earlier = rows.filter((row) => row.pack === pack && row.date < day);
          const gave = earlier.reduce((sum, { deducted }) => sum + BigInt(deducted), 0n);
          if (!seen.has(pack)) expect(BigInt(leftBefore)).toBe((totals.get(pack) ?? 0n) - gave);
          seen.add(pack);
        }
        expect(seen.size).toBeGreaterThan(1);
      }
    }
  });

  test('a cursor of another order, and one that nobody was given, are refused', async () => {
    const { next } = await page({ limit: 1 });
    for (const cursor of [next ?? '', 'bm8', '']) {
      const asked = { account: account.id, sort: '-settledAt', cursor };
      expect(await ledger.refusal('deductions.list', asked)).toMatchObject({
        code: 'cursor_is_not_readable',
      });
    }
  });

  test('an account that nobody has is told from one without deductions', async () => {
    const { id } = await ledger.account();
    expect(await ledger.call('deductions.list', { account: id })).toEqual({
      deductions: [],
      next: null,
    });
    const unknown = await ledger.refusal('deductions.list', { account: 'ac_nobody' });
    expect(unknown.code).toBe('account_not_found');
  });
});
