import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgres, installAdvice } from './postgres-binaries.ts';

const run = promisify(execFile);

/** A PostgreSQL server of our own, gone when it is stopped or when this process ends. */
export interface Cluster {
  /** The address of its database `postgres`, as a superuser. */
  readonly url: string;
  readonly major: number;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Settings of postgresql.conf that replace ours, such as `{ fsync: 'on' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Nothing here outlives the run, so nothing waits for a disk. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
  log_min_messages: 'fatal',
};

/** Whoever runs the server when we are root, which PostgreSQL refuses to be. */
const USERS = ['postgres', 'nobody'];

const START_MS_MAX = 60_000;
const ATTEMPTS_MAX = 3;

/**
 * The server ends with us, however we end: it watches a pipe whose other end is ours, stops when
 * that closes, and takes its folder along. (It sits in a session of its own: an interrupt typed at
 * the terminal is for us to handle.)
 */
const GUARDED_SERVER = `
exec 3<&0
(
  read -r _ <&3
  while [ -f "$1/data/postmaster.pid" ]; do
    kill -QUIT "$(head -n 1 "$1/data/postmaster.pid")" 2>/dev/null || break
    sleep 0.1
  done
  rm -rf "$1"
) >/dev/null 2>&1 &
shift
exec "$@" </dev/null 3<&-
`;

/** Makes and starts a throw-away server that listens on 127.0.0.1 only. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const binaries = await findPostgres();
  if (binaries === null) throw new Error(installAdvice());
  const owner = await ownerOfServer();
  const folder = await mkdtemp(join(tmpdir(), 'packledger-pg-'));
  const password = randomBytes(16).toString('hex');
  try {
    await writeFile(join(folder, 'password'), password);
    await chmod(folder, 0o700);
    if (owner !== null) {
      await chown(join(folder, 'password'), owner.uid, owner.gid);
      await chown(folder, owner.uid, owner.gid);
    }
    await initialize(join(binaries.folder, 'initdb'), folder, owner);
    const settings = { ...SETTINGS, ...options.settings };
    const server = join(binaries.folder, 'postgres');
    const { child, port } = await launch({ server, folder, owner, settings, password });
    const stop = async () => {
      child.ref();
      child.stdin?.end();
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    };
    return { url: urlOf(port, password), major: binaries.major, stop };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

async function ownerOfServer(): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  for (const user of USERS) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // This machine has no such user: the next one.
    }
  }
  throw new Error(`root may not run PostgreSQL, and there is no user ${USERS.join(' or ')}`);
}

async function initialize(initdb: string, folder: string, owner: Owner | null): Promise<void> {
  const from = { cwd: folder, env: { ...process.env, LC_ALL: 'C', HOME: folder }, ...owner };
  const make = (locale: string) => {
    const login = ['-U', 'packledger', '-A', 'scram-sha-256', `--pwfile=${folder}/password`];
    const data = ['-D', join(folder, 'data'), '--no-sync', '-E', 'UTF8', `--locale=${locale}`];
    return run(initdb, [...login, ...data], from);
  };
  // Not every system has C.UTF-8; the order of texts is "C" either way.
  await make('C.UTF-8').catch(() => make('C'));
}

interface Launch {
  readonly server: string;
  readonly folder: string;
  readonly owner: Owner | null;
  readonly settings: Readonly<Record<string, string>>;
  readonly password: string;
}

/** Starts on a free port; on another one when somebody took that in the meantime. */
async function launch(options: Launch): Promise<{ child: ChildProcess; port: number }> {
  const { server, folder, owner, settings, password } = options;
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const places = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder };
    const flags = Object.entries({ ...settings, ...places }).flatMap(([k, v]) => [
      '-c',
      `${k}=${v}`,
    ]);
    const log = await open(join(folder, 'log'), 'w');
    const command = [server, '-D', join(folder, 'data'), ...flags];
    const child = spawn('/bin/sh', ['-c', GUARDED_SERVER, 'sh', folder, ...command], {
      cwd: folder,
      detached: true,
      stdio: ['pipe', 'ignore', log.fd],
      ...owner,
    });
    await log.close();
    if (await answers(child, urlOf(port, password))) {
      // From here on the server must not keep this process from ending.
      child.unref();
      return { child, port };
    }
    const reason = (await readFile(join(folder, 'log'), 'utf8')).trim();
    if (attempt === ATTEMPTS_MAX || !/address already in use/i.test(reason)) {
      child.stdin?.end();
      throw new Error(`the throw-away PostgreSQL did not start: ${reason}`);
    }
  }
}

async function answers(child: ChildProcess, url: string): Promise<boolean> {
  const deadline = Date.now() + START_MS_MAX;
  while (child.exitCode === null && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await pause(50);
    }
  }
  return false;
}

function urlOf(port: number, password: string): string {
  return `postgres://packledger:${password}@127.0.0.1:${port}/postgres`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}
