import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../../test/support/catalogs.ts';
import { NOTICE_KINDS } from './notice-kinds.ts';
import { NOTICE_TEXTS } from './notice-texts.ts';
import { renderNotice } from './render-notice.ts';

function rendered(kind: string, params: Readonly<Record<string, string>>) {
  const zh = renderNotice(CATALOG_2022, { kind, params }, 'zh');
  const en = renderNotice(CATALOG_2022, { kind, params }, 'en');
  return { zh: `${zh.title}|${zh.body}`, en: `${en.title}|${en.body}` };
}

const LOW = {
  pack: 'pk_1',
  sku: 'traffic-1tb',
  family: 'traffic',
  left: '149999999999',
  total: '1000000000000',
  percent: '15',
  count: '1',
  packs: 'pk_1',
};

describe('a message is written for people', () => {
  test('with the names of the catalogue, in their language', () => {
    expect(rendered('packs-low', LOW)).toEqual({
      zh:
        '资源包余量不足|流量包 1 TB（pk_1）剩余 149.999 GB，总量 1 TB，已低于 15%。' +
        '请及时购买，用完后将按日结出账。',
      en:
        'A pack is low|Live traffic pack 1 TB (pk_1): 149.999 GB of 1 TB are left, less than ' +
        '15%. When packs are used up, usage is billed by the day.',
    });
  });

  test('with the others, when there are any', () => {
    const { zh, en } = rendered('packs-low', { ...LOW, count: '3', packs: 'pk_1,pk_2,pk_3' });
    expect(zh).toContain('另有 2 个资源包余量不足，共：pk_1、pk_2、pk_3。');
    expect(en).toContain('2 more are low; together they are pk_1, pk_2, pk_3.');
  });

  test('with the family of a pack that is of no SKU', () => {
    expect(rendered('packs-low', { ...LOW, sku: '' }).zh).toContain('流量包（pk_1）剩余');
  });

  test('with times as people read them', () => {
    const params = { balance: '-12.50', currency: 'CNY', stopsAt: '2022-03-04T10:05:00+08:00' };
    expect(rendered('arrears', params).zh).toContain('-12.50 CNY。请在 2022-03-04 10:05:00 前充值');
  });

  test('without the sentences that have nothing to say', () => {
    const violation = { cause: 'violation', reclaimedAt: '' };
    expect(rendered('stopped', violation)).toEqual({
      zh: '直播服务已停止|因违规，直播服务已停止。',
      en: 'Live is stopped|Live is stopped because of a violation.',
    });
    const decided = { request: 'mr_1', scopes: 'live.mainland', mode: 'monthly-traffic' };
    expect(
      rendered('mode-request-decided', {
        ...decided,
        decision: 'rejected',
        from: '',
        reason: 'No contract yet.',
      }).en,
    ).toBe(
      'The request for a billing mode was rejected|The request to bill ' +
        'Standard live and push, mainland China by monthly traffic was rejected. ' +
        'Reason: No contract yet.',
    );
  });

  test('with the reason of a refusal in words, or as it stands', () => {
    const params = { family: 'traffic', sku: 'traffic-1tb' };
    expect(rendered('renewal-failed', { ...params, reason: 'family_is_not_on_sale' }).en).toContain(
      'could not be bought: packs of the family',
    );
    expect(rendered('renewal-failed', { ...params, reason: 'the shop is shut' }).en).toBe(
      'Auto-renewal failed|Live traffic pack 1 TB could not be bought: the shop is shut.',
    );
  });

  test('as its kind, when this version does not know it', () => {
    expect(rendered('heard-of-never', {})).toEqual({
      zh: 'heard-of-never|',
      en: 'heard-of-never|',
    });
    expect(rendered('toString', {}).en).toBe('toString|');
  });
});

test('every kind can be chosen, and is once in the list', () => {
  expect([...NOTICE_KINDS].sort()).toEqual(Object.keys(NOTICE_TEXTS).sort());
});

test.each(Object.entries(NOTICE_TEXTS))(
  '%s is filled from the same in both languages',
  (_, text) => {
    // What a pack is called takes the place of its SKU or family.
    const names = ({ title, sentences }: { title: string; sentences: readonly string[] }) =>
      new Set([...[title, ...sentences].join('').matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect(names(text.zh)).toEqual(names(text.en));
  },
);
