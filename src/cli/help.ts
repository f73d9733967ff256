import { Help, type HelpConfiguration } from 'commander';
import { displayWidth, wrapped } from './terminal/width.ts';
import { HEADINGS, OPTION_NOTES } from './text/help.ts';
import type { Speaker, Text } from './text/language.ts';

const WIDTH_MIN = 20;

/** The form of --help: headings in the user's language, Chinese text wrapped where it may be. */
export function helpStyle(speaker: Speaker): HelpConfiguration {
  const headings = new Map(Object.values<Text>(HEADINGS).map((text) => [text.en, text]));
  const standard = Object.assign(new Help(), { showGlobalOptions: true });
  return {
    showGlobalOptions: true,
    // The version is the program's affair, not each command's.
    visibleGlobalOptions: (command) =>
      standard.visibleGlobalOptions(command).filter(({ long }) => long !== '--version'),
    optionDescription: ({ description, mandatory, argChoices }) => {
      const parts = [description];
      if (argChoices !== undefined) {
        parts.push(speaker.say(OPTION_NOTES.choices, { choices: speaker.list(argChoices) }));
      }
      if (mandatory) parts.push(speaker.say(OPTION_NOTES.required));
      return parts.join('');
    },
    displayWidth,
    boxWrap: (text, width) => wrapped(text, Math.max(width, WIDTH_MIN)).join('\n'),
    styleTitle: (title) => {
      const text = headings.get(title);
      return text === undefined ? title : speaker.pick(text);
    },
  };
}
