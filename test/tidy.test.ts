import { beforeAll, describe, expect, test } from 'vitest';
import { layerProblems } from './support/layers.ts';
import { readSourceFiles, type SourceFile } from './support/source-files.ts';
import { deadSources, RULES, type Rule } from './support/tidy.ts';

/** Where programs begin: the commands, what bin starts, and what others import. */
const PROGRAMS = /^src\/(cli\/[^/]+|client\/client|runtime)\.ts$/;

describe('the repository', () => {
  let files: readonly SourceFile[];
  beforeAll(async () => {
    files = await readSourceFiles();
  });

  const rules: Readonly<Record<string, Rule>> = { ...RULES, layers: layerProblems };
  test.for(Object.entries(rules))('keeps the rule %s', ([, rule]) => {
    expect(files.flatMap(rule)).toEqual([]);
  });

  test('has no dead sources', () => {
    expect(deadSources(files, PROGRAMS)).toEqual([]);
  });
});

/** A file of ours that breaks a rule, and one like it that keeps it: [path, text]. */
type Example = readonly [path: string, text: string];

const long = (lines: number) => 'x\n'.repeat(lines);
const word = (...parts: readonly string[]) => parts.join('');

const EXAMPLES: Readonly<Record<string, readonly { bad: Example; good: Example }[]>> = {
  shortFiles: [
    { bad: ['src/a.ts', long(501)], good: ['src/a.ts', long(500)] },
    { bad: ['src/a.test.ts', long(801)], good: ['src/a.test.ts', long(800)] },
    { bad: ['README.zh-CN.md', long(101)], good: ['docs/glossary.md', long(900)] },
    { bad: ['src/store/a.sql', long(501)], good: ['catalogs/a.json', long(900)] },
  ],
  shortLines: [
    { bad: ['src/a.ts', 'x'.repeat(101)], good: ['src/a.ts', 'x'.repeat(100)] },
    {
      bad: ['src/a.ts', `// see the page ${'of words '.repeat(12)}`],
      good: ['src/a.ts', `// https://example.org/${'a'.repeat(90)}`],
    },
  ],
  tellingNames: [
    { bad: ['src/store/usageDays.ts', ''], good: ['src/store/usage-days.ts', ''] },
    { bad: ['src/store/types.ts', ''], good: ['src/store/pack-types.ts', ''] },
    { bad: ['src/utils/day.ts', ''], good: ['src/engine/day.property.test.ts', ''] },
    { bad: ['test/helpers.test.ts', ''], good: ['vitest.config.ts', ''] },
  ],
  noBannedWords: [
    {
      bad: ['src/engine/day.ts', word('Date.', 'now()')],
      good: ['src/runtime.ts', word('Date.', 'now()')],
    },
    {
      bad: ['src/engine/day.ts', word('new Date', '()')],
      good: ['src/engine/day.ts', 'new Date(1)'],
    },
    { bad: ['src/a.ts', word('value as', ' any')], good: ['src/a.ts', 'value as const'] },
    { bad: ['src/a.ts', word('// @ts-', 'ignore')], good: ['src/a.ts', '// ignore'] },
    {
      bad: ['src/store/a.ts', word('sql`select ', '* from packs`')],
      good: ['src/store/a.ts', 'sql`select count(*) from packs`'],
    },
    { bad: ['src/a.test.ts', word('vi.', 'mock()')], good: ['src/a.test.ts', 'vi.advance()'] },
    {
      bad: ['web/src/a.tsx', word('<DatePicker.', 'RangePicker />')],
      good: ['web/src/ui/range-picker.tsx', word('<DatePicker.', 'RangePicker />')],
    },
    {
      bad: ['web/src/a.tsx', word('<Mod', 'al open />')],
      good: ['web/src/ui/dialog.tsx', word('<Mod', 'al open />')],
    },
    {
      bad: ['web/src/a.tsx', word('Modal.', 'confirm({})')],
      good: ['web/src/a.tsx', 'modal.confirm({})'],
    },
  ],
  noLooseEnds: [
    {
      bad: ['src/a.ts', word('// TO', 'DO: later')],
      good: ['src/a.ts', word('// TO', 'DO (#7): later')],
    },
    { bad: ['src/a.sql', word('-- FIX', 'ME')], good: ['docs/a.md', word('FIX', 'ME')] },
  ],
  noSkippedTests: [
    { bad: ['src/a.test.ts', word('test.', 'only(')], good: ['src/a.test.ts', 'test.for('] },
    { bad: ['src/a.test.ts', word('describe.concurrent.', 'skip(')], good: ['src/a.ts', '.skip('] },
  ],
  wholeImports: [
    {
      bad: ['src/a.ts', "import { b } from './b';"],
      good: ['src/a.ts', "import { b } from './b.ts';"],
    },
    { bad: ['src/a.ts', "export * from './b.js';"], good: ['src/a.ts', "export * from 'b';"] },
    {
      bad: ['src/a.ts', "import {\n  b,\n} from '../b';"],
      good: ['src/a.ts', "import b from './b.json' with { type: 'json' };"],
    },
    {
      bad: ['src/a.ts', word('await im', "port('./b')")],
      good: ['src/a.ts', "await import('./b.ts')"],
    },
  ],
  engineIsDocumented: [
    {
      bad: ['src/engine/a.ts', 'export const a = 1;'],
      good: ['src/engine/a.ts', '/** The first letter. */\nexport const a = 1;'],
    },
    {
      bad: ['src/engine/a.ts', '\nexport function a() {'],
      good: ['src/store/a.ts', 'export const a'],
    },
  ],
  noMachines: [
    { bad: ['docs/a.md', word('see `/ro', 'ot/a`')], good: ['docs/a.md', 'see `src/root/a`'] },
    {
      bad: ['src/a.ts', word("'/home", "/ann/a'")],
      good: ['src/a.ts', 'https://example.org/home/a/b'],
    },
    {
      bad: ['package-lock.json', word('"https://regis', 'try.npmjs.org/a"')],
      good: ['package-lock.json', '"https://github.com/a/registry"'],
    },
  ],
  layers: [
    {
      bad: ['src/engine/a.ts', "import { readFile } from 'node:fs';"],
      good: ['src/engine/a.ts', "import { Temporal } from 'temporal-polyfill';"],
    },
    {
      bad: ['src/engine/a.ts', "import { b } from './c/../../store/b.ts';"],
      good: ['src/engine/c/a.ts', "import { b } from '../b.ts';"],
    },
    {
      bad: ['src/operations/a/b.ts', "import { c } from '../../engine/c.ts';"],
      good: ['src/operations/a/b.ts', "import { c } from '../../engine/index.ts';"],
    },
    {
      bad: ['src/cli/a.ts', "import pg from 'pg';"],
      good: ['src/store/a.ts', "import pg from 'pg';"],
    },
    {
      bad: ['src/store/a.ts', "import { b } from '../operations/b.ts';"],
      good: ['src/operations/a.ts', "import { b } from '../store/b.ts';"],
    },
    { bad: ['src/new/a.ts', ''], good: ['src/config.ts', ''] },
  ],
};

describe('the rule', () => {
  const rules: Readonly<Record<string, Rule>> = { ...RULES, layers: layerProblems };
  test.for(Object.entries(rules))('%s tells bad from good', ([name, rule]) => {
    const examples = EXAMPLES[name] ?? [];
    expect(examples.length).toBeGreaterThan(0);
    for (const { bad, good } of examples) {
      expect(rule({ path: bad[0], text: bad[1] }), bad.join(': ')).toHaveLength(1);
      expect(rule({ path: good[0], text: good[1] }), good.join(': ')).toEqual([]);
    }
  });

  test('deadSources finds what no program imports', () => {
    const file = (path: string, ...imports: readonly string[]) => ({
      path,
      text: imports.map((name) => `import '${name}';\n`).join(''),
    });
    const files = [
      file('src/cli/main.ts', '../store/a.ts', 'pg'),
      file('src/store/a.ts', './b.ts'),
      file('src/store/b.ts', './a.ts'),
      file('src/store/c.ts', './a.ts'),
      file('src/store/c.test.ts', './c.ts'),
    ];
    expect(deadSources(files, PROGRAMS)).toEqual([
      'src/store/c.ts: no program imports it; delete it',
    ]);
  });
});
