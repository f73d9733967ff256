import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth, padded, shown, shownLines, wrapped } from './width.ts';

describe('the width of a text', () => {
  test.for([
    ['', 0],
    ['traffic', 7],
    ['流量包', 6],
    ['示例 Live', 9],
    ['（自 2022 起）', 14],
    ['5 GB → 3.8 GB', 13],
    ['é', 1],
    ['e\u0301', 1],
    ['한국', 4],
    ['🎬', 2],
    ['𠮷', 2],
  ] as const)('of "%s" is %i columns', ([text, width]) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('is what a padded text fills', () => {
    expect(padded('流量', 6, 'left')).toBe('流量  ');
    expect(padded('流量', 6, 'right')).toBe('  流量');
    expect(padded('too long', 3, 'left')).toBe('too long');
  });
});

describe('a text from outside', () => {
  test('cannot move the cursor, colour the screen or turn the direction of writing', () => {
    expect(shown('a\u001b[31mb\rc\nd\u202ee')).toBe('a\ufffd[31mb\ufffdc\ufffdd\ufffde');
  });

  test('of several lines keeps them', () => {
    expect(shownLines('a\nb\u0007')).toBe('a\nb\ufffd');
  });
});

describe('a paragraph', () => {
  test('is wrapped at spaces', () => {
    expect(wrapped('packs are charged first', 12)).toEqual(['packs are', 'charged', 'first']);
  });

  test('in Chinese is wrapped anywhere but before what closes', () => {
    expect(wrapped('先抵扣资源包，剩下的计费。', 12)).toEqual([
      '先抵扣资源',
      '包，剩下的计',
      '费。',
    ]);
  });

  test('keeps its own line breaks and its indent', () => {
    expect(wrapped('one\n  two', 80)).toEqual(['one', '  two']);
  });

  test('loses nothing but spaces, and no line of short words is too wide', () => {
    const word = fc.oneof(fc.constantFrom('包', '流量，', '（自', 'GB', '1.5'), fc.string());
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 10, max: 60 }), (words, width) => {
        const text = words.join(' ').replace(/[\n\r\u2028\u2029]/g, '');
        const lines = wrapped(text, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) {
          const unbreakable = /[^\s\u2e80-\uffff]{10}/.test(line);
          if (!unbreakable && displayWidth(line) > width) expect(line).not.toMatch(/\S\s\S/);
        }
      }),
    );
  });
});
