// The small parts of REST, each by a table: texts of queries, languages, fields of answers.
import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { orNull } from '../operations/answer-fields.ts';
import { declaredFields } from './declared-fields.ts';
import { preferredLanguage } from './languages.ts';
import { readText } from './query-values.ts';

describe('a text of a query', () => {
  const Words = Type.Union([Type.Literal('publish'), Type.Literal('play')]);
  test.for([
    [Type.String(), '7', '7'],
    [Type.Integer(), '7', 7],
    [Type.Integer(), '-7', -7],
    [Type.Integer(), '7.0', '7.0'],
    [Type.Integer(), '0x7', '0x7'],
    [Type.Integer(), '9'.repeat(16), '9'.repeat(16)],
    [Type.Integer(), '', ''],
    [Type.Number(), '0.5', 0.5],
    [Type.Number(), '1e3', '1e3'],
    [Type.Boolean(), 'true', true],
    [Type.Boolean(), 'false', false],
    [Type.Boolean(), '1', '1'],
    [Type.Enum(['a', 'b']), 'a', 'a'],
    [Words, 'play', 'play'],
    [orNull(Type.Integer()), '7', 7],
    [Type.Array(Type.String()), 'a,b', ['a', 'b']],
    [Type.Array(Type.String()), ['a,b', 'c'], ['a,b', 'c']],
    [Type.Array(Type.Integer()), '1,2', [1, 2]],
    [Type.Array(Type.Integer()), '1,x', [1, 'x']],
    [Type.Integer(), ['1', '2'], ['1', '2']],
  ] as const)('of %o: %o is read as %o', ([schema, text, value]) => {
    expect(readText(schema, text)).toEqual(value);
  });
});

describe('the language of a problem', () => {
  test.for([
    [undefined, 'en'],
    ['', 'en'],
    ['zh', 'zh'],
    ['zh-Hans-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB, zh;q=0.9', 'en'],
    ['fr, zh;q=0.2', 'zh'],
    ['zh;q=0, en', 'en'],
    ['*', 'en'],
    ['zh;q=high', 'en'],
  ] as const)('%o is answered in %s', ([header, language]) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('an answer', () => {
  const Owner = Type.Object({ name: Type.String() });
  test('has the fields that its schema names, at every depth, and no others', () => {
    const schema = Type.Object({
      id: Type.String(),
      note: Type.Optional(Type.String()),
      owner: orNull(Owner),
      rows: Type.Array(Owner),
      counts: Type.Record(Type.String(), Type.Integer()),
      either: Type.Union([
        Type.Object({ kind: Type.Literal('a'), a: Type.Integer() }),
        Type.Object({ kind: Type.Literal('b'), b: Type.Integer() }),
      ]),
    });
    const owner = { name: 'A', hash: 'hush' };
    const answer = {
      id: '1',
      hash: 'hush',
      owner,
      rows: [owner],
      counts: { x: 1 },
      either: { kind: 'b', b: 2, hash: 'hush' },
    };
    const picked = declaredFields(schema)(answer);
    expect(picked).toEqual({
      id: '1',
      owner: { name: 'A' },
      rows: [{ name: 'A' }],
      counts: { x: 1 },
      either: { kind: 'b', b: 2 },
    });
    expect(declaredFields(schema)({ id: '1', owner: null })).toEqual({ id: '1', owner: null });
  });

  test('of an operation that promises no field has none', () => {
    expect(declaredFields(Type.Object({}))({ hash: 'hush' })).toEqual({});
  });
});
