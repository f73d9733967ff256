import { type Static, Type } from 'typebox';
import { accept, bindPack, refuse } from '../../engine/index.ts';
import { insertBinding } from '../../store/director.ts';
import { findPack, packOfRow } from '../../store/packs.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { CoveredDays, InstanceField } from './instance-view.ts';
import { notRegistered, readDirector } from './read-instances.ts';

const Input = Type.Object({
  account: AccountField,
  pack: Type.String({ description: 'The id of a director pack that is not bound yet.' }),
  instance: InstanceField,
  key: IdempotencyKeyField,
});

/** A pack that covers an instance; both days are covered. */
export const BoundPack = Type.Object({
  instance: InstanceField,
  ...CoveredDays.properties,
  queued: Type.Boolean({ description: 'Whether it waits for the packs before it to end.' }),
});
export type BoundPack = Static<typeof BoundPack>;

/** Binds a director pack to an instance (绑定导播台), for good; from today on, or in the chain. */
export const bindDirectorPack: Operation<typeof Input, BoundPack> = {
  name: 'director.bind',
  access: 'finance',
  kind: 'change',
  summary: 'Bind a director pack to an instance.',
  input: Input,
  output: BoundPack,
  run: async (context, { account, pack: packId, instance, key }) => {
    const { latest } = context.catalogs;
    const content = { pack: packId, instance };
    const call = { account, operation: 'director.bind', key, content };
    return changeAccount(context, call, async ({ connection, at, recorded, emit, audit }) => {
      const state = await readDirector(connection, account, latest);
      if (!state.instances.some((row) => row.instance === instance)) {
        return notRegistered(instance, state);
      }
      const row = await findPack(connection, account, packId);
      if (row === null) return refuse('pack_not_found', { pack: packId, account }, 'pack');
      const today = latest.calendar.dayOf(at);
      const catalog = context.catalogs.on(today) ?? latest;
      const pack = packOfRow(row);
      const bound = bindPack({ catalog, pack, instance, at, existing: state.coverage });
      if (!bound.ok) return refuse(bound.refusal.code, bound.refusal.params, 'pack');
      const { from, to } = bound.value;
      await insertBinding(connection, {
        accountId: account,
        packId,
        instance,
        from,
        to,
        boundAt: at,
        recorded,
      });
      const view = { pack: packId, instance, from, to, queued: from > today };
      await audit({ subject: packId, before: null, after: view });
      await emit('director.bound', view);
      return accept(view);
    });
  },
};
