// Where a webhook may go. The platform calls it from inside its own network, so that an address
// which is private there would let an account reach what only the platform should.
import { BlockList, isIP } from 'node:net';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { WebhookSettings } from '../operation.ts';

export const URL_LENGTH_MAX = 2000;

/** Everything that is not an address of the public internet. */
const PRIVATE = new BlockList();

for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}

/** Of IPv6 only 2000::/3 is public, and in it are tunnels to IPv4 addresses of any kind. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet('2000::', 3, 'ipv6');

for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6');
}

/** Whether an address, as text, is none of the public internet. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return PRIVATE.check(address, 'ipv4');
  if (family !== 6) return true;
  return !PUBLIC_6.check(address, 'ipv6') || PRIVATE.check(address, 'ipv6');
}

/** The address that a URL names itself; null: a name, which is looked up when it is called. */
export function addressOf(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? null : host;
}

/** Why an address may not be called; null: it may. Plain http stays in the own network. */
export function addressProblem(
  { protocol }: URL,
  address: string,
  { privateAddresses }: WebhookSettings,
): 'webhook_address_is_private' | 'webhook_url_is_not_https' | null {
  if (isPrivateAddress(address)) return privateAddresses ? null : 'webhook_address_is_private';
  return protocol === 'https:' ? null : 'webhook_url_is_not_https';
}

/** Checks the URL of an endpoint as far as it can be without looking its host up. */
export function checkWebhookUrl(text: string, settings: WebhookSettings): Outcome<string> {
  if (text.length > URL_LENGTH_MAX) {
    return refuse('webhook_url_is_too_long', { max: `${URL_LENGTH_MAX}` }, 'url');
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    return refuse('webhook_url_is_not_readable', { text }, 'url');
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    return refuse('webhook_url_has_more_than_an_address', {}, 'url');
  }
  const { host } = url;
  const address = /(^|\.)localhost\.?$/.test(url.hostname) ? '127.0.0.1' : addressOf(url);
  const problem = address === null ? null : addressProblem(url, address, settings);
  if (problem !== null) return refuse(problem, { host }, 'url');
  if (url.protocol !== 'https:' && !settings.privateAddresses) {
    return refuse('webhook_url_is_not_https', { host }, 'url');
  }
  return accept(url.href);
}
