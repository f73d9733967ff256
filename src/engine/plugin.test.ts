import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import {
  mayGivePlugin,
  type PluginFacts,
  type PluginPeriod,
  type PluginStatus,
  type PluginStep,
  pluginStatus,
  pluginSteps,
  pluginTrial,
  pluginYears,
  takePluginStep,
} from './plugin.ts';

const { calendar } = CATALOG_2022;

/** Years, each bought at a time; what they come to as times. */
function bought(...purchases: readonly (readonly [at: string, years: number])[]) {
  const periods: PluginPeriod[] = [];
  for (const [at, years] of purchases) {
    periods.push(pluginYears(calendar, periods, { years, at: instant(at) }));
  }
  return periods.map(({ from, to }) => [calendar.format(from), calendar.format(to)]);
}

describe('years', () => {
  test('begin when they are paid and end with the same second', () => {
    expect(bought(['2022-06-01T10:00:01+08:00', 1])).toEqual([
      ['2022-06-01T10:00:01+08:00', '2023-06-01T10:00:01+08:00'],
    ]);
  });

  test('of a plugin in use begin at its end', () => {
    expect(bought(['2022-06-01T10:00:00+08:00', 1], ['2022-09-01T00:00:00+08:00', 2])).toEqual([
      ['2022-06-01T10:00:00+08:00', '2023-06-01T10:00:00+08:00'],
      ['2023-06-01T10:00:00+08:00', '2025-06-01T10:00:00+08:00'],
    ]);
  });

  test('of an expired plugin begin when they are paid, also at the very instant of its end', () => {
    const first = ['2022-06-01T10:00:00+08:00', 1] as const;
    expect(bought(first, ['2023-08-01T09:00:00+08:00', 1])[1]).toEqual([
      '2023-08-01T09:00:00+08:00',
      '2024-08-01T09:00:00+08:00',
    ]);
    expect(bought(first, ['2023-06-01T10:00:00+08:00', 1])[1]).toEqual([
      '2023-06-01T10:00:00+08:00',
      '2024-06-01T10:00:00+08:00',
    ]);
  });

  test('keep the anniversary of a 29 February through years that have none', () => {
    const at = '2024-02-29T08:00:00+08:00';
    const years = [1, 1, 1, 1].map((count) => [at, count] as const);
    expect(bought(...years).map(([, to]) => to)).toEqual([
      '2025-02-28T08:00:00+08:00',
      '2026-02-28T08:00:00+08:00',
      '2027-02-28T08:00:00+08:00',
      '2028-02-29T08:00:00+08:00',
    ]);
  });

  test('after a trial begin at its end', () => {
    const trial = pluginTrial(calendar, instant('2022-01-31T10:00:00+08:00'));
    expect(calendar.format(trial.to)).toBe('2022-02-28T10:00:00+08:00');
    const at = instant('2022-02-10T00:00:00+08:00');
    const first = pluginYears(calendar, [trial], { years: 1, at });
    const second = pluginYears(calendar, [trial, first], { years: 1, at });
    expect([first, second].map(({ to }) => calendar.format(to))).toEqual([
      '2023-02-28T10:00:00+08:00',
      '2024-02-28T10:00:00+08:00',
    ]);
  });
});

describe('the status of an application', () => {
  const at = (hour: number) => instant(`2022-06-01T${String(hour).padStart(2, '0')}:00:00+08:00`);
  const facts: PluginFacts = {
    reviews: [
      { kind: 'submitted', at: at(1) },
      { kind: 'rejected', at: at(2) },
      { kind: 'resubmitted', at: at(3) },
      { kind: 'approved', at: at(4) },
      { kind: 'cancelled', at: at(9) },
    ],
    periods: [
      { from: at(5), to: at(6), years: 1, givenAt: at(5) },
      { from: at(7), to: at(8), years: 1, givenAt: at(7) },
    ],
  };

  test.each<[number, PluginStatus]>([
    [1, 'in-review'],
    [2, 'rejected'],
    [3, 'in-review'],
    [4, 'to-pay'],
    [5, 'usable'],
    [6, 'expired'],
    [7, 'usable'],
    [8, 'expired'],
    [9, 'cancelled'],
  ])('at %i it is %s, by what had happened then', (hour, status) => {
    expect(pluginStatus(facts, at(hour))).toBe(status);
  });

  test('is usable until the last instant of its time, and while years wait', () => {
    expect(pluginStatus(facts, at(6) - 1)).toBe('usable');
    const [first] = facts.periods;
    const waiting = { from: at(6), to: at(8), years: 1, givenAt: at(5) };
    const periods = first === undefined ? [] : [first, waiting];
    expect(pluginStatus({ ...facts, periods }, at(7))).toBe('usable');
  });
});

describe('what may be done', () => {
  const ALL: readonly PluginStep[] = ['review', 'resubmit', 'buy', 'bind-pack', 'cancel'];

  test.each<[PluginStatus, string]>([
    ['in-review', 'review cancel'],
    ['to-pay', 'buy bind-pack cancel'],
    ['rejected', 'resubmit cancel'],
    ['usable', 'buy bind-pack'],
    ['expired', 'buy bind-pack cancel'],
    ['cancelled', ''],
  ])('with one that is %s: %s', (status, steps) => {
    expect(pluginSteps(status).join(' ')).toBe(steps);
    const taken = ALL.filter((step) => takePluginStep(status, step).ok);
    expect(taken.join(' ')).toBe(steps);
  });

  test('a refusal names the status that stands in the way', () => {
    expect(takePluginStep('usable', 'cancel')).toEqual({
      ok: false,
      refusal: { code: 'plugin_cannot_be_cancelled', params: { status: 'usable' } },
    });
    expect(takePluginStep('in-review', 'buy')).toMatchObject({
      refusal: { code: 'plugin_is_not_approved' },
    });
  });
});

describe('the plugin years of a pack', () => {
  const end = instant('2023-03-01T08:00:00+08:00');
  const codeOf = (changes: object, at: number) => {
    const outcome = mayGivePlugin(calendar, packOf(changes), at);
    return outcome.ok ? null : outcome.refusal.code;
  };

  test('may be used from its purchase to its expiry, unless it was given back', () => {
    const start = instant('2022-03-01T08:00:00+08:00');
    expect(codeOf({}, start)).toBe(null);
    expect(codeOf({}, end - 1)).toBe(null);
    expect(codeOf({}, start - 1)).toBe('pack_not_yet_bought');
    expect(codeOf({}, end)).toBe('pack_expired');
    expect(codeOf({ refundedAt: start }, start)).toBe('pack_refunded');
  });
});
