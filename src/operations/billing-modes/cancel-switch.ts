import { Type } from 'typebox';
import { accept, type BillingMode, type Day, decideCancel } from '../../engine/index.ts';
import { insertModeSwitch } from '../../store/mode-switches.ts';
import { changeAccount } from '../change.ts';
import { notify } from '../notices/notify.ts';
import type { Operation } from '../operation.ts';
import { readModeFacts, recordModes } from './mode-facts.ts';

const Input = Type.Object({
  account: Type.String(),
  area: Type.String(),
  key: Type.Optional(Type.String()),
});

/** A switch that never comes. */
export interface CancelledSwitch {
  readonly account: string;
  readonly area: string;
  /** What the area stays in. */
  readonly mode: BillingMode;
  readonly cancelled: { readonly mode: BillingMode; readonly from: Day };
}

/** Takes back a switch before its first day; that day nothing more is switched. */
export const cancelSwitch: Operation<typeof Input, CancelledSwitch> = {
  name: 'billing-modes.cancel',
  access: 'owner',
  kind: 'change',
  summary: 'Cancel a switch of a billing mode that is still to come.',
  input: Input,
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
