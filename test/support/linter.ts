import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT, type SourceFile } from './source-files.ts';

/** What the linter says of the files, as `path: rule`, in a repository that holds only them. */
export async function lintAlone(files: readonly SourceFile[]): Promise<ReadonlySet<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'packledger-lint-'));
  try {
    for (const name of ['biome.json', 'package.json']) {
      await copyFile(join(ROOT, name), join(folder, name));
    }
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return problemsIn(await biome(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function biome(folder: string): Promise<string> {
  const program = join(ROOT, 'node_modules/.bin/biome');
  const options = ['check', '--reporter=json', '--max-diagnostics=none', '--colors=off'];
  return new Promise((resolve, reject) => {
    execFile(program, options, { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout) => {
      // It fails when it finds something, which is what we are here for.
      if (stdout === '' && error !== null) reject(error);
      else resolve(stdout);
    });
  });
}

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
}

function problemsIn(output: string): ReadonlySet<string> {
  const report: Report = JSON.parse(output);
  return new Set(
    report.diagnostics.map(
      ({ category, location }) => `${location.path}: ${category.split('/').at(-1) ?? category}`,
    ),
  );
}
