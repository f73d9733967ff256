import type { Instant, ModeChange } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { type PackWithUses, readPackPage } from '../../store/pack-pages.ts';

const READ_AT_ONCE = 500;

/** The packs that have not expired by an instant, as they are charged, and the account's modes. */
export async function readValidPacks(
  connection: Connection,
  accountId: string,
  at: Instant,
): Promise<{ readonly packs: readonly PackWithUses[]; readonly modes: readonly ModeChange[] }> {
  const open = { packId: null, family: null, search: null, expiresBefore: null };
  const wish = {
    filter: { accountId, ...open, expiresFrom: at + 1 },
    order: 'expiresAt',
    descending: false,
    take: READ_AT_ONCE,
    deductedThrough: null,
  } as const;
  const packs: PackWithUses[] = [];
  let modes: readonly ModeChange[] = [];
  for (;;) {
    const last = packs.at(-1);
    const after =
      last === undefined
        ? null
        : { expiresAt: last.expiresAt, purchasedAt: last.purchasedAt, id: last.packId };
    const page = await readPackPage(connection, { ...wish, after });
    packs.push(...page.packs);
    if (after === null) modes = page.modes;
    if (page.packs.length < READ_AT_ONCE) return { packs, modes };
  }
}
