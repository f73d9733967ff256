// What people read when an account cannot be stopped or restored, when a pack is not renewed, and
// why an account may or may not stream.
import type { StreamReason } from '../../engine/index.ts';
import type { ProblemText } from '../problem-texts.ts';

export const ARREARS_TEXTS = {
  account_stopped_for_violation_already: {
    zh: '账号已因违规停服',
    en: 'the account is stopped for a violation already',
  },
  account_not_stopped_for_violation: {
    zh: '账号当前为 {standing}，并非因违规停服；欠费的账号补足后自动恢复',
    en: 'the account is {standing}, not stopped for a violation; who owes runs again when it paid',
  },
  stop_reason_length: {
    zh: '停服原因应为 1 到 {max} 个字符',
    en: 'the reason has 1 to {max} characters',
  },
  service_is_unknown: {
    zh: '没有服务 {service}；相近的有：{known}',
    en: 'there is no service {service}; near it: {known}',
  },
  monthly_cap_is_not_readable: {
    zh: '“{text}”不是金额；每月上限为不小于 0、至多两位小数的金额，留空为不限',
    en: '“{text}” is no amount; a cap is 0 or more with two decimals at most, empty for none',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

export const RENEWAL_TEXTS = {
  pack_without_sku_not_renewed: {
    zh: '资源包 {pack} 不是在售规格，不能自动续购',
    en: 'the pack {pack} is of no SKU, so it cannot be bought again',
  },
  gift_pack_not_renewed: {
    zh: '赠送的资源包 {pack} 不能自动续购',
    en: 'the pack {pack} was given; it is not bought again',
  },
  trial_pack_not_renewed: {
    zh: '体验版资源包 {pack} 不能自动续购',
    en: 'the pack {pack} is a trial pack; it is not bought again',
  },
  pack_family_not_renewed: {
    zh: '{family} 类资源包不支持自动续购',
    en: 'packs of the family {family} do not renew themselves',
  },
  pack_is_over: {
    zh: '资源包 {pack} 已用完、已过期、已退款或已回收，请标记仍有余量的资源包',
    en: 'the pack {pack} is used up, expired, refunded or reclaimed; mark one that holds something',
  },
  sku_no_longer_on_sale: {
    zh: '{sku} 已不再出售',
    en: '{sku} is no longer on sale',
  },
  monthly_cap_reached: {
    zh: '本月自动续购已花费 {spent}，再购买 {price} 将超过每月上限 {cap}',
    en: 'renewals have spent {spent} this month; {price} more would pass the monthly cap of {cap}',
  },
  wallet_has_too_little_to_renew: {
    zh: '钱包余额不足：需 {price} {currency}，现金 {cash}，赠送 {gift}',
    en: 'too little for {price} {currency}: {cash} in cash, {gift} of gift balance',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

/** Why an account may or may not begin a stream; whatever the answer, what runs goes on. */
export const STREAM_TEXTS: Readonly<Record<StreamReason, ProblemText>> = {
  account_is_served: {
    zh: '账号正常，可以推流和播放',
    en: 'the account is served: it may publish and play',
  },
  account_in_arrears: {
    zh: '账号已欠费，仍可推流和播放；请在 {until} 前充值，否则停服',
    en: 'the account is in arrears and still served; unpaid by {until}, it is stopped',
  },
  stopped_in_arrears: {
    zh: '账号欠费超过 24 小时，已停服，充值后恢复；进行中的推流不中断，继续计费',
    en: 'stopped for arrears, until it has paid; running pushes are not cut, and billed on',
  },
  stopped_for_violation: {
    zh: '账号因违规已停服，只能由运营恢复；进行中的推流不中断，继续计费',
    en: 'stopped for a violation, until an operator ends it; running pushes are not cut',
  },
  resources_reclaimed: {
    zh: '停服已满 60 天，资源已回收；补足欠费后恢复服务，资源包不恢复',
    en: 'stopped for 60 days, its packs reclaimed; once it has paid it is served, without them',
  },
  trial_pack_used_up: {
    zh: '体验包已用完且次日已出账，服务暂停，购买正式资源包后恢复；进行中的推流不中断',
    en: 'the trial pack is used up: suspended until a formal pack is bought; running pushes go on',
  },
  service_needs_a_pack: {
    zh: '该服务需先购买资源包才能开通，不支持直接后付费开通',
    en: 'the service opens with a pack; it cannot be paid for afterwards alone',
  },
};
