// Addresses of the internet as the store keeps them: 32 hexadecimal digits, IPv4 inside IPv6, so
// that they compare as text.
import { isIP } from 'node:net';

const MAPPED = '00000000000000000000ffff';
const BITS = 128n;
const BITS_4 = 32;
const BITS_6 = 128;
const DIGITS = 32;

/** Both ends included. */
export interface AddressRange {
  readonly first: string;
  readonly last: string;
}

/** An address as the store keeps it; null: it is none. A port behind it is left out. */
export function addressKey(text: string): string | null {
  const bare = text.startsWith('[')
    ? text.slice(1, text.indexOf(']'))
    : /^[\d.]+:\d+$/.test(text)
      ? text.slice(0, text.indexOf(':'))
      : text;
  const family = isIP(bare);
  if (family === 4) return MAPPED + hexOf4(bare);
  return family === 6 ? hexOf6(bare) : null;
}

/** The addresses of `203.0.113.0/24`, `203.0.113.4-203.0.113.9` or one address; null: none. */
export function addressRange(text: string): AddressRange | null {
  const [from = '', to, more] = text.split('-');
  if (more !== undefined) return null;
  if (to !== undefined) {
    const first = addressKey(from.trim());
    const last = addressKey(to.trim());
    return first === null || last === null || first > last ? null : { first, last };
  }
  const [network = '', bits, rest] = text.trim().split('/');
  const key = addressKey(network);
  if (key === null || rest !== undefined) return null;
  if (bits === undefined) return { first: key, last: key };
  const size = isIP(network) === 4 ? BITS_4 : BITS_6;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > size) return null;
  const free = BigInt(size - Number(bits));
  const first = ((BigInt(`0x${key}`) & ((1n << BITS) - 1n)) >> free) << free;
  return { first: digits(first), last: digits(first + (1n << free) - 1n) };
}

function hexOf4(text: string): string {
  return text
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('');
}

function hexOf6(text: string): string {
  const [plain = ''] = text.split('%');
  const last = plain.slice(plain.lastIndexOf(':') + 1);
  const words = last.includes('.')
    ? `${plain.slice(0, -last.length)}${hexOf4(last).slice(0, 4)}:${hexOf4(last).slice(4)}`
    : plain;
  const [head = '', tail] = words.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...zeros, ...back].map((word) => word.padStart(4, '0')).join('');
}

function digits(value: bigint): string {
  return value.toString(16).padStart(DIGITS, '0');
}
