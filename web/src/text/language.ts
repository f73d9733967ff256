import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Text } from './text.ts';
import { textsIn } from './texts.ts';

export type Language = 'zh' | 'en';

const KEPT = 'packledger.language';

/** The language that was chosen; else Chinese, which most users of the console read. */
export function firstLanguage(): Language {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh';
}

/** The language of a text that comes in both, as the API gives titles. */
export function inLanguage(language: string, text: Text): string {
  return language === 'en' ? text.en : text.zh;
}

/** Changes the language of everything that is shown, and keeps it for the next time. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  await i18next.changeLanguage(language);
}

/** Makes the texts ready; done once, before anything is shown. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    resources: { zh: { translation: textsIn('zh') }, en: { translation: textsIn('en') } },
    // Keys have dots and are whole; React escapes what is shown.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = firstLanguage() === 'zh' ? 'zh-CN' : 'en';
}
