import { type Static, Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { deleteInstance as markDeleted } from '../../store/director.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { InstanceField } from './instance-view.ts';
import { notRegistered, readDirector } from './read-instances.ts';

const Input = Type.Object({
  account: AccountField,
  instance: InstanceField,
  key: IdempotencyKeyField,
});
const Output = Type.Object({ instance: InstanceField });

/** Deletes an instance that no pack covers from today on: bound packs cannot move to another. */
export const deleteInstance: Operation<typeof Input, Static<typeof Output>> = {
  name: 'director.delete',
  access: 'finance',
  kind: 'change',
  summary: 'Delete a director instance that no pack covers.',
  input: Input,
  output: Output,
  run: async (context, { account, instance, key }) => {
    const { latest } = context.catalogs;
    const call = { account, operation: 'director.delete', key, content: { instance } };
    return changeAccount(context, call, async ({ connection, at, emit, audit }) => {
      const state = await readDirector(connection, account, latest);
      const found = state.instances.find((row) => row.instance === instance);
      if (found === undefined) return notRegistered(instance, state);
      const today = latest.calendar.dayOf(at);
      const covering = state.coverage.filter((row) => row.instance === instance && row.to >= today);
      const last = covering.at(-1);
      if (last !== undefined) {
        const packs = covering.map(({ pack }) => pack).join(', ');
        return refuse('instance_has_packs', { instance, packs, until: last.to }, 'instance');
      }
      await markDeleted(connection, account, instance, at);
      await audit({ subject: instance, before: { name: found.name }, after: null });
      await emit('director.deleted', { instance });
      return accept({ instance });
    });
  },
};
