import { describe, expect, test } from 'vitest';
import { CATALOGS } from '../../test/support/catalogs.ts';
import type { ModeChange } from './billing-mode.ts';
import type { BillingMode } from './catalog.ts';
import { day } from './day.ts';
import {
  decideApproval,
  decideCancel,
  decideModeWish,
  type ModeFacts,
  type SwitchFact,
} from './mode-switch.ts';

const TODAY = day('2022-03-10');
const TOMORROW = day('2022-03-11');

const change = (scope: string, mode: BillingMode, from = '2022-03-01'): ModeChange => ({
  scope,
  mode,
  from: day(from),
});

/** Both services of an area. */
const both = (area: string, mode: BillingMode, from?: string) =>
  ['live', 'leb'].map((service) => change(`${service}.${area}`, mode, from));

const facts = (changes: readonly ModeChange[] = [], more: Partial<ModeFacts> = {}): ModeFacts => ({
  catalogs: CATALOGS,
  changes,
  switches: [],
  today: TODAY,
  ...more,
});

const switched = (changes: Partial<SwitchFact> = {}): SwitchFact => ({
  area: 'mainland',
  action: 'switch',
  day: TODAY,
  from: TOMORROW,
  former: 'daily-traffic',
  mode: 'daily-bandwidth',
  ...changes,
});

/** The account after it switched today. */
const afterSwitch = facts(both('mainland', 'daily-bandwidth', TOMORROW), {
  switches: [switched()],
});

describe('what an account may want', () => {
  test('another daily mode: both services of the area, from tomorrow on', () => {
    const decided = decideModeWish(facts(), { area: 'mainland', mode: 'daily-bandwidth' });
    expect(decided).toMatchObject({
      ok: true,
      value: {
        way: 'self-service',
        former: 'daily-traffic',
        from: TOMORROW,
        changes: both('mainland', 'daily-bandwidth', TOMORROW),
      },
    });
  });

  test.each<[string, readonly ModeChange[], string, string, string]>([
    ['to a monthly mode', [], 'mainland', 'monthly-traffic', '2022-03-11'],
    ['to a monthly mode', [], 'transcode', 'monthly-duration', '2022-03-11'],
    [
      'out of one, with the month',
      both('overseas', 'monthly-bandwidth'),
      'overseas',
      'daily-traffic',
      '2022-04-01',
    ],
    [
      'from one to another, with the month',
      both('overseas', 'monthly-bandwidth'),
      'overseas',
      'monthly-traffic',
      '2022-04-01',
    ],
    [
      'out of mixed daily modes',
      [change('live.mainland', 'daily-bandwidth')],
      'mainland',
      'daily-traffic',
      '2022-03-11',
    ],
    [
      'out of mixed modes, of which the monthly one is left',
      [change('live.mainland', 'monthly-traffic')],
      'mainland',
      'daily-traffic',
      '2022-04-01',
    ],
    [
      'out of mixed modes, of which the monthly one stays',
      [change('live.mainland', 'monthly-traffic')],
      'mainland',
      'monthly-traffic',
      '2022-03-11',
    ],
  ])('by request: %s', (...[, changes, area, mode, from]) => {
    const decided = decideModeWish(facts(changes), { area, mode });
    expect(decided).toMatchObject({ ok: true, value: { way: 'request', from } });
    expect(decideApproval(facts(changes), { area, mode })).toEqual(decided);
  });

  test('a day that begins next year is still the next day', () => {
    const newYear = facts([], { today: day('2022-12-31') });
    const decided = decideModeWish(newYear, { area: 'mainland', mode: 'daily-bandwidth' });
    expect(decided).toMatchObject({ value: { from: '2023-01-01' } });
  });

  test.each<[string, ModeFacts, string, string, string, string | undefined]>([
    ['an unknown area', facts(), 'nowhere', 'daily-traffic', 'area_is_unknown', 'area'],
    ['a mode of others', facts(), 'mic', 'daily-traffic', 'area_has_no_such_mode', 'mode'],
    ['the mode it is in', facts(), 'mainland', 'daily-traffic', 'area_is_in_mode_already', 'mode'],
    [
      'a second switch',
      afterSwitch,
      'mainland',
      'daily-traffic',
      'mode_was_switched_today',
      'area',
    ],
    [
      'a monthly mode on top of a switch to come',
      afterSwitch,
      'mainland',
      'monthly-traffic',
      'mode_change_is_pending',
      'area',
    ],
    [
      'a switch after one was taken back',
      facts([], { switches: [switched(), switched({ action: 'cancel' })] }),
      'mainland',
      'daily-bandwidth',
      'mode_switch_was_cancelled_today',
      'area',
    ],
    [
      'a switch while an operator’s change is to come',
      facts([change('leb.mainland', 'monthly-traffic', '2022-04-01')]),
      'mainland',
      'daily-bandwidth',
      'mode_change_is_pending',
      'area',
    ],
    [
      'anything on a day without a catalogue',
      facts([], { catalogs: CATALOGS.slice(1), today: day('1999-01-01') }),
      'mainland',
      'daily-bandwidth',
      'no_catalog_on_day',
      undefined,
    ],
    [
      'anything from a day without a catalogue on',
      facts([], { catalogs: CATALOGS.slice(0, 1), today: day('2022-01-03') }),
      'mainland',
      'daily-bandwidth',
      'no_catalog_on_day',
      undefined,
    ],
  ])('refused: %s', (...[, account, area, mode, code, path]) => {
    const { ok, ...rest } = decideModeWish(account, { area, mode });
    expect(ok).toBe(false);
    expect(rest).toMatchObject({ refusal: { code, ...(path === undefined ? {} : { path }) } });
  });

  test('each area may be switched once a day, and once more the next', () => {
    const other = decideModeWish(afterSwitch, { area: 'overseas', mode: 'daily-bandwidth' });
    expect(other.ok).toBe(true);
    const next = { ...afterSwitch, today: TOMORROW };
    expect(decideModeWish(next, { area: 'mainland', mode: 'daily-traffic' })).toMatchObject({
      value: { former: 'daily-bandwidth', from: '2022-03-12' },
    });
  });

  test('an approval goes before a switch that is still to come', () => {
    const wish = { area: 'mainland', mode: 'monthly-traffic' };
    expect(decideApproval(afterSwitch, wish)).toMatchObject({
      value: { from: TOMORROW, changes: both('mainland', 'monthly-traffic', TOMORROW) },
    });
  });
});

describe('taking a switch back', () => {
  test('says the former mode again for the same day', () => {
    expect(decideCancel(afterSwitch, 'mainland')).toMatchObject({
      value: { cancelled: switched(), changes: both('mainland', 'daily-traffic', TOMORROW) },
    });
  });

  test.each<[string, ModeFacts, string]>([
    ['nothing was switched', facts(), 'no_mode_switch_to_cancel'],
    ['its first day has come', { ...afterSwitch, today: TOMORROW }, 'no_mode_switch_to_cancel'],
    [
      'it was taken back today',
      facts([], { switches: [switched(), switched({ action: 'cancel' })] }),
      'mode_switch_was_cancelled_today',
    ],
    [
      'an operator has decided otherwise',
      {
        ...afterSwitch,
        changes: [...afterSwitch.changes, ...both('mainland', 'monthly-traffic', TOMORROW)],
      },
      'no_mode_switch_to_cancel',
    ],
  ])('refused: %s', (_, account, code) => {
    expect(decideCancel(account, 'mainland')).toMatchObject({ refusal: { code } });
  });

  test('refused for another area', () => {
    expect(decideCancel(afterSwitch, 'overseas').ok).toBe(false);
    expect(decideCancel(afterSwitch, 'nowhere')).toMatchObject({
      refusal: { code: 'area_is_unknown', path: 'area' },
    });
  });
});
