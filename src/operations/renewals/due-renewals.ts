import {
  type Catalog,
  frozenOn,
  type Instant,
  leastUsable,
  present,
  type RenewalTrigger,
  renewalTrigger,
} from '../../engine/index.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { listMarks } from '../../store/auto-renewals.ts';
import type { Connection } from '../../store/database.ts';
import { listModeChanges } from '../../store/mode-changes.ts';
import { listPacks, type PackRow, packOfRow } from '../../store/packs.ts';
import type { Context } from '../operation.ts';

/** A marked pack that is to be bought again, and why. */
export interface DueRenewal {
  readonly pack: PackRow;
  readonly trigger: RenewalTrigger;
}

/** The marked packs of an account that are to be bought again now. */
export async function dueRenewals(
  { catalogs }: Context,
  connection: Connection,
  account: AccountRow,
  at: Instant,
): Promise<readonly DueRenewal[]> {
  const { accountId, standing } = account;
  const marks = await listMarks(connection, accountId);
  const today = catalogs.latest.calendar.dayOf(at);
  const catalog = catalogs.on(today);
  if (marks.length === 0 || catalog === null) return [];
  const modes = await listModeChanges(connection, accountId);
  const rows = await listPacks(connection, accountId);
  // Who may buy may renew: in arrears the gift balance may still pay.
  const running = standing === 'running' || standing === 'arrears';
  return marks.flatMap(({ family, packId }): readonly DueRenewal[] => {
    const ofFamily = rows.filter((row) => row.family === family);
    const trigger = renewalTrigger({
      packs: ofFamily.map((row) => ({
        pack: packOfRow(row),
        left: row.remaining,
        reclaimed: row.reclaimedAt !== null,
      })),
      marked: packId,
      least: leastUsable(catalog, family, today),
      frozen: frozenOn(catalog, modes, familyOf(catalog, family), today) !== null,
      running,
      at,
    });
    const pack = ofFamily.find((row) => row.packId === packId);
    return trigger === null || pack === undefined ? [] : [{ pack, trigger }];
  });
}

function familyOf(catalog: Catalog, family: string) {
  return present(catalog.families.get(family), `every catalogue of a timeline has ${family}`);
}
