import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { newWebhookSecret, webhookHeaders } from './sign-webhook.ts';

const PAGE = new URL('../../../docs/concepts/webhooks.md', import.meta.url);

test('a signature is what the page on webhooks prints', () => {
  const text = readFileSync(PAGE, 'utf8');
  const printed = (name: string) => new RegExp(`^${name}: +(.+)$`, 'm').exec(text)?.[1] ?? '';
  const headers = webhookHeaders(
    {
      id: printed('webhook-id'),
      timestamp: Number(printed('webhook-timestamp')),
      body: printed('body'),
    },
    [printed('secret')],
  );
  expect(headers['webhook-signature']).toBe(printed('webhook-signature'));
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('a message with two signatures is known by either secret, and by no other', () => {
  const secrets = [newWebhookSecret(), newWebhookSecret()];
  const body = '{"名":"值"}';
  const message = { id: 'ev_1', timestamp: Math.floor(Date.now() / 1000), body };
  const headers = webhookHeaders(message, secrets);
  for (const secret of secrets) {
    expect(new Webhook(secret).verify(body, headers)).toEqual({ 名: '值' });
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('signature');
  }
  expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow('signature');
});
