// Logs of media servers, read for a source: each line is a notice like those of hooks.
import { accept, type Calendar, type Outcome, refuse } from '../../engine/index.ts';
import { findSource } from '../../store/media-sources.ts';
import type { Context } from '../operation.ts';
import type { ImportedUsage } from '../usage/import-usage.ts';
import type { UsageRejection } from '../usage/usage-event.ts';
import type { MediaNotice } from './media-notice.ts';
import { readInbox } from './read-inbox.ts';
import { takeNotices } from './take-notices.ts';

/** Notices and what was no notice, in the order of their lines. */
export interface NoticeBatch {
  readonly notices: readonly MediaNotice[];
  readonly rejections: readonly UsageRejection[];
}

/**
 * Reads a log in batches; `resume` is where the bytes begin, when they are not its beginning, and
 * `calendar` that of the platform, for times that name no zone.
 */
export type NoticeReader = (
  chunks: AsyncIterable<Uint8Array>,
  options: {
    readonly resume?: { readonly log: string; readonly offset: number };
    readonly calendar: Calendar;
  },
) => AsyncIterable<NoticeBatch>;

const ERRORS_MAX = 100;

/** Takes the notices of a log and reads them; the same again adds nothing. */
export async function importNotices(
  context: Context,
  input: {
    readonly source: string;
    readonly batches: AsyncIterable<NoticeBatch>;
    readonly progress?: (counts: ImportedUsage) => void;
  },
): Promise<Outcome<ImportedUsage>> {
  const { source, batches, progress } = input;
  const row = await findSource(context.database, source);
  if (row === null || row.revokedAt !== null) {
    return refuse('source_not_found', { source }, 'source');
  }
  const errors: UsageRejection[] = [];
  let [accepted, duplicates, rejected] = [0, 0, 0];
  for await (const { notices, rejections } of batches) {
    const taken = await takeNotices(context, source, { notices, asks: null, started: null });
    accepted += taken;
    duplicates += notices.length - taken;
    rejected += rejections.length;
    errors.push(...rejections.slice(0, ERRORS_MAX - errors.length));
    await readInbox(context);
    progress?.({ accepted, duplicates, rejected, errors });
  }
  return accept({ accepted, duplicates, rejected, errors });
}
