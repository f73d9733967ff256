import type { ConfigProviderProps } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { keepText, keptText } from '../ui/kept.ts';
import type { Text } from './text.ts';

export type Language = 'zh' | 'en';
type Locale = NonNullable<ConfigProviderProps['locale']>;

const KEPT = 'language';

/** What each language brings: our texts, those of the library. Only one is loaded at first. */
const LOADS = {
  zh: () => Promise.all([import('virtual:texts/zh-all'), import('antd/locale/zh_CN')]),
  en: () => Promise.all([import('virtual:texts/en-all'), import('antd/locale/en_US')]),
} as const;

const OPERATOR_LOADS = {
  zh: () => import('virtual:texts/zh-operators'),
  en: () => import('virtual:texts/en-operators'),
} as const;

/** Whether somebody is there who reads the texts of operators. */
const readers = { operators: false };

const locales = new Map<string, Locale>();

/** The language that was chosen; else Chinese, which most users of the console read. */
export function firstLanguage(): Language {
  return keptText(KEPT) === 'en' ? 'en' : 'zh';
}

/** The texts of the library in a language that was made ready. */
export function localeOf(language: string): Locale | undefined {
  return locales.get(language);
}

/** The language of a text that comes in both, as the API gives titles. */
export function inLanguage(language: string, text: Text): string {
  return language === 'en' ? text.en : text.zh;
}

/** Changes the language of everything that is shown, and keeps it for the next time. */
export async function changeLanguage(language: Language): Promise<void> {
  keepText(KEPT, language);
  await showLanguage(language);
}

/** Makes the texts of operators ready, now and in languages to come. */
export async function addOperatorTexts(): Promise<void> {
  readers.operators = true;
  await showLanguage(i18next.language === 'en' ? 'en' : 'zh');
}

/** Makes the texts ready; done once, before anything is shown. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    resources: {},
    // Keys have dots and are whole; React escapes what is shown.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  await showLanguage(firstLanguage());
}

async function showLanguage(language: Language): Promise<void> {
  const [{ texts }, locale] = await LOADS[language]();
  locales.set(language, locale.default);
  i18next.addResourceBundle(language, 'translation', texts, true);
  if (readers.operators) {
    const operators = await OPERATOR_LOADS[language]();
    i18next.addResourceBundle(language, 'translation', operators.texts, true);
  }
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  await i18next.changeLanguage(language);
}
