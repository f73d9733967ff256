// Moments as Tencent's API writes them: of Beijing without an offset, or of UTC with a Z.
import { type Day, type Instant, parseDay } from '../../engine/index.ts';

/** How far the clocks of Beijing are ahead. */
export const BEIJING_MS = 8 * 3_600_000;

export type TimeForm = 'beijing' | 'utc';
export const TIME_FORMS = 'YYYY-MM-DD hh:mm:ss, YYYY-MM-DDThh:mm:ssZ';

const BEIJING_TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;
const UTC_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)Z$/;

/** `2022-01-04 10:00:00`, in Beijing. */
export function beijingTime(at: Instant): string {
  return new Date(at + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** `2022-01-04T02:00:00Z`. */
export function utcTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** A moment in the form in which another was written. */
export function timeIn(form: TimeForm, at: Instant): string {
  return form === 'utc' ? utcTime(at) : beijingTime(at);
}

/** Reads either form; null when the text is none. */
export function parseTime(text: string): { readonly at: Instant; readonly form: TimeForm } | null {
  const form = UTC_TIME.test(text) ? 'utc' : 'beijing';
  const [, day = '', time = ''] = (form === 'utc' ? UTC_TIME : BEIJING_TIME).exec(text) ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  // Date.parse takes the 31st of April for the 1st of May.
  if (Number.isNaN(at) || parseDay(day) === null) return null;
  return { at: form === 'utc' ? at : at - BEIJING_MS, form };
}

/** Reads a day as `20220104`; null when the text is none. */
export function parseDayNumber(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  return parseDay(`${year}-${month}-${day}`);
}
