// What `verify` tells of a row that is not as the facts say, in both languages, by code.
// docs/concepts/settlement.md has the invariants behind the codes.
import type { Text } from './language.ts';

export const PROBLEMS = {
  usage_of_day_is_not_the_sum_of_its_events: {
    zh: '{day} {item} 的用量不等于其事件之和',
    en: '{day}: the usage of {item} is not the sum of its events',
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
} as const satisfies Readonly<Record<string, Text>>;

export const FIGURES = {
  stored: { zh: '记录：{figure}', en: 'recorded: {figure}' },
  derived: { zh: '应为：{figure}', en: 'should be: {figure}' },
} as const satisfies Readonly<Record<string, Text>>;
