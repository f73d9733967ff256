/** A time as it stands in a table: without its offset, which a note below the table tells. */
export function shortTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)}`;
}
