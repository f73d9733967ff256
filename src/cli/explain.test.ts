import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { day } from '../engine/index.ts';
import type {
  ExplainedDay,
  ExplainedLine,
  ExplainedPack,
} from '../operations/settlement/explained-day.ts';
import { explainedLines } from './explain.ts';
import { coloursFor } from './terminal/colours.ts';
import { Speaker } from './text/language.ts';

const LINE: ExplainedLine = {
  item: 'live.downstream.mainland',
  usage: '1200000000',
  unit: 'byte',
  covered: '1200000000',
  uncovered: '0',
  mode: 'daily-traffic',
  modeSince: null,
  treatment: 'packs',
  ratio: '1',
  packs: [],
  overage: null,
};

const CHARGED: ExplainedPack = {
  pack: 'pk_1',
  sku: 'traffic-100gb',
  family: 'traffic',
  outcome: 'charged',
  details: {},
  usage: '1200000000',
  deducted: '1200000000',
  leftBefore: '5000000000',
  leftAfter: '3800000000',
};

function passedOver(
  outcome: ExplainedPack['outcome'],
  details: Readonly<Record<string, string>> = {},
): ExplainedPack {
  return { pack: 'pk_2', sku: 'traffic-1tb', family: 'traffic', outcome, details };
}

function explained(
  lines: readonly Partial<ExplainedLine>[],
  options: {
    readonly day?: Partial<ExplainedDay>;
    readonly language?: 'zh' | 'en';
    readonly width?: number;
  } = {},
): string {
  const whole: ExplainedDay = {
    account: 'ac_1',
    date: day('2022-01-04'),
    catalog: 'tencent-css-2022',
    settled: { revision: 1, at: '2022-01-05T10:00:00+08:00' },
    lateUsage: false,
    currency: 'CNY',
    lines: lines.map((line) => ({ ...LINE, ...line })),
    ...options.day,
  };
  const speaker = new Speaker(options.language ?? 'en');
  const page = { speaker, width: options.width ?? null, colours: coloursFor(false) };
  return explainedLines(whole, CATALOG_2022, page).join('\n');
}

describe('an explanation', () => {
  test('says for each line how it is billed, which packs gave what, and what was left', () => {
    const overage = {
      quantity: '2650000000000',
      unitPrice: '0.25',
      per: 'GB',
      amount: '662.5',
      bill: 'day',
    } as const;
    const line = {
      usage: '2651200000000',
      uncovered: '2650000000000',
      packs: [CHARGED, passedOver('pack_empty')],
      overage,
    };
    const text = explained([line], { width: 80 });
    expect(text).toBe(
      [
        '2022-01-04  account ac_1',
        'settled (revision 1, 2022-01-05 10:00:00), catalogue tencent-css-2022',
        '',
        'live.downstream.mainland  Live downstream, Mainland China',
        '  Usage 2.651 TB, billed by daily traffic, ratio 1: packs are charged first, the',
        "  rest goes to the day's bill.",
        '   1. pk_1  traffic-100gb  charged 1.2 GB: 5 GB → 3.8 GB',
        '   2. pk_2  traffic-1tb    passed over: it is empty',
        '  Packs covered 1.2 GB; 2.65 TB was left over. 2.65 TB reaches the tier that',
        "  begins at 2 TB: 0.25 CNY/GB, 662.5 CNY on the day's bill.",
        '',
        'Units are 1000-based (1 TB = 1000 GB), cut after 3 decimals; --json is exact.',
      ].join('\n'),
    );
  });

  test('says the same in Chinese', () => {
    const text = explained([{ packs: [CHARGED] }], { language: 'zh' });
    expect(text).toContain('2022-01-04　账号 ac_1\n已结算（第 1 次，2022-01-05 10:00:00）');
    expect(text).toContain('用量 1.2 GB，按日结流量计费，抵扣比例 1：先抵扣资源包');
    expect(text).toContain('1. pk_1  traffic-100gb  抵扣 1.2 GB：5 GB → 3.8 GB');
    expect(text).toContain('全部由资源包抵扣，没有费用。');
  });

  test('says how a ratio made usage into what was deducted', () => {
    const pack = { ...CHARGED, deducted: '2123040000', leftAfter: '2876960000' };
    const item = 'live.downstream.apac-1';
    expect(explained([{ item, ratio: '1.7692', packs: [pack] }])).toContain(
      'charged 2.123 GB for 1.2 GB × 1.7692: 5 GB → 2.876 GB',
    );
  });

  const at = '2022-03-02T10:00:00+08:00';
  test.for([
    ['pack_expired', { at }, 'passed over: expires 2022-03-02 10:00:00, before the day ends'],
    ['pack_not_yet_bought', { at }, 'bought 2022-03-02 10:00:00, after this day had ended'],
    ['pack_refunded', { at }, 'passed over: refunded 2022-03-02 10:00:00'],
    [
      'pack_frozen_by_billing_mode',
      { mode: 'daily-bandwidth', since: '2022-01-01' },
      'passed over: frozen while the billing mode is daily bandwidth',
    ],
    ['item_not_covered_yet', { from: '2022-06-01' }, 'cover this item only from 2022-06-01 on'],
    ['pack_left_below_one_unit', { left: '3' }, 'the 3 B it holds are worth less than one unit'],
    ['line_covered_before', {}, 'not needed: the packs before it covered all'],
    ['pack_recorded_after_settlement', {}, 'recorded after the settlement'],
    ['pack_bound_to_other_instance', { instance: 'b' }, 'bound to another instance, b'],
    ['coverage_not_begun', { from: '2022-02-01' }, 'it covers the instance from 2022-02-01 on'],
    ['coverage_ended', { to: '2022-01-01' }, 'it covered the instance until 2022-01-01'],
  ] as const)('says of a pack that it was %s', ([outcome, details, sentence]) => {
    expect(explained([{ packs: [passedOver(outcome, details)] }])).toContain(sentence);
    const zh = explained([{ packs: [passedOver(outcome, details)] }], { language: 'zh' });
    expect(zh).not.toMatch(/\{|undefined/);
  });

  test('names packs of other families together, below the others', () => {
    const others = ['pk_8', 'pk_9'].map((pack) => {
      return { ...passedOver('pack_of_other_family', { family: 'mic' }), pack };
    });
    expect(explained([{ packs: [...others, CHARGED] }])).toContain(
      '→ 3.8 GB\n    packs of other families do not cover this item: pk_8, pk_9',
    );
  });

  test('puts a sentence below its pack where the terminal is too narrow', () => {
    const text = explained([{ packs: [CHARGED] }], { width: 50 });
    expect(text).toContain('1. pk_1  traffic-100gb\n         charged 1.2 GB: 5 GB → 3.8 GB');
  });

  test('of a line that is billed by another measure ends there', () => {
    const line = { treatment: 'other-measure', mode: 'daily-bandwidth', covered: '0' } as const;
    const text = explained([{ ...line, modeSince: day('2022-01-01'), uncovered: '1200000000' }]);
    expect(text).toContain('billed by daily bandwidth (since 2022-01-01): this mode bills by');
    expect(text).not.toContain('Packs covered');
  });

  test('says that a day is not settled, has late usage, or has none', () => {
    expect(explained([LINE], { day: { settled: null } })).toContain('not settled yet');
    expect(explained([LINE], { day: { lateUsage: true } })).toContain('Usage came after');
    expect(explained([])).toContain('There is no usage on that day.');
  });
});
