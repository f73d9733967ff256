// The files of a log that grows: the one that is written, and those it was renamed or copied to.
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { logFingerprint } from '../operations/usage/followed-logs.ts';

const FIRST_LINE_MAX = 1024 * 1024;
const PROBE_BYTES = 64 * 1024;
const NEWLINE = 10;
const PACKED = /\.(?:gz|bz2|xz|zst|lz4)$/;

/** A file of the log, open. */
export interface LogFile {
  readonly path: string;
  readonly handle: FileHandle;
  /** What it is known by: its first line. */
  readonly log: string;
  readonly size: number;
  /** When it was written last. */
  readonly writtenAt: number;
  /** The name under which it is written. */
  readonly isCurrent: boolean;
}

/** The files of a log that have a whole first line, those that were written first in front. */
export async function openLogFiles(path: string): Promise<readonly LogFile[]> {
  const folder = dirname(path);
  const own = basename(path);
  const names = (await readdir(folder)).filter((name) => {
    return name === own || (/^[.-]/.test(name.slice(own.length)) && name.startsWith(own));
  });
  const files: LogFile[] = [];
  for (const name of names.filter((one) => !PACKED.test(one))) {
    const file = await openLogFile(join(folder, name), name === own);
    if (file !== null) files.push(file);
  }
  return files.sort(
    (a, b) => Number(a.isCurrent) - Number(b.isCurrent) || a.writtenAt - b.writtenAt,
  );
}

async function openLogFile(path: string, isCurrent: boolean): Promise<LogFile | null> {
  // It may be renamed or removed meanwhile; then the next look finds it.
  const handle = await open(path).catch(() => null);
  if (handle === null) return null;
  const stat = await handle.stat();
  const log = stat.isFile() ? await firstLineOf(handle) : null;
  if (log === null) {
    await handle.close();
    return null;
  }
  return { path, handle, log, size: stat.size, writtenAt: stat.mtimeMs, isCurrent };
}

/** What the first line is known by; null: it is not whole yet. */
async function firstLineOf(handle: FileHandle): Promise<string | null> {
  for (let bytes = PROBE_BYTES; ; bytes *= 4) {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    const end = buffer.subarray(0, bytesRead).indexOf(NEWLINE);
    if (end > 0) return logFingerprint(buffer.toString('latin1', 0, end).replace(/\r$/, ''));
    if (end === 0 || bytesRead < bytes || bytes >= FIRST_LINE_MAX) return null;
  }
}

/** Whole lines from an offset on, as many as are read at a time; null: there is none. */
export async function readWholeLines(
  file: LogFile,
  offset: number,
  pieceBytes: number,
): Promise<Buffer | null> {
  const buffer = Buffer.alloc(Math.min(pieceBytes, Math.max(0, file.size - offset)));
  const { bytesRead } = await file.handle.read(buffer, 0, buffer.length, offset);
  const end = buffer.subarray(0, bytesRead).lastIndexOf(NEWLINE);
  // A line that is longer than a piece is none that is read: it is passed over.
  const whole = end < 0 ? (bytesRead === pieceBytes ? bytesRead : 0) : end + 1;
  // Truncated meanwhile, the bytes are another log's: what they are known by tells.
  if (whole === 0 || (await firstLineOf(file.handle)) !== file.log) return null;
  return buffer.subarray(0, whole);
}
