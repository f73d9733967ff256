// The references say what the program does, no more and no less. After a change on purpose,
// `UPDATE_DOCS=1 npx vitest run test/docs.test.ts` writes the help into docs/reference/cli.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { buildProgram } from '../src/cli/program.ts';
import { Speaker } from '../src/cli/text/language.ts';
import { SETTINGS } from '../src/config.ts';
import { CONFIGURATIONS, KIND_PAGES, type SourceKind } from '../web/src/components/source-kinds.ts';

const CLI = new URL('../docs/reference/cli.md', import.meta.url);
const CONFIGURATION = new URL('../docs/reference/configuration.md', import.meta.url);
const SOURCES = new URL('../src/', import.meta.url);

/** Every command by its whole name, with its help in English. */
function commandsWithHelp(): ReadonlyMap<string, string> {
  const program = buildProgram(new Speaker('en'), async () => {});
  const commands = new Map<string, string>();
  const add = (command: Command, name: string) => {
    commands.set(name, helpOf(command));
    for (const one of command.commands) add(one, `${name} ${one.name()}`);
  };
  add(program, 'packledger');
  return commands;
}

function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({
    writeOut: (text) => {
      help += text;
    },
  });
  command.outputHelp();
  return help.trimEnd();
}

describe('docs/reference/cli.md', () => {
  const commands = commandsWithHelp();
  const text = readFileSync(CLI, 'utf8');
  const heading = /^### `(packledger[^`]*)`$/gm;

  test('has a section for every command, and for nothing else', () => {
    const sections = [...text.matchAll(heading)].map(([, name]) => name);
    expect(sections.sort()).toEqual([...commands.keys()].sort());
  });

  test("prints every command's help as the program does", () => {
    const current = text.replaceAll(
      /^(### `(packledger[^`]*)`\n\n```text\n)[\s\S]*?(^```$)/gm,
      (whole, before: string, name: string, after: string) => {
        const help = commands.get(name);
        return help === undefined ? whole : `${before}${help}\n${after}`;
      },
    );
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(CLI, current);
    else expect(text).toBe(current);
    for (const help of commands.values()) expect(current).toContain(`\n${help}\n`);
  });

  test('has JSON documents that are JSON, each on one line', () => {
    for (const [, block = ''] of text.matchAll(/^```json\n([\s\S]*?)^```$/gm)) {
      expect(() => JSON.parse(block), block).not.toThrow();
      expect(block.trimEnd()).not.toContain('\n');
    }
  });
});

describe('docs/reference/configuration.md', () => {
  const text = readFileSync(CONFIGURATION, 'utf8');

  test('describes every setting with its default, and no other', () => {
    const described = [...text.matchAll(/^### `(\w+)`\n\n([\s\S]*?)(?=^### |(?![\s\S]))/gm)].map(
      ([, name, section = '']) => {
        const [, fallback = '', none] = /Default: (?:`([^`]*)`|(none))/.exec(section) ?? [];
        return [name, { fallback: none === undefined ? fallback : null }];
      },
    );
    expect(Object.fromEntries(described)).toEqual(SETTINGS);
  });

  test('leaves out no variable that a source reads', () => {
    const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    );
    const named = sources.flatMap((file) => {
      const source = readFileSync(new URL(file, SOURCES), 'utf8');
      return [...source.matchAll(/\bPACKLEDGER_[A-Z]+(?:_[A-Z]+)*\b/g)].map(([name]) => name);
    });
    expect([...new Set(named)].filter((name) => !(name in SETTINGS))).toEqual([]);
  });
});

describe('docs/media-servers', () => {
  const kinds = Object.entries(KIND_PAGES) as [SourceKind, string][]; // its keys are the kinds

  test.for(kinds)('say of %s what the console gives to paste', ([kind, page]) => {
    const scheme = kind === 'nginx-rtmp' ? 'http' : 'https'; // it calls by http only
    const address = `${scheme}://ledger.example.com/ingest/${kind}/TOKEN`;
    const uncommented = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .join('\n');
    expect(uncommented).toContain(`\n${CONFIGURATIONS[kind](address)}\n\`\`\``);
  });
});
