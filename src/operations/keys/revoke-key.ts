import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { findKey, type KeyRow, revokeKey as revokeRow } from '../../store/keys.ts';
import { auditChange, changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { KeyView, keyView } from './key-view.ts';

const KeyField = Type.String({ description: 'The id of the key.' });
const Input = Type.Object({ account: AccountField, key: KeyField });
const OperatorInput = Type.Object({ key: KeyField });

/** Revokes a key of an account at once and for good; again, it changes nothing. */
export const revokeKey: Operation<typeof Input, Static<typeof KeyView>> = {
  name: 'keys.revoke',
  access: 'owner',
  kind: 'change',
  summary: 'Revoke a key of an account, at once and for good.',
  input: Input,
  output: KeyView,
  run: async (context, { account, key }) => {
    const call = { account, operation: 'keys.revoke' };
    return changeAccount(context, call, async ({ connection, at, audit, unchanged }) => {
      const found = await heldKey(connection, account, key);
      if (!found.ok) return found;
      const before = keyView(context, found.value);
      if (found.value.revokedAt !== null) return unchanged(before);
      await revokeRow(connection, key, at);
      const after = keyView(context, { ...found.value, revokedAt: at });
      await audit({ subject: key, before, after });
      return accept(after);
    });
  },
};

/** Revokes a key of the platform's operators. */
export const revokeOperatorKey: Operation<typeof OperatorInput, Static<typeof KeyView>> = {
  name: 'operator-keys.revoke',
  access: 'operator',
  kind: 'change',
  summary: 'Revoke a key of operators, at once and for good.',
  input: OperatorInput,
  output: KeyView,
  run: async (context, { key }) =>
    context.database.transaction(async (connection) => {
      const found = await heldKey(connection, '', key);
      if (!found.ok) return found;
      const before = keyView(context, found.value);
      if (found.value.revokedAt !== null) return accept(before);
      const at = context.clock.now();
      await revokeRow(connection, key, at);
      const after = keyView(context, { ...found.value, revokedAt: at });
      const entry = { accountId: '', operation: 'operator-keys.revoke', at, subject: key };
      await auditChange(context, connection, { ...entry, before, after });
      return accept(after);
    }),
};

async function heldKey(
  connection: Connection,
  heldBy: string,
  key: string,
): Promise<Outcome<KeyRow>> {
  const row = await findKey(connection, key);
  return row === null || row.heldBy !== heldBy
    ? refuse('key_not_found', { key }, 'key')
    : accept(row);
}
