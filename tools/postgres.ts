import { spawnSync } from 'node:child_process';
import { findPostgres, installAdvice } from '../test/support/postgres-binaries.ts';

/** Whether the tests have a server to run on; if not, what to tell. */
export type PostgresForTests =
  | { readonly ok: true; readonly says: string }
  | { readonly ok: false; readonly says: string };

/**
 * Finds PostgreSQL for the tests, or installs it where that is ours to do: as root, with Debian's
 * package manager. Elsewhere it says what to type. `server` is the address of one, or ''.
 */
export async function postgresForTests(server: string): Promise<PostgresForTests> {
  if (server !== '') return { ok: true, says: 'PostgreSQL as named by the environment' };
  const before = await findPostgres();
  if (before !== null) return { ok: true, says: `PostgreSQL ${before.major}, ${before.folder}` };
  if (!mayInstall()) return { ok: false, says: installAdvice() };
  console.log('PostgreSQL is missing: installing the package postgresql.');
  const problem = aptGet('update') ?? aptGet('install', '--no-install-recommends', 'postgresql');
  const after = await findPostgres();
  if (after !== null) return { ok: true, says: `PostgreSQL ${after.major}, just installed` };
  return { ok: false, says: [problem, installAdvice()].filter(Boolean).join('\n') };
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

/** Runs a step of the package manager; what went wrong, or null. */
function aptGet(...step: readonly string[]): string | null {
  const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', '-y', ...step], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  });
  if (status === 0) return null;
  return `apt-get ${step.join(' ')} failed:\n${`${stdout}${stderr}`.trim()}`;
}
