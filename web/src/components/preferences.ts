// What a person chose of the console's looks: kept for the person, so that another browser has it.
import i18next from 'i18next';
import { call } from '../api.ts';
import { changeLanguage } from '../text/language.ts';
import { alsoKeep, forgetKept, keptText, takeKept } from '../ui/kept.ts';
import type { Me } from './me.ts';

const PERSON = 'person';

/** Whose choices this page has. */
const taken: { by: string | null } = { by: null };

/** Makes the browser look as the person who signed in chose it, here or elsewhere. */
export async function takePreferences({ id, preferences, language }: Me): Promise<void> {
  if (taken.by === id) return;
  taken.by = id;
  const before = keptText(PERSON);
  if (before !== null && before !== id) {
    forgetKept((name) => name.startsWith('columns.') || name === 'page-size');
  }
  takeKept(PERSON, id);
  for (const { name, value } of preferences) takeKept(name, value);
  // As if another tab had chosen it.
  dispatchEvent(new Event('storage'));
  alsoKeep((name, value) => {
    // This browser has it already; the next time it is chosen it is told again.
    void call('me.prefer', { name, value }).catch(() => null);
  });
  const wanted = keptText('language') ?? language;
  if (wanted !== null && wanted !== i18next.language) {
    await changeLanguage(wanted === 'en' ? 'en' : 'zh');
  }
}
