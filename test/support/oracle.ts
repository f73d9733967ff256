// A second opinion: the rules of a day worked out as naively as can be, unit by unit, from the raw
// catalogue file, with fractions of its own. It shares no code with src/engine, so that a mistake
// there is not repeated here. Slow; for small packs only.

/** A fraction that is never reduced. */
class Rational {
  readonly top: bigint;
  readonly bottom: bigint;

  constructor(top: bigint, bottom: bigint) {
    this.top = top;
    this.bottom = bottom;
  }

  /** "1.5", "2" or "0.0325/0.016". */
  static read(text: string): Rational {
    const [above = '', below = '1'] = text.split('/');
    const [a, b] = [Rational.#decimal(above), Rational.#decimal(below)];
    return new Rational(a.top * b.bottom, a.bottom * b.top);
  }

  static #decimal(text: string): Rational {
    const [whole = '0', part = ''] = text.split('.');
    let bottom = 1n;
    for (const _ of part) bottom *= 10n;
    return new Rational(BigInt(whole + part), bottom);
  }

  times(count: bigint): Rational {
    return new Rational(this.top * count, this.bottom);
  }

  isAbove(whole: bigint): boolean {
    return this.top > whole * this.bottom;
  }
}

export interface RawCatalog {
  readonly timeZone: string;
  readonly tierBasis: string;
  readonly scopes: readonly { readonly id: string; readonly defaultMode: string }[];
  readonly families: readonly {
    readonly id: string;
    readonly deductsIn: string | null;
    readonly deductsBy: string;
  }[];
  readonly items: readonly RawItem[];
}

interface RawItem {
  readonly id: string;
  readonly family: string | null;
  readonly order: number;
  readonly scope: string | null;
  readonly measure: string;
  readonly ratios?: readonly { readonly from?: string; readonly ratio: string }[];
  readonly prices: readonly {
    readonly from?: string;
    readonly per: string;
    readonly tiers: readonly { readonly from: string; readonly price: string }[];
  }[];
}

export interface OraclePack {
  readonly id: string;
  readonly family: string;
  readonly left: bigint;
  readonly purchasedAt: number;
  readonly expiresAt: number;
  readonly isRefunded: boolean;
}

export interface OracleDay {
  readonly day: string;
  readonly packs: readonly OraclePack[];
  readonly modes: readonly {
    readonly scope: string;
    readonly mode: string;
    readonly from: string;
  }[];
  readonly coverage: readonly {
    readonly instance: string;
    readonly pack: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly usage: readonly {
    readonly item: string;
    readonly instance: string | null;
    readonly quantity: bigint;
  }[];
}

/** Rows as texts: what matters is that they are the same, not how they are typed. */
export interface OraclePlan {
  readonly charges: readonly string[];
  readonly overage: readonly string[];
  readonly left: readonly string[];
}

/** Decides a day. */
export function oracleDay(catalog: RawCatalog, account: OracleDay): OraclePlan {
  if (catalog.timeZone !== 'Asia/Shanghai') throw new Error('the oracle knows Shanghai only');
  const left = new Map(account.packs.map((pack) => [pack.id, pack.left]));
  const [charges, overage]: [string[], string[]] = [[], []];
  for (const { item, line } of inOrder(catalog, account)) {
    const mode = modeOf(catalog, account, item);
    const family = catalog.families.find(({ id }) => id === item.family);
    const charged = { charges, left };
    const covered =
      family?.deductsBy === 'binding'
        ? coveredByBinding(account, line, { charges, left })
        : family !== undefined && packsWork(family, item, mode)
          ? coveredByPacks(account, { item, line }, charged)
          : 0n;
    const row = priceRow(catalog, account.day, { item, line, mode, covered });
    if (row !== null) overage.push(row);
  }
  return { charges, overage, left: [...left].map(([id, units]) => `${id} ${units}`).sort() };
}

type Line = OracleDay['usage'][number];

interface Charged {
  readonly charges: string[];
  readonly left: Map<string, bigint>;
}

function inOrder(catalog: RawCatalog, account: OracleDay) {
  const lines = account.usage.map((line) => {
    const item = catalog.items.find(({ id }) => id === line.item);
    if (item === undefined) throw new Error(`no item ${line.item}`);
    return { item, line };
  });
  // Orders are unique but for instances of one item, and for items of which no pack covers any.
  return lines.sort((a, b) => {
    if (a.item.order !== b.item.order) return a.item.order - b.item.order;
    const [first, second] = [a.line.instance ?? '', b.line.instance ?? ''];
    return first < second ? -1 : 1;
  });
}

function modeOf(catalog: RawCatalog, account: OracleDay, item: RawItem): string | null {
  if (item.scope === null) return null;
  let mode = catalog.scopes.find(({ id }) => id === item.scope)?.defaultMode ?? '';
  let since = '';
  for (const change of account.modes) {
    if (change.scope !== item.scope || change.from > account.day || change.from < since) continue;
    mode = change.mode;
    since = change.from;
  }
  return mode;
}

function packsWork(
  family: RawCatalog['families'][number],
  item: RawItem,
  mode: string | null,
): boolean {
  if (mode === null) return true;
  if (!mode.endsWith(item.measure) || mode.startsWith('monthly')) return false;
  return family.deductsIn === null || family.deductsIn === mode;
}

function coveredByBinding(account: OracleDay, line: Line, { charges, left }: Charged): bigint {
  for (const { instance, pack, from, to } of account.coverage) {
    if (instance !== line.instance || account.day < from || account.day > to) continue;
    if (line.quantity === 0n) return 0n;
    const held = left.get(pack);
    charges.push([line.item, instance, pack, line.quantity, 0n, held, held].join(' '));
    return line.quantity;
  }
  return 0n;
}

function coveredByPacks(
  account: OracleDay,
  { item, line }: { item: RawItem; line: Line },
  { charges, left }: Charged,
): bigint {
  const ratio = latest(item.ratios ?? [], account.day)?.ratio;
  if (ratio === undefined) return 0n;
  const midnight = Date.parse(`${account.day}T00:00:00+08:00`) + 24 * 3600 * 1000;
  const packs = account.packs.filter(
    (pack) =>
      pack.family === item.family &&
      !pack.isRefunded &&
      pack.purchasedAt < midnight &&
      pack.expiresAt >= midnight,
  );
  packs.sort(
    (a, b) => a.expiresAt - b.expiresAt || a.purchasedAt - b.purchasedAt || (a.id < b.id ? -1 : 1),
  );
  let covered = 0n;
  for (const pack of packs) {
    const before = left.get(pack.id) ?? 0n;
    const { units, spent } = takeUnitByUnit(before, Rational.read(ratio), line.quantity - covered);
    if (units === 0n) continue;
    left.set(pack.id, before - spent);
    covered += units;
    charges.push([item.id, line.instance, pack.id, units, spent, before, before - spent].join(' '));
  }
  return covered;
}

/** One unit after the other is taken out of a pack, as long as it holds what they cost together. */
function takeUnitByUnit(left: bigint, ratio: Rational, wanted: bigint) {
  let [units, spent] = [0n, 0n];
  while (units < wanted && !ratio.times(units + 1n).isAbove(left)) {
    units += 1n;
    // A part of a pack unit cannot be taken: the next whole one is.
    while (ratio.times(units).isAbove(spent)) spent += 1n;
  }
  // A pack that could not give all is empty: what it has left is worth less than one unit.
  if (units > 0n && units < wanted) spent = left;
  return { units, spent };
}

function priceRow(
  catalog: RawCatalog,
  day: string,
  about: { item: RawItem; line: Line; mode: string | null; covered: bigint },
): string | null {
  const { item, line, mode, covered } = about;
  const uncovered = line.quantity - covered;
  if (uncovered === 0n) return null;
  const list = latest(item.prices, day);
  if (list === undefined) throw new Error(`no price of ${item.id}`);
  if (mode !== null && !mode.endsWith(item.measure)) {
    // The scope is billed by another measure: the line is told, and costs nothing.
    return [item.id, line.instance, uncovered, '0', list.per, 0n, 'none'].join(' ');
  }
  const reaching = catalog.tierBasis === 'day' ? line.quantity : uncovered;
  let price = '';
  for (const tier of list.tiers) {
    const [size = '', unit = ''] = tier.from.split(' ');
    const bound = Rational.read(size).times(UNITS[unit] ?? 0n);
    if (!bound.isAbove(reaching)) price = tier.price;
  }
  const exact = Rational.read(price).times(uncovered * 10n ** 8n);
  const doubled = (2n * exact.top) / (exact.bottom * (UNITS[list.per] ?? 0n));
  const bill = mode?.startsWith('monthly') === true ? 'month' : 'day';
  const amount = (doubled + 1n) / 2n;
  return [item.id, line.instance, uncovered, price, list.per, amount, bill].join(' ');
}

/** The last of a dated list that began; the list is written oldest first. */
function latest<T extends { readonly from?: string }>(list: readonly T[], day: string) {
  return list.filter(({ from }) => from === undefined || from <= day).at(-1);
}

const UNITS: Readonly<Record<string, bigint>> = {
  B: 1n,
  kB: 1000n,
  MB: 1000n * 1000n,
  GB: 1000n * 1000n * 1000n,
  TB: 1000n * 1000n * 1000n * 1000n,
  PB: 1000n * 1000n * 1000n * 1000n * 1000n,
  s: 1n,
  min: 60n,
  h: 3600n,
  bps: 1n,
  kbps: 1000n,
  Mbps: 1000n * 1000n,
  Gbps: 1000n * 1000n * 1000n,
};
