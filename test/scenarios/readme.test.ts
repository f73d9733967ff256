// The walk of both READMEs, typed into a shell: what they print is what comes.
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/source-files.ts';

const run = promisify(execFile);
const END = '--- end of output ---';

/** A command as it is typed, and what the page prints below it; '' when it prints nothing. */
interface Step {
  readonly command: string;
  readonly output: string;
}

describe.for(['README.md', 'README.zh-CN.md'])('the walk of %s', (page) => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packledger-readme-'));
    await mkdir(join(folder, 'bin'));
    await symlink(join(ROOT, 'samples'), join(folder, 'samples'));
    // The sources as they are: what was built may be older.
    const program = join(folder, 'bin', 'packledger');
    const tsx = join(ROOT, 'node_modules', '.bin', 'tsx');
    await writeFile(program, `#!/bin/sh\nexec '${tsx}' '${ROOT}src/cli/main.ts' "$@"\n`);
    await chmod(program, 0o755);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('prints what comes of its commands', { timeout: 240_000 }, async () => {
    const steps = stepsOf(await readFile(join(ROOT, page), 'utf8'));
    expect(steps.filter(({ output }) => output !== '').length).toBeGreaterThan(5);
    const script = steps
      .map(({ command }) => `${command}\necho '${END}'\n`)
      .join('')
      // So that nothing is left behind.
      .replace('$(mktemp -d)', join(folder, 'ledger'));
    const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8' };
    const { stdout } = await run('bash', ['-e', '-c', script], { cwd: folder, env });
    const outputs = stdout.split(`${END}\n`).map(masked);
    steps.forEach(({ command, output }, index) => {
      if (output !== '') expect(outputs[index], command).toBe(masked(output));
    });
  });
});

test('the READMEs type the same commands', async () => {
  const [en, zh] = await Promise.all(
    ['README.md', 'README.zh-CN.md'].map(async (page) =>
      stepsOf(await readFile(join(ROOT, page), 'utf8'))
        .map(({ command }) => command.replace(/--name "[^"]*"/, '--name'))
        .filter((command) => !command.startsWith('export PACKLEDGER_LANG')),
    ),
  );
  expect(zh).toEqual(en);
});

/** The commands in blocks of code: they begin with `$ ` and go on after a backslash or a quote. */
function stepsOf(text: string): readonly Step[] {
  const blocks = [...text.matchAll(/^```\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
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
  return command.endsWith('\\') || command.split("'").length % 2 === 0;
}

/** Without what is different every time: ids and the time of the settlement. */
function masked(text: string): string {
  return text
    .replace(/\b(ac|pk)_[0-9a-z]{20}\b/g, '$1_…')
    .replace(/(revision 1, |第 1 次，)[\d-]+ [\d:]+/, '$1…')
    .trim();
}
