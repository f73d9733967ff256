import { readFileSync } from 'node:fs';

/** The version of this packledger. */
export function packageVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  const described: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof described === 'object' && described !== null && 'version' in described
    ? String(described.version)
    : '';
}
