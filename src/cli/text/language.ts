// In which language people are spoken to, and how a text is filled.
import type { Language } from '../../config.ts';
import type { Environment } from '../../setting.ts';

export type { Language } from '../../config.ts';

/** One text in both languages, which are both needed; `{names}` are filled in. */
export interface Text {
  readonly zh: string;
  /** For counted texts "one|many": "{n} pack|{n} packs". */
  readonly en: string;
}

/** The names in a text that must be filled: `Blanks<'{n} of {total}'>` is 'n' | 'total'. */
export type Blanks<Pattern extends string> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never;

export type Fillings<T extends Text> = Readonly<Record<Blanks<T['en']>, string>>;

/** The locale's variables, the first that is set decides. */
const LOCALE = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** The language that was set, else the locale's, else English. */
export function languageOf(set: Language | null, environment: Environment): Language {
  if (set !== null) return set;
  const locale = LOCALE.map((name) => environment[name]).find(
    (value) => value !== undefined && value !== '',
  );
  return locale?.startsWith('zh') === true ? 'zh' : 'en';
}

/** Says texts in one language. */
export class Speaker {
  readonly language: Language;

  constructor(language: Language) {
    this.language = language;
  }

  /** A text with its blanks filled; which blanks it has is part of its type. */
  say<T extends Text>(
    text: T,
    ...fillings: Blanks<T['en']> extends never ? [] : [Fillings<T>]
  ): string {
    return filled(text[this.language], fillings[0] ?? {});
  }

  /** A text whose blanks are only known when it runs: those of an operation's details. */
  fill(text: Text, fillings: Readonly<Record<string, string>>): string {
    return filled(text[this.language], fillings);
  }

  /** A counted text: its number is grouped for reading, and decides between one and many. */
  count(text: Text, n: number): string {
    const [one = '', many = one] = text[this.language].split('|');
    return filled(n === 1 ? one : many, { n: n.toLocaleString('en-US') });
  }

  /** A title or message that has both languages and no blanks. */
  pick(title: { readonly zh: string; readonly en: string }): string {
    return title[this.language];
  }

  /** Things in a row: "a, b" or 「a、b」. */
  list(things: readonly string[]): string {
    return things.join(this.language === 'zh' ? '、' : ', ');
  }
}

function filled(pattern: string, fillings: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (blank, name: string) => fillings[name] ?? blank);
}
