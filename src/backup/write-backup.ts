// Copies an embedded store into one file: whole or not at all.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { accept, type Outcome, refuse } from '../engine/index.ts';
import { packageVersion } from '../package-version.ts';
import { keyFileOf } from '../secrets.ts';
import { type StoreFacts, withClosedStore } from '../store/embedded-folder.ts';
import { KEY_ENTRY, MANIFEST_ENTRY, type Manifest, STORE_ENTRY } from './backup-manifest.ts';
import { folderOf } from './embedded-url.ts';

export interface WriteBackup {
  readonly databaseUrl: string;
  /** Whether a setting has the master key, so that no file is asked for it. */
  readonly keyElsewhere: boolean;
  readonly file: string;
  readonly now: number;
}

/** What was written. */
export interface WrittenBackup extends Omit<Manifest, 'folders' | 'files'> {
  readonly file: string;
  readonly size: number;
}

/** In it are secrets: nobody else may read it. */
const MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * Backs up an embedded store that nobody has open. Throws `StoreInUse`. Refused: another kind of
 * store, none at all, and a file that is there already.
 */
export async function writeBackup(asked: WriteBackup): Promise<Outcome<WrittenBackup>> {
  const { databaseUrl, file } = asked;
  const folder = folderOf(databaseUrl);
  if (!folder.ok) return folder;
  if (!(await isThere(join(folder.value, 'PG_VERSION')))) {
    return refuse('store_is_not_there', { folder: folder.value }, 'database');
  }
  if (await isThere(file)) return refuse('file_is_there_already', { file }, 'file');
  const written = await withClosedStore(folder.value, async (facts) => {
    const backup = await planOf(asked, folder.value, facts);
    const half = `${file}.half-${process.pid}`;
    try {
      await write(half, backup, asked.now);
      await rename(half, file);
    } finally {
      await rm(half, { force: true });
    }
    return backup.manifest;
  });
  const { folders: _, files: __, ...manifest } = written;
  return accept({ ...manifest, file, size: (await stat(file)).size });
}

interface Plan {
  readonly manifest: Manifest;
  readonly folder: string;
  readonly key: Buffer | null;
}

async function planOf(
  { keyElsewhere, now }: WriteBackup,
  folder: string,
  facts: StoreFacts,
): Promise<Plan> {
  const keyFile = keyFileOf(folder);
  const key = !keyElsewhere && (await isThere(keyFile)) ? await readFile(keyFile) : null;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pathOf = ({ parentPath, name }: { parentPath: string; name: string }) =>
    join(parentPath, name).slice(join(folder, '/').length).replaceAll('\\', '/');
  const folders = entries.filter((entry) => entry.isDirectory()).map(pathOf);
  const files: Manifest['files'] = [];
  for (const path of entries
    .filter((entry) => entry.isFile())
    .map(pathOf)
    .sort()) {
    files.push({ path, ...(await measure(join(folder, path))) });
  }
  const manifest: Manifest = {
    product: 'packledger',
    format: 1,
    version: packageVersion(),
    ...facts,
    madeAt: new Date(now).toISOString(),
    masterKey: keyElsewhere ? 'elsewhere' : key === null ? 'none' : 'included',
    folders: folders.sort(),
    files,
  };
  return { manifest, folder, key };
}

async function measure(file: string): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of createReadStream(file)) {
    hash.update(piece);
    size += piece.length;
  }
  return { size, sha256: hash.digest('hex') };
}

async function write(file: string, backup: Plan, now: number): Promise<void> {
  const archive = pack();
  const out = createWriteStream(file, { flags: 'wx', mode: MODE, flush: true });
  await Promise.all([
    pipeline(Readable.from(archive), createGzip(), out),
    fill(archive, backup, new Date(now)),
  ]);
}

/** The manifest comes first, so that whoever reads it knows at once what follows. */
async function fill(archive: Pack, { manifest, folder, key }: Plan, mtime: Date): Promise<void> {
  const add = (name: string, data: Buffer) => {
    archive.entry({ name, size: data.length, mode: MODE, mtime }, data);
  };
  add(MANIFEST_ENTRY, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  if (key !== null) add(KEY_ENTRY, key);
  for (const path of manifest.folders) {
    archive.entry({ name: `${STORE_ENTRY}${path}`, type: 'directory', mode: FOLDER_MODE, mtime });
  }
  for (const { path, size } of manifest.files) {
    const entry = archive.entry({ name: STORE_ENTRY + path, size, mode: MODE, mtime });
    await pipeline(createReadStream(join(folder, path)), entry);
  }
  archive.finalize();
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
