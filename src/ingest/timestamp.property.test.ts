import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from '../engine/index.ts';
import { dayNumber, parseTimestamp } from './timestamp.ts';

const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(2199, 11, 31);

test('every day from 1600 to 2400 has the number that Date gives it', () => {
  const first = Date.UTC(1600, 0, 1) / 86_400_000;
  const last = Date.UTC(2400, 11, 31) / 86_400_000;
  for (let number = first; number <= last; number += 1) {
    const date = new Date(number * 86_400_000);
    const found = dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
    if (found !== number) expect.fail(`${date.toISOString()} is ${number}, not ${found}`);
  }
});

test('a time that is written in any zone is read back', () => {
  const instants = fc.integer({ min: FIRST, max: LAST });
  const offsets = fc.integer({ min: -(23 * 60 + 59), max: 23 * 60 + 59 });
  fc.assert(
    fc.property(instants, offsets, (instant, offset) => {
      const local = new Date(instant + offset * 60_000).toISOString().slice(0, -1);
      const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
      const two = (part: number): string => `${part}`.padStart(2, '0');
      const written = `${local}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
      expect(parseTimestamp(written)).toBe(instant);
    }),
  );
});

test('what the engine takes for a time is taken here, and nothing else', () => {
  const part = fc.constantFrom(
    ...['1970', '2022', '2199', '-', '-', '01', '02', '12', '13', '29', '30', '31', 'T', 't', ' '],
    ...[':', '.', '00', '23', '24', '59', '60', '123', 'Z', 'z', '+', '08:00', '0', '5'],
  );
  const times = fc.tuple(
    fc.constantFrom('1970', '2000', '2022', '2024', '2199'),
    ...['-', '-', 'T', ':', ':'].flatMap((mark) => [
      fc.oneof({ weight: 20, arbitrary: fc.constant(mark) }, { weight: 1, arbitrary: part }),
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom('01', '02', '12', '13', '23', '24', '29') },
        { weight: 9, arbitrary: fc.constantFrom('00', '30', '31', '59', '60') },
        { weight: 1, arbitrary: part },
      ),
    ]),
    fc.constantFrom('', '.', '.0', '.123', '.123456789'),
    fc.constantFrom('', 'Z', 'z', '+08:00', '-03:30', '+24:00', '+08:60', '+0800', 'Z '),
  );
  fc.assert(
    fc.property(fc.oneof(times, fc.array(part, { maxLength: 16 })), (parts) => {
      const text = parts.join('');
      expect(parseTimestamp(text)).toBe(parseInstant(text));
    }),
    { numRuns: 2000 },
  );
});
