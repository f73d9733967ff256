import { type Static, Type } from 'typebox';
import { accept, present, refuse } from '../../engine/index.ts';
import { insertAccount, lockAccount } from '../../store/accounts.ts';
import { type Change, changeWithin } from '../change.ts';
import { once } from '../idempotency.ts';
import { IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { givePacks } from '../packs/give-packs.ts';

const NAME_MAX = 200;

const Input = Type.Object({
  name: Type.String({ description: `As people call it; up to ${NAME_MAX} characters.` }),
  welcome: Type.Optional(
    Type.Boolean({
      description: 'Whether it gets the packs that new accounts get; it does if this is left out.',
    }),
  ),
  key: IdempotencyKeyField,
});
const Output = Type.Object({ id: Type.String({ description: 'The id of the new account.' }) });

/** Creates an account, and gives it the catalogue's packs for new accounts. */
export const createAccount: Operation<typeof Input, Static<typeof Output>> = {
  name: 'accounts.create',
  access: 'operator',
  kind: 'change',
  summary: 'Create an account.',
  input: Input,
  output: Output,
  run: async (context, { welcome = true, key, ...input }) => {
    const name = input.name.trim();
    if (name === '' || name.length > NAME_MAX) {
      return refuse('account_name_length', { max: `${NAME_MAX}` }, 'name');
    }
    const at = context.clock.now();
    const operation = 'accounts.create';
    const call = { accountId: '', key, operation, content: { name, welcome }, at };
    return context.database.transaction((connection) =>
      once(connection, call, async () => {
        const accountId = context.ids.next('ac');
        await insertAccount(connection, { accountId, name, createdAt: at });
        const made = present(await lockAccount(connection, accountId), 'it was made just now');
        const held = { context, connection, account: made, at, operation };
        return changeWithin(held, async (change) => {
          await change.emit('account.created', { name });
          if (welcome) await giveWelcome(change);
          await change.audit({ subject: '', before: null, after: { name } });
          return accept({ id: accountId });
        });
      }),
    );
  },
};

async function giveWelcome(change: Change): Promise<void> {
  const { catalogs } = change.context;
  const catalog = catalogs.on(catalogs.latest.calendar.dayOf(change.at));
  for (const id of catalog?.welcome ?? []) {
    const sku = present(catalog?.skus.get(id), 'a checked catalogue knows its welcome packs');
    const given = { sku, quantity: 1, purchasedAt: change.at, gift: true };
    if (catalog !== null) await givePacks(change, { catalog, ...given });
  }
}
