// Makes dist from src. JavaScript, because `npm ci` runs it before there is anything to run
// TypeScript with on Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The compiler's program; null when the development packages are not installed. */
function compiler() {
  try {
    const packageFile = createRequire(import.meta.url).resolve('typescript/package.json');
    return join(dirname(packageFile), 'bin', 'tsc');
  } catch {
    return null;
  }
}

const tsc = compiler();
if (tsc !== null) {
  // What was deleted or renamed in src must not live on in dist.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const options = ['-p', join(root, 'tsconfig.build.json')];
  process.exitCode =
    spawnSync(process.execPath, [tsc, ...options], { stdio: 'inherit' }).status ?? 1;
} else if (!existsSync(join(root, 'dist'))) {
  console.error('packledger is not built, and the compiler is missing: run npm ci without --omit.');
  process.exitCode = 1;
}
