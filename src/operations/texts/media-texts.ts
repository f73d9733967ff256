// What people read when something about media servers and their reports is refused.
import type { ProblemText } from '../problem-texts.ts';

export const MEDIA_TEXTS = {
  source_not_found: {
    zh: '没有上报来源 {source}；用 sources list 查看已有来源',
    en: 'there is no source {source}; sources list shows those there are',
  },
  source_is_never_asked: {
    zh: '{kind} 自行上报，没有可读取的计数；只有 {known} 可以设置轮询地址',
    en: '{kind} reports by itself and has no counters to read; a poll URL is for {known}',
  },
  poll_url_is_not_readable: {
    zh: '“{text}”不是 http 或 https 地址',
    en: '“{text}” is no http or https address',
  },
  signing_is_of_some_kinds: {
    zh: '{kind} 的签名密钥不对：{known} 必须提供，其他类型不能提供',
    en: 'the signing pair does not go with {kind}: {known} needs one, others have none',
  },
  rule_is_of_another_account: {
    zh: '该来源只能上报账号 {heldBy} 的流，规则却指向 {account}',
    en: 'this source reports streams of {heldBy} alone, and the rule names {account}',
  },
  zone_is_unknown: {
    zh: '没有大区 {zone}；现有：{known}',
    en: 'there is no zone {zone}; there are: {known}',
  },
  item_is_not_of_streams: {
    zh: '{item} 不能按流上报：应为按字节或秒计量、且不区分实例的计费项',
    en: '{item} is no item of streams: it must be of bytes or seconds, and of no instance',
  },
  address_range_is_not_readable: {
    zh: '“{range}”不是地址段；例如 203.0.113.0/24、2001:db8::/32 或 203.0.113.4-203.0.113.9',
    en: '“{range}” is no range; write 203.0.113.0/24, 2001:db8::/32, 203.0.113.4-203.0.113.9',
  },
  address_ranges_overlap: {
    zh: '地址段 {range} 与 {other} 重叠；每个地址只能属于一段',
    en: 'the ranges {range} and {other} overlap; an address is in one range only',
  },
  place_is_unknown: {
    zh: '“{place}”不是两位大写国家代码，也不是价目里的大区（{known}）',
    en: '“{place}” is no country code of two capitals, and no zone of the catalogue ({known})',
  },
  line_is_not_an_rtmp_log_line: {
    zh: '不是 nginx-rtmp 访问日志的一行：“{text}”；应为 {right}',
    en: 'no line of an access log of nginx-rtmp: “{text}”; right is {right}',
  },
  line_is_not_an_srs_log_line: {
    zh: '不是 SRS 日志中回调的一行：“{text}”；应为 {right}',
    en: 'no line of a hook in a log of SRS: “{text}”; right is {right}',
  },
  account_or_source_is_needed: {
    zh: '需要 --account（一个账号的用量）或 --source（按来源的规则归属）之一；{format} 用 {right}',
    en: 'give --account (usage of one account) or --source (by its rules): {format} takes {right}',
  },
  media_report_is_not_readable: {
    zh: '不是 {kind} 的上报：{cause}',
    en: 'this is no report of {kind}: {cause}',
  },
  media_signature_is_not_valid: {
    zh: '上报的签名无效：{cause}',
    en: 'the signature of the report is not valid: {cause}',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
