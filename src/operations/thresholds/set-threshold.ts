import { Type } from 'typebox';
import {
  accept,
  type Catalog,
  isLow,
  type Outcome,
  refuse,
  type WatchedPack,
} from '../../engine/index.ts';
import { findPack } from '../../store/packs.ts';
import { markLow, unmarkLow } from '../../store/reminders.ts';
import { putThreshold, removeThreshold } from '../../store/thresholds.ts';
import { type Change, changeAccount } from '../change.ts';
import { checkEtag, IfMatchField } from '../etag.ts';
import { AccountField } from '../input-fields.ts';
import { readThresholds, readWatchedPacks } from '../notices/watched-packs.ts';
import type { Operation } from '../operation.ts';
import { ThresholdsView, thresholdsView } from './show-thresholds.ts';

const PERCENT_MAX = 100;

const Input = Type.Object({
  account: AccountField,
  pack: Type.Optional(Type.String({ description: 'The id of a pack: it is of this pack alone.' })),
  family: Type.Optional(Type.String({ description: 'It is of all packs of this family.' })),
  percent: Type.Unsafe<number | null>({
    type: ['number', 'null'],
    description:
      'A pack is low below so many percent of its size; 0: never; null: back to the default.',
  }),
  ifMatch: IfMatchField,
});

/**
 * Sets below how many percent packs are low: of the account, of a family, or of one pack. Who sets
 * a threshold for a family or a pack is told of it, also where the catalogue does not say so.
 */
export const setThreshold: Operation<typeof Input, ThresholdsView> = {
  name: 'thresholds.set',
  access: 'finance',
  kind: 'change',
  summary: 'Set below how many percent packs are low.',
  input: Input,
  output: ThresholdsView,
  run: async (context, { account, pack = '', family = '', percent, ifMatch }) => {
    const { latest } = context.catalogs;
    if (percent !== null && !isPercent(percent)) {
      return refuse('threshold_is_out_of_range', { percent: `${percent}` }, 'percent');
    }
    if (pack !== '' && family !== '') return refuse('threshold_of_pack_or_family', {}, 'family');
    if (family !== '' && !countsQuantity(latest, family)) return familyRefused(latest, family);
    const call = { account, operation: 'thresholds.set' };
    return changeAccount(context, call, async (change) => {
      const { connection } = change;
      const known = pack === '' ? accept(null) : await checkPack(change, latest, pack);
      if (!known.ok) return known;
      const before = await readThresholds(connection, account);
      const was = thresholdsView(before);
      const same = checkEtag(ifMatch, was);
      if (!same.ok) return same;
      const packsBefore = await readPacks(change, latest);
      const place = { accountId: account, family, packId: pack };
      if (percent === null) await removeThreshold(connection, place);
      else await putThreshold(connection, { ...place, percent });
      await followThresholds(change, packsBefore, await readPacks(change, latest));
      const view = thresholdsView(await readThresholds(connection, account));
      if (view.etag === was.etag) return change.unchanged(view);
      const [{ etag: _, ...former }, { etag: __, ...after }] = [was, view];
      await change.audit({ subject: pack || family, before: former, after });
      return accept(view);
    });
  },
};

function isPercent(percent: number): boolean {
  return Number.isInteger(percent) && percent >= 0 && percent <= PERCENT_MAX;
}

function countsQuantity(catalog: Catalog, family: string): boolean {
  return catalog.families.get(family)?.deductsBy === 'quantity';
}

function familyRefused(catalog: Catalog, family: string): Outcome<never> {
  const known = [...catalog.families.keys()].filter((id) => countsQuantity(catalog, id));
  return refuse('family_has_no_thresholds', { family, known: known.join(', ') }, 'family');
}

async function checkPack(
  { connection, account }: Change,
  catalog: Catalog,
  pack: string,
): Promise<Outcome<null>> {
  const { accountId } = account;
  const row = await findPack(connection, accountId, pack);
  if (row === null) return refuse('pack_not_found', { pack, account: accountId }, 'pack');
  return countsQuantity(catalog, row.family) ? accept(null) : familyRefused(catalog, row.family);
}

async function readPacks(
  { connection, account, at }: Change,
  catalog: Catalog,
): Promise<readonly WatchedPack[]> {
  const { accountId } = account;
  const thresholds = await readThresholds(connection, accountId);
  return readWatchedPacks(connection, { accountId, at, catalog, thresholds });
}

/**
 * Who moves a threshold over what is left of a pack knows it: that is no crossing. A pack that
 * crossed before, and of which nobody was told yet, is still told of.
 */
async function followThresholds(
  { connection, account, at }: Change,
  before: readonly WatchedPack[],
  after: readonly WatchedPack[],
): Promise<void> {
  const lowOf = (packs: readonly WatchedPack[]) =>
    new Set(packs.filter((one) => isLow(one, one.percent)).map(({ pack }) => pack.id));
  const wasLow = lowOf(before);
  const nowLow = lowOf(after);
  const known = new Set(
    [...before, ...after].filter((one) => one.wasLow).map(({ pack }) => pack.id),
  );
  const became = [...nowLow].filter((id) => !wasLow.has(id) && !known.has(id));
  const rose = [...known].filter((id) => !nowLow.has(id));
  await markLow(connection, account.accountId, became, at);
  await unmarkLow(connection, account.accountId, rose);
}
