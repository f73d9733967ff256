import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonText } from './json-text.ts';

/** `line:column code what` of what is wrong; null when nothing is. */
function fault(text: string): string | null {
  const parsed = parseJsonText(text);
  if (parsed.ok) return null;
  const { code, params } = parsed.refusal;
  const what = params['found'] ?? params['field'] ?? params['expected'] ?? '';
  return `${params['line']}:${params['column']} ${code} ${what}`.trim();
}

describe('what is wrong is told with line and column', () => {
  test.each([
    ['', '1:1 json_ends_too_early { [ " 0-9 true null'],
    ['{\n  "a": 1,\n  "b": }', '3:8 json_is_not_readable }'],
    ['{\n  "a": 1\n  "b": 2\n}', '3:3 json_is_not_readable "b": 2'],
    ['{"a": 1,}', '1:9 json_is_not_readable }'],
    ['[1, 2,]', '1:7 json_is_not_readable ]'],
    ['[1 2]', '1:4 json_is_not_readable 2]'],
    ['{a: 1}', '1:2 json_is_not_readable a: 1}'],
    ["{'a': 1}", "1:2 json_is_not_readable 'a': 1}"],
    ['{"a" 1}', '1:6 json_is_not_readable 1}'],
    ['{"a": 01}', '1:8 json_is_not_readable 1}'],
    ['{"a": .5}', '1:7 json_is_not_readable .5}'],
    ['{"a": NaN}', '1:7 json_is_not_readable NaN}'],
    ['["tab\there"]', '1:2 json_is_not_readable "tab\there"]'],
    ['["\\x"]', '1:2 json_is_not_readable "\\x"]'],
    ['[1] // why', '1:5 json_goes_on_after_its_end // why'],
    ['[1', '1:3 json_ends_too_early , ]'],
    ['{"a"', '1:5 json_ends_too_early :'],
    ['{"a": 1, "b": 2, "a": 3}', '1:18 json_field_is_written_twice a'],
    ['{"a": 1, "\\u0061": 3}', '1:10 json_field_is_written_twice a'],
    [`${'['.repeat(66)}`, '1:66 json_is_too_deep'],
  ])('%j', (text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  test('a field may be in several objects, also in one inside the other', () => {
    expect(fault('[{"a": {"a": 1}}, {"a": 2}]')).toBeNull();
  });

  test('a mark at the beginning of the file is no part of it', () => {
    expect(parseJsonText('\uFEFF{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
  });
});

test('what JSON.stringify writes is read, however it is indented', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(3), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(parseJsonText(text)).toEqual({ ok: true, value: JSON.parse(text) });
    }),
  );
});

test('it reads a text exactly when JSON.parse does, but for fields that are there twice', () => {
  const pieces = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '1', '-', '.5', 'e3', '0'],
    ...['true', 'null', 'nul', ' ', '\n', '\u007f', '\u0001', '"\\u00e9"', '//', '\uFEFF'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (chosen) => {
      const text = chosen.join('').replace(/^\uFEFF+/, '');
      const found = fault(text) ?? '';
      if (!found.includes('json_field_is_written_twice')) {
        expect([text, found === '']).toEqual([text, isJson(text)]);
      }
    }),
    { numRuns: 3000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
