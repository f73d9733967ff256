// What people read when a refund is refused, beside what PACK_TEXTS says of packs, and the rule by
// which one is made.
import type { ProblemText } from '../problem-texts.ts';

export const REFUND_TEXTS = {
  pack_reclaimed: {
    zh: '账号停服超过期限，资源包已被回收',
    en: 'the pack was reclaimed from an account that did not pay',
  },
  pack_not_bought_here: {
    zh: '资源包不是在本平台下单购买的，请到原购买处退款',
    en: 'the pack was not bought by an order here; where it was bought it may be refundable',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

/** The rule of a refund that is made. */
export const REFUND_RULE = {
  zh: '购买后 {days} 天内（含第 {days} 天）且未使用，全额原路退回；代金券不退',
  en: 'unused and within {days} days of its purchase: all goes back as it came, vouchers do not',
} as const satisfies ProblemText;
