// Makes dist from src. JavaScript, because `npm ci` runs it before there is anything to run
// TypeScript with on Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

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

/**
 * Beside each file of the console what browsers take instead: packed once, not at every call.
 * @param {string} folder
 */
function packConsole(folder) {
  if ((process.exitCode ?? 0) !== 0 || !existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((one) => /\.(js|css)$/.test(one))) {
    const content = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
  }
}

const tsc = binOf('typescript', 'bin/tsc');
if (tsc !== null) {
  // What was deleted or renamed in src must not live on in dist.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run(tsc, ['-p', join(root, 'tsconfig.build.json')]);
  run(binOf('vite', 'bin/vite.js'), [
    ...['build', '--config', join(root, 'web/vite.config.ts'), '--logLevel', 'error'],
  ]);
  packConsole(join(root, 'dist/console/assets'));
} else if (!existsSync(join(root, 'dist'))) {
  console.error('packledger is not built, and the compiler is missing: run npm ci without --omit.');
  process.exitCode = 1;
}
