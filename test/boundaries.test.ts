import { posix } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileWithEngine } from './support/compiler.ts';
import { LAYERS, layerOf, layerProblems } from './support/layers.ts';
import { lintAlone } from './support/linter.ts';
import type { SourceFile } from './support/source-files.ts';

/** Folders of src that the linter keeps apart. */
const FOLDERS = ['engine', 'store', 'operations', 'ingest', 'jobs', 'http', 'cli'];

/** A file of a layer for others to import. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  engine: ['src/engine/index.ts', 'src/engine/pack.ts'],
  runtime: ['src/runtime.ts', 'src/config.ts'],
  ...Object.fromEntries(
    FOLDERS.slice(1).map((name) => [name, [`src/${name}/a.ts`, `src/${name}/sub/a.ts`]]),
  ),
  ...Object.fromEntries(['test', 'bench', 'tools'].map((name) => [name, [`${name}/a.ts`]])),
};

/** Folders whose files try to import: those of src, one deeper, and src itself. */
const HOMES = [...FOLDERS.flatMap((name) => [`src/${name}`, `src/${name}/deep`]), 'src'];

/** A file in the folder for each file of another layer. */
function probesOf(home: string): readonly SourceFile[] {
  const own = layerOf(`${home}/a.ts`);
  const targets = Object.keys(LAYERS).filter((layer) => layer !== own);
  return targets.flatMap((layer) => TARGETS[layer] ?? []).map((target) => probe(home, target));
}

function probe(home: string, target: string): SourceFile {
  const specifier = posix.relative(home, target);
  return {
    path: `${home}/imports-${target.replaceAll(/\W/g, '-')}.ts`,
    text: importing(specifier.startsWith('.') ? specifier : `./${specifier}`),
  };
}

function importing(specifier: string): string {
  return `import { a } from '${specifier}';\n\nexport const b = a;\n`;
}

describe('the linter and the table of layers say the same', () => {
  let said: ReadonlySet<string>;
  beforeAll(async () => {
    said = await lintAlone(HOMES.flatMap(probesOf));
  });

  test.for(HOMES)('of what %s may import', (home) => {
    const probes = probesOf(home);
    const byLinter = probes.filter(({ path }) => said.has(`${path}: noRestrictedImports`));
    const byTable = probes.filter((file) => layerProblems(file).length > 0);
    expect(byLinter.map(({ path }) => path)).toEqual(byTable.map(({ path }) => path));
    // Each may import something (the engine only itself) and not everything.
    expect(byTable.length).toBeGreaterThan(0);
    if (!home.startsWith('src/engine')) expect(byTable.length).toBeLessThan(probes.length);
  });
});

const lines = (count: number) => '  Math.max(0, 1);\n'.repeat(count);

/** A rule, a file that breaks it, and one like it that keeps it. */
const EXAMPLES: readonly (readonly [rule: string, path: string, bad: string, good: string])[] = [
  ['noRestrictedImports', 'src/engine', importing('node:fs'), importing('./b.ts')],
  ['noRestrictedImports', 'src/engine', importing('pg'), importing('temporal-polyfill')],
  [
    'noExcessiveLinesPerFunction',
    'src/store',
    `export function f() {\n${lines(71)}}\n`,
    `export function f() {\n${lines(60)}}\n`,
  ],
  ['noExplicitAny', 'src/store', 'export type A = any;\n', 'export type A = unknown;\n'],
  [
    'noNonNullAssertion',
    'src/store',
    'export const f = (a: string[]) => a[0]!;\n',
    [
      'export const f = (a: string[]) =>',
      '  // biome-ignore lint/style/noNonNullAssertion: never empty, see g',
      '  a[0]!;\n',
    ].join('\n'),
  ],
  ['noDefaultExport', 'src/store', 'export default 1;\n', 'export const a = 1;\n'],
  ['noBarrelFile', 'src/store', "export * from './b.ts';\n", 'export const a = 1;\n'],
  [
    'noFloatingPromises',
    'src/store',
    'export const f = async () => 1;\nf();\n',
    'export const f = async () => 1;\nawait f();\n',
  ],
  ['noConsole', 'src/store', 'console.log(1);\n', 'export const a = 1;\n'],
  ['noProcessEnv', 'src/store', "process.env['A'];\n", 'process.cwd();\n'],
  ['noUndeclaredDependencies', 'src/store', importing('left-pad'), importing('pg')],
  [
    'organizeImports',
    'src/store',
    "import './b.ts';\nimport { z } from 'pg';\nimport { y } from 'node:fs';\n\nz(y);\n",
    "import { y } from 'node:fs';\nimport { z } from 'pg';\n\nz(y);\n",
  ],
  ['format', 'src/store', 'export const a = "b"', "export const a = 'b';\n"],
];

const files = EXAMPLES.flatMap(([, folder, bad, good], index) => [
  { path: `${folder}/bad-${index}.ts`, text: bad },
  { path: `${folder}/good-${index}.ts`, text: good },
]);

describe('the linter', () => {
  let said: ReadonlySet<string>;
  beforeAll(async () => {
    said = await lintAlone([
      ...files,
      { path: 'src/store/one.ts', text: `import './two.ts';\n` },
      { path: 'src/store/two.ts', text: `import './one.ts';\n` },
      { path: 'src/store/camelCase.ts', text: 'export const a = 1;\n' },
    ]);
  });

  test.for(EXAMPLES.map(([rule, folder], index) => ({ rule, folder, index })))(
    'refuses what breaks $rule and nothing else',
    ({ rule, folder, index }) => {
      expect(said).toContain(`${folder}/bad-${index}.ts: ${rule}`);
      expect(said).not.toContain(`${folder}/good-${index}.ts: ${rule}`);
    },
  );

  test('refuses a cycle of imports', () => {
    expect(said).toContain('src/store/one.ts: noImportCycles');
  });

  test('refuses a file name that is not kebab-case', () => {
    expect(said).toContain('src/store/camelCase.ts: useFilenamingConvention');
  });
});

describe("the engine's compiler", () => {
  const impure: readonly (readonly [what: string, text: string])[] = [
    ['a timer', 'setTimeout(() => {}, 1);'],
    ['the console', 'console.log(1);'],
    ['the environment', 'process.env;'],
    ['the network', "fetch('a');"],
    ['files', "import 'node:fs';\nimport { readFileSync } from 'node:fs';\n\nreadFileSync;"],
    ['a page', 'document.title;'],
  ];
  test.for(impure)('knows nothing of %s', async ([, text]) => {
    expect(await compileWithEngine(text)).toMatch(/probe\.mts.*error TS\d+: Cannot find name/);
  });

  test('knows the language', async () => {
    expect(await compileWithEngine('export const a = [3n].toSorted().at(-1);')).toBe('');
  });
});
