import { type Static, Type } from 'typebox';
import { accept, LOW_PERCENT_DEFAULT, type Thresholds } from '../../engine/index.ts';
import { described, orNull } from '../answer-fields.ts';
import { EtagField, withEtag } from '../etag.ts';
import { AccountField } from '../input-fields.ts';
import { readThresholds } from '../notices/watched-packs.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const Input = Type.Object({ account: AccountField });

/** Below how many percent packs are low: of a pack, else of its family, else of the account. */
export const ThresholdsView = Type.Object({
  default: Type.Integer({ description: 'What holds where nothing is set.' }),
  account: described(orNull(Type.Integer()), 'Null: nothing is set.'),
  families: Type.Record(Type.String(), Type.Integer(), { description: 'By family.' }),
  packs: Type.Record(Type.String(), Type.Integer(), { description: 'By the id of the pack.' }),
  etag: EtagField,
});
export type ThresholdsView = Static<typeof ThresholdsView>;

/** Shows what is set of thresholds (余量提醒阈值). */
export const showThresholds: Operation<typeof Input, ThresholdsView> = {
  name: 'thresholds.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show below how many percent packs are low.',
  input: Input,
  output: ThresholdsView,
  run: async (context, { account }) =>
    readAccount(context.database, account, async (connection) => {
      return accept(thresholdsView(await readThresholds(connection, account)));
    }),
};

export function thresholdsView({ account, families, packs }: Thresholds): ThresholdsView {
  return withEtag({
    default: LOW_PERCENT_DEFAULT,
    account,
    families: Object.fromEntries(families),
    packs: Object.fromEntries(packs),
  });
}
