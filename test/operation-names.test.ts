// Audit logs name operations by codes; the console shows their names. Those of the API have one by
// the type check; here, those that jobs and sign-ins write.
import { beforeAll, expect, test } from 'vitest';
import { readSourceFiles, type SourceFile } from './support/source-files.ts';

const NAMES = 'web/src/text/operation-names.ts';

/** A line of the names: its code, and what it is called. */
const NAME = /^ {2}'?([\w.-]+)'?: \{ zh: '([^']+)', en: '([^']+)' \},$/gm;

/** How a change says by which operation it was made. */
const WRITTEN = /(?:operation: |operation = |auditSignIn\([\w.]+, )'([\w.-]+)'/g;

let names: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
let sources: readonly SourceFile[];

beforeAll(async () => {
  const files = await readSourceFiles();
  const text = files.find(({ path }) => path === NAMES)?.text ?? '';
  names = [...text.matchAll(NAME)].map(([, code = '', zh = '', en = '']) => ({ code, zh, en }));
  sources = files.filter(({ path }) => /^src\/(operations|jobs)\/.*(?<!\.test)\.ts$/.test(path));
});

test('every operation that leaves an entry in an audit log has a name', () => {
  const written = sources.flatMap(({ text }) =>
    [...text.matchAll(WRITTEN)].map(([, code = '']) => code),
  );
  expect(written).toEqual(expect.arrayContaining(['packs.expire', 'people.change-password']));
  const named = new Set(names.map(({ code }) => code));
  expect(written.filter((code) => !named.has(code))).toEqual([]);
});

test('no two operations have one name, and no name is without its operation', () => {
  expect(names.length).toBeGreaterThan(100);
  for (const language of ['zh', 'en'] as const) {
    expect(new Set(names.map((name) => name[language])).size, language).toBe(names.length);
  }
  const text = sources.map((source) => source.text).join('\n');
  const last = (code: string) => code.slice(code.lastIndexOf('.') + 1);
  const unused = names.filter(({ code }) => !text.includes(`'${code}'`));
  // The operations of a source are named from their last word.
  expect(unused.filter(({ code }) => !text.includes(`'${last(code)}'`))).toEqual([]);
});
