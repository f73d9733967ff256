// Makes an embedded store of a backup, whole or not at all. All is unpacked beside its place,
// compared with the manifest and opened once before it gets its name.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type ExtractEvents, extract } from 'tar-stream';
import { accept, assert, type Outcome, refuse } from '../engine/index.ts';
import { keyFileOf } from '../secrets.ts';
import { readFacts, withFolder } from '../store/embedded-folder.ts';
import { newestSchema } from '../store/migrate.ts';
import {
  isInside,
  KEY_ENTRY,
  MANIFEST_ENTRY,
  MANIFEST_SIZE_MAX,
  type Manifest,
  readManifest,
  STORE_ENTRY,
} from './backup-manifest.ts';
import { folderOf } from './embedded-url.ts';

export interface RestoreBackup {
  readonly databaseUrl: string;
  readonly file: string;
}

/** What was restored. */
export interface RestoredBackup extends Omit<Manifest, 'folders' | 'files'> {
  readonly folder: string;
}

const KEY_SIZE_MAX = 1000;

/**
 * Restores a backup into a folder where there is nothing. Throws `StoreInUse`, and what reading a
 * file throws. Refused, with nothing changed: a place that is not empty, a backup that is damaged,
 * none at all, or of a newer packledger.
 */
export async function restoreBackup(asked: RestoreBackup): Promise<Outcome<RestoredBackup>> {
  const folder = folderOf(asked.databaseUrl);
  if (!folder.ok) return folder;
  // Before anything is locked or made: a file that is not there is told as that.
  await (await open(asked.file)).close();
  return withFolder(folder.value, () => restoreInto(folder.value, asked.file));
}

async function restoreInto(folder: string, file: string): Promise<Outcome<RestoredBackup>> {
  const found = await readdir(folder).catch(() => []);
  if (found.length > 0) return refuse('store_is_there_already', { folder }, 'database');
  const half = `${folder}.half-${process.pid}`;
  try {
    await mkdir(half, { mode: 0o700 });
    const unpacked = await unpack(file, half);
    if (!unpacked.ok) return unpacked;
    const { manifest, key } = unpacked.value;
    const same = await sameKey(folder, key);
    if (!same.ok) return same;
    const opens = await checkStore(half, manifest);
    if (!opens.ok) return opens;
    if (key !== null) await writeFile(keyFileOf(folder), key, { mode: 0o600, flush: true });
    await rmdir(folder).catch(() => {});
    await rename(half, folder);
    const { folders: _, files: __, ...told } = manifest;
    return accept({ ...told, folder });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

interface Unpacked {
  readonly manifest: Manifest;
  readonly key: Buffer | null;
}

type Entry = ExtractEvents['entry'][1];
type Entries = AsyncIterator<Entry>;

async function unpack(file: string, into: string): Promise<Outcome<Unpacked>> {
  const archive = extract();
  // What goes wrong in reading comes out where the entries are read.
  pipeline(createReadStream(file), createGunzip(), archive, () => {});
  const entries: Entries = archive[Symbol.asyncIterator]();
  try {
    const manifest = await firstEntry(entries, file);
    return manifest.ok ? await unpackEntries(entries, into, { file, ...manifest }) : manifest;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return damaged(file, error.message);
  } finally {
    archive.destroy();
  }
}

async function firstEntry(entries: Entries, file: string): Promise<Outcome<Manifest>> {
  const none = { done: true, value: null } as const;
  const { value: first } = await entries.next().catch((error: unknown) => {
    if (isDamage(error)) return none;
    throw error;
  });
  const isOurs = first?.header.name === MANIFEST_ENTRY && sizeOf(first) <= MANIFEST_SIZE_MAX;
  const manifest = isOurs ? readManifest((await bytesOf(first)).toString('utf8')) : null;
  return manifest === null ? refuse('file_is_no_backup', { file }, 'file') : accept(manifest);
}

async function unpackEntries(
  entries: Entries,
  into: string,
  { file, value: manifest }: { readonly file: string; readonly value: Manifest },
): Promise<Outcome<Unpacked>> {
  const { schema, version } = manifest;
  const known = await newestSchema();
  if (schema > known) {
    const params = { schema: `${schema}`, known: `${known}`, version };
    return refuse('backup_is_newer', params, 'file');
  }
  let key: Buffer | null = null;
  const missing = new Map(manifest.files.map((each) => [each.path, each]));
  for (const path of manifest.folders) {
    if (!isInside(path)) return damaged(file, path);
    await mkdir(join(into, path), { recursive: true, mode: 0o700 });
  }
  for (
    let { value } = await entries.next();
    value !== undefined;
    { value } = await entries.next()
  ) {
    const entry: Entry = value;
    const { name, type } = entry.header;
    if (name === KEY_ENTRY && sizeOf(entry) <= KEY_SIZE_MAX) key = await bytesOf(entry);
    if (type !== 'file' || !name.startsWith(STORE_ENTRY)) {
      entry.resume();
      continue;
    }
    const inside = name.slice(STORE_ENTRY.length);
    const expected = missing.get(inside);
    if (expected === undefined || !isInside(inside)) return damaged(file, name);
    if ((await copyOut(entry, join(into, inside))) !== expected.sha256) return damaged(file, name);
    missing.delete(inside);
  }
  const [lost] = missing.keys();
  if (lost !== undefined) return damaged(file, lost);
  if ((manifest.masterKey === 'included') !== (key !== null)) return damaged(file, KEY_ENTRY);
  return accept({ manifest, key });
}

function sizeOf({ header }: Entry): number {
  return header.size ?? 0;
}

async function bytesOf(entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* piecesOf(entry: Entry): AsyncGenerator<Buffer> {
  for await (const piece of entry) {
    assert(Buffer.isBuffer(piece), 'an archive is read in bytes');
    yield piece;
  }
}

/** Writes a file; tells its fingerprint. */
async function copyOut(entry: Entry, file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const piece of piecesOf(entry)) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

/** A key that lies there already may belong to something else: it is not replaced. */
async function sameKey(folder: string, key: Buffer | null): Promise<Outcome<null>> {
  const file = keyFileOf(folder);
  const found = await readFile(file).catch(() => null);
  if (key === null || found === null || found.equals(key)) return accept(null);
  return refuse('key_is_there_already', { file }, 'database');
}

/** Whether it opens, and is what it says: a newer PostgreSQL's files look fine until then. */
async function checkStore(folder: string, manifest: Manifest): Promise<Outcome<null>> {
  try {
    const { schema } = await readFacts(folder);
    if (schema === manifest.schema) return accept(null);
  } catch {
    // Whatever the database said: it is of files that it does not know.
  }
  const { postgres, version } = manifest;
  return refuse('backup_does_not_open', { postgres, version }, 'file');
}

function damaged(file: string, place: string): Outcome<never> {
  return refuse('backup_is_damaged', { file, place }, 'file');
}

/** What gunzip and tar say of bytes that are none of theirs; what the system says has a code. */
function isDamage(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return 'code' in error ? String(error.code).startsWith('Z_') : error.name === 'Error';
}
