import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listOf, titleField } from '../answer-fields.ts';
import { EVENT_NOUNS, EVENT_TYPES } from '../event-types.ts';
import type { Operation } from '../operation.ts';

const Input = Type.Object({});
const Output = Type.Object({
  groups: listOf(
    Type.Object({
      noun: Type.String({ description: 'What the types of the group begin with: `pack`.' }),
      title: titleField('What the events happen to.'),
      types: listOf(
        Type.Object({
          type: Type.String({ description: 'As webhooks take it: `pack.used-up`.' }),
          title: titleField('What happened.'),
        }),
      ),
    }),
  ),
});

/** Lists what webhooks may be told of, grouped by what it happens to. */
export const listEventTypes: Operation<typeof Input, Static<typeof Output>> = {
  name: 'event-types.list',
  access: 'person',
  kind: 'read',
  summary: 'List the types of events that webhooks may be told of.',
  input: Input,
  output: Output,
  run: async () => {
    const types = Object.entries(EVENT_TYPES);
    const groups = Object.entries(EVENT_NOUNS).map(([noun, title]) => ({
      noun,
      title,
      types: types
        .filter(([type]) => type.startsWith(`${noun}.`))
        .map(([type, { zh, en }]) => ({ type, title: { zh, en } })),
    }));
    return accept({ groups });
  },
};
