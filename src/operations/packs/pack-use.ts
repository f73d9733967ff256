// What a pack is bound to: which counts as used, without anything deducted from it.

import type { Connection } from '../../store/database.ts';
import { listBindings } from '../../store/director.ts';
import { listGifts } from '../../store/gifts.ts';

/** An instance that it covers, or the licence or plugin that a gift of it was used for. */
export type PackUse = 'instance' | 'license' | 'plugin';

/** What a pack is bound to; null when to nothing. */
export async function usageOfPack(
  connection: Connection,
  accountId: string,
  packId: string,
): Promise<PackUse | null> {
  const bindings = await listBindings(connection, [accountId]);
  if (bindings.some((binding) => binding.packId === packId)) return 'instance';
  const gifts = await listGifts(connection, accountId, packId);
  return gifts.find(({ usedAt }) => usedAt !== null)?.kind ?? null;
}
