// What all settings have in common: how one is read, and how one that cannot be right is refused.
import { refuse } from './engine/index.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a setting is when nothing is set; null: nothing. */
export type Fallbacks = Readonly<Record<string, { readonly fallback: string | null }>>;

/** Reads one of these settings. A variable that is set to nothing is not set. */
export function readSetting<S extends Fallbacks>(
  settings: S,
  environment: Environment,
  name: string & keyof S,
): string | null {
  const value = environment[name];
  return value === undefined || value === '' ? (settings[name]?.fallback ?? null) : value;
}

/** Refused: `setting_is_not_readable`, with the setting's name as the path. */
export function unreadable(setting: string, value: string | null, right: string) {
  const shown = withoutPassword(value ?? '');
  return refuse('setting_is_not_readable', { setting, value: shown, right }, setting);
}

/** A URL that may be shown: without its password. */
export function withoutPassword(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^:@/]*):.*@/, '$1:***@');
}
