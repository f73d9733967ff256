// Moments as Tencent's API writes them: of Beijing without an offset, or of UTC with a Z.
import type { Instant } from '../../engine/index.ts';

const BEIJING_MS = 8 * 3_600_000;

/** `2022-01-04 10:00:00`, in Beijing. */
export function beijingTime(at: Instant): string {
  return new Date(at + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** `2022-01-04T02:00:00Z`. */
export function utcTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
