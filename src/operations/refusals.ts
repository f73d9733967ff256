// What people read when an operation refuses, or an event of an import is rejected. One text for
// every code, in both languages; docs/reference/errors.md lists them, and a test compares.
import type { Refusal } from '../engine/index.ts';
import { fill, PROBLEM_TEXTS, type ProblemText } from './problem-texts.ts';
import { ARREARS_TEXTS, RENEWAL_TEXTS } from './texts/arrears-texts.ts';
import { CATALOG_TEXTS } from './texts/catalog-texts.ts';
import { CONTACT_TEXTS } from './texts/contact-texts.ts';
import { DIRECTOR_TEXTS } from './texts/director-texts.ts';
import { HTTP_TEXTS } from './texts/http-texts.ts';
import { IMPORT_TEXTS } from './texts/import-texts.ts';
import { JOB_TEXTS } from './texts/job-texts.ts';
import { KEY_TEXTS } from './texts/key-texts.ts';
import { LICENSE_TEXTS } from './texts/license-texts.ts';
import { MEDIA_TEXTS } from './texts/media-texts.ts';
import { MODE_TEXTS } from './texts/mode-texts.ts';
import { ORDER_TEXTS } from './texts/order-texts.ts';
import { PACK_TEXTS } from './texts/pack-texts.ts';
import { PEOPLE_TEXTS } from './texts/people-texts.ts';
import { PLUGIN_TEXTS } from './texts/plugin-texts.ts';
import { REFUND_TEXTS } from './texts/refund-texts.ts';
import { REPORT_TEXTS } from './texts/report-texts.ts';
import { TENCENT_TEXTS } from './texts/tencent-texts.ts';
import { WEBHOOK_TEXTS } from './texts/webhook-texts.ts';

const OPERATION_TEXTS = {
  account_not_found: {
    zh: '没有账号 {account}；用 account list 查看已有账号',
    en: 'there is no account {account}; account list shows those there are',
  },
  not_permitted: {
    zh: '无权执行 {operation}：至少需要 {least} 权限，且只能操作自己的账号',
    en: '{operation} is not permitted: it takes at least {least}, and the account must be your own',
  },
  operation_is_unknown: {
    zh: '没有操作 {operation}；相近的有：{known}',
    en: 'there is no operation {operation}; near it: {known}',
  },
  account_name_length: {
    zh: '账号名称应为 1 到 {max} 个字符',
    en: 'the name of an account has 1 to {max} characters',
  },
  key_used_with_other_content: {
    zh: '幂等键 {key} 已用于另一内容：{before}；请换一个键，或以原内容重试',
    en: 'the key {key} stands for another call: {before}; take another key or repeat that call',
  },
  cursor_is_not_readable: {
    zh: '翻页游标无效或不属于这一排序（{sort}）；请使用上一页的 next，或去掉它从第一页开始',
    en: 'the cursor is none of this order ({sort}); send the next of the page before, or none',
  },
  changed_by_somebody_else: {
    zh: '内容已被他人修改；请重新读取后再改',
    en: 'somebody else changed it meanwhile; read it again, then change that',
  },
  catalog_not_found: {
    zh: '没有价目 {catalog}；现有：{known}',
    en: 'there is no catalogue {catalog}; there are: {known}',
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
  usage_span_is_too_long: {
    zh: '一次最多查询 {days} 天的用量',
    en: 'usage of {days} days at most is read at once',
  },
  event_repeated_with_other_content: {
    zh: '事件 {source} {id} 已存在且内容不同；已记录的事件不会被改写',
    en: 'the event {source} {id} is there already with other content; events are never overwritten',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

/** Every text by its code. */
export const REFUSAL_TEXTS: Readonly<Record<string, ProblemText>> = {
  ...PROBLEM_TEXTS,
  ...IMPORT_TEXTS,
  ...CATALOG_TEXTS,
  ...CONTACT_TEXTS,
  ...OPERATION_TEXTS,
  ...HTTP_TEXTS,
  ...JOB_TEXTS,
  ...ORDER_TEXTS,
  ...ARREARS_TEXTS,
  ...RENEWAL_TEXTS,
  ...PACK_TEXTS,
  ...MODE_TEXTS,
  ...KEY_TEXTS,
  ...LICENSE_TEXTS,
  ...MEDIA_TEXTS,
  ...PEOPLE_TEXTS,
  ...PLUGIN_TEXTS,
  ...REFUND_TEXTS,
  ...REPORT_TEXTS,
  ...DIRECTOR_TEXTS,
  ...TENCENT_TEXTS,
  ...WEBHOOK_TEXTS,
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
