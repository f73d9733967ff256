import type { ReaderOptions, UsageReader } from '../../src/ingest/adapter.ts';
import type { EventBatch } from '../../src/operations/usage/usage-event.ts';

/** The bytes as a stream, cut at the given places (past the end they cut nothing). */
export async function* chunksOf(
  input: string | Uint8Array,
  cuts: readonly number[] = [],
): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(input);
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    yield bytes.subarray(from, Math.max(from, cut));
    from = Math.max(from, cut);
  }
  yield bytes.subarray(from);
}

/** Everything a reader finds in the bytes, its batches joined. */
export async function readAll(
  reader: UsageReader,
  chunks: AsyncIterable<Uint8Array>,
  options: ReaderOptions = { account: 'ac_1', item: 'live.downstream.mainland' },
): Promise<EventBatch> {
  const all = { events: [], indexes: [], rejections: [] } as {
    // The empty lists are of no type yet.
    -readonly [list in keyof EventBatch]: EventBatch[list][number][];
  };
  for await (const batch of reader(chunks, options)) {
    all.events.push(...batch.events);
    all.indexes.push(...batch.indexes);
    all.rejections.push(...batch.rejections);
  }
  return all;
}

/** What was rejected, short: `3 line_is_not_json`. */
export function rejected({ rejections }: EventBatch): string[] {
  return rejections.map(({ index, code }) => `${index} ${code}`);
}
