// What people read when something about a pack is refused: bought, bound, refunded.
import type { ProblemText } from '../problem-texts.ts';

export const PACK_TEXTS = {
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
  pack_not_found: {
    zh: '账号 {account} 没有资源包 {pack}；用 packs.list 查看已有资源包',
    en: 'the account {account} has no pack {pack}; packs.list shows those it has',
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
    zh: '已超过退款期限（{deadline}）',
    en: 'the refund window closed at {deadline}',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
