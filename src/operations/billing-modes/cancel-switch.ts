import { type Static, Type } from 'typebox';
import { accept, decideCancel } from '../../engine/index.ts';
import { insertModeSwitch } from '../../store/mode-switches.ts';
import { DayField } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import { notify } from '../notices/notify.ts';
import type { Operation } from '../operation.ts';
import { readModeFacts, recordModes } from './mode-facts.ts';
import { AreaField, ModeField } from './mode-fields.ts';

const Input = Type.Object({
  account: AccountField,
  area: AreaField,
  key: IdempotencyKeyField,
});

/** A switch that never comes. */
export const CancelledSwitch = Type.Object({
  account: Type.String({ description: 'The id of the account.' }),
  area: AreaField,
  mode: ModeField('What the area stays in.'),
  cancelled: Type.Object(
    { mode: ModeField('The mode that never comes.'), from: DayField },
    { description: 'The switch that was taken back.' },
  ),
});
export type CancelledSwitch = Static<typeof CancelledSwitch>;

/** Takes back a switch before its first day; that day nothing more is switched. */
export const cancelSwitch: Operation<typeof Input, CancelledSwitch> = {
  name: 'billing-modes.cancel',
  access: 'owner',
  kind: 'change',
  summary: 'Cancel a switch of a billing mode that is still to come.',
  input: Input,
  output: CancelledSwitch,
  run: async (context, { account, key, area: areaId }) => {
    const call = { account, operation: 'billing-modes.cancel', key, content: { area: areaId } };
    return changeAccount(context, call, async (change) => {
      const { connection, at, recorded } = change;
      const facts = await readModeFacts(context, connection, { account, at });
      const decided = decideCancel(facts, areaId);
      if (!decided.ok) return decided;
      const { area, cancelled, changes } = decided.value;
      await recordModes(change, changes);
      const { former: mode, mode: wanted, from } = cancelled;
      const { today: day } = facts;
      const fact = { ...cancelled, action: 'cancel', day, recorded, madeAt: at } as const;
      await insertModeSwitch(connection, account, fact);
      const scopes = changes.map(({ scope }) => scope);
      await change.emit('billing-mode.cancelled', {
        area: area.id,
        mode,
        cancelled: wanted,
        from,
        scopes,
      });
      await notify(change, {
        kind: 'mode-changed',
        subject: area.id,
        params: { scopes: scopes.join(', '), mode, from },
        key: `mode-changed ${recorded}`,
      });
      const before = { mode: wanted, from };
      await change.audit({ subject: area.id, before, after: { mode, from } });
      return accept({ account, area: area.id, mode, cancelled: { mode: wanted, from } });
    });
  },
};
