import { describe, expect, test } from 'vitest';
import { isDatabaseUrl, readConfig, withoutPassword } from './config.ts';

describe('settings', () => {
  test('have defaults', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      value: {
        databaseUrl: 'pglite:./packledger-data',
        catalogFiles: [],
        language: null,
        debug: false,
        colours: true,
        unknown: [],
      },
    });
  });

  test('are read from the environment; one that is empty is not set', () => {
    const environment = {
      PACKLEDGER_DATABASE_URL: 'postgres://localhost/ledger',
      PACKLEDGER_CATALOG: 'a.json, b.json',
      PACKLEDGER_LANG: 'zh',
      PACKLEDGER_DEBUG: '1',
      NO_COLOR: 'yes',
    };
    expect(readConfig(environment)).toMatchObject({
      value: {
        databaseUrl: 'postgres://localhost/ledger',
        catalogFiles: ['a.json', 'b.json'],
        language: 'zh',
        debug: true,
        colours: false,
      },
    });
    expect(readConfig({ PACKLEDGER_LANG: '', NO_COLOR: '' })).toMatchObject({
      value: { language: null, colours: true },
    });
  });

  test.for([
    ['PACKLEDGER_DATABASE_URL', 'mysql://user:secret@host/x', 'mysql://user:***@host/x'],
    ['PACKLEDGER_LANG', 'fr', 'fr'],
    ['PACKLEDGER_DEBUG', 'true', 'true'],
    ['PACKLEDGER_CATALOG', 'a.json,,b.json', 'a.json,,b.json'],
  ] as const)('%s cannot be %s, and no password is told', ([setting, value, shown]) => {
    const outcome = readConfig({ [setting]: value });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: {
        code: 'setting_is_not_readable',
        path: setting,
        params: { setting, value: shown },
      },
    });
  });

  test('that are misspelt are noticed, those of tests are not', () => {
    const environment = { PACKLEDGER_DATABASE_ULR: 'x', PACKLEDGER_TEST_DATABASE_URL: 'x' };
    const outcome = readConfig(environment);
    expect(outcome).toMatchObject({ value: { unknown: [{ name: 'PACKLEDGER_DATABASE_ULR' }] } });
  });
});

test('a database URL begins with postgres:// or pglite:', () => {
  const urls = ['postgres://h/d', 'postgresql://h/d', 'pglite:', 'pglite:./x'];
  expect(urls.map(isDatabaseUrl)).toEqual(urls.map(() => true));
  expect(['', 'postgres:', 'postgres://', 'sqlite:x'].some(isDatabaseUrl)).toBe(false);
});

test('a database URL is shown without its password', () => {
  expect(withoutPassword('postgres://u:p@ss:w@h:5432/d')).toBe('postgres://u:***@h:5432/d');
  expect(withoutPassword('postgres://u@h/d')).toBe('postgres://u@h/d');
  expect(withoutPassword('pglite:./a:b@c')).toBe('pglite:./a:b@c');
});
