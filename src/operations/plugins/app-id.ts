import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { holdAppId } from '../../store/plugins.ts';
import type { Change } from '../change.ts';

/**
 * Takes a mini-program for an application, over all accounts: one authorisation serves one AppID.
 * An application holds it until it is rejected or cancelled.
 */
export async function takeAppId(
  { connection, account, at }: Change,
  application: string,
  appId: string,
): Promise<Outcome<null>> {
  const { accountId } = account;
  const holder = await holdAppId(connection, appId, { accountId, applicationId: application }, at);
  if (holder === null) return accept(null);
  // Whose it is else is nobody's business but theirs.
  return holder.accountId === accountId
    ? refuse('app_id_has_an_application', { appId, application: holder.applicationId }, 'appId')
    : refuse('app_id_is_of_another_account', { appId }, 'appId');
}
