import { describe, expect, test } from 'vitest';
import {
  type Fields,
  readDayField,
  readEntries,
  readFields,
  readFlag,
  readInstant,
  readInstantIfAny,
  readText,
  readTextIfAny,
} from './document-fields.ts';
import { Place, type Problem } from './place.ts';

function read(value: unknown, known: readonly string[] = ['a', 'b']) {
  const problems: Problem[] = [];
  const fields = readFields(value, new Place(problems, 'entry'), known);
  return { problems, fields };
}

/** What a reader makes of a value of the field `a`, and the first problem. */
function readA(value: unknown, reader: (fields: Fields, name: string) => unknown) {
  const { problems, fields } = read(value === undefined ? {} : { a: value });
  const result = fields === null ? null : reader(fields, 'a');
  return [result, problems[0]?.code ?? null, problems[0]?.path ?? null];
}

describe('objects', () => {
  test.each([
    [null, 'null'],
    [[], 'list'],
    ['x', 'string'],
    [3, 'number'],
    [undefined, 'undefined'],
  ])('%j is none', (value, found) => {
    expect(read(value).problems).toEqual([
      { path: 'entry', code: 'object_is_expected', params: { found } },
    ]);
  });

  test('a field that nobody knows is refused with the known ones', () => {
    expect(read({ a: 1, c: 2 }).problems).toEqual([
      { path: 'entry.c', code: 'field_is_unknown', params: { field: 'c', known: 'a, b' } },
    ]);
  });

  test('a field named like something every object has is as unknown', () => {
    expect(read(JSON.parse('{"__proto__": 1}')).problems[0]?.path).toBe('entry.__proto__');
  });
});

describe('what is in a field', () => {
  const ms = Date.parse('2022-01-04T02:00:00Z');
  test.each([
    ['a text', readText, 'x', ['x', null, null]],
    ['a text that is missing', readText, undefined, [null, 'field_is_missing', 'entry.a']],
    ['a number for a text', readText, 3, [null, 'text_is_expected', 'entry.a']],
    ['null for a text', readText, null, [null, 'text_is_expected', 'entry.a']],
    ['blanks for a text', readText, ' ', [null, 'text_is_empty_or_too_long', 'entry.a']],
    ['a long text', readText, 'x'.repeat(201), [null, 'text_is_empty_or_too_long', 'entry.a']],
    ['no text', readTextIfAny, undefined, [null, null, null]],
    ['true', readFlag, true, [true, null, null]],
    ['no flag', readFlag, undefined, [false, null, null]],
    ['a text for a flag', readFlag, 'true', [false, 'true_or_false_is_expected', 'entry.a']],
    ['a time', readInstant, '2022-01-04T10:00:00+08:00', [ms, null, null]],
    [
      'a time without offset',
      readInstant,
      '2022-01-04T10:00:00',
      [null, 'time_is_not_readable', 'entry.a'],
    ],
    ['no time', readInstantIfAny, undefined, [null, null, null]],
    ['a time that is missing', readInstant, undefined, [null, 'field_is_missing', 'entry.a']],
    ['a day', readDayField, '2022-01-04', ['2022-01-04', null, null]],
    ['no such day', readDayField, '2022-02-29', [null, 'date_is_not_a_day', 'entry.a']],
  ])('%s', (_, reader, value, expected) => {
    expect(readA(value, reader)).toEqual(expected);
  });
});

describe('lists', () => {
  const numbers = (fields: Fields, name: string) =>
    readEntries(fields, name, (entry, place) => {
      if (typeof entry === 'number') return entry;
      place.problem('number_is_expected');
      return null;
    });

  test('an absent list is empty, another value is none', () => {
    expect(readA(undefined, numbers)).toEqual([[], null, null]);
    expect(readA('x', numbers)).toEqual([[], 'list_is_expected', 'entry.a']);
  });

  test('what cannot be read is left out, and told at its place', () => {
    expect(readA([1, 'x', 3], numbers)).toEqual([[1, 3], 'number_is_expected', 'entry.a[1]']);
  });
});
