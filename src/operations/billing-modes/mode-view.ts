import {
  type AreaMode,
  type BillingMode,
  type Day,
  effectsOf,
  type ModeDecision,
  type ModeFacts,
  type ScopeEffect,
  type Unit,
} from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { listPacks, packOfRow } from '../../store/packs.ts';
import type { Context } from '../operation.ts';

/** A pack that freezes or thaws. Quantities are texts. */
export interface PackEffectView {
  readonly id: string;
  readonly family: string;
  readonly sku: string | null;
  readonly effect: 'freezes' | 'thaws';
  /** What it holds now: usage that is not settled yet is still to be deducted. */
  readonly left: string;
  readonly unit: Unit;
  readonly expiresAt: string;
}

/** What a change of an area's mode comes to, before and after it is done. */
export interface ModeDecisionView {
  readonly account: string;
  readonly area: string;
  /** Whether the account switches by itself or asks an operator. */
  readonly way: ModeDecision['way'];
  readonly former: AreaMode;
  readonly mode: BillingMode;
  /** The first day of the mode; of a request, if it is approved today. */
  readonly from: Day;
  /** The scopes that become different: how their usage is billed before and after. */
  readonly scopes: readonly ScopeEffect[];
  /** Packs that will no longer be charged from that day on, or will be again. */
  readonly packs: readonly PackEffectView[];
}

/** Shows a decision with what it does; `facts` are those it was made from. */
export async function viewDecision(
  { catalogs }: Context,
  connection: Connection,
  decided: {
    readonly account: string;
    readonly facts: ModeFacts;
    readonly decision: ModeDecision;
  },
): Promise<ModeDecisionView> {
  const { account, facts, decision } = decided;
  const { way, area, former, mode, from } = decision;
  const rows = await listPacks(connection, account);
  const packs = rows.map((row) => ({ pack: packOfRow(row), left: row.remaining }));
  const effects = effectsOf(decision, { ...facts, packs });
  const { calendar, families } = catalogs.latest;
  return {
    account,
    area: area.id,
    way,
    former,
    mode,
    from,
    scopes: effects.scopes,
    packs: effects.packs.map(({ effect, balance: { pack, left } }) => ({
      id: pack.id,
      family: pack.family,
      sku: pack.sku,
      effect,
      left: left.toString(),
      unit: families.get(pack.family)?.unit ?? 'byte',
      expiresAt: calendar.format(pack.expiresAt),
    })),
  };
}
