import { expect, test } from 'vitest';
import { chunksOf } from '../../test/support/reading.ts';
import { type Line, readLines } from './lines.ts';

async function linesOf(
  input: string | Uint8Array,
  options: { readonly cuts?: readonly number[]; readonly max?: number } = {},
): Promise<Line[]> {
  const lines: Line[] = [];
  const { cuts = [], max = 1000 } = options;
  for await (const some of readLines(chunksOf(input, cuts), 'utf8', max)) lines.push(...some);
  return lines;
}

async function short(input: string | Uint8Array, max = 1000): Promise<string[]> {
  const lines = await linesOf(input, { max });
  return lines.map(({ number, offset, text, flaw }) => `${number}@${offset} ${flaw?.code ?? text}`);
}

test('a line has its number and the offset of its first byte', async () => {
  expect(await short('one\ntwo\nthree\n')).toEqual(['1@0 one', '2@4 two', '3@8 three']);
});

test('offsets are of bytes, not of characters', async () => {
  expect(await short('直播\n云\nx\n')).toEqual(['1@0 直播', '2@7 云', '3@11 x']);
});

test('blank lines are left out and counted', async () => {
  expect(await short('\n \t\r\na\n\n\nb')).toEqual(['3@5 a', '6@9 b']);
});

test('a line may end with a return and a newline', async () => {
  expect(await short('a\r\nb\r\n')).toEqual(['1@0 a', '2@3 b']);
});

test('only the last line may lack its newline, and says so', async () => {
  const lines = await linesOf('a\nb');
  expect(lines.map(({ text, ended }) => [text, ended])).toEqual([
    ['a', true],
    ['b', false],
  ]);
  expect((await linesOf('a\nb\n')).map(({ ended }) => ended)).toEqual([true, true]);
});

test('a byte order mark is no part of the first line', async () => {
  expect(await short('\u{feff}a\nb\n')).toEqual(['1@3 a', '2@5 b']);
  expect(await short('\u{feff}a')).toEqual(['1@3 a']);
  expect(await short('\u{feff}\na')).toEqual(['2@4 a']);
  expect(await short('\u{feff}')).toEqual([]);
});

test('a byte order mark inside the bytes stays', async () => {
  expect(await short('a\n\u{feff}b\n')).toEqual(['1@0 a', '2@2 \u{feff}b']);
});

test('a line of the longest length is read, one byte more is too long', async () => {
  const [ten, eleven] = ['x'.repeat(10), 'x'.repeat(11)];
  expect(await short(`${ten}\n${eleven}\ny\n`, 10)).toEqual([
    `1@0 ${ten}`,
    '2@11 line_is_too_long',
    '3@23 y',
  ]);
  expect(await short(eleven, 10)).toEqual(['1@0 line_is_too_long']);
});

test('a line of a gigabyte is counted, not kept', async () => {
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  async function* gigabyte(): AsyncGenerator<Uint8Array> {
    for (let count = 0; count < 1024; count += 1) yield megabyte;
    yield Buffer.from('\nnext\n');
  }
  const before = process.memoryUsage().arrayBuffers;
  const lines: Line[] = [];
  for await (const some of readLines(gigabyte(), 'utf8')) lines.push(...some);
  expect(lines.map(({ text, offset, flaw }) => [flaw?.code ?? text, offset])).toEqual([
    ['line_is_too_long', 0],
    ['next', 1024 ** 3 + 1],
  ]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
});

test('bytes that are no UTF-8 spoil their line only', async () => {
  const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xff, 10]), Buffer.from('ü\n')]);
  expect(await short(bytes)).toEqual(['1@0 a', '2@2 line_is_not_utf8', '3@4 ü']);
});

test('a replacement character that was written is read', async () => {
  expect(await short('\u{fffd}\n')).toEqual(['1@0 \u{fffd}']);
});

test('nothing has no lines', async () => {
  expect(await short('')).toEqual([]);
});
