import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const WAIT_MS = 60_000;
const TRY_EVERY_MS = 50;
const SWEEP_MS_MAX = 10_000;

/** What a lock says behind the process when it is a server's, which does not end by itself. */
const SERVER_MARK = 'server';
const COMMAND_MARK = 'command';

/** What stands in the locks that this process holds. */
const held = new Set<string>();

/** Who has an embedded store open. */
export interface StoreHolder {
  readonly pid: string;
  readonly isServer?: boolean;
  /** Another machine or container, whose processes cannot be seen from here; null: this one. */
  readonly host?: string | null;
}

/** Another process has had the embedded store open for too long to wait for, or is a server. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse';
  readonly folder: string;
  readonly pid: string;
  readonly isServer: boolean;
  readonly host: string | null;
  constructor(folder: string, { pid, isServer = false, host = null }: StoreHolder) {
    super(`the embedded store ${folder} is in use by process ${pid}`);
    this.folder = folder;
    this.pid = pid;
    this.isServer = isServer;
    this.host = host;
  }
}

/**
 * Takes the embedded store for this process: its files bear only one at a time. Waits for another
 * process to finish, unless that is a server; takes over from one that died. Returns what lets go
 * of it.
 */
export async function lockStore(folder: string, asServer = false): Promise<() => Promise<void>> {
  const file = lockFileOf(folder);
  await mkdir(dirname(file), { recursive: true });
  const mark = asServer ? SERVER_MARK : COMMAND_MARK;
  const own = [process.pid, mark, hostname(), randomUUID()].join(' ');
  const giveUpAt = Date.now() + WAIT_MS;
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      held.add(own);
      await handle.writeFile(own);
      await handle.close();
      return async () => {
        await rm(file, { force: true });
        held.delete(own);
      };
    } catch (error) {
      held.delete(own);
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const text = (await readFile(file, 'utf8').catch(() => '')).trim();
    const holder = holderIn(text);
    if (holder !== null && isDead(holder, text)) {
      await sweep(file, text);
      continue;
    }
    const isServer = holder?.isServer === true;
    if (isServer || Date.now() > giveUpAt) throw new StoreInUse(folder, holder ?? { pid: '' });
    await pause(TRY_EVERY_MS);
  }
}

/** The file beside an embedded store that says who has it open. */
export function lockFileOf(folder: string): string {
  return `${folder.replace(/\/+$/, '')}.lock`;
}

/** Who a lock says has the store; null while it is being written. */
function holderIn(text: string): StoreHolder | null {
  const [pid = '', mark = '', host = hostname()] = text.split(' ');
  if (pid === '') return null;
  return { pid, isServer: mark === SERVER_MARK, host: host === hostname() ? null : host };
}

/**
 * In a container every first process has the number 1: one that was killed has that of the one
 * that takes its place.
 */
function isDead({ pid, host }: StoreHolder, text: string): boolean {
  if (host !== null) return false;
  return Number(pid) === process.pid ? !held.has(text) : !isAlive(Number(pid));
}

/** Removes the lock of a process that died; one at a time, so that no new lock is removed. */
async function sweep(file: string, dead: string): Promise<void> {
  const broom = `${file}.sweep`;
  try {
    await (await open(broom, 'wx')).close();
  } catch {
    const since = await stat(broom).catch(() => null);
    if (since !== null && Date.now() - since.mtimeMs > SWEEP_MS_MAX)
      await rm(broom, { force: true });
    await pause(TRY_EVERY_MS);
    return;
  }
  const holder = await readFile(file, 'utf8').catch(() => '');
  if (holder.trim() === dead) await rm(file, { force: true });
  await rm(broom, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive, though we may not signal it.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
