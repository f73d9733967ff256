import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { dropPreference, keepPreference, listPreferences } from '../../store/preferences.ts';
import { orNull } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { MeView, ofCaller, viewOf } from './show-me.ts';

/** More than the lists of the console, and not so many that they weigh. */
const PREFERENCES_MAX = 100;
const VALUE_MAX = 2000;

const Input = Type.Object({
  name: Type.String({
    pattern: '^[a-z][a-z0-9.-]{0,59}$',
    description: 'What it is about: `theme`, `columns.orders`.',
  }),
  value: orNull(Type.String({ maxLength: VALUE_MAX, pattern: '^[^\\u0000]*$' }), {
    description: 'What is preferred, as a text of the caller; null forgets it.',
  }),
});

/**
 * Keeps what a person prefers in the console, for every browser. It is about looks alone, so that
 * the audit log does not tell of it. Refused: `too_many_preferences`.
 */
export const keepPreferenceOperation: Operation<typeof Input, MeView> = {
  name: 'me.prefer',
  access: 'person',
  kind: 'change',
  summary: 'Keep what one prefers in the console: columns, theme.',
  input: Input,
  output: MeView,
  run: (context, { name, value }) =>
    ofCaller(context, async (connection, me) => {
      if (value === null) {
        await dropPreference(connection, me.personId, name);
        return accept(await viewOf(connection, me));
      }
      const kept = await listPreferences(connection, me.personId);
      if (kept.length >= PREFERENCES_MAX && !kept.some((one) => one.name === name)) {
        return refuse('too_many_preferences', { max: `${PREFERENCES_MAX}` }, 'name');
      }
      await keepPreference(connection, me.personId, { name, value });
      return accept(await viewOf(connection, me));
    }),
};
