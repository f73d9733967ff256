import { findPostgres, installAdvice } from '../test/support/postgres-binaries.ts';
import { installPackages, mayInstall } from './debian.ts';

/** Whether the tests have what they need; what to tell of it. */
export interface ForTests {
  readonly ok: boolean;
  readonly says: string;
}

/**
 * Finds PostgreSQL for the tests, or installs it where that is ours to do: as root, with Debian's
 * package manager. Elsewhere it says what to type. `server` is the address of one, or ''.
 */
export async function postgresForTests(server: string): Promise<ForTests> {
  if (server !== '') return { ok: true, says: 'PostgreSQL as named by the environment' };
  const before = await findPostgres();
  if (before !== null) return { ok: true, says: `PostgreSQL ${before.major}, ${before.folder}` };
  if (!mayInstall()) return { ok: false, says: installAdvice() };
  console.log('PostgreSQL is missing: installing the package postgresql.');
  const problem = installPackages('postgresql');
  const after = await findPostgres();
  if (after !== null) return { ok: true, says: `PostgreSQL ${after.major}, just installed` };
  return { ok: false, says: [problem, installAdvice()].filter(Boolean).join('\n') };
}
