// Access logs: the bytes sent to each request are usage of one item.
import { accept, assert, type Outcome, refuse } from '../engine/index.ts';
import { logFingerprint } from '../operations/usage/followed-logs.ts';
import type { UsageEvent } from '../operations/usage/usage-event.ts';
import { Batch, type UsageReader } from './adapter.ts';
import { type Line, readLines } from './lines.ts';
import { isWholeCombinedLine, readLogLine } from './log-line.ts';
import { isUsageTime } from './timestamp.ts';
import { readQuantity, refuseOutOfRange, shown } from './usage-fields.ts';

/** What a line of the combined format looks like, for those whose line does not. */
const LINE_LIKE =
  'ADDRESS - USER [17/May/2015:10:05:03 +0000] "REQUEST" 200 1234 "REFERRER" "AGENT"';

/**
 * Reads an access log in the combined (or common) format. A line is identified by the log it is
 * in and its byte offset there, so two equal lines are two requests, and a log that has grown
 * since adds only its new lines.
 *
 * A log is known by its first whole line. More of its beginning would tell more logs apart, but
 * must not change while the log grows; one line is the most that is there from the first import
 * on, and it holds a time, an address and a request. Before that line is whole nothing is read.
 */
export const readNginx: UsageReader = async function* (chunks, { account, item, resume }) {
  assert(item !== undefined, 'an access log is read for an item');
  const batch = new Batch();
  let source = resume === undefined ? null : `log:${resume.log}`;
  const before = resume?.offset ?? 0;
  // Latin-1, because agents write what they like; no byte that matters is beyond ASCII.
  for await (const lines of readLines(chunks, 'latin1')) {
    for (const line of lines) {
      if (line.flaw !== null) {
        batch.reject(line.number, line.flaw);
      } else if (source !== null || line.ended) {
        source ??= `log:${logFingerprint(line.text)}`;
        const placed = { ...line, offset: before + line.offset };
        const event = readLine(placed, { account, source, item });
        if (event?.ok === true) batch.add(line.number, event.value);
        else if (event !== null) batch.reject(line.number, event.refusal);
      }
      if (batch.full) yield batch.take();
    }
  }
  if (!batch.empty) yield batch.take();
};

/** The event of a line; null when the line tells of no usage or is still being written. */
function readLine(
  line: Line,
  log: Pick<UsageEvent, 'account' | 'source' | 'item'>,
): Outcome<UsageEvent> | null {
  const read = readLogLine(line.text);
  // Of a line without its end, only the closed quotes say that no digit of the bytes is missing.
  if (!line.ended && (read === null || !isWholeCombinedLine(read))) return null;
  if (read === null) {
    const params = { text: shown(line.text), right: LINE_LIKE };
    return refuse('line_is_not_a_combined_log_line', params);
  }
  const { time, bytes } = read;
  if (bytes === '-') return null;
  const quantity = readQuantity(bytes);
  if (!quantity.ok) return quantity;
  if (quantity.value === 0n) return null;
  if (!isUsageTime(time)) return refuseOutOfRange(read.timeText);
  return accept({
    ...log,
    id: `${line.offset}`,
    time,
    quantity: quantity.value,
    instance: null,
    domain: null,
    stream: null,
  });
}
