// The body of a usage report: counted as it comes in, so that neither a large one, nor a small one
// that a large one was pressed into, nor many at a time take more memory than there is room for.
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { accept, type Outcome, refuse } from '../engine/index.ts';
import type { Room } from '../operations/usage/intake-room.ts';
import { REPORT_BYTES_MAX } from '../operations/usage/report-usage.ts';

export interface ReportBody {
  readonly stream: Readable;
  readonly isGzip: boolean;
  readonly room: Room;
}

/** Reads a body to its end, or to where it is too large for a report or for the room there is. */
export async function readReportBody(body: ReportBody): Promise<Outcome<Buffer>> {
  const { stream, isGzip } = body;
  if (!isGzip) return collect(stream, body);
  const inflated = createGunzip();
  // A body that breaks off is told by what reads it.
  stream.once('error', (error) => inflated.destroy(error));
  return collect(stream.pipe(inflated), body);
}

async function collect(bytes: Readable, { stream, room }: ReportBody): Promise<Outcome<Buffer>> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Not destroyed on the way out: the connection is to carry the answer.
    for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
      length += chunk.length;
      if (length > REPORT_BYTES_MAX) return tooLarge();
      if (!room.take({ bytes: chunk.length })) return refuse('usage_intake_is_full');
      chunks.push(chunk);
    }
  } catch (error) {
    if (codeOf(error).startsWith('Z_')) return refuse('body_is_not_gzip');
    return refuse('body_is_not_readable', { cause: 'it broke off' });
  } finally {
    // What is left of it is thrown away as it comes.
    stream.unpipe();
    stream.resume();
    if (bytes !== stream) bytes.destroy();
  }
  return accept(Buffer.concat(chunks, length));
}

/** Refuses a body that is too large for a report. */
export function tooLarge(): Outcome<never> {
  return refuse('body_is_too_large', { max: `${REPORT_BYTES_MAX}` });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
