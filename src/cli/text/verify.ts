// What `verify` tells of a row that is not as the facts say, in both languages, by code.
// docs/concepts/settlement.md has the invariants behind the codes.
import type { Text } from './language.ts';

export const PROBLEMS = {
  usage_of_day_is_not_the_sum_of_its_events: {
    zh: '{day} {item} 的用量不等于其事件之和',
    en: '{day}: the usage of {item} is not the sum of its events',
  },
  minutes_are_not_those_of_their_sum: {
    zh: '{sum} 的计费分钟与其累计秒数不符（存 {stored} 秒，应为 {derived} 秒，计费 {charged} 秒）',
    en: '{sum}: the minutes are not those of its seconds ({stored}/{derived}, charged {charged})',
  },
  deduction_does_not_follow: {
    zh: '{day} {item} 从 {pack} 的抵扣与前一笔不衔接（修订 {revision}，第 {seq} 行）',
    en: '{day}: {item} from {pack} does not follow the row before it ({revision}/{seq})',
  },
  pack_gave_more_than_it_held: {
    zh: '{day} {item} 从 {pack} 抵扣的超过其余量（修订 {revision}，第 {seq} 行）',
    en: '{day}: {item} took more from {pack} than it held ({revision}/{seq})',
  },
  deduction_of_unknown_pack: {
    zh: '{day} {item} 抵扣的 {pack} 不是此账号的资源包（修订 {revision}，第 {seq} 行）',
    en: '{day}: {item} is from {pack}, which the account does not have ({revision}/{seq})',
  },
  pack_balance_is_wrong: {
    zh: '{pack} 的余量与其抵扣明细不符',
    en: 'the balance of {pack} is not what its rows come to',
  },
  refunded_pack_was_used: {
    zh: '{pack} 已退款，却有抵扣或绑定',
    en: '{pack} is refunded, and yet it gave something or is bound',
  },
  refund_is_not_what_was_paid: {
    zh: '{pack} 退回的金额与支付不符',
    en: 'what came back for {pack} is not what was paid for it',
  },
  binding_of_unknown_pack: {
    zh: '绑定到 {instance} 的 {pack} 不是此账号的资源包',
    en: '{pack}, bound to {instance}, is no pack of the account',
  },
  binding_is_not_as_long_as_its_pack: {
    zh: '{pack} 在 {instance} 上的绑定天数与资源包不符',
    en: '{pack} covers {instance} for another number of days than it holds',
  },
  bindings_overlap: {
    zh: '{day} 起 {pack} 与 {before} 同时覆盖 {instance}',
    en: 'from {day} on {pack} and {before} both cover {instance}',
  },
  bill_is_not_the_sum_of_its_lines: {
    zh: '{date} 的账单（{bill}）不等于各行之和',
    en: 'the bill of {date} ({bill}) is not the sum of its lines',
  },
  covered_and_uncovered_are_not_the_usage: {
    zh: '{day} 的已抵扣与未抵扣之和不等于用量（修订 {revision}）',
    en: '{day}: covered and uncovered do not add up to the usage (revision {revision})',
  },
  row_without_settlement: {
    zh: '{day} {item} 的一行不属于任何结算（修订 {revision}）',
    en: '{day}: a row of {item} belongs to no settlement (revision {revision})',
  },
  day_replays_differently: {
    zh: '{day} 重新推算的结果与记录不同（修订 {revision}）',
    en: '{day}: settled again by what was known then, it comes out otherwise ({revision})',
  },
  settled_by_unknown_catalog: {
    zh: '{day} 所用的价目 {catalog} 不在存储中',
    en: '{day}: its catalogue {catalog} is not in the store',
  },
  settled_through_is_wrong: {
    zh: '账号的“已结算至”与其结算不符',
    en: 'the last settled day of the account is not that of its settlements',
  },
  settlement_newer_than_account: {
    zh: '{day} 的结算（{recorded}）晚于账号版本（{version}）',
    en: '{day}: its settlement ({recorded}) is newer than the account ({version})',
  },
  transfer_is_not_balanced: {
    zh: '转账 {subject} 的各笔之和不为零',
    en: 'the entries of the transfer {subject} do not add up to zero',
  },
  entry_without_transfer: {
    zh: '有一笔账不属于任何转账（{subject}）',
    en: 'an entry belongs to no transfer ({subject})',
  },
  balance_is_not_the_sum_of_its_entries: {
    zh: '账簿 {subject} 的余额不等于各笔之和',
    en: 'the balance of the book {subject} is not the sum of its entries',
  },
  book_is_below_zero: {
    zh: '账簿 {subject} 的余额低于零',
    en: 'the book {subject} is below zero',
  },
  voucher_is_not_what_was_given: {
    zh: '代金券 {subject} 的面额与入账金额不符',
    en: 'the voucher {subject} is not what was given for it',
  },
  order_is_not_what_was_paid: {
    zh: '订单 {subject} 的支付（代金券、赠送、现金）与转账不符',
    en: 'the order {subject} was not paid as it says (voucher, gift balance, cash)',
  },
  packs_of_order_do_not_add_up: {
    zh: '订单 {subject} 的资源包（数量、各部分金额、单价）与订单不符',
    en: 'the packs of the order {subject} (how many, their parts, their price) do not add up to it',
  },
  order_names_another_pack: {
    zh: '订单中的资源包 {subject} 不存在，或与订单不符',
    en: 'the pack {subject} of an order is not there, or is not what was ordered',
  },
  bill_was_paid_otherwise: {
    zh: '账单 {subject} 的支付与账单不符',
    en: 'what was paid for the bill {subject} is not what it asks for',
  },
  paid_bill_is_still_due: {
    zh: '账单 {subject} 已支付，却仍列为待支付',
    en: 'the bill {subject} is paid, and yet it is still to be paid',
  },
  account_below_zero_is_running: {
    zh: '账号现金低于零，却未记为欠费',
    en: 'the account is below zero, and yet it is not in arrears',
  },
  marked_pack_is_of_another_family: {
    zh: '自动续购标记的 {subject} 不存在，或不属于该类型',
    en: '{subject}, marked to renew itself, is not there or of another family',
  },
  renewal_is_not_its_order: {
    zh: '{subject} 的自动续购与其订单不符',
    en: 'the renewal of {subject} is not what its order says',
  },
  license_is_not_as_its_gifts_made_it: {
    zh: 'License {subject} 的类型与到期时间与其授权使用记录不符',
    en: 'the kind and end of the licence {subject} are not those of its last gift',
  },
  license_gift_was_used_otherwise: {
    zh: '附赠授权 {subject} 与其使用记录不符',
    en: 'the gift {subject} was used for another licence than its row says',
  },
  mode_switch_changed_other_modes: {
    zh: '{subject} 的计费方式切换（{from} 起 {mode}）与计费方式变更记录不符',
    en: 'the switch of {subject} to {mode} from {from} on is not what was recorded of its modes',
  },
  approved_mode_is_not_recorded: {
    zh: '已通过的申请 {subject}（{from} 起 {mode}）没有对应的计费方式变更',
    en: 'the request {subject} was approved, but {mode} from {from} on is not recorded',
  },
  plugin_is_not_as_reviewed: {
    zh: '插件申请 {subject} 的状态与最后一次审核不符',
    en: 'the plugin application {subject} is not as its last review says',
  },
  plugin_end_is_not_that_of_its_periods: {
    zh: '插件 {subject} 的到期时间与其各期不符',
    en: 'the end of the plugin {subject} is not that of its periods',
  },
  plugin_periods_overlap: {
    zh: '插件 {subject} 的各期有重叠',
    en: 'periods of the plugin {subject} overlap',
  },
  plugin_order_gave_other_time: {
    zh: '已付款的订单 {subject} 与插件各期不符',
    en: 'the order {subject} is paid, and the periods of plugins say otherwise',
  },
  plugin_gift_gave_other_time: {
    zh: '已使用的赠送插件 {subject} 与插件各期不符',
    en: 'the gift {subject} is used, and the periods of plugins say otherwise',
  },
  plugin_app_id_is_held_otherwise: {
    zh: '小程序 {subject} 的占用与其插件申请不符',
    en: 'the mini-program {subject} is not held by the application that should hold it',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const FIGURES = {
  stored: { zh: '记录：{figure}', en: 'recorded: {figure}' },
  derived: { zh: '应为：{figure}', en: 'should be: {figure}' },
} as const satisfies Readonly<Record<string, Text>>;
