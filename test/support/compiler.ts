import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './source-files.ts';

/** What the compiler says of a file when it is compiled as the engine is; '' when nothing. */
export async function compileWithEngine(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'packledger-types-'));
  try {
    const extended = join(ROOT, 'src/engine/tsconfig.json');
    const config = { extends: extended, include: ['.'], exclude: [] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    await writeFile(join(folder, 'probe.mts'), `${text}\nexport {};\n`);
    return await tsc(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function tsc(folder: string): Promise<string> {
  const program = join(ROOT, 'node_modules/.bin/tsc');
  return new Promise((resolve) => {
    execFile(program, ['-p', folder, '--pretty', 'false'], (_, stdout) => resolve(stdout));
  });
}
