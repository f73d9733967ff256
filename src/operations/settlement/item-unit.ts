import type { Unit } from '../../engine/index.ts';
import type { Context } from '../operation.ts';

/** The base unit of an item, of whichever catalogue of the platform knows it. */
export function unitOfItem({ catalogs }: Context, id: string): Unit {
  const { latest, all } = catalogs;
  const item = latest.items.get(id) ?? all.find(({ items }) => items.has(id))?.items.get(id);
  return item?.unit ?? 'byte';
}

/** The items of which a day's usage is the largest event, not the sum. */
export function peakItems({ catalogs }: Context): readonly string[] {
  return catalogs.all.flatMap(({ items }) =>
    [...items.values()].filter(({ measure }) => measure === 'bandwidth').map(({ id }) => id),
  );
}
