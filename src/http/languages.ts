/** The languages people are spoken to in. */
export type SpokenLanguage = 'zh' | 'en';

const RANGE = /^\s*([a-z*]{1,8})(?:-[\w-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i;

/** Which of our languages a caller likes best, from `Accept-Language`; English when neither. */
export function preferredLanguage(header: string | undefined): SpokenLanguage {
  const weights = { zh: 0, en: 0 };
  for (const range of (header ?? '').split(',')) {
    const [, name = '', weight = '1'] = RANGE.exec(range) ?? [];
    const language = name.toLowerCase();
    if (language === 'zh' || language === 'en') {
      weights[language] = Math.max(weights[language], Number(weight));
    }
  }
  return weights.zh > weights.en ? 'zh' : 'en';
}
