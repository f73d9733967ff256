// What callers of the Tencent Cloud API read when a call is refused before an operation sees it.
import type { ProblemText } from '../problem-texts.ts';

const SIGNATURE_TEXTS = {
  signature_is_not_readable: {
    zh: '缺少签名，或请求头 Authorization 不符合 {algorithm} 的格式',
    en: 'the signature is missing, or the header Authorization has not the form of {algorithm}',
  },
  header_must_be_signed: {
    zh: '请求头 {header} 必须参与签名',
    en: 'the header {header} must be signed',
  },
  signature_is_expired: {
    zh: '签名已过期：X-TC-Timestamp 为 {timestamp}，当前时间为 {now}，相差不得超过 {minutes} 分钟',
    en:
      'the signature is expired: X-TC-Timestamp is {timestamp}, and it is {now}; ' +
      'they may differ by {minutes} minutes',
  },
  signature_is_of_another_day: {
    zh: '凭证范围中的日期 {date} 与 X-TC-Timestamp {timestamp} 的 UTC 日期不一致',
    en: 'the date {date} of the credential scope is not the UTC date of X-TC-Timestamp {timestamp}',
  },
  signing_key_not_found: {
    zh: 'SecretId {key} 不存在、已过期、已吊销，或不能用于签名',
    en: 'the SecretId {key} is unknown, expired or revoked, or it cannot sign',
  },
  signature_does_not_match: {
    zh: '签名验证失败，请检查 SecretKey、请求内容和签名计算是否正确',
    en: 'the signature does not match; check the SecretKey, the request, and how it was signed',
  },
  signature_was_used: {
    zh: '该请求已经处理过，不能重放；请重新签名',
    en: 'this request was answered before and is not accepted again; sign it anew',
  },
  key_is_of_no_account: {
    zh: '密钥 {key} 属于运营方，不属于任何账号；请使用账号的密钥调用',
    en: 'the key {key} is of operators and of no account; call with a key of the account',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

const CALL_TEXTS = {
  action_is_unknown: {
    zh: '接口 {action} 不存在或不受支持；支持的接口有：{known}',
    en: 'the action {action} is unknown or not supported; those that are: {known}',
  },
  api_version_is_unknown: {
    zh: '接口版本 {version} 不存在，应为 {known}',
    en: 'there is no version {version} of the API; it should be {known}',
  },
  parameter_is_missing: {
    zh: '缺少必选参数 {name}',
    en: 'the required parameter {name} is missing',
  },
  parameter_is_unknown: {
    zh: '无法识别参数 {name}',
    en: 'the parameter {name} is not recognized',
  },
  parameter_is_of_another_type: {
    zh: '参数 {name} 的类型应为 {type}',
    en: 'the parameter {name} should be of the type {type}',
  },
  parameter_is_out_of_range: {
    zh: '参数 {name} 的值 {value} 超出范围：{range}',
    en: 'the value {value} of the parameter {name} is out of range: {range}',
  },
  parameter_is_none_of: {
    zh: '参数 {name} 的值 {value} 无效，可选值：{known}',
    en: 'the value {value} of the parameter {name} is not valid; these are: {known}',
  },
  packs_are_too_many: {
    zh: '资源包超过 {max} 个，请传入 PageNum 和 PageSize 分页查询',
    en: 'there are more than {max} packs; give PageNum and PageSize and read them by pages',
  },
  parameter_is_not_a_time: {
    zh: '参数 {name} 的值 {value} 不是时间，格式应为 {form}',
    en: 'the value {value} of the parameter {name} is no time of the form {form}',
  },
  calls_are_too_many: {
    zh: '请求超过频率限制：每个密钥每秒最多 {max} 次',
    en: 'too many calls: a key may make {max} in a second',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

export const TENCENT_TEXTS = { ...SIGNATURE_TEXTS, ...CALL_TEXTS };
