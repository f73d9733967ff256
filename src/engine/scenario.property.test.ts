// Whatever a scenario says, it is refused or worked through, and its packs add up. A failing seed
// is printed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOG_2022, CATALOGS } from '../../test/support/catalogs.ts';
import { simulated } from '../../test/support/scenarios.ts';
import { parseScenario } from './scenario.ts';

const DATES = ['1970-01-01', '2022-03-01', '2022-03-02', '2022-03-31', '2024-02-29', '2199-12-31'];
const CLOCKS = ['00:00:00', '09:59:59', '10:00:00', '23:59:59'];

const date = fc.constantFrom(...DATES);
const time = fc
  .tuple(date, fc.constantFrom(...CLOCKS), fc.constantFrom('+08:00', 'Z', '-11:00'))
  .map(([on, clock, offset]) => `${on}T${clock}${offset}`);
const ref = fc.constantFrom('P0', 'P1', 'P2', 'P3');
const instance = fc.constantFrom('a', 'b');
const skus = [...CATALOG_2022.skus.keys()];
const items = [...CATALOG_2022.items.values()];

const packs = fc
  .array(fc.record({ sku: fc.constantFrom(...skus), purchasedAt: time, gift: fc.boolean() }), {
    minLength: 4,
    maxLength: 4,
  })
  .map((all) => all.map((pack, index) => ({ ref: `P${index}`, ...pack })));

const usage = fc.constantFrom(...items).chain((item) => {
  const written = { byte: ['0 B', '41 B', '1.5 TB', '1 PB'], second: ['1 s', '90 min', '9 h'] };
  const amount =
    item.unit === 'bit/s'
      ? fc.constantFrom('1 bps', '50 Mbps', '5 Gbps').map((peak) => ({ peak }))
      : fc.constantFrom(...written[item.unit === 'byte' ? 'byte' : 'second']).map((quantity) => {
          return { quantity };
        });
  const named = item.perInstance ? instance.map((name) => ({ instance: name })) : fc.constant({});
  return fc
    .tuple(date, amount, named)
    .map(([on, measured, where]) => ({ date: on, item: item.id, ...measured, ...where }));
});

const mode = fc
  .constantFrom(...CATALOG_2022.scopes.values())
  .chain(({ id, modes }) =>
    fc.record({ scope: fc.constant(id), mode: fc.constantFrom(...modes), from: date }),
  );

const scenario = fc.record(
  {
    billingModes: fc.array(mode, { maxLength: 4 }),
    usage: fc.array(usage, { maxLength: 12 }),
    bindings: fc.array(fc.record({ pack: ref, instance, at: time }), { maxLength: 4 }),
    licenses: fc.array(fc.record({ pack: ref, at: time }), { maxLength: 3 }),
    refunds: fc.array(fc.record({ pack: ref, at: time }), { maxLength: 4 }),
    asOf: time,
    packs,
  },
  { requiredKeys: ['packs'] },
);

test('every pack adds up at every time, and what is left is never negative', () => {
  fc.assert(
    fc.property(scenario, (document) => {
      for (const pack of simulated(document).packs) {
        const [total, ...parts] = [
          pack.total,
          pack.left,
          pack.used,
          pack.voided,
          pack.refunded,
        ].map(BigInt);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
        expect(parts.every((part) => part >= 0n)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('the deductions of a pack are what it is said to have given', () => {
  fc.assert(
    fc.property(scenario, (document) => {
      const result = simulated(document);
      for (const pack of result.packs.filter(({ unit }) => unit === 'byte' || unit === 'second')) {
        const rows = result.deductions.filter((row) => row.pack === pack.ref);
        const given = rows.reduce((sum, { deducted }) => sum + BigInt(deducted), 0n);
        expect(given).toBe(BigInt(pack.used));
        if (pack.status === 'refunded') expect(rows).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
});

test('any other document is refused, and never a fault', () => {
  const fields = ['catalog', 'packs', 'usage', 'billingModes', 'bindings', 'asOf', 'scenario'];
  const anything = fc.dictionary(fc.constantFrom(...fields, 'x'), fc.jsonValue({ maxDepth: 3 }));
  fc.assert(
    fc.property(fc.oneof(anything, fc.jsonValue()), (document) => {
      const read = parseScenario(document, CATALOGS);
      if (!read.ok) expect(read.refusal.code).toMatch(/^[a-z]+(_[a-z]+)+$/);
    }),
    { numRuns: 1000 },
  );
});
