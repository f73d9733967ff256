// Numbers that look like chance and are the same at every making: no figure of the demo may depend
// on anything but its first day.

const THOUSAND = 1000n;

/**
 * A number from `low` to `high`, both included, that these words alone decide. Its order among
 * other calls does not matter, so that a day more or less changes nothing about the others.
 */
export function numberOf(words: string, low: number, high: number): bigint {
  return BigInt(low + (mixed(words) % (high - low + 1)));
}

/** So many thousandths of a quantity, rounded down. */
export function thousandthsOf(quantity: bigint, thousandths: bigint): bigint {
  return (quantity * thousandths) / THOUSAND;
}

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over the words, and a last mixing, since they often differ in one letter only. */
function mixed(words: string): number {
  let hash = OFFSET;
  for (let at = 0; at < words.length; at += 1) {
    hash = Math.imul(hash ^ words.charCodeAt(at), PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
