import { Option } from 'commander';
import { setMode } from '../operations/billing-modes/set-mode.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { reportOf } from './report.ts';
import { OPTIONS } from './text/help.ts';
import { MODES, TEXTS } from './text/results.ts';

interface ModeOptions {
  readonly account: string;
  readonly scope: string;
  readonly mode: string;
  readonly from: string;
}

/** `mode set`. */
export function addModeCommands(face: Face): void {
  const { speaker } = face;
  const options = [
    new Option('--account <id>', speaker.say(OPTIONS.account)),
    new Option('--scope <scope>', speaker.say(OPTIONS.scope)),
    new Option('--mode <mode>', speaker.say(OPTIONS.mode)),
    new Option('--from <date>', speaker.say(OPTIONS.modeFrom)),
  ];
  addCommand(face, 'mode');
  addCommand(
    face,
    'mode set',
    options.map((option) => option.makeOptionMandatory()),
    set,
  );
}

const set: Handler<ModeOptions> = (call, options) =>
  call.withRuntime(async (runtime) =>
    reportOf(await setMode.run(runtime, options), ({ scope, mode, from }, { speaker }) => [
      speaker.say(TEXTS.modeSet, { scope, mode: speaker.say(MODES[mode]), id: mode, from }),
    ]),
  );
