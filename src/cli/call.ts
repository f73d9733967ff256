import { Argument, Option } from 'commander';
import { accept, nearNames, type Outcome, refuse } from '../engine/index.ts';
import { FileAnswer } from '../operations/exports/file-answer.ts';
import { parseJsonText } from '../operations/json-text.ts';
import { type AnyOperation, perform } from '../operations/perform.ts';
import { OPERATIONS } from '../operations/registry.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import { readText } from './files.ts';
import { reportOf } from './report.ts';
import type { Page, Report } from './terminal/output.ts';
import { type Column, tableLines } from './terminal/table.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

/** `call`. */
export function addCallCommand(face: Face): void {
  const { speaker } = face;
  addCommand(
    face,
    'call',
    [
      new Argument('[operation]', speaker.say(OPTIONS.operation)),
      new Option('--input <json>', speaker.say(OPTIONS.operationInput)),
    ],
    callOperation,
  );
}

/** Any operation by its name, as the registry has it; without a name, the names there are. */
const callOperation: Handler<{ readonly input?: string }> = async (call, options, [name]) => {
  if (name === undefined) return accept(listOfOperations());
  const operation = OPERATIONS.get(name);
  if (operation === undefined) {
    const known = nearNames(name, OPERATIONS.keys());
    return refuse('operation_is_unknown', { operation: name, known }, 'operation');
  }
  const input = await readInput(call, options.input ?? '{}');
  if (!input.ok) return input;
  return call.withRuntime(async (runtime) => {
    const outcome = await perform(runtime, operation, input.value);
    if (outcome.ok && outcome.value instanceof FileAnswer) {
      for await (const piece of outcome.value.pieces) await call.output.write(piece);
      return accept(null);
    }
    return reportOf(outcome, (answer) => JSON.stringify(answer, null, 2).split('\n'));
  });
};

/** JSON as it is written, of a file (@FILE) or of standard input (-). */
async function readInput(call: Call, written: string): Promise<Outcome<unknown>> {
  const file = written === '-' ? '-' : written.startsWith('@') ? written.slice(1) : null;
  if (file === null) return parseJsonText(written);
  const text = await readText(file, call.stdin);
  return text.ok ? parseJsonText(text.value) : text;
}

function listOfOperations(): Report {
  const operations = [...OPERATIONS.values()].map(({ name, access, kind, summary, input }) => ({
    name,
    access,
    kind,
    summary,
    input,
  }));
  return { document: { operations }, lines: (page) => operationLines(operations, page) };
}

type ListedOperation = Pick<AnyOperation, 'name' | 'access' | 'summary'>;

function operationLines(operations: readonly ListedOperation[], page: Page): readonly string[] {
  const { speaker } = page;
  const columns: Column<ListedOperation>[] = [
    { title: speaker.say(TEXTS.columnOperation), cell: ({ name }) => name },
    { title: speaker.say(TEXTS.columnAccess), cell: ({ access }) => access },
    { title: speaker.say(TEXTS.columnSummary), cell: ({ summary }) => summary },
  ];
  return tableLines(columns, operations, page);
}
