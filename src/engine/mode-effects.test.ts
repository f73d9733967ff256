import { expect, test } from 'vitest';
import { CATALOGS } from '../../test/support/catalogs.ts';
import { full, instant, packOf } from '../../test/support/packs.ts';
import type { ModeChange } from './billing-mode.ts';
import type { BillingMode } from './catalog.ts';
import { day } from './day.ts';
import { effectsOf } from './mode-effects.ts';

const FROM = day('2022-03-11');

const area = (name: string, mode: BillingMode, from = FROM): readonly ModeChange[] =>
  ['live', 'leb'].map((service) => ({ scope: `${service}.${name}`, mode, from }));

const overseasByBandwidth = area('overseas', 'daily-bandwidth', day('2022-03-01'));

const packs = full(
  packOf({ id: 'lasts' }),
  packOf({ id: 'ends', expiresAt: instant('2022-03-11T00:00:00+08:00') }),
  packOf({ id: 'given back', refundedAt: instant('2022-03-02T00:00:00+08:00') }),
  packOf({ id: 'other', family: 'transcode' }),
);

test('traffic packs freeze when their last area leaves traffic', () => {
  const decision = { from: FROM, changes: area('mainland', 'daily-bandwidth') };
  const account = { catalogs: CATALOGS, packs };
  // With the other area still billed by traffic nothing freezes; mainland usage leaves the packs.
  const first = effectsOf(decision, { ...account, changes: [] });
  expect(first.packs).toEqual([]);
  expect(first.scopes).toHaveLength(2);
  expect(first.scopes[0]).toEqual({
    scope: 'live.mainland',
    before: { mode: 'daily-traffic', measure: 'traffic', bill: 'day', families: ['traffic'] },
    after: { mode: 'daily-bandwidth', measure: 'bandwidth', bill: 'day', families: [] },
  });
  const second = effectsOf(decision, { ...account, changes: overseasByBandwidth });
  expect(second.packs.map(({ effect, balance }) => [effect, balance.pack.id])).toEqual([
    ['freezes', 'lasts'],
  ]);
});

test('and thaw when one comes back', () => {
  const changes = [
    ...overseasByBandwidth,
    ...area('mainland', 'daily-bandwidth', day('2022-03-02')),
  ];
  const decision = { from: FROM, changes: area('overseas', 'daily-traffic') };
  const { packs: found } = effectsOf(decision, { catalogs: CATALOGS, changes, packs });
  expect(found).toEqual([{ effect: 'thaws', balance: packs[0] }]);
});

test('an empty pack is not told', () => {
  const empty = packs.map((balance) => ({ ...balance, left: 0n }));
  const decision = { from: FROM, changes: area('mainland', 'monthly-traffic') };
  const account = { catalogs: CATALOGS, changes: overseasByBandwidth, packs: empty };
  const effects = effectsOf(decision, account);
  expect(effects.packs).toEqual([]);
  expect(effects.scopes[0]?.after).toMatchObject({ measure: 'traffic', bill: 'month' });
});

test('where no catalogue tells what is sold, nothing is told', () => {
  const decision = { from: day('1999-01-01'), changes: [] };
  const account = { catalogs: CATALOGS.slice(1), changes: [], packs };
  expect(effectsOf(decision, account)).toEqual({
    scopes: [],
    packs: [],
  });
});
