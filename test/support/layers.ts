import { importsOf } from './imports.ts';
import type { SourceFile } from './source-files.ts';

/** Who may import whom, as ARCHITECTURE.md draws it. Everybody may import itself. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  client: [],
  web: ['client', 'engine'],
  store: ['engine'],
  operations: ['store', 'engine'],
  ingest: ['operations', 'engine'],
  jobs: ['operations', 'engine'],
  http: ['operations', 'engine'],
  runtime: ['http', 'jobs', 'ingest', 'operations', 'store', 'engine'],
  backup: ['runtime', 'store', 'operations', 'engine'],
  demo: ['runtime', 'operations', 'engine'],
  cli: ['backup', 'demo', 'runtime', 'operations', 'engine'],
  tools: ['test'],
  test: [
    'tools',
    'cli',
    'backup',
    'demo',
    'client',
    'web',
    'runtime',
    'http',
    'jobs',
    'ingest',
    'operations',
    'store',
    'engine',
  ],
  bench: ['test', 'cli', 'runtime', 'http', 'jobs', 'ingest', 'operations', 'store', 'engine'],
};

/** Packages that belong to some layers only. Tests and benches use what they like. */
const PACKAGES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(pg|pg-.*|@electric-sql\/.*)$/, ['store']],
  [/^(commander|cli-progress)$/, ['cli']],
  [/^(fastify|@fastify\/.*|prom-client)$/, ['http']],
  [/^(nodemailer|pino)$/, ['runtime']],
];

const BARREL = 'src/engine/index.ts';

/** The layer of a file: a folder of src or beside it; the files that lie in src are the runtime. */
export function layerOf(path: string): string {
  if (path.endsWith('.test.ts')) return 'test';
  const [first = '', second = '', third] = path.split('/');
  if (first !== 'src') return path.includes('/') ? first : 'root';
  return third === undefined ? 'runtime' : second;
}

/** Imports that go the wrong way, into the engine's inside, or to a package of another layer. */
export function layerProblems(file: SourceFile): readonly string[] {
  if (!/\.(ts|js)$/.test(file.path)) return [];
  const own = layerOf(file.path);
  if (LAYERS[own] === undefined) {
    return own === 'root'
      ? []
      : [`${file.path}: no layer is named ${own}; see test/support/layers.ts`];
  }
  return importsOf(file).flatMap(({ specifier, line, target }) => {
    const problem = target === null ? ofPackage(own, specifier) : ofFile(file.path, target);
    return problem === null ? [] : [`${file.path}:${line}: ${problem}`];
  });
}

function ofPackage(own: string, specifier: string): string | null {
  if (own === 'test' || own === 'bench') return null;
  if (own === 'engine' && specifier !== 'temporal-polyfill') {
    return `the engine is pure and may not import ${specifier}`;
  }
  const owners = PACKAGES.find(([name]) => name.test(specifier))?.[1];
  if (owners === undefined || owners.includes(own)) return null;
  return `${specifier} belongs to src/${owners.join(', src/')}`;
}

function ofFile(path: string, target: string): string | null {
  const own = layerOf(path);
  const other = layerOf(target);
  if (other === 'engine' && target !== BARREL && !path.startsWith('src/engine/')) {
    return `the engine is imported through ${BARREL}, not ${target}`;
  }
  if (other === own || LAYERS[own]?.includes(other)) return null;
  return `${own} may not import ${other} (${target}); see "What may import what"`;
}
