import type { Instant, ModeChange, ModeFacts } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { insertModeChange, listModeChanges } from '../../store/mode-changes.ts';
import { listModeSwitches } from '../../store/mode-switches.ts';
import type { Change } from '../change.ts';
import type { Context } from '../operation.ts';

/** What is known of an account at an instant when somebody wants to change its modes. */
export async function readModeFacts(
  { catalogs }: Context,
  connection: Connection,
  { account, at }: { readonly account: string; readonly at: Instant },
): Promise<ModeFacts> {
  return {
    catalogs: catalogs.all,
    changes: await listModeChanges(connection, account),
    switches: await listModeSwitches(connection, account),
    today: catalogs.latest.calendar.dayOf(at),
  };
}

/** Records what a decision makes different. */
export async function recordModes(
  { connection, account, recorded, at }: Change,
  changes: readonly ModeChange[],
): Promise<void> {
  for (const { scope, mode, from } of changes) {
    await insertModeChange(connection, account.accountId, { recorded, scope, mode, from }, at);
  }
}
