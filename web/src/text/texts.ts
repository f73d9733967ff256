// Every text of the console by its key. A page's texts stand in a file of their own; a key that is
// not there, and a text that lacks a language, fail the type check.
import { CLOCK_TEXTS } from './clock-texts.ts';
import { DEDUCTION_TEXTS } from './deduction-texts.ts';
import { FRAME_TEXTS } from './frame-texts.ts';
import { ME_TEXTS } from './me-texts.ts';
import { MESSAGE_TEXTS } from './message-texts.ts';
import { MODE_TEXTS } from './mode-texts.ts';
import { MONEY_TEXTS } from './money-texts.ts';
import { OPERATOR_TEXTS } from './operator-texts.ts';
import { ORDER_TEXTS } from './order-texts.ts';
import { OVERVIEW_TEXTS } from './overview-texts.ts';
import { PACK_ACT_TEXTS } from './pack-act-texts.ts';
import { PACK_PAGE_TEXTS } from './pack-page-texts.ts';
import { PACK_TEXTS } from './pack-texts.ts';
import { PLATFORM_TEXTS } from './platform-texts.ts';
import { PLUGIN_TEXTS } from './plugin-texts.ts';
import { SETTINGS_TEXTS } from './settings-texts.ts';
import { SIGN_IN_TEXTS } from './sign-in-texts.ts';
import { SOURCE_TEXTS } from './source-texts.ts';
import type { Text } from './text.ts';
import { USAGE_TEXTS } from './usage-texts.ts';
import { WEBHOOK_TEXTS } from './webhook-texts.ts';

const FOR_ALL = {
  ...FRAME_TEXTS,
  ...SIGN_IN_TEXTS,
  ...OVERVIEW_TEXTS,
  ...ME_TEXTS,
  ...SETTINGS_TEXTS,
  ...WEBHOOK_TEXTS,
  ...PACK_TEXTS,
  ...PACK_ACT_TEXTS,
  ...MODE_TEXTS,
  ...PACK_PAGE_TEXTS,
  ...DEDUCTION_TEXTS,
  ...MONEY_TEXTS,
  ...MESSAGE_TEXTS,
  ...USAGE_TEXTS,
  ...PLUGIN_TEXTS,
  ...ORDER_TEXTS,
} as const;

/** What only operators see, and only they load. */
const FOR_OPERATORS = {
  ...PLATFORM_TEXTS,
  ...OPERATOR_TEXTS,
  ...SOURCE_TEXTS,
  ...CLOCK_TEXTS,
} as const;

export type TextKey = keyof typeof FOR_ALL | keyof typeof FOR_OPERATORS;

const PARTS = { all: FOR_ALL, operators: FOR_OPERATORS } as const;

/** The texts of everybody, or of operators, in one language. */
export function textsIn(
  language: keyof Text,
  part: keyof typeof PARTS,
): Readonly<Record<string, string>> {
  const entries = Object.entries<Text>(PARTS[part]).map(([key, text]) => [key, text[language]]);
  return Object.fromEntries(entries);
}

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly keySeparator: false;
    readonly nsSeparator: false;
    readonly resources: { readonly translation: Readonly<Record<TextKey, string>> };
  }
}
