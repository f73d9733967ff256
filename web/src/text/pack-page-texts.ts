import type { Texts } from './text.ts';

/** The page of one pack. */
export const PACK_PAGE_TEXTS = {
  'pack.title': { zh: '资源包：{{pack}}', en: 'Pack: {{pack}}' },
  'pack.none': { zh: '请从列表中选择资源包', en: 'Choose a pack in a list' },
  'pack.identity': {
    zh: '总量 = 剩余 + 已抵扣 + 到期作废 + 已退款',
    en: 'total = left + deducted + voided + refunded',
  },
  'pack.facts': { zh: '基本信息', en: 'The pack' },
  'pack.total': { zh: '总量', en: 'Total' },
  'pack.left': { zh: '剩余', en: 'Left' },
  'pack.used': { zh: '已抵扣', en: 'Deducted' },
  'pack.voided': { zh: '到期作废', en: 'Voided' },
  'pack.refunded': { zh: '已退款', en: 'Refunded' },
  'pack.order': { zh: '订单', en: 'Order' },
  'pack.noOrder': { zh: '无订单（发放或导入）', en: 'None: it was given or brought in' },
  'pack.paid': { zh: '支付', en: 'Paid' },
  'pack.refundRule': { zh: '退款规则', en: 'Refund' },
  'pack.refundable': { zh: '可退款至 {{until}}', en: 'refundable until {{until}}' },
  'pack.gifts': { zh: '附赠权益', en: 'Came with it' },
  'pack.giftUsed': { zh: '已使用', en: 'used' },
  'pack.giftOpen': { zh: '未使用', en: 'not used' },
  'pack.giftWithdrawn': { zh: '已收回', en: 'withdrawn' },
  'pack.binding': { zh: '绑定', en: 'Binding' },
  'pack.frozen': { zh: '冻结记录', en: 'When it was frozen' },
  'pack.frozenFrom': { zh: '{{from}} 起冻结', en: 'frozen since {{from}}' },
  'pack.frozenSpan': { zh: '{{from}} 至 {{to}}', en: '{{from}} to {{to}}' },
  'pack.neverFrozen': { zh: '从未冻结', en: 'never' },
  'pack.catalog': { zh: '价目', en: 'Catalogue' },
  'pack.deductions': { zh: '抵扣明细', en: 'Deductions' },
} as const satisfies Texts;
