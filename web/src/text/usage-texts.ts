import type { Texts } from './text.ts';

/** Usage statistics, and how packs burn down. */
export const USAGE_TEXTS = {
  'menu.usage': { zh: '用量统计', en: 'Usage' },
  'usage.title': { zh: '用量统计', en: 'Usage' },
  'usage.range': { zh: '日期', en: 'Days' },
  'usage.item': { zh: '计费项', en: 'Item' },
  'usage.allItems': { zh: '全部计费项', en: 'All items' },
  'usage.date': { zh: '日期', en: 'Day' },
  'usage.quantity': { zh: '用量', en: 'Usage' },
  'usage.covered': { zh: '资源包抵扣', en: 'Covered by packs' },
  'usage.overage': { zh: '超出用量（后付费）', en: 'Overage (billed)' },
  'usage.unsettled': { zh: '未结算', en: 'Not settled' },
  'usage.amount': { zh: '后付费金额', en: 'Billed' },
  'usage.totals': { zh: '按计费项合计', en: 'Totals by item' },
  'usage.days': { zh: '每日明细', en: 'By day' },
  'usage.show': { zh: '查看走势', en: 'Show its days' },
  'usage.chart': {
    zh: '{{item}} 每日用量，{{from}} 起；数据见下方表格',
    en: '{{item}} by day, from {{from}} on; the table below has the figures',
  },
  'usage.empty': {
    zh: '所选日期没有用量；上报用量后在此显示',
    en: 'Nothing was used on these days; what is reported appears here',
  },
  'usage.apiHint': { zh: '查看用量上报接口', en: 'How usage is reported' },
  'burn.title': { zh: '余量走势与预测', en: 'Burn-down and forecast' },
  'burn.label': {
    zh: '余量走势，已结算至 {{day}}；数据见下方表格',
    en: 'What was left by day, settled up to {{day}}; the table below has the figures',
  },
  'burn.forecast': { zh: '预测', en: 'Forecast' },
  'burn.expiry': { zh: '到期', en: 'Expiry' },
  'burn.empty': { zh: '预计用完', en: 'Empty' },
  'burn.emptyOn': {
    zh: '按近期用量预计 {{day}} 用完（{{expiry}} 到期）',
    en: 'At the recent pace it is empty on {{day}} (it expires on {{expiry}})',
  },
  'burn.expiresFirst': {
    zh: '按近期用量，{{day}} 到期时预计仍剩',
    en: 'At the recent pace it expires on {{day}} with this left:',
  },
  'burn.noForecast': {
    zh: '暂无可用于预测的用量；{{day}} 到期',
    en: 'No usage to forecast from; it expires on {{day}}',
  },
  'burn.end.expired': { zh: '{{day}} 到期，作废', en: 'It expired on {{day}} with this left:' },
  'burn.end.refunded': { zh: '{{day}} 退款，退回', en: 'It was refunded on {{day}}:' },
  'burn.end.reclaimed': { zh: '{{day}} 被回收，剩余', en: 'It was reclaimed on {{day}} with:' },
  'burn.table': { zh: '每日数据', en: 'The figures by day' },
} as const satisfies Texts;
