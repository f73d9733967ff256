// What people read when an operation refuses, or an event of an import is rejected. One text for
// every code, in both languages; docs/reference/errors.md lists them, and a test compares.
import type { Refusal } from '../engine/index.ts';
import { IMPORT_TEXTS } from './import-texts.ts';
import { fill, PROBLEM_TEXTS, type ProblemText } from './problem-texts.ts';

const OPERATION_TEXTS = {
  account_not_found: {
    zh: '没有账号 {account}；用 account list 查看已有账号',
    en: 'there is no account {account}; account list shows those there are',
  },
  account_name_length: {
    zh: '账号名称应为 1 到 {max} 个字符',
    en: 'the name of an account has 1 to {max} characters',
  },
  key_used_with_other_content: {
    zh: '幂等键 {key} 已用于另一内容：{before}；请换一个键，或以原内容重试',
    en: 'the key {key} stands for another call: {before}; take another key or repeat that call',
  },
  no_catalog_on_day: {
    zh: '{day} 没有生效的价目；请提供一份在该日生效的价目',
    en: 'no catalogue is in effect on {day}; bring one that is',
  },
  day_is_not_over: {
    zh: '{day} 尚未结束，从 {from} 起才能结算',
    en: '{day} is not over yet; it can be settled from {from} on',
  },
  sku_is_not_a_pack: {
    zh: '{sku} 属于 {family}，不是可以发放的资源包',
    en: '{sku} is of the family {family}; it is no pack that can be granted',
  },
  instance_has_control_characters: {
    zh: '{item} 的实例名含有控制字符（制表符、换行等），请去掉',
    en: 'the instance of {item} has control characters (tabs, newlines); leave them out',
  },
  event_repeated_with_other_content: {
    zh: '事件 {source} {id} 已存在且内容不同；已记录的事件不会被改写',
    en: 'the event {source} {id} is there already with other content; events are never overwritten',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

/** What may be refused of packs: bought, bound, refunded. */
const PACK_TEXTS = {
  order_quantity_out_of_range: {
    zh: '数量 {quantity} 不在 1 到 {max} 之间',
    en: 'the quantity {quantity} is not from 1 to {max}',
  },
  sku_is_only_given: {
    zh: '{sku} 只赠送，不出售',
    en: '{sku} is only given, never sold',
  },
  family_is_not_on_sale: {
    zh: '{family} 类资源包不在售',
    en: 'packs of the family {family} are not on sale',
  },
  sku_is_for_existing_users_only: {
    zh: '{sku} 仅向已使用过该类资源包的账号出售',
    en: '{sku} is sold only to accounts that had packs of its family before',
  },
  purchase_limit_reached: {
    zh: '每个账号最多购买 {limit} 个 {sku}',
    en: 'an account may buy at most {limit} of {sku}',
  },
  pack_family_cannot_be_bound: {
    zh: '资源包 {pack} 属于 {family}，不能绑定实例',
    en: 'the pack {pack} is of the family {family}, which is not bound to instances',
  },
  pack_bound_to_instance: {
    zh: '资源包已绑定导播台实例，绑定即视为已使用',
    en: 'the pack is bound to an instance, which counts as used',
  },
  pack_bound_to_license: {
    zh: '资源包已关联 License，关联即视为已使用',
    en: 'the pack has a licence associated, which counts as used',
  },
  pack_bound_to_plugin: {
    zh: '资源包已绑定插件，绑定即视为已使用',
    en: 'the pack is bound to a plugin, which counts as used',
  },
  pack_not_yet_bought: {
    zh: '该时间早于资源包的购买时间',
    en: 'that is before the pack was bought',
  },
  pack_expired: {
    zh: '资源包已于 {at} 过期',
    en: 'the pack expired at {at}',
  },
  pack_refunded: {
    zh: '资源包已退款',
    en: 'the pack is refunded',
  },
  pack_already_refunded: {
    zh: '资源包已退款，不能再次退款',
    en: 'the pack is refunded already',
  },
  pack_family_not_refundable: {
    zh: '该类资源包不支持退款',
    en: 'packs of this family are not refundable',
  },
  gift_pack_not_refundable: {
    zh: '赠送的资源包不支持退款',
    en: 'packs that were given are not refundable',
  },
  trial_pack_not_refundable: {
    zh: '体验版资源包不支持退款',
    en: 'trial packs are not refundable',
  },
  account_stopped_for_violation: {
    zh: '账号因违规停服，不支持退款',
    en: 'the account is stopped for a violation, so nothing is refunded',
  },
  pack_used: {
    zh: '资源包已产生抵扣，不支持退款',
    en: 'the pack has been used, so it is not refundable',
  },
  refund_window_closed: {
    zh: '已超过退款期限',
    en: 'the refund window is closed',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

/** Every text by its code. */
export const REFUSAL_TEXTS: Readonly<Record<string, ProblemText>> = {
  ...PROBLEM_TEXTS,
  ...IMPORT_TEXTS,
  ...OPERATION_TEXTS,
  ...PACK_TEXTS,
};

/** The sentence for a refusal in a language; for a code without a text, the code itself. */
export function messageOf(
  refusal: Pick<Refusal, 'code' | 'params'>,
  language: 'zh' | 'en',
): string {
  const text = Object.hasOwn(REFUSAL_TEXTS, refusal.code) ? REFUSAL_TEXTS[refusal.code] : undefined;
  if (text === undefined) return refusal.code;
  return fill(text[language], refusal.params);
}
