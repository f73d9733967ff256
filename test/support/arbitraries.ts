// Accounts and days for property tests, drawn towards the edges where mistakes hide.
import fc from 'fast-check';
import {
  addDays,
  type Catalog,
  type Coverage,
  type Day,
  day,
  daysBetween,
  type Item,
  type ModeChange,
  type Pack,
  type PackBalance,
  type UsageLine,
} from '../../src/engine/index.ts';
import { CATALOG_2021, CATALOG_2022 } from './catalogs.ts';

/** Some days of one account. */
export interface Period {
  readonly catalog: Catalog;
  readonly days: readonly { readonly day: Day; readonly usage: readonly UsageLine[] }[];
  readonly packs: readonly PackBalance[];
  readonly modes: readonly ModeChange[];
  readonly coverage: readonly Coverage[];
}

const DAYS = 5;
const TB = 10n ** 12n;
const INSTANCES = ['a', 'b'];

/** Families that meet in one period: few, so that their lines and packs do meet. */
const MEETINGS: readonly (readonly string[])[] = [
  ['traffic'],
  ['traffic', 'transcode'],
  ['transcode', 'topspeed'],
  ['rtc', 'mic', 'director'],
];

/** Few enough that lines meet in one pack; of every family, bandwidth and director among them. */
const ITEMS = [
  'leb.downstream.mainland',
  'leb.downstream.apac-1',
  'live.downstream.mainland',
  'live.downstream.europe',
  'push.upstream.mainland',
  'push.upstream.south-america',
  'live.bandwidth.mainland',
  'transcode.h264.720p',
  'transcode.audio',
  'topspeed.h264.720p',
  'topspeed.h265.480p',
  'mic.minutes',
  'rtc.voice',
  'rtc.fhd',
  'director.general.720p',
];

/** The bounds of tiers, where a double stops counting, a petabyte, a few bytes. */
const EDGES = [
  0n,
  1n,
  2n,
  41n,
  500_000_000_000n,
  2n * TB,
  10n * TB,
  50n * TB,
  100n * TB,
  1000n * TB,
  2n ** 53n,
  10n ** 18n - 1n,
];

const nearEdge = fc
  .tuple(fc.constantFrom(...EDGES), fc.constantFrom(-1n, 0n, 1n))
  .map(([edge, step]) => (edge + step < 0n ? 0n : edge + step));

/** A quantity of any size, mostly small or near an edge. */
export const quantity: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 2, arbitrary: nearEdge },
  { weight: 4, arbitrary: fc.bigInt({ min: 0n, max: 60n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n * 1000n * TB }) },
);

const smallSize = fc.bigInt({ min: 1n, max: 60n });
const size = fc.oneof(
  smallSize,
  nearEdge.map((units) => (units === 0n ? 1n : units)),
);

/** Beginnings of periods: on and around the days from which other ratios and prices hold. */
const BEGINNINGS: readonly { readonly catalog: Catalog; readonly first: Day }[] = [
  ...['2021-01-30', '2021-02-27', '2021-04-18', '2021-08-19', '2021-12-30'].map((first) => {
    return { catalog: CATALOG_2021, first: day(first) };
  }),
  ...['2022-01-04', '2022-02-26', '2022-05-29', '2024-02-27'].map((first) => {
    return { catalog: CATALOG_2022, first: day(first) };
  }),
];

const beginning = fc
  .record({
    start: fc.constantFrom(...BEGINNINGS),
    tierBasis: fc.constantFrom<Catalog['tierBasis'][]>('overage', 'overage', 'day'),
  })
  .map(({ start: { first, catalog }, tierBasis }) => {
    // A counterexample names its catalogue instead of printing all of it.
    const named = { [fc.toStringMethod]: () => `${catalog.id} by ${tierBasis}` };
    return { first, catalog: { ...catalog, ...named, tierBasis } };
  });

export interface PeriodOptions {
  /** Packs so small that they can be emptied unit by unit. */
  readonly smallPacks?: boolean;
  /** Packs may have been refunded. */
  readonly refunded?: boolean;
}

/** A period of any account. */
export function period({
  smallPacks = false,
  refunded = true,
}: PeriodOptions = {}): fc.Arbitrary<Period> {
  const meeting = fc.tuple(beginning, fc.constantFrom(...MEETINGS));
  return meeting.chain(([{ catalog, first }, families]) => {
    const dayIn = fc.nat(DAYS - 1).map((count) => addDays(first, count));
    const parts = fc.record({
      catalog: fc.constant(catalog),
      days: fc
        .array(usageOf(catalog, families), { minLength: 1, maxLength: DAYS })
        .map((days) => days.map((usage, index) => ({ day: addDays(first, index), usage }))),
      packs: packsAround(catalog, {
        dayIn,
        families,
        totals: smallPacks ? smallSize : size,
        refunded,
      }),
      modes: modesOf(catalog, dayIn),
      coverage: coverageAround(dayIn),
    });
    return parts.map((of) => ({ ...of, packs: [...of.packs, ...boundPacks(of)] }));
  });
}

/** The packs that cover instances: bound long before they expire, or run on long after. */
function boundPacks({ catalog, coverage }: Pick<Period, 'catalog' | 'coverage'>): PackBalance[] {
  return coverage.map(({ pack: id, from, to }, index) => {
    const total = BigInt(daysBetween(from, to) + 1);
    const purchasedAt = catalog.calendar.startOf(from);
    const expiresAt = purchasedAt + (index === 0 ? 365 : 1) * 86_400_000;
    const given = { sku: null, gift: false, refundedAt: null };
    return {
      pack: { id, family: 'director', total, purchasedAt, expiresAt, ...given },
      left: total,
    };
  });
}

/** The usage of one day: at most one line for each item and instance. */
function usageOf(
  catalog: Catalog,
  families: readonly string[],
): fc.Arbitrary<readonly UsageLine[]> {
  const items = ITEMS.flatMap((id) => catalog.items.get(id) ?? []).filter(
    ({ family }) => family === null || families.includes(family),
  );
  const line = fc.constantFrom(...items).chain((item) =>
    fc.record({
      item: fc.constant(item.id),
      instance: instanceOf(item),
      quantity,
    }),
  );
  return fc.uniqueArray(line, {
    maxLength: 7,
    size: 'max',
    selector: ({ item, instance }) => `${item} ${instance}`,
  });
}

function instanceOf(item: Item): fc.Arbitrary<string | null> {
  return item.perInstance ? fc.constantFrom(...INSTANCES) : fc.constant(null);
}

interface PackOptions {
  readonly dayIn: fc.Arbitrary<Day>;
  readonly families: readonly string[];
  readonly totals: fc.Arbitrary<bigint>;
  readonly refunded: boolean;
}

/** Packs that begin and end on days of the period, often at its midnights and often together. */
function packsAround(
  catalog: Catalog,
  { dayIn, families, totals, refunded }: PackOptions,
): fc.Arbitrary<readonly PackBalance[]> {
  const { calendar } = catalog;
  const instant = fc
    .tuple(dayIn, fc.constantFrom(-86_400_000, -1, 0, 0, 1, 36_000_000))
    .map(([on, offset]) => calendar.startOf(on) + offset);
  const pack = fc
    .record({
      family: fc.constantFrom(...families),
      total: totals,
      used: fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2),
      purchasedAt: instant,
      // Mostly from before the period, so that it may be charged; a few never may.
      before: fc.constantFrom(0, 1, 3, 30, 30, 30, 364).map((days) => days * 86_400_000),
      life: fc.constantFrom(1, 1, 1, 4, 365, 365, 365).map((days) => 2 + days * 86_400_000),
      cut: fc.constantFrom(1, 2, 2, 2),
      gift: fc.boolean(),
      // fast-check draws the first values of a list more often.
      isRefunded: refunded ? fc.nat(9).map((draw) => draw === 9) : fc.constant(false),
    })
    .map(({ used, before, life, cut, isRefunded, purchasedAt: around, ...rest }) => {
      const purchasedAt = around - before;
      const { total } = rest;
      const refundedAt = isRefunded ? purchasedAt + 1 : null;
      const left = isRefunded || used === 0 ? total : used === 1 ? total / 2n : 0n;
      return {
        pack: { ...rest, sku: null, purchasedAt, expiresAt: purchasedAt + life - cut, refundedAt },
        left,
      };
    });
  return fc.array(pack, { minLength: 1, maxLength: 6, size: 'max' }).map((packs) =>
    packs.map(({ pack: rest, left }, index) => {
      const numbered: Pack = { id: `P${index}`, ...rest };
      return { pack: numbered, left };
    }),
  );
}

/** Changes of modes, no two of a scope on one day: then their order says nothing. */
function modesOf(catalog: Catalog, dayIn: fc.Arbitrary<Day>): fc.Arbitrary<readonly ModeChange[]> {
  const change = fc.constantFrom(...catalog.scopes.values()).chain(({ id, modes }) =>
    fc.record({
      scope: fc.constant(id),
      mode: fc.constantFrom(...modes),
      from: dayIn,
    }),
  );
  return fc.uniqueArray(change, {
    maxLength: 4,
    selector: ({ scope, from }) => `${scope} ${from}`,
  });
}

function coverageAround(dayIn: fc.Arbitrary<Day>): fc.Arbitrary<readonly Coverage[]> {
  const coverage = fc
    .record({ instance: fc.constantFrom(...INSTANCES), from: dayIn, days: fc.nat(3) })
    .map(({ instance, from, days }) => ({ instance, from, to: addDays(from, days) }));
  return fc
    .uniqueArray(coverage, { maxLength: 2, selector: ({ instance }) => instance })
    .map((all) => all.map((one, index) => ({ ...one, pack: `K${index}` })));
}
