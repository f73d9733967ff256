// What commander says about a command line, read as one of our refusals: with a code, in both
// languages, and with the names that may have been meant.
import { Command, CommanderError } from 'commander';
import { type Refusal, refuse } from '../engine/index.ts';

/** The refusal for a command line that commander did not accept; `command` is as far as it came. */
export function commandLineRefusal(
  error: CommanderError,
  command: Command,
  args: readonly string[],
): Refusal {
  // An option that is missing may be there, misspelt: commander looks for the missing ones first.
  const missing = error.code === 'commander.missingMandatoryOptionValue';
  const misspelt = missing ? misspeltOption(command, args) : null;
  return read(misspelt ?? error, command).refusal;
}

type Refused = ReturnType<typeof refuse>;

function read({ code, message }: CommanderError, command: Command): Refused {
  const [first = '', second = ''] = quoted(message);
  switch (code) {
    case 'commander.help':
      return refuse('command_is_missing', { known: commandsIn(command).join(', ') });
    case 'commander.unknownCommand': {
      const known = meant(message) ?? commandsIn(command).join(', ');
      return refuse('command_is_unknown', { name: first, known });
    }
    case 'commander.unknownOption': {
      const known = meant(message) ?? optionsIn(command).join(', ');
      return refuse('option_is_unknown', { name: first, known });
    }
    case 'commander.missingMandatoryOptionValue':
      return refuse('option_is_missing', { flags: first }, attributeName(first));
    case 'commander.optionMissingArgument':
      return refuse('option_has_no_value', { flags: first }, attributeName(first));
    case 'commander.invalidArgument': {
      const known = /Allowed choices are (.*)\.$/s.exec(message)?.[1] ?? '';
      const params = { flags: first, value: second, known };
      return refuse('option_value_is_not_among', params, attributeName(first));
    }
    case 'commander.missingArgument':
      return refuse('argument_is_missing', { name: first }, first);
    case 'commander.excessArguments': {
      const numbers = /Expected (\d+) arguments? but got (\d+)/.exec(message);
      const [, expected = '', found = ''] = numbers ?? [];
      return refuse('too_many_arguments', { found, expected });
    }
    default:
      return refuse('command_line_is_not_readable', { text: message });
  }
}

/** The names that commander found to be near; null when none is. */
function meant(message: string): string | null {
  return /\(Did you mean (?:one of )?(.*)\?\)/s.exec(message)?.[1] ?? null;
}

/** What stands in quotes: 'unknown option '--jsn'' names --jsn. */
function quoted(message: string): readonly string[] {
  return [...message.matchAll(/'([^']*)'/g)].map(([, name = '']) => name);
}

/** "--as-of <time>" is the option "asOf", which is how operations name the place. */
function attributeName(flags: string): string {
  const name = /--([\w-]+)/.exec(flags)?.[1] ?? flags;
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What commander says about the first option that the command does not have; null: it has all. */
function misspeltOption(command: Command, args: readonly string[]): CommanderError | null {
  const known = optionsIn(command);
  const end = args.indexOf('--');
  const flag = (end === -1 ? args : args.slice(0, end))
    .filter((arg) => arg.startsWith('--'))
    .map((arg) => arg.replace(/=.*/s, ''))
    .find((arg) => !known.includes(arg));
  if (flag === undefined) return null;
  const probe = new Command().exitOverride().configureOutput({ outputError: () => {} });
  for (const name of known) if (name !== '--help') probe.option(name);
  try {
    probe.parse([flag], { from: 'user' });
    return null;
  } catch (error) {
    return error instanceof CommanderError ? error : null;
  }
}

function commandsIn(command: Command): readonly string[] {
  return command.commands.map((one) => one.name());
}

function optionsIn(command: Command): readonly string[] {
  const own = command.options.map(({ long, flags }) => long ?? flags);
  return command.parent === null ? [...own, '--help'] : [...own, ...optionsIn(command.parent)];
}
