import { expect, test } from 'vitest';
import { accept, refuse } from './outcome.ts';

test('an accepted outcome carries its value', () => {
  expect(accept(7n)).toEqual({ ok: true, value: 7n });
});

test('a refusal carries a code, what fills its message, and where', () => {
  expect(refuse('pack_expired')).toEqual({
    ok: false,
    refusal: { code: 'pack_expired', params: {} },
  });
  expect(refuse('sku_is_unknown', { sku: 'x' }, 'packs[0].sku')).toEqual({
    ok: false,
    refusal: { code: 'sku_is_unknown', params: { sku: 'x' }, path: 'packs[0].sku' },
  });
});
