import { describe, expect, test } from 'vitest';
import { checkWebhookUrl, isPrivateAddress } from './webhook-address.ts';

const OUTSIDE = { privateAddresses: false };
const INSIDE = { privateAddresses: true };

test.for([
  ['0.0.0.0', true],
  ['10.1.2.3', true],
  ['100.64.0.1', true],
  ['127.0.0.1', true],
  ['169.254.169.254', true],
  ['172.16.0.1', true],
  ['172.31.255.255', true],
  ['192.168.1.1', true],
  ['198.18.0.1', true],
  ['224.0.0.1', true],
  ['255.255.255.255', true],
  ['::', true],
  ['::1', true],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::a00:1', true],
  ['fc00::1', true],
  ['fe80::1', true],
  ['fe80::1%eth0', true],
  ['2001::1', true],
  ['2001:db8::1', true],
  ['2002:7f00:1::', true],
  ['ff02::1', true],
  ['no address', true],
  ['8.8.8.8', false],
  ['100.128.0.1', false],
  ['172.32.0.1', false],
  ['192.169.0.1', false],
  ['2606:4700:4700::1111', false],
] as const)('%s is private: %s', ([address, isPrivate]) => {
  expect(isPrivateAddress(address)).toBe(isPrivate);
});

describe('the URL of an endpoint', () => {
  test.for([
    'https://example.com/hooks?a=1',
    'https://example.com:8443/',
    'https://8.8.8.8/hooks',
    'https://[2606:4700:4700::1111]/hooks',
  ])('may be %s', (url) => {
    expect(checkWebhookUrl(url, OUTSIDE)).toEqual({ ok: true, value: url });
  });

  test.for([
    ['', 'webhook_url_is_not_readable'],
    ['example.com/hooks', 'webhook_url_is_not_readable'],
    ['ftp://example.com/', 'webhook_url_is_not_readable'],
    ['file:///etc/passwd', 'webhook_url_is_not_readable'],
    [`https://example.com/${'a'.repeat(2000)}`, 'webhook_url_is_too_long'],
    ['https://user@example.com/', 'webhook_url_has_more_than_an_address'],
    ['https://user:password@example.com/', 'webhook_url_has_more_than_an_address'],
    ['https://example.com/#part', 'webhook_url_has_more_than_an_address'],
    ['http://example.com/', 'webhook_url_is_not_https'],
    ['http://8.8.8.8/', 'webhook_url_is_not_https'],
    ['https://localhost/', 'webhook_address_is_private'],
    ['https://LOCALHOST./', 'webhook_address_is_private'],
    ['https://a.localhost/', 'webhook_address_is_private'],
    ['https://127.0.0.1/', 'webhook_address_is_private'],
    ['https://0x7f.1/', 'webhook_address_is_private'],
    ['https://2130706433/', 'webhook_address_is_private'],
    ['https://169.254.169.254/latest/meta-data', 'webhook_address_is_private'],
    ['https://[::1]/', 'webhook_address_is_private'],
    ['https://[::ffff:127.0.0.1]/', 'webhook_address_is_private'],
  ] as const)('may not be %s: %s', ([url, code]) => {
    expect(checkWebhookUrl(url, OUTSIDE)).toMatchObject({ refusal: { code, path: 'url' } });
  });

  test('may be private, and then http, where the platform is told so', () => {
    for (const url of ['http://localhost:3000/', 'https://10.0.0.1/', 'http://hooks.internal/']) {
      expect(checkWebhookUrl(url, INSIDE)).toEqual({ ok: true, value: url });
    }
    expect(checkWebhookUrl('http://8.8.8.8/', INSIDE)).toMatchObject({
      refusal: { code: 'webhook_url_is_not_https' },
    });
  });
});
