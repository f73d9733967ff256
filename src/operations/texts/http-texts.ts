// What people read when a call over HTTP is refused before an operation sees it.
import type { ProblemText } from '../problem-texts.ts';

export const HTTP_TEXTS = {
  credentials_are_missing: {
    zh: '请先登录，或带上密钥：Authorization: Bearer SECRET_KEY',
    en: 'sign in first, or send a key: Authorization: Bearer SECRET_KEY',
  },
  credentials_are_not_valid: {
    zh: '密钥无效、已过期或已吊销',
    en: 'the key is not valid: unknown, expired or revoked',
  },
  call_comes_from_another_site: {
    zh: '请求来自其他网站，已拒绝；请在本站页面中操作，程序请使用密钥',
    en: 'the call comes from a page of another site; use the pages of this one, or a key',
  },
  metrics_are_not_for_everybody: {
    zh: '指标只给本机的程序；给其他机器，请设置 PACKLEDGER_METRICS_TOKEN 并以 Bearer 发送',
    en:
      'metrics are for programs of this machine; for others set PACKLEDGER_METRICS_TOKEN and ' +
      'send it as a bearer',
  },
  path_is_unknown: {
    zh: '没有 {path}；全部路径见 /api/openapi.json',
    en: 'there is no {path}; /api/openapi.json has all paths',
  },
  path_is_not_readable: {
    zh: '路径读不了：% 之后应为两位十六进制数',
    en: 'the path cannot be read: two hexadecimal digits should follow each %',
  },
  path_is_too_long: {
    zh: '路径中的一段超过 {max} 个字符',
    en: 'a part of the path has more than {max} characters',
  },
  method_is_not_allowed: {
    zh: '{path} 不支持 {method}，可用：{known}',
    en: '{path} takes no {method}; it takes: {known}',
  },
  body_is_too_large: {
    zh: '请求体超过 {max} 字节',
    en: 'the body has more than {max} bytes',
  },
  body_is_not_utf8: { zh: '请求体不是 UTF-8', en: 'the body is not UTF-8' },
  body_is_not_an_object: {
    zh: '请求体应为 JSON 对象，如 {"name": "…"}',
    en: 'the body should be a JSON object, such as {"name": "…"}',
  },
  body_is_not_readable: {
    zh: '读不了请求体：{cause}',
    en: 'the body cannot be read: {cause}',
  },
  content_type_is_not_taken: {
    zh: '不接受 Content-Type {type}，应为 application/json',
    en: 'the content type {type} is not taken here; it should be application/json',
  },
  content_encoding_is_not_taken: {
    zh: '不接受 Content-Encoding {encoding}，请不要压缩',
    en: 'the content encoding {encoding} is not taken here; send it uncompressed',
  },
  field_belongs_in_the_body: {
    zh: '{field} 应写在 JSON 请求体中，而非地址里',
    en: '{field} belongs in the JSON body, not in the address',
  },
  field_belongs_in_the_query: {
    zh: '{field} 应写在地址的查询部分，而非请求体中',
    en: '{field} belongs in the query of the address, not in a body',
  },
  idempotency_key_is_missing: {
    zh: '此操作涉及资金，请带上 Idempotency-Key：同一键、同一内容再次调用，得到第一次的结果',
    en:
      'this call moves money, so it needs an Idempotency-Key: said again with the same content, ' +
      'the first answer is given again',
  },
  idempotency_key_is_not_readable: {
    zh: 'Idempotency-Key 应为 1 到 200 个可见的 ASCII 字符，如一个 UUID',
    en: 'an Idempotency-Key is 1 to 200 visible ASCII characters, such as a UUID',
  },
  if_match_is_not_taken: {
    zh: '此操作不检查 If-Match，请去掉',
    en: 'this call does not look at If-Match; leave it out',
  },
  if_match_is_not_readable: {
    zh: 'If-Match 应为读取时得到的一个 ETag，带引号，如 "3f80f8b1"',
    en: 'If-Match is one ETag as it was read, in its quotes, such as "3f80f8b1"',
  },
  too_many_calls: {
    zh: '每分钟最多 {max} 次调用，请在 {seconds} 秒后重试',
    en: 'there are at most {max} calls a minute; try again in {seconds} seconds',
  },
  something_went_wrong: {
    zh: '服务器出错了；若再次出错，请告知请求编号 {requestId}',
    en: 'something went wrong in the server; if it does again, tell the request id {requestId}',
  },
  store_is_not_reachable: {
    zh: '数据库暂时连接不上，请稍后重试',
    en: 'the database cannot be reached for now; try again later',
  },
  server_is_stopping: {
    zh: '服务器正在停止，请重试',
    en: 'the server is stopping; try again',
  },
  text_has_null_characters: {
    zh: '文字中含有空字符（U+0000），请去掉',
    en: 'the text has null characters (U+0000); leave them out',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
