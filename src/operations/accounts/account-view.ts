import { type Static, Type } from 'typebox';
import type { Standing } from '../../engine/index.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { DayField, oneOf, orNull, TimeField } from '../answer-fields.ts';
import type { Context } from '../operation.ts';

/** Every standing that the engine knows. */
export const STANDINGS = [
  'running',
  'arrears',
  'stopped',
  'stopped-for-violation',
  'reclaimed',
] as const satisfies readonly Standing[];

/** How an account stands. */
export const StandingField = oneOf(STANDINGS, {
  description: 'Whether it is served: `running`, `arrears` (for 24 hours yet), or why not.',
});

/** An account as it is shown. */
export const AccountView = Type.Object({
  id: Type.String({ description: 'The id of the account.' }),
  name: Type.String({ description: 'As people call it.' }),
  createdAt: TimeField,
  settledThrough: orNull(DayField, { description: 'The last settled day; null: none yet.' }),
  standing: StandingField,
});
export type AccountView = Static<typeof AccountView>;

export function accountView({ catalogs }: Context, row: AccountRow): AccountView {
  return {
    id: row.accountId,
    name: row.name,
    createdAt: catalogs.latest.calendar.format(row.createdAt),
    settledThrough: row.settledThrough,
    standing: row.standing,
  };
}
