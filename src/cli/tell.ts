import type { Command } from 'commander';
import type { Failure } from './failure.ts';
import type { ExitCode, Output } from './terminal/output.ts';
import { shownLines } from './terminal/width.ts';
import { WHERE } from './text/failures.ts';

/** Tells what went wrong: sentences on standard error and, for programs, a document. */
export async function tell(failure: Failure, output: Output, command?: Command): Promise<ExitCode> {
  const { code, messages, path, exitCode } = failure;
  const { speaker } = output.page;
  const message = speaker.pick(messages);
  const { bad, faint } = output.noteColours;
  const name = 'packledger:';
  output.note(`${name} ${shownLines(message)}`, (line) => line.replace(name, bad));
  const where =
    path === undefined || path === ''
      ? speaker.say(WHERE.code, { code })
      : speaker.say(WHERE.option, { path: placeOf(path, command), code });
  output.note(`  ${where}`, faint);
  if (output.json && !output.began) {
    const error = { code, message, messages, ...(path === undefined ? {} : { path }) };
    // Whoever does not read it any more has no need of it.
    await output.document({ error }).catch(() => {});
  }
  return exitCode;
}

/** A path that is an option of the command is shown as it is written there. */
function placeOf(path: string, command: Command | undefined): string {
  const option = command?.options.find((one) => one.attributeName() === path);
  return option?.long ?? path;
}
