// Texts of the console: that none is missing, the types tell; that none is left over, this test.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/source-files.ts';

const SOURCES = join(ROOT, 'web/src');

/** The files of texts in one piece, or all others. */
async function sources(areTexts: boolean): Promise<string> {
  const names = await readdir(SOURCES, { recursive: true });
  const wanted = names.filter((name) => name.endsWith('-texts.ts') === areTexts);
  const files = wanted.filter((name) => /\.tsx?$/.test(name));
  return (await Promise.all(files.map((name) => readFile(join(SOURCES, name), 'utf8')))).join('');
}

test('every text of the console is shown somewhere', async () => {
  const code = await sources(false);
  const texts = await sources(true);
  const keys = [...texts.matchAll(/^ {2}(?:'([^']+)'|(\w+)): /gm)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
  expect(keys.length).toBeGreaterThan(500);
  // Some keys are put together: `status.${status}`.
  const beginnings = [...code.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g)].map(([, text = '']) => text);
  const unused = keys.filter(
    (key) => !code.includes(`'${key}'`) && !beginnings.some((text) => key.startsWith(text)),
  );
  expect(unused).toEqual([]);
});
