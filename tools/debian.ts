// What the tests need of the system, installed where that is ours to do: as root, with Debian's
// package manager.
import { spawnSync } from 'node:child_process';

/** Whether packages of the system are ours to install. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

/** Installs packages; what went wrong, or null. */
export function installPackages(...names: readonly string[]): string | null {
  return aptGet('update') ?? aptGet('install', '--no-install-recommends', ...names);
}

function aptGet(...step: readonly string[]): string | null {
  const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', '-y', ...step], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  });
  if (status === 0) return null;
  return `apt-get ${step.join(' ')} failed:\n${`${stdout}${stderr}`.trim()}`;
}
