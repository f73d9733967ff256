import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { updatePerson } from '../../store/people.ts';
import { oneOf, orNull } from '../answer-fields.ts';
import { auditChange } from '../change.ts';
import type { Operation } from '../operation.ts';
import { readPersonName } from './person-details.ts';
import { MeView, ofCaller, viewOf } from './show-me.ts';

const Input = Type.Object({
  name: Type.Optional(Type.String()),
  /** Null: as the browser says. */
  language: Type.Optional(orNull(oneOf(['zh', 'en']))),
});

/** Changes what a person says of itself. */
export const updateMe: Operation<typeof Input, MeView> = {
  name: 'me.update',
  access: 'person',
  kind: 'change',
  summary: "Change one's own name or language.",
  input: Input,
  output: MeView,
  run: (context, input) =>
    ofCaller(context, async (connection, me) => {
      const name = readPersonName(input.name ?? me.name);
      if (!name.ok) return name;
      const { language = me.language } = input;
      const after = { ...me, name: name.value, language };
      if (after.name === me.name && language === me.language) {
        return accept(await viewOf(connection, me));
      }
      await updatePerson(connection, after, context.wallClock.now());
      const shown = (person: typeof me) => ({ name: person.name, language: person.language });
      await auditChange(context, connection, {
        accountId: '',
        operation: 'me.update',
        at: context.clock.now(),
        subject: me.personId,
        before: shown(me),
        after: shown(after),
      });
      return accept(await viewOf(connection, after));
    }),
};
