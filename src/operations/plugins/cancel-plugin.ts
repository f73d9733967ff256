import { type Static, Type } from 'typebox';
import { accept, pluginStatus, refuse, takePluginStep } from '../../engine/index.ts';
import { insertPluginReview, releaseAppId } from '../../store/plugins.ts';
import { oneOf } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readPlugin } from './read-plugin.ts';

const REASON_MAX = 500;

const Input = Type.Object({
  account: AccountField,
  application: Type.String({ description: 'The id of the application.' }),
  reason: Type.Optional(Type.String({ description: 'Why, for people.' })),
  key: IdempotencyKeyField,
});
const Output = Type.Object({ id: Type.String(), status: oneOf(['cancelled']) });

/** Cancels an application; its mini-program may be applied for again, by any account. */
export const cancelPlugin: Operation<typeof Input, Static<typeof Output>> = {
  name: 'plugins.cancel',
  access: 'owner',
  kind: 'change',
  summary: 'Cancel a plugin application that is not usable.',
  input: Input,
  output: Output,
  run: async (context, { account, application, key, ...input }) => {
    const reason = input.reason?.trim() ?? '';
    if (reason.length > REASON_MAX) {
      return refuse('review_reason_length', { max: `${REASON_MAX}` }, 'reason');
    }
    const call = { account, operation: 'plugins.cancel', key, content: { application, reason } };
    return changeAccount(context, call, async (change) => {
      const { connection, at, recorded } = change;
      const found = await readPlugin(connection, account, application);
      if (!found.ok) return found;
      const { row } = found.value;
      const before = pluginStatus(found.value, at);
      const taken = takePluginStep(before, 'cancel');
      if (!taken.ok) return taken;
      await insertPluginReview(connection, {
        accountId: account,
        applicationId: application,
        recorded,
        kind: 'cancelled',
        actorKind: context.actor.kind,
        actorId: context.actor.id,
        reason,
        content: null,
        at,
      });
      await releaseAppId(connection, row);
      await change.emit('plugin.cancelled', { application, appId: row.appId });
      const after = { status: 'cancelled', reason };
      await change.audit({ subject: application, before: { status: before }, after });
      return accept({ id: application, status: 'cancelled' });
    });
  },
};
