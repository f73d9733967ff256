// What people read when something about a webhook is refused, or an endpoint could not be told.
import type { ProblemText } from '../problem-texts.ts';

export const WEBHOOK_TEXTS = {
  master_key_is_not_set: {
    zh: '平台未设置主密钥 PACKLEDGER_MASTER_KEY，无法保管密钥',
    en: 'the platform has no PACKLEDGER_MASTER_KEY, so it cannot keep secrets',
  },
  webhook_not_found: {
    zh: '没有 Webhook 接收地址 {webhook}',
    en: 'there is no webhook endpoint {webhook}',
  },
  webhooks_are_too_many: {
    zh: '每个账号最多 {max} 个 Webhook 接收地址',
    en: 'an account has at most {max} webhook endpoints',
  },
  webhook_is_disabled: {
    zh: 'Webhook 接收地址 {webhook} 已停用，请先启用',
    en: 'the webhook endpoint {webhook} is disabled; enable it first',
  },
  webhook_delivery_not_found: {
    zh: '没有投递记录 {delivery}',
    en: 'there is no delivery {delivery}',
  },
  webhook_type_is_unknown: {
    zh: '没有事件类型 {type}；相近的有：{known}',
    en: 'there is no event type {type}; near it: {known}',
  },
  webhook_description_is_too_long: {
    zh: '说明最多 {max} 个字符',
    en: 'a description has at most {max} characters',
  },
  webhook_url_is_not_readable: {
    zh: '“{text}”不是完整的 URL；示例：https://example.com/hooks',
    en: '“{text}” is no whole URL; one is https://example.com/hooks',
  },
  webhook_url_is_too_long: {
    zh: 'URL 最多 {max} 个字符',
    en: 'a URL has at most {max} characters',
  },
  webhook_url_has_more_than_an_address: {
    zh: 'URL 不能包含用户名、密码或 # 片段',
    en: 'a URL has no user, password or fragment here',
  },
  webhook_url_is_not_https: {
    zh: 'URL 必须以 https:// 开头',
    en: 'the URL must begin with https://',
  },
  webhook_address_is_private: {
    zh: '该地址不是公网地址，不能作为接收地址',
    en: 'the address is not one of the public internet',
  },
  webhook_host_is_not_found: {
    zh: '无法解析域名',
    en: 'the host name is not found',
  },
  webhook_connection_failed: {
    zh: '连接失败',
    en: 'the connection failed',
  },
  webhook_answer_is_late: {
    zh: '10 秒内没有响应',
    en: 'there was no answer within 10 seconds',
  },
  webhook_answer_is_no_success: {
    zh: '响应状态码不是 2xx',
    en: 'the status of the answer is not 2xx',
  },
  webhook_secret_does_not_open: {
    zh: '主密钥已更换，无法读取签名密钥；请轮换该接收地址的密钥',
    en: 'the master key is another one now: the secret cannot be read; give the endpoint a new one',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
