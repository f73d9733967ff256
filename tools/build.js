// Makes dist from src. JavaScript, because `npm ci` runs it before there is anything to run
// TypeScript with on Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * A program of a development package; null when these are not installed.
 * @param {string} name
 * @param {string} path
 */
function binOf(name, path) {
  try {
    const packageFile = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(packageFile), path);
  } catch {
    return null;
  }
}

/**
 * Runs a step of the build; the first that fails decides the exit code.
 * @param {string | null} program
 * @param {readonly string[]} options
 */
function run(program, options) {
  if (program === null || (process.exitCode ?? 0) !== 0) return;
  process.exitCode =
    spawnSync(process.execPath, [program, ...options], { stdio: 'inherit' }).status ?? 1;
}

const tsc = binOf('typescript', 'bin/tsc');
if (tsc !== null) {
  // What was deleted or renamed in src must not live on in dist.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run(tsc, ['-p', join(root, 'tsconfig.build.json')]);
  run(binOf('vite', 'bin/vite.js'), [
    ...['build', '--config', join(root, 'web/vite.config.ts'), '--logLevel', 'error'],
  ]);
} else if (!existsSync(join(root, 'dist'))) {
  console.error('packledger is not built, and the compiler is missing: run npm ci without --omit.');
  process.exitCode = 1;
}
