import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROBLEM_TEXTS, problemText } from './problem-texts.ts';

/** The sources of everything that says what is wrong with a document. */
function sources(): readonly string[] {
  const engine = new URL('../engine/', import.meta.url);
  const read = (name: string) => readFileSync(new URL(name, engine), 'utf8');
  const files = readdirSync(engine).filter((name) =>
    /^(catalog|scenario|place|quantity|document-fields)[a-z-]*\.ts$/.test(name),
  );
  const own = ['schema-problems.ts', 'catalogs/timeline.ts', 'catalogs/load-catalog.ts'];
  const readOwn = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  return [...files.map(read), ...['json-text.ts', ...own].map(readOwn)];
}

/** The codes that are noted or refused with, or that stand in a field called so. */
function codesIn(source: string): readonly string[] {
  const calls = /(?:problem|refuse|one|#note)\(\s*(?:'[^']*', )?'([a-z]+(?:_[a-z]+)+)'/g;
  const fields = /code: '([a-z_]+)'/g;
  return [...source.matchAll(calls), ...source.matchAll(fields)].map(([, code = '']) => code);
}

describe('every problem has a text', () => {
  const codes = new Set(sources().flatMap(codesIn));

  test('found in the sources', () => {
    expect(codes.size).toBeGreaterThan(60);
    expect([...codes].filter((code) => !(code in PROBLEM_TEXTS))).toEqual([]);
  });

  test('and every text a problem', () => {
    // Told through a variable: where the dated lists say which list they are.
    const named = ['two_ratios_on_one_date', 'two_prices_on_one_date'];
    const known = new Set([...codes, ...named]);
    expect(Object.keys(PROBLEM_TEXTS).filter((code) => !known.has(code))).toEqual([]);
  });

  test.each(Object.entries(PROBLEM_TEXTS))('%s is filled alike in both languages', (_, text) => {
    const names = (sentence: string) =>
      [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(names(text.zh)).toEqual(names(text.en));
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    expect(text.en).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('a text is filled from the params of its problem', () => {
  test('every name of them', () => {
    expect(problemText('order_is_used_twice', { order: '1', item: 'a', family: 'b' })).toEqual({
      zh: 'b 中序号 1 已用于 a，抵扣顺序应互不相同',
      en: 'in b the order 1 is taken by a; no two items should share one',
    });
  });

  test('a code nobody knows is shown as it is', () => {
    expect(problemText('never_heard_of', {})).toEqual({
      zh: 'never_heard_of',
      en: 'never_heard_of',
    });
  });
});
