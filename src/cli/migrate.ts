import { accept } from '../engine/index.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { TEXTS } from './text/results.ts';

/** `migrate`. */
export function addMigrateCommand(face: Face): void {
  addCommand(face, 'migrate', [], migrate);
}

/** Opening the store is what brings it up to date; this command only tells what that did. */
const migrate: Handler<object> = (call) =>
  call.withRuntime(({ applied, schema }) =>
    Promise.resolve(
      accept({
        document: { applied, schema },
        lines: ({ speaker }) => [
          applied.length === 0
            ? speaker.say(TEXTS.migratedNothing)
            : speaker.say(TEXTS.migrated, { names: speaker.list(applied) }),
          speaker.say(TEXTS.schemaNumber, { number: `${schema}` }),
        ],
      }),
    ),
  );
