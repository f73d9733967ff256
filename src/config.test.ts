import { describe, expect, test } from 'vitest';
import { isDatabaseUrl, readConfig } from './config.ts';
import { withoutPassword } from './setting.ts';

describe('settings', () => {
  test('have defaults', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      value: {
        databaseUrl: 'pglite:./packledger-data',
        catalogFiles: [],
        sandbox: false,
        masterKey: null,
        webhookPrivateAddresses: false,
        billsPaidFrom: 'wallet',
        mail: null,
        server: {
          port: 8080,
          host: '127.0.0.1',
          roles: ['web', 'jobs'],
          publicUrl: null,
          trustProxy: [],
          oidc: null,
          callsAMinute: { known: 6000, nobody: 300 },
          metricsToken: null,
          tencentCallsPerSecond: 20,
          log: 'info',
          connections: null,
        },
        key: null,
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
      PACKLEDGER_SANDBOX: '1',
      PACKLEDGER_MASTER_KEY: 'cGFja2xlZGdlcidzIGtleSBvZiAzMiBieXRlcyEhISE=',
      PACKLEDGER_WEBHOOK_PRIVATE_ADDRESSES: '1',
      PACKLEDGER_BILLS: 'elsewhere',
      PACKLEDGER_SMTP_URL: 'smtp://localhost:2525',
      PACKLEDGER_MAIL_FROM: 'Packledger <billing@live.example>',
      PACKLEDGER_LANG: 'zh',
      PACKLEDGER_DEBUG: '1',
      NO_COLOR: 'yes',
    };
    expect(readConfig(environment)).toMatchObject({
      value: {
        databaseUrl: 'postgres://localhost/ledger',
        catalogFiles: ['a.json', 'b.json'],
        sandbox: true,
        masterKey: Buffer.from("packledger's key of 32 bytes!!!!"),
        webhookPrivateAddresses: true,
        billsPaidFrom: 'elsewhere',
        mail: { url: 'smtp://localhost:2525', from: 'Packledger <billing@live.example>' },
        language: 'zh',
        debug: true,
        colours: false,
      },
    });
    expect(readConfig({ PACKLEDGER_LANG: '', NO_COLOR: '' })).toMatchObject({
      value: { language: null, colours: true },
    });
  });

  test('of mail are set together', () => {
    const url = 'smtp://mail.live.example';
    expect(readConfig({ PACKLEDGER_SMTP_URL: url })).toMatchObject({
      refusal: { path: 'PACKLEDGER_MAIL_FROM' },
    });
    expect(readConfig({ PACKLEDGER_MAIL_FROM: 'a@live.example' })).toMatchObject({
      refusal: { path: 'PACKLEDGER_SMTP_URL' },
    });
    const from = 'a@live.example\r\nBcc: b@live.example';
    expect(readConfig({ PACKLEDGER_SMTP_URL: url, PACKLEDGER_MAIL_FROM: from })).toMatchObject({
      refusal: { path: 'PACKLEDGER_MAIL_FROM' },
    });
  });

  test.for([
    ['PACKLEDGER_DATABASE_URL', 'mysql://user:secret@host/x', 'mysql://user:***@host/x'],
    ['PACKLEDGER_LANG', 'fr', 'fr'],
    ['PACKLEDGER_BILLS', 'cash', 'cash'],
    ['PACKLEDGER_DEBUG', 'true', 'true'],
    ['PACKLEDGER_SANDBOX', 'yes', 'yes'],
    ['PACKLEDGER_SMTP_URL', 'http://u:secret@host', 'http://u:***@host'],
    ['PACKLEDGER_SMTP_URL', 'smtp://u:secret@', 'smtp://u:***@'],
    ['PACKLEDGER_CATALOG', 'a.json,,b.json', 'a.json,,b.json'],
    ['PACKLEDGER_MASTER_KEY', 'a secret that is too short', '***'],
    ['PACKLEDGER_WEBHOOK_PRIVATE_ADDRESSES', 'yes', 'yes'],
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
