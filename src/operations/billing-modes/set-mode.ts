import { type Static, Type } from 'typebox';
import { accept, modeOn, nearNames, parseDay, refuse } from '../../engine/index.ts';
import { insertModeChange, listModeChanges } from '../../store/mode-changes.ts';
import { DayField } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { ModeField, ModeWishField } from './mode-fields.ts';

const Input = Type.Object({
  account: AccountField,
  scope: Type.String({ description: 'A scope of the catalogue, such as `live.mainland`.' }),
  mode: ModeWishField,
  from: Type.String({ description: 'The first day of the mode: 2022-01-04.' }),
});

/** The mode that a scope has from a day on. */
export const ModeView = Type.Object({
  account: Type.String({ description: 'The id of the account.' }),
  scope: Type.String({ description: 'The scope that was set.' }),
  mode: ModeField('How its usage is billed from that day on.'),
  from: DayField,
});
export type ModeView = Static<typeof ModeView>;

/** Sets the billing mode of a scope from a day on. Of two for one day the last word counts. */
export const setMode: Operation<typeof Input, ModeView> = {
  name: 'billing-modes.set',
  access: 'operator',
  kind: 'change',
  summary: "Set a scope's billing mode from a day on.",
  input: Input,
  output: ModeView,
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
