import type { Texts } from './text.ts';

/** Packs and plugins. */
export const PACK_TEXTS = {
  'packages.buy.traffic': { zh: '购买流量包', en: 'Buy traffic packs' },
  'packages.buy.transcode': { zh: '购买转码包', en: 'Buy transcoding packs' },
  'packages.buy.mic': { zh: '购买连麦包', en: 'Buy mic packs' },
  'packages.buy.director': { zh: '购买资源包', en: 'Buy director packs' },
  'packages.notice.traffic': {
    zh: '流量包抵扣标准直播、快直播下行及推流上行流量，仅在计费方式为“日结流量计费”时支持资源抵扣，申请其他计费规则将会冻结未用完的资源包。',
    en:
      'Traffic packs deduct live, LEB and push traffic, while it is billed daily by traffic. ' +
      'Another billing mode freezes what is left of them.',
  },
  'packages.notice.transcode': {
    zh: '标准转码包抵扣标准转码与音频转码时长，极速高清转码包抵扣极速高清转码与音视频增强时长，仅在“日结转码计费”时支持资源抵扣，申请其他计费规则将会冻结未用完的资源包。',
    en:
      'Standard packs deduct transcoding, top-speed packs top-speed transcoding and enhancement, ' +
      'while it is billed daily. Another billing mode freezes what is left of them.',
  },
  'packages.notice.mic': {
    zh: '连麦包抵扣移动直播连麦时长，仅在计费方式为“日结连麦时长计费”时支持资源抵扣，申请其他计费规则将会冻结未用完的资源包。',
    en:
      'Mic packs deduct minutes of mic connections, while they are billed daily by duration. ' +
      'Another billing mode freezes what is left of them.',
  },
  'packages.notice.director': {
    zh: '导播输出资源包绑定导播台实例后按自然日覆盖其输出，同一实例的多个资源包依次接续；绑定前可按退款规则退款。',
    en:
      'A director pack covers the output of the instance that it is bound to, day by day; ' +
      'several follow each other. Before it is bound it may be refunded by the rule.',
  },
  'packages.emptyHint': {
    zh: '购买资源包后，用量会先从资源包中抵扣',
    en: 'Once there are packs, usage is deducted from them first',
  },
  'packages.deductions': { zh: '抵扣明细', en: 'Deductions' },
  'packages.family': { zh: '资源包类型', en: 'Type' },
  'packages.search': { zh: '资源包 ID / 名称', en: 'Pack ID or name' },
  'packages.otherSize': { zh: '非标规格', en: 'Other size' },
  'packages.usedWord': { zh: '已用', en: 'Used' },
  'packages.totalWord': { zh: '共', en: 'of' },
  'packages.leftWord': { zh: '剩余', en: 'left' },
  'packages.daysLeft': { zh: '剩余 {{days}} 天', en: '{{days}} days left' },
  'packages.title': { zh: '资源包/插件管理', en: 'Packs and plugins' },
  'packages.mode': { zh: '当前计费方式', en: 'Billing modes' },
  'packages.settledThrough': { zh: '结算至 {{day}}', en: 'Settled up to {{day}}' },
  'packages.notSettled': { zh: '尚未结算', en: 'Nothing settled yet' },
  'packages.traffic': { zh: '流量包管理', en: 'Traffic packs' },
  'packages.transcode': { zh: '转码包管理', en: 'Transcoding packs' },
  'packages.mic': { zh: '连麦包管理', en: 'Mic packs' },
  'packages.director': { zh: '云导播台资源包管理', en: 'Director packs' },
  'packages.plugin': { zh: '插件管理', en: 'Plugins' },
  'packages.id': { zh: '资源包 ID / 规格', en: 'Pack / SKU' },
  'packages.usage': { zh: '使用情况', en: 'Usage' },
  'packages.purchasedAt': { zh: '购买时间', en: 'Purchased' },
  'packages.expiresAt': { zh: '到期时间', en: 'Expires' },
  'packages.status': { zh: '状态', en: 'Status' },
  'packages.used': { zh: '已用 {{used}} / 共 {{total}}', en: '{{used}} used of {{total}}' },
  'packages.left': { zh: '剩余 {{left}}', en: '{{left}} left' },
  'packages.empty': { zh: '还没有资源包', en: 'There are no packs yet' },
  'packages.gift': { zh: '赠送', en: 'gift' },
  'packages.bound': {
    zh: '覆盖实例 {{instance}}：{{from}} 至 {{to}}',
    en: 'Covers {{instance}} from {{from}} to {{to}}',
  },
  'packages.statusFilter': { zh: '全部状态', en: 'All statuses' },
  'packages.more': { zh: '加载更多', en: 'Load more' },
  'status.unused': { zh: '未使用', en: 'Unused' },
  'status.in-use': { zh: '使用中', en: 'In use' },
  'status.used-up': { zh: '已用完', en: 'Used up' },
  'status.expired': { zh: '已过期', en: 'Expired' },
  'status.frozen': { zh: '已冻结', en: 'Frozen' },
  'status.refunded': { zh: '已退款', en: 'Refunded' },
} as const satisfies Texts;
