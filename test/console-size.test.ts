// What a browser loads before the first page stands, and what it loads for charts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { present } from '../src/engine/index.ts';

const FOLDER = fileURLToPath(new URL('../dist/console', import.meta.url));
const ASSETS = join(FOLDER, 'assets');
const KIB = 1024;

/** A file with all that it imports before it runs. */
function closure(start: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(join(ASSETS, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import)"\.\/([\w.-]+)"/g)) open.push(name);
  }
  return found;
}

function kibOf(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files)
    bytes += gzipSync(readFileSync(join(ASSETS, file)), { level: 9 }).length;
  return bytes / KIB;
}

const chunk = (name: string) =>
  present(
    readdirSync(ASSETS).find((file) => file.startsWith(`${name}-`) && file.endsWith('.js')),
    `the console was built with a chunk ${name}`,
  );

test('the first page with its language loads less than 420 KiB, and no charts', () => {
  const page = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  const named = [...page.matchAll(/\/assets\/([\w.-]+)/g)].map(([, name = '']) => name);
  const first = closure([...named, ...['zh-all', 'zh_CN', 'packages-page'].map(chunk)]);
  expect(kibOf(first)).toBeLessThan(420);
  expect([...first]).not.toContain(chunk('charts'));
});

test('charts are one chunk of less than 220 KiB', () => {
  expect(kibOf([chunk('charts')])).toBeLessThan(220);
});
