// What people read when something about a key is refused.
import type { ProblemText } from '../problem-texts.ts';

export const KEY_TEXTS = {
  key_not_found: { zh: '没有密钥 {key}', en: 'there is no key {key}' },
  keys_are_too_many: {
    zh: '最多 {max} 个有效密钥，请先吊销一个',
    en: 'there are at most {max} keys that are not revoked; revoke one first',
  },
  key_name_is_too_long: {
    zh: '密钥名称最多 {max} 个字符',
    en: 'the name of a key has at most {max} characters',
  },
  key_would_be_expired: {
    zh: '{text} 已经过去（现在是 {now}），密钥会立即失效',
    en: '{text} is over (it is {now}), so the key would never be valid',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
