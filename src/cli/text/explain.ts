// The sentences of `explain`: why a pack was charged or passed over, in both languages.
import type { Treatment } from '../../engine/index.ts';
import type { ExplainedPack } from '../../operations/settlement/explained-day.ts';
import type { Text } from './language.ts';

export const EXPLAIN = {
  title: { zh: '{date}　账号 {account}', en: '{date}  account {account}' },
  settled: {
    zh: '已结算（第 {revision} 次，{time}），价目 {catalog}',
    en: 'settled (revision {revision}, {time}), catalogue {catalog}',
  },
  notSettled: {
    zh: '尚未结算：以下是现在结算会得到的结果；价目 {catalog}',
    en: 'not settled yet: this is what settling it now would give; catalogue {catalog}',
  },
  lateUsage: {
    zh: '结算之后又有用量到达；再次结算这一日会记录差额。',
    en: 'Usage came after the settlement; settling the day again will record the difference.',
  },
  noLines: { zh: '这一日没有用量。', en: 'There is no usage on that day.' },
  noLinesOfItem: {
    zh: '这一日没有 {item} 的用量。',
    en: 'There is no usage of {item} on that day.',
  },
  instance: { zh: '，实例 {instance}', en: ', instance {instance}' },
  usage: { zh: '用量 {usage}', en: 'Usage {usage}' },
  mode: { zh: '，按{mode}计费', en: ', billed by {mode}' },
  modeSince: { zh: '（自 {since} 起）', en: ' (since {since})' },
  ratio: { zh: '，抵扣比例 {ratio}', en: ', ratio {ratio}' },
  noPacks: { zh: '账号没有资源包。', en: 'The account has no packs.' },
  otherFamilies: {
    zh: '其他类型的资源包不抵扣此计费项：{packs}',
    en: 'packs of other families do not cover this item: {packs}',
  },
  covered: {
    zh: '资源包抵扣 {covered}，未抵扣 {uncovered}。',
    en: 'Packs covered {covered}; {uncovered} was left over.',
  },
  coveredAll: {
    zh: '全部由资源包抵扣，没有费用。',
    en: 'Packs covered all of it; nothing is billed.',
  },
  coveredNone: { zh: '没有资源包可抵扣。', en: 'No pack covered any of it.' },
  billed: {
    zh: '{quantity} 按 {price} 计费，共 {amount}，记入{bill}。',
    en: '{quantity} is billed at {price}: {amount} on {bill}.',
  },
  billedTier: {
    zh: '{quantity} 达到 {tier} 起的阶梯，按 {price} 计费，共 {amount}，记入{bill}。',
    en: '{quantity} reaches the tier that begins at {tier}: {price}, {amount} on {bill}.',
  },
  billedTierOfDay: {
    zh: '当日用量达到 {tier} 起的阶梯，{quantity} 按 {price} 计费，共 {amount}，记入{bill}。',
    en: "The day's usage reaches the tier of {tier}: {quantity} at {price}, {amount} on {bill}.",
  },
  billOfDay: { zh: '当日账单', en: "the day's bill" },
  billOfMonth: {
    zh: '当月账单（次月 1 日出账）',
    en: "the month's bill (made on the 1st of the next month)",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** How a line is billed, said after its mode. */
export const TREATMENTS = {
  packs: {
    zh: '先抵扣资源包，剩下的记入当日账单',
    en: "packs are charged first, the rest goes to the day's bill",
  },
  'daily-bill': {
    zh: '不抵扣资源包，记入当日账单',
    en: "no pack is charged, it goes to the day's bill",
  },
  'monthly-bill': {
    zh: '不抵扣资源包，记入当月账单',
    en: "no pack is charged, it goes to the month's bill",
  },
  'other-measure': {
    zh: '这种计费方式不按此项计费，不产生费用',
    en: 'this mode bills by another measure, so this line costs nothing',
  },
} as const satisfies Readonly<Record<Treatment, Text>>;

/** What is said of one pack; blanks are filled from the operation's details. */
export const OUTCOMES = {
  charged: {
    zh: '抵扣 {deducted}：{before} → {after}',
    en: 'charged {deducted}: {before} → {after}',
  },
  covers_by_binding: {
    zh: '按绑定覆盖：{from} 至 {to} 整日覆盖该实例的输出',
    en: 'covers it by its binding: from {from} to {to} all output of the instance',
  },
  pack_of_other_family: {
    zh: '跳过：属于另一类型（{family}）',
    en: 'passed over: it is of another family ({family})',
  },
  pack_refunded: { zh: '跳过：已于 {at} 退款', en: 'passed over: refunded {at}' },
  pack_not_yet_bought: {
    zh: '跳过：{at} 才购买，不抵扣更早日期的用量',
    en: 'passed over: bought {at}, after this day had ended',
  },
  pack_expired: {
    zh: '跳过：{at} 到期，未能覆盖到当日结束',
    en: 'passed over: expires {at}, before the day ends',
  },
  item_not_covered_yet: {
    zh: '跳过：资源包自 {from} 起才抵扣此计费项',
    en: 'passed over: packs cover this item only from {from} on',
  },
  pack_frozen_by_billing_mode: {
    zh: '跳过：计费方式为{mode}，资源包冻结',
    en: 'passed over: frozen while the billing mode is {mode}',
  },
  pack_empty: { zh: '跳过：已用完', en: 'passed over: it is empty' },
  pack_left_below_one_unit: {
    zh: '跳过：只剩 {left}，按此比例不足一个单位的用量',
    en: 'passed over: the {left} it holds are worth less than one unit at this ratio',
  },
  line_covered_before: {
    zh: '未动用：前面的资源包已抵扣全部用量',
    en: 'not needed: the packs before it covered all',
  },
  pack_not_bound: { zh: '跳过：未绑定任何实例', en: 'passed over: it is bound to no instance' },
  pack_bound_to_other_instance: {
    zh: '跳过：绑定于另一实例 {instance}',
    en: 'passed over: it is bound to another instance, {instance}',
  },
  coverage_not_begun: {
    zh: '跳过：{from} 起才开始覆盖',
    en: 'passed over: it covers the instance from {from} on',
  },
  coverage_ended: {
    zh: '跳过：已于 {to} 结束覆盖',
    en: 'passed over: it covered the instance until {to}',
  },
  pack_recorded_after_settlement: {
    zh: '未考虑：在这一日结算之后才录入；再次结算这一日时会计入',
    en: 'not looked at: it was recorded after the settlement; settling the day again counts it in',
  },
} as const satisfies Readonly<Record<ExplainedPack['outcome'], Text>>;

/** Of how a pack was charged at a ratio that is not 1. */
export const CHARGED_AT_RATIO = {
  zh: '抵扣 {deducted}（用量 {usage} × {ratio}）：{before} → {after}',
  en: 'charged {deducted} for {usage} × {ratio}: {before} → {after}',
} as const satisfies Text;
