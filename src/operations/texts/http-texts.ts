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
} as const satisfies Readonly<Record<string, ProblemText>>;
