// Prices of a unit, exact: cut after six decimals, never a binary fraction on the way.

const DECIMALS = 6;
const SCALE = 10n ** BigInt(DECIMALS);

/** What prices are compared by: a unit with its size in base units, by the family's habit. */
export function comparedUnit(family: string, unit: string): readonly [string, bigint] {
  if (unit === 'byte') return ['GB', 10n ** 9n];
  if (unit === 'second') return family === 'mic' || family === 'rtc' ? ['min', 60n] : ['h', 3600n];
  return [unit, 1n];
}

/** The price of one unit of what comes in a size for a price: "0.248". */
export function priceOfOne(price: string, size: string, one: bigint): string {
  const [whole = '0', decimals = ''] = price.split('.');
  const scaled = BigInt(whole + decimals.padEnd(DECIMALS, '0').slice(0, DECIMALS));
  const each = (scaled * one) / BigInt(size);
  const rest = `${each % SCALE}`.padStart(DECIMALS, '0').replace(/0+$/, '');
  return rest === '' ? `${each / SCALE}` : `${each / SCALE}.${rest}`;
}
