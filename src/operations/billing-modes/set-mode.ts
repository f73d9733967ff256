import { Type } from 'typebox';
import {
  accept,
  type BillingMode,
  type Day,
  modeOn,
  nearNames,
  parseDay,
  refuse,
} from '../../engine/index.ts';
import { insertModeChange, listModeChanges } from '../../store/mode-changes.ts';
import { changeAccount } from '../change.ts';
import type { Operation } from '../operation.ts';

const Input = Type.Object({
  account: Type.String(),
  scope: Type.String(),
  mode: Type.String(),
  from: Type.String(),
});

export interface ModeView {
  readonly account: string;
  readonly scope: string;
  readonly mode: BillingMode;
  readonly from: Day;
}

/** Sets the billing mode of a scope from a day on. Of two for one day the last word counts. */
export const setMode: Operation<typeof Input, ModeView> = {
  name: 'billing-modes.set',
  access: 'operator',
  kind: 'change',
  summary: "Set a scope's billing mode from a day on.",
  input: Input,
  run: async (context, input) => {
    const { catalogs } = context;
    const { account, scope } = input;
    const from = parseDay(input.from);
    if (from === null) return refuse('date_is_not_a_day', { text: input.from }, 'from');
    const catalog = catalogs.on(from);
    if (catalog === null) return refuse('no_catalog_on_day', { day: from }, 'from');
    const known = catalog.scopes.get(scope);
    if (known === undefined) {
      const near = nearNames(scope, catalog.scopes.keys());
      return refuse('scope_is_unknown', { scope, known: near }, 'scope');
    }
    const mode = known.modes.find((name) => name === input.mode);
    if (mode === undefined) {
      const modes = known.modes.join(', ');
      return refuse('scope_has_no_such_mode', { mode: input.mode, scope, known: modes }, 'mode');
    }
    const call = { account, operation: 'billing-modes.set', content: { scope, mode, from } };
    return changeAccount(context, call, async (change) => {
      const { connection, recorded, at, unchanged } = change;
      const changes = await listModeChanges(connection, account);
      const before = modeOn(catalog, changes, scope, from);
      const view = { account, scope, mode, from };
      // Said again, nothing is recorded.
      if (before.mode === mode && before.since === from) return unchanged(view);
      await insertModeChange(connection, account, { recorded, scope, mode, from }, at);
      await change.emit('billing-mode.set', { scope, mode, from });
      await change.audit({ subject: scope, before, after: { mode, from } });
      return accept(view);
    });
  },
};
