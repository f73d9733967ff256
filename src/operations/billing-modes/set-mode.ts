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
import { bumpAccount } from '../../store/accounts.ts';
import { insertModeChange, listModeChanges } from '../../store/mode-changes.ts';
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
  summary: "Set a scope's billing mode from a day on.",
  input: Input,
  run: async ({ database, catalogs, clock }, input) => {
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
    return database.transaction(async (connection) => {
      const recorded = await bumpAccount(connection, account);
      if (recorded === null) return refuse('account_not_found', { account }, 'account');
      const changes = await listModeChanges(connection, account);
      const before = modeOn(catalog, changes, scope, from);
      // Said again, nothing is recorded.
      if (before.mode !== mode || before.since !== from) {
        await insertModeChange(connection, account, { recorded, scope, mode, from }, clock.now());
      }
      return accept({ account, scope, mode, from });
    });
  },
};
