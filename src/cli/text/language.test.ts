import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as explain from './explain.ts';
import * as failures from './failures.ts';
import * as help from './help.ts';
import { languageOf, Speaker, type Text } from './language.ts';
import * as texts from './results.ts';
import * as verify from './verify.ts';
import * as walk from './walk.ts';

const zh = new Speaker('zh');
const en = new Speaker('en');

describe('the language', () => {
  test.for([
    [null, {}, 'en'],
    [null, { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [null, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [null, { LANG: 'C', LC_MESSAGES: 'zh_TW' }, 'zh'],
    [null, { LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
    ['en', { LANG: 'zh_CN.UTF-8' }, 'en'],
    ['zh', { LC_ALL: 'en_GB' }, 'zh'],
  ] as const)('set to %s in the locale %o is %s', ([set, environment, language]) => {
    expect(languageOf(set, environment)).toBe(language);
  });
});

describe('a text', () => {
  const hello = { zh: '{name}，你好', en: 'Hello {name}' } as const;
  const packs = { zh: '{n} 个资源包', en: '{n} pack|{n} packs' } as const;

  test('is said with its blanks filled', () => {
    expect(zh.say(hello, { name: '甲' })).toBe('甲，你好');
    expect(en.say(hello, { name: '{name}' })).toBe('Hello {name}');
  });

  test('that counts says one or many, and groups large numbers', () => {
    expect([0, 1, 1234].map((n) => en.count(packs, n))).toEqual([
      '0 packs',
      '1 pack',
      '1,234 packs',
    ]);
    expect(zh.count(packs, 1)).toBe('1 个资源包');
  });

  test('lists things as the language does', () => {
    expect([zh.list(['a', 'b']), en.list(['a', 'b'])]).toEqual(['a、b', 'a, b']);
  });

  const all = [...textsIn({ texts, explain, failures, help, verify, walk })];

  test('has the same blanks in both languages', () => {
    const uneven = all.filter(([, { zh, en }]) => `${blanks(zh)}` !== `${blanks(en)}`);
    expect(uneven).toEqual([]);
  });

  test('is Chinese in Chinese, unless there is nothing in it to translate', () => {
    const english = all.filter(
      ([, { zh, en }]) =>
        !/\p{Script=Han}/u.test(zh) && zh !== 'ID' && /[a-z]/.test(en.replaceAll(/\{\w+\}/g, '')),
    );
    expect(english).toEqual([]);
  });
});

test('every text is said somewhere', () => {
  const folder = new URL('../', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  const tables = {
    TEXTS: texts.TEXTS,
    EXPLAIN: explain.EXPLAIN,
    OPTIONS: help.OPTIONS,
    WALK: walk.WALK,
  };
  const names = Object.entries(tables).flatMap(([table, entries]) =>
    Object.keys(entries).map((name) => `${table}.${name}`),
  );
  expect(names.filter((name) => !sources.includes(name))).toEqual([]);
});

function* textsIn(value: object, path = ''): Iterable<readonly [string, Text]> {
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'object' || inner === null) continue;
    if (isText(inner)) yield [`${path}${name}`, inner];
    else yield* textsIn(inner, `${path}${name}.`);
  }
}

function isText(value: object): value is Text {
  return 'zh' in value && 'en' in value;
}

/** The names to be filled in, each once: a counted text has them in both of its forms. */
function blanks(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank))].sort();
}
