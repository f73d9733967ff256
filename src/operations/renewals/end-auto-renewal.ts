import { removeMark } from '../../store/auto-renewals.ts';
import type { Change } from '../change.ts';

/** Ends the auto-renewal (自动续购) of a pack, of a refunded one say; false when it had none. */
export async function endAutoRenewal(change: Change, packId: string): Promise<boolean> {
  const { connection, account } = change;
  return removeMark(connection, account.accountId, packId);
}
