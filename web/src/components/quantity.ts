// Quantities as people read them: a unit that fits, three decimals at the most, cut and not rounded
// up. The exact figure is shown beside it, and is what is copied.

import i18next from 'i18next';

/** Units by base unit, the largest first; 1 TB = 1000 GB. */
const SCALES: Readonly<Record<string, readonly (readonly [string, bigint])[]>> = {
  byte: [
    ['PB', 10n ** 15n],
    ['TB', 10n ** 12n],
    ['GB', 10n ** 9n],
    ['MB', 10n ** 6n],
    ['kB', 10n ** 3n],
    ['B', 1n],
  ],
  'bit/s': [
    ['Gbps', 10n ** 9n],
    ['Mbps', 10n ** 6n],
    ['kbps', 10n ** 3n],
    ['bps', 1n],
  ],
  second: [
    ['h', 3600n],
    ['min', 60n],
    ['s', 1n],
  ],
  day: [['d', 1n]],
  year: [['y', 1n]],
};

const DECIMALS = 1000n;

/** Units of time, as Chinese calls them. */
const IN_CHINESE: Readonly<Record<string, string>> = {
  h: '小时',
  min: '分钟',
  s: '秒',
  d: '天',
  y: '年',
};

/** A unit by its name in the language of the console. */
export function unitText(unit: string): string {
  return i18next.language === 'zh' ? (IN_CHINESE[unit] ?? unit) : unit;
}

/** "1.234 TB" of a whole number of base units. */
export function quantityText(quantity: string, unit: string): string {
  const value = BigInt(quantity);
  const size = value < 0n ? -value : value;
  const scale = SCALES[unit] ?? [[unit, 1n]];
  const [name, of] = scale.find(([, each]) => size >= each) ?? scale.at(-1) ?? [unit, 1n];
  const thousandths = (size * DECIMALS) / of;
  const whole = (thousandths / DECIMALS).toLocaleString('en-US');
  const rest = `${thousandths % DECIMALS}`.padStart(3, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`} ${unitText(name)}`;
}

/** "1,234,567 byte": every digit of it. */
export function exactText(quantity: string, unit: string): string {
  return `${BigInt(quantity).toLocaleString('en-US')} ${unit}`;
}

const PERCENT = 1000n;

/** How much of a total is used, in percent with one decimal. */
export function percentOf(part: string, total: string): number {
  const all = BigInt(total);
  return all === 0n ? 0 : Number((BigInt(part) * PERCENT) / all) / 10;
}

/** "2022-01-04 10:00:00" of a time with its offset, which is that of the platform's zone. */
export function timeText(time: string): string {
  return time.slice(0, 19).replace('T', ' ');
}
