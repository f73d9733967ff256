// The packs of an account that people may be told of, with the threshold of each.
import {
  type Catalog,
  type Instant,
  type Pack,
  packReminds,
  type Thresholds,
  thresholdOf,
  type WatchedPack,
} from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { listWatchedPacks, type WatchedPackRow } from '../../store/reminders.ts';
import { listThresholds, type ThresholdRow } from '../../store/thresholds.ts';

/** What an account set, as the engine asks for it. */
export async function readThresholds(
  connection: Connection,
  accountId: string,
): Promise<Thresholds> {
  const rows = await listThresholds(connection, accountId);
  const of = (isOf: (row: ThresholdRow) => boolean) => rows.filter(isOf);
  return {
    account: of(({ family, packId }) => family === '' && packId === '')[0]?.percent ?? null,
    families: new Map(
      of(({ family }) => family !== '').map(({ family, percent }) => [family, percent]),
    ),
    packs: new Map(
      of(({ packId }) => packId !== '').map(({ packId, percent }) => [packId, percent]),
    ),
  };
}

export interface WatchedAccount {
  readonly accountId: string;
  readonly at: Instant;
  readonly catalog: Catalog;
  readonly thresholds: Thresholds;
}

/** The packs that can still be used and of which people are told. */
export async function readWatchedPacks(
  connection: Connection,
  { accountId, at, catalog, thresholds }: WatchedAccount,
): Promise<readonly WatchedPack[]> {
  const rows = await listWatchedPacks(connection, accountId, at);
  return rows
    .map((row) => ({ pack: packOf(row), left: row.remaining, wasLow: row.wasLow }))
    .filter(({ pack }) => packReminds(catalog, thresholds, pack))
    .map((watched) => ({ ...watched, percent: thresholdOf(thresholds, watched.pack) }));
}

function packOf(row: WatchedPackRow): Pack {
  const { packId: id, family, sku, total, purchasedAt, expiresAt, gift } = row;
  return { id, family, sku, total, purchasedAt, expiresAt, gift, refundedAt: null };
}
