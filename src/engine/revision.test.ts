import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { packOf } from '../../test/support/packs.ts';
import { day } from './day.ts';
import { formatExact } from './money.ts';
import { type AccountNow, type DayToSettle, type SettledDay, settleDays } from './revision.ts';

const MAINLAND = 'live.downstream.mainland';
const line = (quantity: bigint, item = MAINLAND) => ({ item, instance: null, quantity });

function toSettle(on: string, usage: DayToSettle['usage'], settled: SettledDay | null = null) {
  return { catalog: CATALOG_2022, day: day(on), usage, settled };
}

function account(left: bigint, total = 100n): AccountNow {
  return { packs: [{ pack: packOf({ total }), left }], modes: [], coverage: [] };
}

/** A day settled before: what the pack gave for its line, and nothing over. */
function gave(quantity: bigint): SettledDay {
  const charge = { item: MAINLAND, instance: null, pack: 'P1', usage: quantity, ratio: '1' };
  return {
    charges: [{ ...charge, deducted: quantity }],
    overage: [],
  };
}

describe('a day that is settled for the first time', () => {
  test('is recorded with all it came to', () => {
    const { revisions, packs } = settleDays(account(100n), [toSettle('2022-03-02', [line(130n)])]);
    expect(revisions).toMatchObject([
      {
        day: '2022-03-02',
        deductions: [{ pack: 'P1', usage: 100n, deducted: 100n, leftBefore: 100n }],
        overage: [{ quantity: 30n, bill: 'day' }],
        dayBill: { before: 0n },
      },
    ]);
    expect(packs[0]?.left).toBe(0n);
  });

  test('is recorded also when it came to nothing', () => {
    const { revisions } = settleDays(account(100n), [toSettle('2022-03-02', [])]);
    expect(revisions).toMatchObject([{ deductions: [], overage: [] }]);
  });
});

describe('a day that is settled again', () => {
  test('with the same usage changes nothing', () => {
    const { revisions, packs } = settleDays(account(70n), [
      toSettle('2022-03-02', [line(30n)], gave(30n)),
    ]);
    expect(revisions).toEqual([]);
    expect(packs[0]?.left).toBe(70n);
  });

  test('with late usage returns what is no longer so and deducts it anew', () => {
    const { revisions, packs } = settleDays(account(70n), [
      toSettle('2022-03-02', [line(45n)], gave(30n)),
    ]);
    expect(revisions[0]?.deductions).toMatchObject([
      { usage: -30n, deducted: -30n, leftBefore: 70n },
      { usage: 45n, deducted: 45n, leftBefore: 100n },
    ]);
    expect(packs[0]?.left).toBe(55n);
  });

  test('takes back from later days what an earlier one now needs first', () => {
    const { revisions, packs } = settleDays(account(0n), [
      toSettle('2022-03-02', [line(90n)], gave(40n)),
      toSettle('2022-03-03', [line(60n)], gave(60n)),
    ]);
    expect(
      revisions.map(({ day: on, deductions }) => [on, deductions.map((row) => row.deducted)]),
    ).toEqual([
      ['2022-03-02', [-40n, 90n]],
      ['2022-03-03', [-60n, 10n]],
    ]);
    expect(revisions[1]?.overage).toMatchObject([{ quantity: 50n, bill: 'day' }]);
    expect(packs[0]?.left).toBe(0n);
  });

  test('replaces an overage that became another', () => {
    const overage = [
      {
        ...line(50n * 10n ** 9n),
        unitPrice: '0.26',
        per: 'GB',
        amount: 1_300_000_000n,
        bill: 'day' as const,
      },
    ];
    const settled = { charges: [], overage };
    const { revisions } = settleDays({ packs: [], modes: [], coverage: [] }, [
      toSettle('2022-03-02', [line(60n * 10n ** 9n)], settled),
    ]);
    expect(revisions[0]?.overage.map(({ amount }) => formatExact(amount))).toEqual(['-13', '15.6']);
    expect(revisions[0]?.dayBill).toEqual({ before: 1_300_000_000n, after: 1_560_000_000n });
  });
});
