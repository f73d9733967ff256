// What people read when a catalogue is not taken.
import type { ProblemText } from '../problem-texts.ts';

export const CATALOG_TEXTS = {
  catalog_is_not_in_order: {
    zh: '价目有 {count} 处错误，第一处在 {place}：{zh}',
    en: 'the catalogue has {count} faults, the first at {place}: {en}',
  },
  catalog_is_there_with_other_content: {
    zh: '价目 {catalog} 已存在且内容不同：{differences}。已有价目不能修改，请换一个 id',
    en:
      'there is a catalogue {catalog} with other content, and it stays: {differences}; ' +
      'take another id',
  },
  catalog_begins_before_open_day: {
    zh: '{from} 已结算，不能再换价目；生效日最早为 {open}',
    en: '{from} is settled, and stays as it is; the earliest first day is {open}',
  },
  catalog_has_no_first_day: {
    zh: '请填写生效日（effectiveFrom），最早为 {open}',
    en: 'say its first day (effectiveFrom), {open} at the earliest',
  },
  catalog_lacks_family: {
    zh:
      '价目缺少 {catalog} 的资源包类型 {family}，或其单位、抵扣方式不同；' +
      '已售资源包仍需要它（停售请设 onSale 为 false）',
    en:
      'it lacks the family {family} of {catalog}, or has another unit or way to deduct; packs ' +
      'are of it (set onSale to false to sell it no more)',
  },
  catalog_lacks_scope: {
    zh: '价目缺少 {catalog} 的计费范围 {scope}，账号的计费方式仍需要它',
    en: 'it lacks the scope {scope} of {catalog}, which billing modes of accounts are of',
  },
  catalog_leaves_days_without_prices: {
    zh: '{day} 起将没有价目；请将 effectiveTo 设为 null，或先上传其后的价目',
    en:
      'no catalogue would hold from {day} on; set effectiveTo to null, or upload the next one ' +
      'first',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
