// The command line: the tree of commands, and what every command has in common.
import { Command, CommanderError, Option } from 'commander';
import { type Config, isDatabaseUrl, readConfig } from '../config.ts';
import { accept, type Outcome } from '../engine/index.ts';
import { packageVersion } from '../package-version.ts';
import type { Environment } from '../setting.ts';
import { addAccountCommands } from './account.ts';
import { addBackupCommands } from './backup.ts';
import { addCallCommand } from './call.ts';
import { addCatalogCommands } from './catalog.ts';
import { addClockCommands } from './clock.ts';
import type { Call, Face, Handler } from './command.ts';
import { commandLineRefusal } from './command-line-error.ts';
import { addDeductionsCommand } from './deductions.ts';
import { addDemoCommand } from './demo.ts';
import { addExplainCommand } from './explain.ts';
import { databaseUrlUnknown, refusalFailure, thrownFailure } from './failure.ts';
import { addFollowCommand } from './follow.ts';
import { helpStyle } from './help.ts';
import { addInviteCommands } from './invite.ts';
import { addJobCommands } from './jobs.ts';
import { addKeyCommands } from './key.ts';
import { addMigrateCommand } from './migrate.ts';
import { addModeCommands } from './mode.ts';
import { addPackCommands } from './pack.ts';
import { addServeCommand } from './serve.ts';
import { addSettleCommand } from './settle.ts';
import { addSimulateCommand } from './simulate.ts';
import { addSourceCommands } from './sources.ts';
import { tell } from './tell.ts';
import {
  type ExitCode,
  Output,
  OutputClosed,
  type Report,
  type Stream,
} from './terminal/output.ts';
import { wrapped } from './terminal/width.ts';
import { UNKNOWN_SETTING } from './text/failures.ts';
import { OPTIONS, PROGRAM } from './text/help.ts';
import { languageOf, Speaker } from './text/language.ts';
import { addUsageCommands } from './usage.ts';
import { addVerifyCommand } from './verify.ts';

/** Where a command line runs: the streams and the environment of a process, or a test's. */
export interface Terminal {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly environment: Environment;
}

export type Perform = Face['perform'];

/** The tree of commands, with its help in the speaker's language. */
export function buildProgram(speaker: Speaker, perform: Perform, widths: HelpWidths = {}): Command {
  const program = new Command('packledger')
    .description(speaker.say(PROGRAM.about))
    .exitOverride()
    .helpOption('-h, --help', speaker.say(OPTIONS.help))
    .helpCommand('help [command]', speaker.say(PROGRAM.helpCommand))
    .version(packageVersion(), '-V, --version', speaker.say(OPTIONS.version))
    .configureHelp(helpStyle(speaker))
    .configureOutput({
      getOutHelpWidth: () => widths.out ?? HELP_WIDTH,
      getErrHelpWidth: () => widths.error ?? HELP_WIDTH,
      // Told by ourselves, in the user's language.
      outputError: () => {},
    })
    .addHelpText('after', `\n${endOfHelp(speaker).join('\n')}`)
    .addOption(new Option('--json', speaker.say(OPTIONS.json)))
    .addOption(new Option('--database <url>', speaker.say(OPTIONS.database)));
  const face: Face = { speaker, program, perform };
  addServeCommand(face);
  addDemoCommand(face);
  addBackupCommands(face);
  addAccountCommands(face);
  addPackCommands(face);
  addModeCommands(face);
  addUsageCommands(face);
  addFollowCommand(face);
  addSettleCommand(face);
  addDeductionsCommand(face);
  addExplainCommand(face);
  addSimulateCommand(face);
  addVerifyCommand(face);
  addCatalogCommands(face);
  addInviteCommands(face);
  addJobCommands(face);
  addClockCommands(face);
  addKeyCommands(face);
  addSourceCommands(face);
  addMigrateCommand(face);
  addCallCommand(face);
  return program;
}

function endOfHelp(speaker: Speaker): readonly string[] {
  const texts = [speaker.say(PROGRAM.exitCodes), speaker.say(PROGRAM.reference)];
  return texts.flatMap((text) => wrapped(text, HELP_WIDTH));
}

export interface HelpWidths {
  readonly out?: number | undefined;
  readonly error?: number | undefined;
}

const HELP_WIDTH = 80;

/** Runs a command line and tells its exit code; whatever goes wrong is told to the user. */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { stdout, stderr, environment } = terminal;
  const settings = readConfig(environment);
  const language = settings.ok ? settings.value.language : null;
  const speaker = new Speaker(languageOf(language, environment));
  const colours = settings.ok && settings.value.colours && environment['TERM'] !== 'dumb';
  const output = new Output({ stdout, stderr, json: wantsJson(args), colours, speaker });
  if (!settings.ok) return tell(refusalFailure(settings.refusal), output);
  return new CommandLine(terminal, settings.value, output).run(args);
}

class CommandLine {
  readonly #terminal: Terminal;
  readonly #output: Output;
  /** As the environment and, over it, the command line say. */
  #config: Config;
  #exitCode: ExitCode = 0;

  constructor(terminal: Terminal, config: Config, output: Output) {
    this.#terminal = terminal;
    this.#config = config;
    this.#output = output;
  }

  async run(args: readonly string[]): Promise<ExitCode> {
    const { stdout, stderr } = this.#terminal;
    const widths = { out: stdout.columns, error: stderr.columns };
    const perform: Perform = (command, handler) => this.#perform(program, command, handler);
    const program = buildProgram(this.#output.page.speaker, perform, widths);
    connect(program, this.#terminal);
    try {
      await program.parseAsync(args, { from: 'user' });
      return this.#exitCode;
    } catch (error) {
      if (error instanceof OutputClosed) return this.#exitCode;
      if (error instanceof CommanderError) {
        // Help and version were asked for and have been printed.
        if (error.exitCode === 0) return 0;
        const command = commandOf(program, args);
        const refusal = commandLineRefusal(error, command, args);
        return tell(refusalFailure(refusal), this.#output, command);
      }
      if (this.#config.debug) stderr.write(`${stackOf(error)}\n`);
      return tell(thrownFailure(error, this.#config), this.#output);
    }
  }

  async #perform<Options>(
    program: Command,
    command: Command,
    handler: Handler<Options>,
  ): Promise<void> {
    const { database = this.#config.databaseUrl } = program.opts<{ readonly database?: string }>();
    if (!isDatabaseUrl(database)) {
      this.#exitCode = await tell(databaseUrlUnknown(database), this.#output, program);
      return;
    }
    this.#config = { ...this.#config, databaseUrl: database };
    // What commander gives are the options that the command declared beside its handler.
    const outcome: Outcome<Report | null> = await handler(
      this.#call(this.#config),
      command.opts() as Options,
      command.args,
    );
    if (!outcome.ok) {
      this.#exitCode = await tell(refusalFailure(outcome.refusal), this.#output, command);
    } else if (outcome.value !== null) {
      this.#exitCode = outcome.value.exitCode ?? 0;
      await this.#output.report(outcome.value);
    }
  }

  #call(config: Config): Call {
    const output = this.#output;
    const { speaker } = output.page;
    for (const setting of config.unknown) {
      output.note(speaker.fill(UNKNOWN_SETTING, { ...setting }));
    }
    return {
      speaker,
      output,
      config,
      stdin: this.#terminal.stdin,
      withRuntime: async (work, settings = {}) => {
        // Loaded only here: a database is slow to load, and help should not be.
        const { openRuntime } = await import('../runtime.ts');
        const runtime = await openRuntime({
          ...config,
          connections: config.server.connections,
          ...settings,
        });
        try {
          return await work(runtime);
        } finally {
          await runtime.close();
        }
      },
      loadCatalogs: async () => {
        const { CatalogsRefused, loadPlatformCatalogs } = await import('../runtime.ts');
        const loaded = await loadPlatformCatalogs(config.catalogFiles);
        if (!loaded.ok) throw new CatalogsRefused(loaded.faults);
        return accept(loaded.value.map(({ catalog }) => catalog));
      },
    };
  }
}

/** The command that a command line came to before something was wrong with it. */
function commandOf(program: Command, args: readonly string[]): Command {
  let command = program;
  for (const arg of args) {
    const next = command.commands.find((one) => one.name() === arg);
    if (next !== undefined) command = next;
  }
  return command;
}

/** Lets help go to the terminal's streams. */
function connect(command: Command, terminal: Terminal): void {
  const { stdout, stderr } = terminal;
  command.configureOutput({
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
  });
  for (const one of command.commands) connect(one, terminal);
}

/** Known before the command line is read, because it may be that which is wrong. */
function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).includes('--json');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
