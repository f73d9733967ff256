// What people read when something about money is refused: wallet, vouchers, orders.
import type { ProblemText } from '../problem-texts.ts';

export const ORDER_TEXTS = {
  amount_is_not_readable: {
    zh: '“{text}”不是金额，应为最多两位小数的数，如 100 或 99.90',
    en: '“{text}” is no amount: it should be a number of at most two decimals, like 100 or 99.90',
  },
  amount_is_out_of_range: {
    zh: '金额 {text} 应大于 0 且不超过 {max}',
    en: 'the amount {text} should be more than 0 and at most {max}',
  },
  payment_provider_is_unknown: {
    zh: '没有支付渠道 {provider}；可用：{known}',
    en: 'there is no payment provider {provider}; there are: {known}',
  },
  payment_reference_length: {
    zh: '付款凭证号应为 1 到 {max} 个字符',
    en: 'the reference of a payment has 1 to {max} characters',
  },
  payment_is_booked_otherwise: {
    zh: '{provider} 的付款 {reference} 已入账，内容不同：{before}',
    en: 'the payment {reference} of {provider} is booked already, otherwise: {before}',
  },
  voucher_is_never_valid: {
    zh: '代金券的结束时间 {to} 应晚于开始时间 {from}',
    en: 'the voucher would end at {to}, which should be after its beginning at {from}',
  },
  voucher_not_found: {
    zh: '没有代金券 {voucher}；用 vouchers.list 查看已有代金券',
    en: 'there is no voucher {voucher}; vouchers.list shows those there are',
  },
  voucher_does_not_pay_for_this: {
    zh: '代金券 {voucher}（{scope}）不适用：live-packs 只能购买资源包，general 不能购买资源包',
    en: '{voucher} is a voucher of {scope}: live-packs pays for packs, general for all but packs',
  },
  voucher_is_used_up: {
    zh: '代金券 {voucher} 已用完',
    en: 'nothing is left of the voucher {voucher}',
  },
  voucher_is_expired: {
    zh: '代金券 {voucher} 已过期',
    en: 'the voucher {voucher} is expired',
  },
  voucher_is_not_valid_yet: {
    zh: '代金券 {voucher} 尚未生效',
    en: 'the voucher {voucher} is not valid yet',
  },
  account_is_stopped: {
    zh: '账号已停服（{standing}），不能购买；请先恢复服务',
    en: 'the account is stopped ({standing}) and cannot buy; it must be restored first',
  },
  price_has_parts_of_cents: {
    zh: '{sku} 的价格 {price} 不是整分，不能购买；请修正价目',
    en: '{sku} costs {price}, which is no whole number of cents; its catalogue should be corrected',
  },
  order_needs_a_quote_or_a_sku: {
    zh: '请提供报价（quote），或规格（sku）与数量（quantity），二者择一',
    en: 'an order takes either a quote, or a SKU with a quantity',
  },
  quote_not_found: {
    zh: '没有报价 {quote}',
    en: 'there is no quote {quote}',
  },
  quote_expired: {
    zh: '报价 {quote} 已于 {at} 失效，请重新询价',
    en: 'the quote {quote} expired at {at}; ask for another one',
  },
  quote_is_used: {
    zh: '报价 {quote} 已用于订单 {order}',
    en: 'the quote {quote} became the order {order} already',
  },
  plugin_needs_an_application: {
    zh: '{sku} 须为插件申请购买，请使用 plugins.buy',
    en: '{sku} is bought for an application: use plugins.buy',
  },
  sku_is_not_a_plugin: {
    zh: '{sku} 属于 {family}，不是插件',
    en: '{sku} is of the family {family}; it is no plugin',
  },
  order_not_found: {
    zh: '没有订单 {order}；用 orders.list 查看已有订单',
    en: 'there is no order {order}; orders.list shows those there are',
  },
  order_is_paid: {
    zh: '订单 {order} 已支付',
    en: 'the order {order} is paid',
  },
  order_is_cancelled: {
    zh: '订单 {order} 已取消',
    en: 'the order {order} is cancelled',
  },
  order_is_closed: {
    zh: '订单 {order} 未在规定时间内支付，已于 {at} 关闭；请重新下单',
    en: 'the order {order} was not paid in time and closed at {at}; order again',
  },
  balance_is_insufficient: {
    zh: '余额不足：需 {amount} {currency}，现金 {cash}，赠送 {gift}，还差 {missing}；充值后可支付',
    en: 'of {amount} {currency} there is {missing} missing: {cash} in cash, {gift} of gift balance',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
