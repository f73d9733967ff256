// How commands are declared and what they are given; src/cli/program.ts runs them.
import type { Argument, Command, Option } from 'commander';
import type { Config } from '../config.ts';
import type { Catalog, Outcome } from '../engine/index.ts';
import type { Runtime, RuntimeSettings } from '../runtime.ts';
import type { Output, Report } from './terminal/output.ts';
import { COMMANDS, type CommandName, HEADINGS } from './text/help.ts';
import type { Speaker } from './text/language.ts';

/** What a command works with. */
export interface Call {
  readonly speaker: Speaker;
  readonly output: Output;
  readonly config: Config;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Opens the store, and closes it again whatever happens; a server says more about how. */
  withRuntime<T>(
    work: (runtime: Runtime) => Promise<T>,
    settings?: Partial<RuntimeSettings>,
  ): Promise<T>;
  /** The platform's catalogues, without a store. */
  loadCatalogs(): Promise<Outcome<readonly Catalog[]>>;
}

/** The work of a command; null when it has written its result itself. */
export type Handler<Options> = (
  call: Call,
  options: Options,
  operands: readonly string[],
) => Promise<Outcome<Report | null>>;

/** What commands are added to. */
export interface Face {
  readonly speaker: Speaker;
  readonly program: Command;
  /** Called with the command that was asked for. */
  perform<Options>(command: Command, handler: Handler<Options>): Promise<void>;
}

/** Adds a command by its whole name ("pack grant"), with its help and an example. */
export function addCommand<Options>(
  face: Face,
  name: CommandName,
  parts: readonly (Option | Argument)[] = [],
  handler?: Handler<Options>,
): void {
  const { speaker } = face;
  const path = name.split(' ');
  const own = path.pop() ?? name;
  const parent = path.reduce(
    (command, word) => command.commands.find((one) => one.name() === word) ?? command,
    face.program,
  );
  const { about, example } = COMMANDS[name];
  const command = parent.command(own).description(speaker.say(about));
  const title = speaker.say(HEADINGS.example);
  command.addHelpText('after', `\n${title}\n  packledger ${example}`);
  for (const part of parts) {
    if ('flags' in part) command.addOption(part);
    else command.addArgument(part);
  }
  // A command without work of its own is a group; only the program has a `help` command.
  if (handler === undefined) command.helpCommand(false);
  else command.action(() => face.perform(command, handler));
}
