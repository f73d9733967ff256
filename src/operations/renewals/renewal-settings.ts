// What people set of auto-renewal: which pack of each family is marked, and the cap of a month.
import { type Static, Type } from 'typebox';
import { formatCents, type Money } from '../../engine/index.ts';
import { findMonthlyCap, listMarks, type RenewalMark } from '../../store/auto-renewals.ts';
import type { Connection } from '../../store/database.ts';
import { MoneyField, orNull } from '../answer-fields.ts';
import { EtagField, withEtag } from '../etag.ts';

/** The settings of an account as they are shown beside its packs. */
export const RenewalSettings = Type.Object({
  monthlyCap: orNull(MoneyField, {
    description: 'What all renewals may spend in a calendar month; null: no limit.',
  }),
  etag: EtagField,
});
export type RenewalSettings = Static<typeof RenewalSettings>;

/** What is set now. */
export interface SettingsHeld {
  /** One of a family at the most. */
  readonly marks: readonly Pick<RenewalMark, 'family' | 'packId'>[];
  readonly cap: Money | null;
}

export async function readSettings(
  connection: Connection,
  accountId: string,
): Promise<SettingsHeld> {
  const marks = await listMarks(connection, accountId);
  return { marks, cap: await findMonthlyCap(connection, accountId) };
}

/** The cap with a tag of all that is set: the marks too, which the packs show. */
export function settingsView({ marks, cap }: SettingsHeld): RenewalSettings {
  const monthlyCap = cap === null ? null : formatCents(cap);
  const marked = marks.map(({ family, packId }) => `${family} ${packId}`).sort();
  const { etag } = withEtag({ monthlyCap, marked });
  return { monthlyCap, etag };
}
