// Usage of a stretch of time, parted by billing days. See docs/concepts/media-servers.md.
import { assert } from './assert.ts';
import { addDays, type Calendar, type Day, type Instant } from './day.ts';

/** Usage between two moments; bytes are null where nobody counts them. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly bytes: bigint | null;
}

/** What of it lies in one billing day. */
export interface DayPart {
  readonly day: Day;
  /** A moment of the day, its last of the stretch. */
  readonly at: Instant;
  readonly bytes: bigint | null;
  readonly seconds: bigint;
  /** The bytes were parted by time, since nobody counted them at midnight. */
  readonly estimated: boolean;
}

const SECOND_MS = 1000n;

/**
 * Parts a stretch by billing days: bytes by the share of time, rounded so that the parts add up;
 * seconds by the clock. `start` is where whole seconds are counted from, so that the stretches of
 * one session lose none between them.
 */
export function spreadOverDays(
  calendar: Calendar,
  { from, to, bytes }: Stretch,
  start: Instant,
): readonly DayPart[] {
  assert(start <= from && from <= to, 'a stretch goes forward');
  const parts: DayPart[] = [];
  const first = calendar.dayOf(from);
  const estimated = bytes !== null && calendar.endOf(first) < to;
  let at = from;
  let before = 0n;
  for (let day = first; ; day = addDays(day, 1)) {
    const end = Math.min(calendar.endOf(day), to);
    const until = bytes === null ? 0n : shareBefore(bytes, { from, to, at: end });
    parts.push({
      day,
      at: Math.max(at, end === calendar.endOf(day) ? end - 1 : end),
      bytes: bytes === null ? null : until - before,
      seconds: secondsBetween(start, end) - secondsBetween(start, at),
      estimated,
    });
    if (end === to) return parts;
    before = until;
    at = end;
  }
}

/** How much of the bytes falls before a moment, rounded down to whole ones; at the end all. */
function shareBefore(
  bytes: bigint,
  { from, to, at }: { readonly from: Instant; readonly to: Instant; readonly at: Instant },
): bigint {
  return at === to ? bytes : (bytes * BigInt(at - from)) / BigInt(to - from);
}

function secondsBetween(start: Instant, end: Instant): bigint {
  return BigInt(end - start) / SECOND_MS;
}
