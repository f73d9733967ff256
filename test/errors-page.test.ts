import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAILURE_TEXTS, INPUT_TEXTS } from '../src/cli/text/failures.ts';
import { REFUSAL_TEXTS } from '../src/operations/refusals.ts';

const SOURCES = new URL('../src/', import.meta.url);
/** Where a code is given to be read by somebody. */
const GIVEN = /(?:\brefuse|\bproblem)\(\s*'([a-z0-9]+(?:_[a-z0-9]+)+)'/g;

type Texts = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

test('docs/reference/errors.md lists every code (npx vitest -u writes it)', async () => {
  await expect(page()).toMatchFileSnapshot('../docs/reference/errors.md');
});

test('every code that is given has a text in both languages', () => {
  const given = new Set(sources().flatMap((text) => [...text.matchAll(GIVEN)].map(([, c]) => c)));
  const known = new Set(Object.keys({ ...REFUSAL_TEXTS, ...INPUT_TEXTS, ...FAILURE_TEXTS }));
  // Verification tells facts about rows by code alone.
  const verification = sources('operations/settlement/verify-').join('\n');
  expect(
    [...given].filter((code) => !known.has(code ?? '') && !verification.includes(`${code}`)),
  ).toEqual([]);
  expect(given.size).toBeGreaterThan(50);
});

/** The sources, or those whose paths begin so. */
function sources(under = ''): readonly string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.startsWith(under))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, SOURCES), 'utf8'));
}

function page(): string {
  return [
    '# Errors',
    '',
    'Every refusal has a code that reads as a sentence. With `--json` it is printed as `{"error":',
    '{"code", "message", "messages": {"zh", "en"}, "path"?}}`; `{names}` are filled in.',
    '',
    '## Refusals of operations and documents',
    '',
    'Exit code 2: the input is wrong, or the rules do not allow it.',
    '',
    ...table(REFUSAL_TEXTS),
    '',
    '## The command line itself',
    '',
    'Exit code 2.',
    '',
    ...table(INPUT_TEXTS),
    '',
    '## Failures',
    '',
    'Exit code 1: the input is right, but something else stands in the way.',
    '',
    ...table(FAILURE_TEXTS),
    '',
  ].join('\n');
}

function table(texts: Texts): readonly string[] {
  const rows = Object.entries(texts).map(
    ([code, { zh, en }]) => `| \`${code}\` | ${cell(zh)} | ${cell(en)} |`,
  );
  return ['| code | 中文 | English |', '| --- | --- | --- |', ...rows.sort()];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
