// Pages that show commands and what they print: typed into a shell, they print just that.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { ROOT } from './source-files.ts';

const run = promisify(execFile);
const END = '--- end of output ---';

/** A command as it is typed, and what the page prints below it; '' when it prints nothing. */
export interface Step {
  readonly command: string;
  readonly output: string;
}

/** A folder in which bin/packledger and samples/ are as in the repository. */
export class Walkway {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<Walkway> {
    const folder = await mkdtemp(join(tmpdir(), 'packledger-walk-'));
    for (const part of ['catalogs', 'node_modules', 'package.json', 'samples', 'src']) {
      await symlink(join(ROOT, part), join(folder, part));
    }
    await cp(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
    // Built from the sources as they are: what lies in dist may be older.
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const build = ['-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')];
    await run(process.execPath, [tsc, ...build]);
    return new Walkway(folder);
  }

  /** Types all commands of a page; every output that it shows must be what comes. */
  async walk(page: string): Promise<void> {
    const steps = await stepsOf(page);
    expect(steps.filter(({ output }) => output !== '').length).toBeGreaterThan(5);
    const outputs = await this.type(steps);
    steps.forEach(({ command, output }, index) => {
      if (output !== '') expect(masked(outputs[index] ?? ''), command).toBe(masked(output));
    });
  }

  /** Types commands into one shell; what each of them prints. */
  async type(
    steps: readonly Step[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<readonly string[]> {
    const script = steps
      .map(({ command }) => `${command}\necho '${END}'\n`)
      .join('')
      // So that nothing is left behind.
      .replace('$(mktemp -d)', join(this.folder, 'ledger'));
    const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...environment };
    const { stdout } = await run('bash', ['-e', '-c', script], { cwd: this.folder, env });
    return stdout.split(`${END}\n`);
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** The commands of a page's blocks of code: they begin with `$ ` and go on after a \ or a |. */
export async function stepsOf(page: string): Promise<readonly Step[]> {
  const text = await readFile(join(ROOT, page), 'utf8');
  // Blocks with a language are no commands, but they end where others could seem to begin.
  const fenced = [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)];
  const blocks = fenced.filter((match) => match[1] === '').map((match) => match[2] ?? '');
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const lines = part.split('\n');
        let length = 1;
        while (isOpen(lines.slice(0, length).join('\n')) && length < lines.length) length += 1;
        return {
          command: lines.slice(0, length).join('\n'),
          output: lines.slice(length).join('\n'),
        };
      }),
  );
}

function isOpen(command: string): boolean {
  return /(\\|\|)$/.test(command) || command.split("'").length % 2 === 0;
}

/** Without what is different every time: ids and the time of the settlement. */
function masked(text: string): string {
  return text
    .replace(/\b([a-z]{2})_[0-9a-z]{20}\b/g, '$1_…')
    .replace(/(revision 1, |第 1 次，)[\d-]+ [\d:]+/, '$1…')
    .trim();
}
