import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunksOf } from '../../test/support/reading.ts';
import { type Line, readLines } from './lines.ts';

const LINE_BYTES_MAX = 12;

/** Bytes with more line ends, marks and broken characters than chance would give. */
const bytes = fc
  .array(
    fc.oneof(
      fc
        .constantFrom('\n', '\r\n', '\r', ' ', '\u{feff}', '直', 'ü', 'a', 'xxxxxxxxxxxx')
        .map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 4 }).map((array) => Buffer.from(array)),
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.concat(parts));
const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 30 });

async function collect(input: Buffer, at: readonly number[]): Promise<Line[]> {
  const lines: Line[] = [];
  const chunks = chunksOf(input, at);
  for await (const some of readLines(chunks, 'utf8', LINE_BYTES_MAX)) lines.push(...some);
  return lines;
}

/** The same, the slow and simple way. */
function naive(input: Buffer): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  const parts = input.toString('latin1').split('\n');
  parts.forEach((part, at) => {
    const ended = at < parts.length - 1;
    const mark = at === 0 && part.startsWith('\u{ef}\u{bb}\u{bf}') ? 3 : 0;
    const own = Buffer.from(part.slice(mark).replace(/\r$/, ''), 'latin1');
    const text = own.toString('utf8');
    const place = { number: at + 1, ended };
    if (part.length > LINE_BYTES_MAX) {
      const flaw = { code: 'line_is_too_long', params: { max: `${LINE_BYTES_MAX}` } };
      lines.push({ ...place, offset, text: '', flaw });
    } else if (own.some((byte) => byte > 32)) {
      const readable = Buffer.from(text).equals(own);
      const flaw = readable ? null : { code: 'line_is_not_utf8', params: {} };
      lines.push({ ...place, offset: offset + mark, text: readable ? text : '', flaw });
    }
    offset += part.length + 1;
  });
  return lines;
}

test('however the bytes are cut, the lines are those of the whole', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, cuts, async (input, at) => {
      expect(await collect(input, at)).toEqual(naive(input));
    }),
    { numRuns: 500 },
  );
});
