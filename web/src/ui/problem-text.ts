import type { i18n } from 'i18next';
import { CallFailed } from '../api.ts';

/** What is said of a call that failed: the server's own sentence, in the console's language. */
export function problemText(error: unknown, { language, t }: i18n): string {
  if (!(error instanceof CallFailed) || error.status === 0) return t('failed');
  return error.messages[language === 'zh' ? 'zh' : 'en'];
}
