import { expect, test } from 'vitest';
import { simulated } from '../../test/support/scenarios.ts';

test('the document has the fields of the contract, in texts', () => {
  const document = simulated({
    packs: [
      { ref: 'P1', sku: 'traffic-1tb', purchasedAt: '2022-03-01T08:00:00+08:00' },
      { ref: 'P2', sku: 'traffic-1tb', purchasedAt: '2022-03-01T08:00:00+08:00' },
      { ref: 'K1', sku: 'director-7d', purchasedAt: '2022-03-01T08:00:00+08:00' },
      { ref: 'G1', sku: 'plugin-1y', purchasedAt: '2022-03-01T08:00:00+08:00' },
    ],
    usage: [
      { date: '2022-03-02', item: 'live.downstream.mainland', quantity: '1.1 TB' },
      { date: '2022-03-02', item: 'director.general.720p', quantity: '10 min', instance: 'b' },
    ],
    bindings: [{ pack: 'K1', instance: 'a', at: '2022-03-02T00:00:00+08:00' }],
    refunds: [
      { pack: 'P2', at: '2022-03-02T00:00:00+08:00' },
      { pack: 'G1', at: '2022-03-02T00:00:00+08:00' },
    ],
  });
  const times = {
    purchasedAt: '2022-03-01T08:00:00+08:00',
    expiresAt: '2023-03-01T08:00:00+08:00',
  };
  const none = { voided: '0', refunded: '0' };
  const TB = '1000000000000';
  expect(document).toEqual({
    asOf: '2022-03-03T10:00:00+08:00',
    deductions: [
      {
        date: '2022-03-02',
        item: 'live.downstream.mainland',
        pack: 'P1',
        usage: TB,
        ratio: '1',
        deducted: TB,
        leftBefore: TB,
        leftAfter: '0',
        unit: 'byte',
      },
    ],
    overage: [
      {
        date: '2022-03-02',
        item: 'live.downstream.mainland',
        quantity: '100000000000',
        unit: 'byte',
        unitPrice: '0.26',
        per: 'GB',
        amount: '26',
      },
      {
        date: '2022-03-02',
        item: 'director.general.720p',
        instance: 'b',
        quantity: '600',
        unit: 'second',
        unitPrice: '0.331',
        per: 'min',
        amount: '3.31',
      },
    ],
    bills: [{ date: '2022-03-02', amount: '29.31', currency: 'CNY', period: 'day' }],
    packs: [
      {
        ref: 'P1',
        family: 'traffic',
        total: TB,
        used: TB,
        left: '0',
        ...none,
        unit: 'byte',
        status: 'used-up',
        ...times,
      },
      {
        ref: 'P2',
        family: 'traffic',
        total: TB,
        used: '0',
        left: '0',
        voided: '0',
        refunded: TB,
        unit: 'byte',
        status: 'refunded',
        ...times,
      },
      {
        ref: 'K1',
        family: 'director',
        total: '7',
        used: '2',
        left: '5',
        ...none,
        unit: 'day',
        status: 'in-use',
        ...times,
      },
      {
        ref: 'G1',
        family: 'plugin',
        total: '1',
        used: '0',
        left: '1',
        ...none,
        unit: 'year',
        status: 'unused',
        ...times,
      },
    ],
    coverage: [{ instance: 'a', pack: 'K1', from: '2022-03-02', to: '2022-03-08' }],
    refunds: [
      {
        pack: 'P2',
        accepted: true,
        deadline: '2022-03-06T23:59:59+08:00',
        amount: '248.00',
        reason: null,
      },
      {
        pack: 'G1',
        accepted: false,
        deadline: null,
        amount: '0.00',
        reason: 'pack_family_not_refundable',
      },
    ],
  });
});

test('a document is plain JSON', () => {
  const document = simulated({ usage: [{ date: '2022-03-02', item: 'rtc.sd', quantity: '1 h' }] });
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});
