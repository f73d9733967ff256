/** "UTC+08:00" of "Asia/Shanghai": at a moment, else now. */
export function offsetText(timeZone: string, at = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  return (name ?? '').replace('GMT', 'UTC');
}

const DAY_MS = 86_400_000;

/** The first moment of a day in a zone, some days later. */
export function startOfDay(day: string, timeZone: string, daysLater = 0): string {
  const moved = new Date(Date.parse(`${day}T00:00:00Z`) + daysLater * DAY_MS);
  const offset = offsetText(timeZone, moved).replace('UTC', '') || '+00:00';
  return `${moved.toISOString().slice(0, 10)}T00:00:00${offset}`;
}

/** How many days there are between two moments, a begun one counting. */
export function daysBetween(from: string, to: string): number {
  return Math.ceil((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The day that was some days before a day. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}
