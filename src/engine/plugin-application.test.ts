import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant } from '../../test/support/packs.ts';
import { checkPluginForm, checkPluginType, pluginReviewDue } from './plugin-application.ts';

const FORM = { name: 'Acme Shop', appId: 'wx0123456789abcdef', category: 'e-commerce' };

describe('a form', () => {
  test('is taken as it is written, its name without the blanks around it', () => {
    expect(checkPluginForm({ ...FORM, name: ' 好课堂 ', category: 'education' })).toEqual({
      ok: true,
      value: { ...FORM, name: '好课堂', category: 'education', subject: null },
    });
    expect(checkPluginForm({ ...FORM, subject: 'organisation' })).toMatchObject({
      value: { subject: 'organisation' },
    });
  });

  test.each([
    [{ name: '  ' }, 'plugin_name_length', 'name'],
    [{ name: 'x'.repeat(61) }, 'plugin_name_length', 'name'],
    [{ name: 'a\tb' }, 'plugin_name_length', 'name'],
    [{ appId: 'wx0123456789abcde' }, 'app_id_is_not_of_a_mini_program', 'appId'],
    [{ appId: 'wx0123456789abcdefa' }, 'app_id_is_not_of_a_mini_program', 'appId'],
    [{ appId: 'WX0123456789ABCDEF' }, 'app_id_is_not_of_a_mini_program', 'appId'],
    [{ appId: 'gh_123456789abcdef' }, 'app_id_is_not_of_a_mini_program', 'appId'],
    [{ appId: ' wx0123456789abcdef' }, 'app_id_is_not_of_a_mini_program', 'appId'],
    [{ appId: 'wx0123456789abcdef\n' }, 'app_id_is_not_of_a_mini_program', 'appId'],
    [{ category: 'games' }, 'plugin_category_not_served', 'category'],
    [{ subject: 'individual' }, 'plugin_not_for_individuals', 'subject'],
    [{ subject: 'me' }, 'plugin_subject_is_unknown', 'subject'],
  ])('with %j is refused: %s', (change, code, path) => {
    expect(checkPluginForm({ ...FORM, ...change })).toMatchObject({
      ok: false,
      refusal: { code, path },
    });
  });

  test('a name is counted in characters, not in code units', () => {
    expect(checkPluginForm({ ...FORM, name: '🛒'.repeat(60) }).ok).toBe(true);
  });
});

describe('a type', () => {
  test.each(['formal', 'pack-gift', 'trial'])('%s may be applied for', (type) => {
    expect(checkPluginType(type, false)).toEqual({ ok: true, value: type });
  });

  test('a trial is had once, and nothing else is bound by it', () => {
    expect(checkPluginType('trial', true)).toMatchObject({
      refusal: { code: 'plugin_trial_only_once', path: 'type' },
    });
    expect(checkPluginType('formal', true).ok).toBe(true);
    expect(checkPluginType('free', false)).toMatchObject({
      refusal: { code: 'plugin_type_is_unknown', params: { known: 'formal, pack-gift, trial' } },
    });
  });
});

describe('a review is due five working days after the day of submission', () => {
  test.each([
    ['2023-06-05T00:00:00+08:00', '2023-06-12', 'a Monday'],
    ['2023-06-09T23:59:59+08:00', '2023-06-16', 'a Friday'],
    ['2023-06-10T12:00:00+08:00', '2023-06-16', 'a Saturday'],
    ['2023-06-11T12:00:00+08:00', '2023-06-16', 'a Sunday'],
    ['1970-01-01T12:00:00+08:00', '1970-01-08', 'before the first Monday there is'],
  ])('%s: %s (%s)', (submitted, due) => {
    expect(pluginReviewDue(CATALOG_2022.calendar, instant(submitted))).toBe(due);
  });
});
