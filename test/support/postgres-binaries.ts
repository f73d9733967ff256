import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The oldest release that our SQL is written for. */
export const POSTGRES_MAJOR_MIN = 15;

/** A server's programs on this machine. */
export interface PostgresBinaries {
  /** The folder that holds `initdb` and `postgres`. */
  readonly folder: string;
  readonly major: number;
}

/** Where packages put the programs without adding them to PATH: Debian and others, Homebrew. */
const FOLDERS_OF_RELEASES = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt'];

/** Finds a server new enough to test with; null when the machine has none. */
export async function findPostgres(): Promise<PostgresBinaries | null> {
  const candidates = [...foldersInPath(), ...(await foldersOfReleases()), await folderOfPgConfig()];
  for (const candidate of new Set(candidates)) {
    const found = await binariesIn(candidate);
    if (found !== null) return found;
  }
  return null;
}

/** What to type to get the server, for a person to read. */
export function installAdvice(platform: NodeJS.Platform = process.platform): string {
  const command =
    platform === 'darwin'
      ? 'brew install postgresql@17'
      : 'apt-get install postgresql (Debian, Ubuntu) or dnf install postgresql-server (Fedora)';
  return [
    `PostgreSQL ${POSTGRES_MAJOR_MIN} or newer is needed, and initdb and postgres were not found.`,
    `Install it: ${command}.`,
    'No service has to run. Or name a server with PACKLEDGER_TEST_DATABASE_URL=postgres://…',
  ].join('\n');
}

function foldersInPath(): readonly string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

async function foldersOfReleases(): Promise<readonly string[]> {
  const releases = await Promise.all(
    FOLDERS_OF_RELEASES.map(async (parent) => {
      const names = await readdir(parent).catch(() => []);
      return names.filter((name) => /^(postgresql@)?\d+$/.test(name)).map((n) => join(parent, n));
    }),
  );
  const number = (path: string) => Number(/\d+$/.exec(path)?.[0]);
  return releases
    .flat()
    .sort((a, b) => number(b) - number(a))
    .map((path) => join(path, 'bin'));
}

async function folderOfPgConfig(): Promise<string> {
  return run('pg_config', ['--bindir']).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}

async function binariesIn(folder: string): Promise<PostgresBinaries | null> {
  try {
    // A link to `postgres` alone, as in /usr/local/bin, leads to the folder that has the rest.
    const server = await realpath(join(folder, 'postgres'));
    await access(join(dirname(server), 'initdb'), constants.X_OK);
    const { stdout } = await run(server, ['--version']);
    const major = Number(/\b(\d+)/.exec(stdout)?.[1]);
    return major >= POSTGRES_MAJOR_MIN ? { folder: dirname(server), major } : null;
  } catch {
    return null;
  }
}
