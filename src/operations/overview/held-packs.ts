// The valid packs of an account that hold something, by family, with what becomes of them.
import { dividedRoundedHalfUp, type Forecast, type PackBalance } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import type { PackWithUses } from '../../store/pack-pages.ts';
import { packOfRow } from '../../store/packs.ts';
import type { Context } from '../operation.ts';
import { type PackView, packViewer } from '../packs/pack-view.ts';
import { readValidPacks } from '../packs/valid-packs.ts';
import { deductedOf, foretell, type LookBack, lookBack } from './look-back.ts';
import type { PaceView } from './overview-view.ts';

const HELD: readonly PackView['status'][] = ['unused', 'in-use', 'frozen'];

/** A valid pack that holds something. */
export interface HeldPack {
  readonly view: PackView;
  readonly balance: PackBalance;
}

/** The packs of a family that hold something, and what becomes of them. */
export interface HeldFamily {
  readonly family: string;
  readonly own: readonly HeldPack[];
  /** The billing mode keeps all of them from being charged. */
  readonly frozen: boolean;
  /** Null: nothing is left, nothing is used, or they are frozen. */
  readonly forecast: Forecast | null;
}

/** The families of which the account has packs that have not expired, in the catalogue's order. */
export async function readHeldPacks(
  context: Context,
  connection: Connection,
  account: string,
): Promise<{ readonly back: LookBack; readonly families: readonly HeldFamily[] }> {
  const { latest } = context.catalogs;
  const asOf = context.clock.now();
  const { packs, modes } = await readValidPacks(connection, account, asOf);
  const shown = packViewer(context, { asOf, modes });
  const held = packs.flatMap((row) => heldPack(shown(row), row));
  const back = await lookBack(context, connection, account);
  const families = [...latest.families.keys()].flatMap((family) => {
    if (!packs.some((row) => row.family === family && row.refundedAt === null)) return [];
    const own = held.filter(({ view }) => view.family === family);
    const frozen = own.length > 0 && own.every(({ view }) => view.status === 'frozen');
    const balances = own.map(({ balance }) => balance);
    const forecast = frozen ? null : foretell(latest, back, family, balances);
    return [{ family, own, frozen, forecast }];
  });
  return { back, families };
}

function heldPack(view: PackView, row: PackWithUses): readonly HeldPack[] {
  if (!HELD.includes(view.status) || view.left === '0') return [];
  return [{ view, balance: { pack: packOfRow(row), left: BigInt(view.left) } }];
}

/** The pace of a family, for people. */
export function paceView(back: LookBack, family: string): PaceView | null {
  if (back.days === null) return null;
  const { from, to, count } = back.days;
  const deducted = deductedOf(back, family);
  const perDay = dividedRoundedHalfUp(deducted, BigInt(count));
  return { from, to, days: count, deducted: `${deducted}`, perDay: `${perDay}` };
}
