import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { insertAccount } from '../../store/accounts.ts';
import { once } from '../idempotency.ts';
import type { Operation } from '../operation.ts';

const NAME_MAX = 200;

const Input = Type.Object({
  name: Type.String(),
  key: Type.Optional(Type.String()),
});

/** Creates an account. */
export const createAccount: Operation<typeof Input, { readonly id: string }> = {
  name: 'accounts.create',
  access: 'operator',
  summary: 'Create an account.',
  input: Input,
  run: async ({ database, clock, ids }, input) => {
    const name = input.name.trim();
    if (name === '' || name.length > NAME_MAX) {
      return refuse('account_name_length', { max: `${NAME_MAX}` }, 'name');
    }
    const at = clock.now();
    const call = { accountId: '', operation: 'accounts.create', content: { name }, at };
    return database.transaction((connection) =>
      once(connection, { ...call, key: input.key }, async () => {
        const accountId = ids.next('ac');
        await insertAccount(connection, { accountId, name, createdAt: at });
        return accept({ id: accountId });
      }),
    );
  },
};
