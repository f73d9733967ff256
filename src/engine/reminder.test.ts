import { describe, expect, test } from 'vitest';
import { CATALOG_2022, catalogDocument, catalogOf } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import { day } from './day.ts';
import {
  expiryReminder,
  isLow,
  lowReminder,
  packReminds,
  type Thresholds,
  thresholdOf,
} from './reminder.ts';

const { calendar } = CATALOG_2022;
const NOTHING_SET: Thresholds = { account: null, families: new Map(), packs: new Map() };
const NOON = 'T12:00:00+08:00';

function end(id: string, expiresAt: string) {
  return { id, expiresAt: instant(expiresAt) };
}

/** What is told on a day at noon, after a look on another day, otherwise the day before. */
function told(today: string, ends: readonly ReturnType<typeof end>[], lookedOn?: string) {
  const at = instant(`${today}${NOON}`);
  const before = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const days = { at, today: day(today), after: day(lookedOn ?? before) };
  const reminder = expiryReminder(calendar, ends, days);
  return reminder === null ? null : [reminder.soonest.id, reminder.days, reminder.count];
}

describe('people are told that something expires', () => {
  const P = end('P', '2023-03-31T10:00:00+08:00');

  test.each([
    ['2023-02-28', null],
    ['2023-03-01', ['P', 30, 1]],
    ['2023-03-02', null],
    ['2023-03-16', ['P', 15, 1]],
    ['2023-03-24', ['P', 7, 1]],
    ['2023-03-29', null],
    ['2023-03-30', ['P', 1, 1]],
    ['2023-03-31', null],
  ])('on %s of what ends on 2023-03-31: %j', (today, expected) => {
    expect(told(today, [P])).toEqual(expected);
  });

  test('by calendar days: the time of day at which it ends does not matter', () => {
    expect(told('2023-03-24', [end('P', '2023-03-31T00:00:00+08:00')])).toEqual(['P', 7, 1]);
    expect(told('2023-03-24', [end('P', '2023-03-31T23:59:59+08:00')])).toEqual(['P', 7, 1]);
    expect(told('2023-03-24', [end('P', '2023-04-01T00:00:00+08:00')])).toBeNull();
  });

  test('once about several: about the one that expires soonest', () => {
    const month = end('M', '2023-04-23T10:00:00+08:00');
    const week = end('W', '2023-03-31T10:00:00+08:00');
    const other = end('O', '2023-04-20T10:00:00+08:00');
    expect(told('2023-03-24', [month, week, other])).toEqual(['W', 7, 2]);
  });

  test('of two that expire at once, about the first by id', () => {
    const at = '2023-03-31T10:00:00+08:00';
    expect(told('2023-03-24', [end('B', at), end('A', at)])).toEqual(['A', 7, 2]);
  });

  test('a day late when nobody looked on the day itself, with the days that are left', () => {
    expect(told('2023-03-26', [P], '2023-03-23')).toEqual(['P', 5, 1]);
    expect(told('2023-03-26', [P], '2023-03-24')).toBeNull();
  });

  test('never after it ended', () => {
    expect(told('2023-03-31', [P], '2023-03-29')).toBeNull();
    const tonight = end('T', '2023-03-31T20:00:00+08:00');
    expect(told('2023-03-31', [tonight], '2023-03-29')).toEqual(['T', 0, 1]);
  });
});

describe('a pack is low', () => {
  test.each([
    [16n, 15, false],
    [15n, 15, false],
    [14n, 15, true],
    [0n, 15, true],
    [0n, 0, false],
    [99n, 100, true],
    [100n, 100, false],
  ])('%d of 100 left, at %d percent: %s', (left, percent, low) => {
    expect(isLow({ pack: packOf({ total: 100n }), left }, percent)).toBe(low);
  });

  test('to the last byte, in sizes that a double cannot count', () => {
    const pack = packOf({ total: 9_000_000_000_000_000_001n });
    // 15 % of it are 1,350,000,000,000,000,000.15 byte.
    expect(isLow({ pack, left: 1_350_000_000_000_000_001n }, 15)).toBe(false);
    expect(isLow({ pack, left: 1_350_000_000_000_000_000n }, 15)).toBe(true);
  });
});

describe('people are told of packs that crossed their threshold', () => {
  const watched = (id: string, left: bigint, wasLow: boolean) => ({
    pack: packOf({ id, total: 100n, expiresAt: instant(`2023-0${id}-01T00:00:00+08:00`) }),
    left,
    percent: 15,
    wasLow,
  });
  const ids = (packs: readonly { readonly pack: { readonly id: string } }[]) =>
    packs.map(({ pack }) => pack.id);

  test('in the order of packs, not again while they are low, and again after they rose', () => {
    const packs = [
      watched('5', 3n, false),
      watched('2', 14n, false),
      watched('3', 14n, true),
      watched('4', 15n, true),
      watched('6', 15n, false),
    ];
    const { fallen, risen } = lowReminder(packs);
    expect(ids(fallen)).toEqual(['2', '5']);
    expect(ids(risen)).toEqual(['4']);
  });
});

describe('which packs people are told of', () => {
  test.each([
    ['traffic', true],
    ['transcode', true],
    ['topspeed', true],
    ['mic', false],
    ['rtc', false],
    ['director', false],
    ['plugin', false],
    ['unheard-of', false],
  ])('those of the family %s: %s, as the catalogue says', (family, reminds) => {
    expect(packReminds(CATALOG_2022, NOTHING_SET, packOf({ family }))).toBe(reminds);
  });

  test('those of a family or a pack with a threshold, if they are deducted by quantity', () => {
    const families = new Map([
      ['mic', 20],
      ['director', 20],
    ]);
    const packs = new Map([['R', 20]]);
    const set = { account: null, families, packs };
    expect(packReminds(CATALOG_2022, set, packOf({ family: 'mic' }))).toBe(true);
    expect(packReminds(CATALOG_2022, set, packOf({ family: 'director' }))).toBe(false);
    expect(packReminds(CATALOG_2022, set, packOf({ family: 'rtc' }))).toBe(false);
    expect(packReminds(CATALOG_2022, set, packOf({ family: 'rtc', id: 'R' }))).toBe(true);
  });

  test('as another catalogue has it', () => {
    const document = catalogDocument();
    const families = document.families.map((one) => ({ ...one, reminds: one.id === 'mic' }));
    const catalog = catalogOf({ ...document, families });
    expect(packReminds(catalog, NOTHING_SET, packOf({ family: 'mic' }))).toBe(true);
    expect(packReminds(catalog, NOTHING_SET, packOf({ family: 'traffic' }))).toBe(false);
  });
});

test('the closest threshold counts: of the pack, of its family, of the account, 15 percent', () => {
  const pack = packOf({ id: 'P', family: 'traffic' });
  const families = new Map([['traffic', 30]]);
  expect(thresholdOf(NOTHING_SET, pack)).toBe(15);
  expect(thresholdOf({ ...NOTHING_SET, account: 40 }, pack)).toBe(40);
  expect(thresholdOf({ ...NOTHING_SET, account: 40, families }, pack)).toBe(30);
  const packs = new Map([['P', 0]]);
  expect(thresholdOf({ account: 40, families, packs }, pack)).toBe(0);
});
