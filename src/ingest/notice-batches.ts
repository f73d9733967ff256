// What the lines of a media server's log say, gathered into batches.
import type { Outcome } from '../engine/index.ts';
import type { NoticeBatch } from '../operations/media/import-notices.ts';
import type { MediaNotice } from '../operations/media/media-notice.ts';
import type { UsageRejection } from '../operations/usage/usage-event.ts';
import type { Line } from './lines.ts';

const TAKE = 1000;

/** Gathers what `read` makes of each line; null: it says nothing that is of interest. */
export async function* noticeBatches(
  chunks: AsyncIterable<readonly Line[]>,
  read: (line: Line) => Outcome<readonly MediaNotice[]> | null,
): AsyncIterable<NoticeBatch> {
  let notices: MediaNotice[] = [];
  let rejections: UsageRejection[] = [];
  for await (const lines of chunks) {
    for (const line of lines) {
      const said = read(line);
      if (said === null) continue;
      if (said.ok) notices.push(...said.value);
      else {
        const { code, params } = said.refusal;
        rejections.push({ index: line.number, code, params });
      }
      if (notices.length + rejections.length < TAKE) continue;
      yield { notices, rejections };
      [notices, rejections] = [[], []];
    }
  }
  yield { notices, rejections };
}
