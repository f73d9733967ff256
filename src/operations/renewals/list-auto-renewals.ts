import { Type } from 'typebox';
import {
  accept,
  type Calendar,
  firstOfMonth,
  firstOfNextMonth,
  formatCents,
} from '../../engine/index.ts';
import {
  findMonthlyCap,
  listLastResults,
  listMarks,
  type RenewalMark,
  type RenewalResultRow,
  renewalsSpent,
} from '../../store/auto-renewals.ts';
import { listPacks } from '../../store/packs.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { messageOf } from '../refusals.ts';

const Input = Type.Object({ account: Type.String() });

/** A pack that renews itself, or was renewed, with what became of it. */
export interface AutoRenewalView {
  readonly pack: string;
  readonly family: string;
  readonly sku: string;
  /** Whether the pack is marked now (自动续购). */
  readonly on: boolean;
  readonly markedAt: string | null;
  readonly result: 'succeeded' | 'not-yet' | 'failed';
  /** Why it failed; null when it did not. */
  readonly reason: { readonly code: string; readonly zh: string; readonly en: string } | null;
  /** Why it was to be renewed; null before it is. */
  readonly trigger: 'used-up' | 'expired' | null;
  readonly order: string | null;
  /** The pack that was bought in its place. */
  readonly newPack: string | null;
  /** When it was last tried. */
  readonly at: string | null;
}

export interface AutoRenewalsView {
  readonly currency: string;
  /** What renewals may spend in a calendar month; null: no limit. */
  readonly monthlyCap: string | null;
  readonly spentThisMonth: string;
  readonly packs: readonly AutoRenewalView[];
}

/** Lists the packs that renew themselves, then those that did, with the last result of each. */
export const listAutoRenewals: Operation<typeof Input, AutoRenewalsView> = {
  name: 'auto-renewals.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the packs that renew themselves, and what became of it.',
  input: Input,
  run: async ({ catalogs, clock, database }, { account }) => {
    const { calendar, currency } = catalogs.latest;
    const today = calendar.dayOf(clock.now());
    return readAccount(database, account, async (connection) => {
      const month = { from: firstOfMonth(today), to: firstOfNextMonth(today) };
      const spent = await renewalsSpent(connection, account, month);
      const cap = await findMonthlyCap(connection, account);
      const marks = new Map(
        (await listMarks(connection, account)).map((mark) => [mark.packId, mark]),
      );
      const results = await listLastResults(connection, account);
      const tried = new Map(results.map((result) => [result.packId, result]));
      const packs = await listPacks(connection, account);
      const shown = [...new Set([...marks.keys(), ...tried.keys()])].flatMap((id) => {
        const pack = packs.find(({ packId }) => packId === id);
        if (pack === undefined) return [];
        const [mark, result] = [marks.get(id) ?? null, tried.get(id) ?? null];
        const { family, sku } = pack;
        return [{ pack: id, family, sku: sku ?? '', ...renewalView(calendar, mark, result) }];
      });
      return accept({
        currency,
        monthlyCap: cap === null ? null : formatCents(cap),
        spentThisMonth: formatCents(spent),
        packs: shown,
      });
    });
  },
};

function renewalView(
  calendar: Calendar,
  mark: RenewalMark | null,
  result: RenewalResultRow | null,
): Omit<AutoRenewalView, 'pack' | 'family' | 'sku'> {
  return {
    on: mark !== null,
    markedAt: mark === null ? null : calendar.format(mark.markedAt),
    result: result?.outcome ?? 'not-yet',
    reason: reasonView(result),
    trigger: result?.trigger ?? null,
    order: result?.orderId ?? null,
    newPack: result?.newPackId ?? null,
    at: result === null ? null : calendar.format(result.at),
  };
}

function reasonView(result: RenewalResultRow | null): AutoRenewalView['reason'] {
  if (result === null || result.reason === null) return null;
  const { reason: code, params } = result;
  const refusal = { code, params };
  return { code, zh: messageOf(refusal, 'zh'), en: messageOf(refusal, 'en') };
}
