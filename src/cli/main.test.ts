// The program as a process: what only shows there. Each start takes seconds, so there are few.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const TIMEOUT_MS = 120_000;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packledger-walk-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a line of the shell in which `$WALK` and `$PACKLEDGER` are the programs. */
async function shell(line: string, environment: Readonly<Record<string, string>> = {}) {
  const node = `${process.execPath} --import tsx`;
  const child = spawn('bash', ['-o', 'pipefail', '-c', line], {
    env: {
      ...process.env,
      PACKLEDGER_LANG: 'en',
      PACKLEDGER_DATABASE_URL: `pglite:${join(folder, 'store')}`,
      WALK: `${node} src/cli/walk.ts`,
      PACKLEDGER: `${node} src/cli/main.ts`,
      ...environment,
    },
  });
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { exitCode: await exited, out, err };
}

describe('the walk of npm start', () => {
  test(
    'goes through the main job, and a second time says that nothing is new',
    async () => {
      const first = await shell('$WALK');
      expect(first).toMatchObject({ exitCode: 0, err: '' });
      expect(first.out).toContain('1,927 accepted, 0 duplicates, 0 rejected');
      expect(first.out).toContain('charged 356.241 MB: 99.915 GB → 99.559 GB');
      expect(first.out).toContain('✓ Every figure is what the facts give');

      const second = await shell('$WALK', { PACKLEDGER_LANG: 'zh' });
      expect(second).toMatchObject({ exitCode: 0, err: '' });
      expect(second.out).toContain('新增 0 条，重复 1,927 条');
      expect(second.out).toContain('没有变化');
      expect(second.out).toContain('这一遍什么都没有改变');
    },
    TIMEOUT_MS,
  );

  test(
    'and every command end quietly when their reader goes away',
    async () => {
      const walk = await shell('$WALK | head -n 1');
      expect(walk).toMatchObject({ exitCode: 0, err: '' });
      const list = await shell('$PACKLEDGER account list --json | true');
      expect(list).toMatchObject({ exitCode: 0, err: '' });
    },
    TIMEOUT_MS,
  );
});
