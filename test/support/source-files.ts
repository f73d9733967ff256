import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A text file of the repository. */
export interface SourceFile {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is not ours, where there is no git to ask. */
const SKIPPED = /^(node_modules|dist|coverage|packledger-data|\.git)$/;

/** All text files that are ours: what git tracks or would track. */
export async function readSourceFiles(): Promise<readonly SourceFile[]> {
  const paths = (await pathsOfGit()) ?? (await pathsOfFolder(ROOT));
  const files = await Promise.all(paths.map(readText));
  return files.filter((file) => file !== null).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function pathsOfGit(): Promise<readonly string[] | null> {
  try {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const { stdout } = await run('git', list, { cwd: ROOT, maxBuffer: 1 << 26 });
    const paths = stdout.split('\0').filter((path) => path !== '');
    // Unpacked from an archive into a folder of somebody else's repository, git lists nothing.
    return paths.includes('package.json') ? paths : null;
  } catch {
    return null;
  }
}

async function pathsOfFolder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const paths = entries
    .filter(({ name }) => !SKIPPED.test(name))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? pathsOfFolder(path) : [relative(ROOT, path)];
    });
  return (await Promise.all(paths)).flat();
}

async function readText(path: string): Promise<SourceFile | null> {
  // A file that is deleted but still tracked is null, as is one that is no text.
  const text = await readFile(join(ROOT, path), 'utf8').catch(() => null);
  return text === null || text.includes('\0') ? null : { path, text };
}
