import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemOfMeasured, minutesAdded, wholeMinutes } from './measured-usage.ts';

const seconds = fc.bigInt({ min: 0n, max: 10n ** 7n });

test('pieces are charged what they are charged as a whole, wherever it is cut', () => {
  fc.assert(
    fc.property(fc.array(seconds, { maxLength: 40 }), (pieces) => {
      let sum = 0n;
      let charged = 0n;
      for (const piece of pieces) {
        const added = minutesAdded(sum, piece);
        expect(added).toBeGreaterThanOrEqual(0n);
        sum += piece;
        charged += added;
        // At every moment, not only at the end.
        expect(charged).toBe(wholeMinutes(sum));
      }
      expect(charged % 60n).toBe(0n);
      expect(charged - sum).toBeGreaterThanOrEqual(0n);
      expect(charged - sum).toBeLessThan(60n);
    }),
  );
});

test('the order of pieces makes no difference to their sum', () => {
  const chargedOf = (pieces: readonly bigint[]) =>
    pieces.reduce(
      ({ sum, charged }, piece) => ({
        sum: sum + piece,
        charged: charged + minutesAdded(sum, piece),
      }),
      { sum: 0n, charged: 0n },
    ).charged;
  fc.assert(
    fc.property(fc.array(seconds, { maxLength: 20 }), (pieces) => {
      expect(chargedOf([...pieces].reverse())).toBe(chargedOf(pieces));
      expect(chargedOf([...pieces].sort())).toBe(chargedOf(pieces));
    }),
  );
});

test('a picture has one class, upright or lying, and none smaller than one it holds', () => {
  const side = fc.integer({ min: 1, max: 4000 });
  const order = ['480p', '720p', '1080p', '2k', '4k'];
  const classOf = (width: number, height: number) => {
    const picture = { width, height };
    const found = itemOfMeasured({ kind: 'transcode', codec: 'h264', size: '', picture });
    return order.indexOf(found.ok ? (found.value.split('.')[2] ?? '') : '');
  };
  fc.assert(
    fc.property(side, side, side, side, (width, height, wider, higher) => {
      const own = classOf(width, height);
      expect(own).toBeGreaterThanOrEqual(0);
      expect(classOf(height, width)).toBe(own);
      expect(classOf(width + wider, height + higher)).toBeGreaterThanOrEqual(own);
    }),
  );
});
