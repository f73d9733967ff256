// Which accounts are looked at is found by SQL, and whether people are told decides the engine. So
// that nobody falls through, both say the same of every kind of pack.
import { expect, test } from 'vitest';
import { type Instant, LOW_PERCENT_DEFAULT, lowReminder } from '../../src/engine/index.ts';
import { readThresholds, readWatchedPacks } from '../../src/operations/notices/watched-packs.ts';
import { insertAccount } from '../../src/store/accounts.ts';
import type { Connection } from '../../src/store/database.ts';
import { insertPack } from '../../src/store/packs.ts';
import { accountsWithLowPacks, markLow } from '../../src/store/reminders.ts';
import { raw, sql } from '../../src/store/sql.ts';
import { putThreshold } from '../../src/store/thresholds.ts';
import { CATALOG_2022 } from '../support/catalogs.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { instant } from '../support/packs.ts';

const AT: Instant = instant('2022-06-01T10:30:00+08:00');
const TOTAL = 1000n;

/** What is left, beside the thresholds that are set: of the pack, its family, the account. */
const LEFTS = [0n, 149n, 150n, 151n, 399n, 400n, 1000n];
const THRESHOLDS = [
  {},
  { account: 40 },
  { account: 0 },
  { account: 40, family: 15 },
  { family: 40 },
  { account: 0, family: 0, pack: 40 },
  { pack: 15 },
  { pack: 0 },
] as const satisfies readonly { account?: number; family?: number; pack?: number }[];
const ENDS = ['held', 'refunded', 'reclaimed', 'expired'] as const;

interface Kind {
  readonly family: string;
  readonly left: bigint;
  readonly set: { readonly account?: number; readonly family?: number; readonly pack?: number };
  readonly wasLow: boolean;
  readonly end: (typeof ENDS)[number];
}

const KINDS: readonly Kind[] = ['traffic', 'mic', 'director'].flatMap((family) =>
  LEFTS.flatMap((left) =>
    THRESHOLDS.flatMap((set) =>
      [false, true].flatMap((wasLow) =>
        ENDS.filter((end) => end === 'held' || left === 149n).map((end) => ({
          family,
          left,
          set,
          wasLow,
          end,
        })),
      ),
    ),
  ),
);

/** An account with one pack of the kind. */
async function add(connection: Connection, kind: Kind, accountId: string): Promise<void> {
  const { family, left, set, wasLow, end } = kind;
  const packId = `pk_of_${accountId}`;
  await insertAccount(connection, { accountId, name: accountId, createdAt: AT });
  await insertPack(connection, {
    accountId,
    packId,
    family,
    sku: null,
    total: TOTAL,
    remaining: left,
    purchasedAt: instant('2022-03-01T08:00:00+08:00'),
    expiresAt: end === 'expired' ? AT : AT + 1,
    gift: false,
    catalog: 'c',
    recorded: 1n,
  });
  if (end === 'refunded' || end === 'reclaimed') {
    await connection.execute(sql`
      update packs set ${raw(`${end}_at`)} = purchased_at where account_id = ${accountId}`);
  }
  const none = { accountId, family: '', packId: '' };
  if (set.account !== undefined) await putThreshold(connection, { ...none, percent: set.account });
  if (set.family !== undefined) {
    await putThreshold(connection, { ...none, family, percent: set.family });
  }
  if (set.pack !== undefined)
    await putThreshold(connection, { ...none, packId, percent: set.pack });
  if (wasLow) await markLow(connection, accountId, [packId], AT);
}

describeOnEachDatabase('the accounts that are looked at for low packs', (open) => {
  test('are those of which the engine says that a pack crossed its threshold', async () => {
    const database = await open();
    const catalog = CATALOG_2022;
    const ids = KINDS.map((_, at) => `ac_${`${at}`.padStart(4, '0')}`);
    await database.transaction(async (connection) => {
      for (const [at, kind] of KINDS.entries()) await add(connection, kind, ids[at] ?? '');
    });
    const crossed = await database.transaction(async (connection) => {
      const found: string[] = [];
      for (const accountId of ids) {
        const thresholds = await readThresholds(connection, accountId);
        const of = { accountId, at: AT, catalog, thresholds };
        const { fallen, risen } = lowReminder(await readWatchedPacks(connection, of));
        if (fallen.length + risen.length > 0) found.push(accountId);
      }
      return found;
    });
    expect(crossed.length).toBeGreaterThan(50);
    const families = ['traffic', 'transcode', 'topspeed', 'mic', 'rtc'];
    const rule = { families, reminding: families.slice(0, 3), percent: LOW_PERCENT_DEFAULT };
    expect(await accountsWithLowPacks(database, { at: AT, ...rule })).toEqual(crossed);
  });
});
