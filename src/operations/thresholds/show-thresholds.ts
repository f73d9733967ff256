import { Type } from 'typebox';
import { accept, LOW_PERCENT_DEFAULT, type Thresholds } from '../../engine/index.ts';
import { readThresholds } from '../notices/watched-packs.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const Input = Type.Object({ account: Type.String() });

/** Below how many percent packs are low: of a pack, else of its family, else of the account. */
export interface ThresholdsView {
  /** What holds where nothing is set. */
  readonly default: number;
  /** Null: nothing is set. */
  readonly account: number | null;
  readonly families: Readonly<Record<string, number>>;
  readonly packs: Readonly<Record<string, number>>;
}

/** Shows what is set of thresholds (余量提醒阈值). */
export const showThresholds: Operation<typeof Input, ThresholdsView> = {
  name: 'thresholds.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show below how many percent packs are low.',
  input: Input,
  run: async (context, { account }) =>
    readAccount(context.database, account, async (connection) => {
      return accept(thresholdsView(await readThresholds(connection, account)));
    }),
};

export function thresholdsView({ account, families, packs }: Thresholds): ThresholdsView {
  return {
    default: LOW_PERCENT_DEFAULT,
    account,
    families: Object.fromEntries(families),
    packs: Object.fromEntries(packs),
  };
}
