import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const WAIT_MS = 60_000;
const TRY_EVERY_MS = 50;
const SWEEP_MS_MAX = 10_000;

/** What a lock says behind the process when it is a server's, which does not end by itself. */
const SERVER_MARK = 'server';

/** Another process has had the embedded store open for too long to wait for, or is a server. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse';
  readonly folder: string;
  readonly pid: string;
  readonly isServer: boolean;
  constructor(folder: string, pid: string, isServer = false) {
    super(`the embedded store ${folder} is in use by process ${pid}`);
    this.folder = folder;
    this.pid = pid;
    this.isServer = isServer;
  }
}

/**
 * Takes the embedded store for this process: its files bear only one at a time. Waits for another
 * process to finish, unless that is a server; takes over from one that died. Returns what lets go
 * of it.
 */
export async function lockStore(folder: string, asServer = false): Promise<() => Promise<void>> {
  const file = `${folder.replace(/\/+$/, '')}.lock`;
  await mkdir(dirname(file), { recursive: true });
  const giveUpAt = Date.now() + WAIT_MS;
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(asServer ? `${process.pid} ${SERVER_MARK}` : `${process.pid}`);
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = (await readFile(file, 'utf8').catch(() => '')).trim();
    const [pid = '', mark] = holder.split(' ');
    if (pid !== '' && !isAlive(Number(pid))) {
      await sweep(file, holder);
      continue;
    }
    if (mark === SERVER_MARK) throw new StoreInUse(folder, pid, true);
    if (Date.now() > giveUpAt) throw new StoreInUse(folder, pid);
    await pause(TRY_EVERY_MS);
  }
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
