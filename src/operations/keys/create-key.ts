import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { oneOf } from '../answer-fields.ts';
import { auditChange, changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { KeyView } from './key-view.ts';
import { type MadeKey, makeKey } from './make-key.ts';

/** What is asked of a new key. */
const KeyWish = Type.Object({
  name: Type.Optional(Type.String({ description: 'What it is for, for people.' })),
  access: Type.Optional(
    oneOf(['read', 'full'], { description: '`read`: it may only read; `full` if left out.' }),
  ),
  expiresAt: Type.Optional(
    Type.String({ description: 'From when on it is over, with its offset; never if left out.' }),
  ),
});

const Input = Type.Object({ account: AccountField, ...KeyWish.properties });

const Output = Type.Object({
  secretId: Type.String({ description: 'The id of the key, as official SDKs call it.' }),
  secretKey: Type.String({ description: 'The secret; it is shown this once.' }),
  ...KeyView.properties,
});

/** Makes a key of an account. Its secret is told here and never again. */
export const createKey: Operation<typeof Input, Static<typeof Output>> = {
  name: 'keys.create',
  access: 'owner',
  kind: 'change',
  summary: 'Make a key with which programs call for an account; its secret is shown once.',
  input: Input,
  output: Output,
  run: async (context, { account, ...wish }) => {
    // Without an idempotency key: what is answered under one is kept, and the secret must not be.
    const call = { account, operation: 'keys.create' };
    return changeAccount(context, call, async ({ connection, audit }) => {
      const made = await makeKey(context, connection, { heldBy: account, ...wish });
      if (!made.ok) return made;
      await audit({ subject: made.value.id, before: null, after: withoutSecret(made.value) });
      return made;
    });
  },
};

/** Makes a key of the platform's operators. */
export const createOperatorKey: Operation<typeof KeyWish, Static<typeof Output>> = {
  name: 'operator-keys.create',
  access: 'operator',
  kind: 'change',
  summary: 'Make a key with which programs of operators call; its secret is shown once.',
  input: KeyWish,
  output: Output,
  run: async (context, wish) =>
    context.database.transaction(async (connection) => {
      const made = await makeKey(context, connection, { heldBy: '', ...wish });
      if (!made.ok) return made;
      await auditChange(context, connection, {
        accountId: '',
        operation: 'operator-keys.create',
        at: context.clock.now(),
        subject: made.value.id,
        before: null,
        after: withoutSecret(made.value),
      });
      return accept(made.value);
    }),
};

function withoutSecret({ secretId: _, secretKey: __, ...view }: MadeKey) {
  return view;
}
