// The log of SRS: it has no access log, but what its hooks said, with the bytes of on_close, also
// when nobody took it. Read for what was lost: a hook that did arrive is known by its identity.
import {
  accept,
  type Calendar,
  type Instant,
  type Outcome,
  parseDay,
  refuse,
} from '../engine/index.ts';
import type { NoticeReader } from '../operations/media/import-notices.ts';
import type { MediaNotice } from '../operations/media/media-notice.ts';
import { collectSrs } from './collectors/srs.ts';
import { type Line, readLines } from './lines.ts';
import { noticeBatches } from './notice-batches.ts';
import { isUsageTime, parseTimestamp } from './timestamp.ts';
import { shown } from './usage-fields.ts';

/** `[2024-10-16 09:00:00.123][INFO][1][t2r7a856] http: on_close ok, client_id=…, request={` */
const HOOK = new RegExp(
  String.raw`^\[(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)\.(\d{3})\](?:\[[^\]]*\])+ ` +
    'http: (?:on_(?:close|play|publish) ok|ignore on_close failed), ' +
    String.raw`(?:client_id=[^,]*, )?url=[^,]*, request=(?=\{)`,
);
/** What a line of a hook has, whatever else is wrong with it. */
const HOOK_LIKE = / http: (?:on_(?:close|play|publish) ok|ignore on_close failed), /;
const LINE_LIKE = '[2024-10-16 09:00:00.123][INFO][1][ID] http: on_close ok, …, request={…}';
const NO_CALL = { contentType: '', authorization: '', query: {}, signing: null } as const;

/** Reads the log; all that is no word of a hook is passed over. Its times are the platform's. */
export const readSrsLog: NoticeReader = (chunks, { calendar }) =>
  noticeBatches(readLines(chunks, 'utf8'), (line) => {
    // Its last line may still be written.
    return line.ended && line.flaw === null ? readLine(line, calendar) : null;
  });

/** What a line says; null: no hook said it. */
function readLine({ text }: Line, calendar: Calendar): Outcome<readonly MediaNotice[]> | null {
  if (!HOOK_LIKE.test(text)) return null;
  const [head, day = '', time = '', ms = ''] = HOOK.exec(text) ?? [];
  const body = head === undefined ? null : objectAt(text, head.length);
  const at = timeOf(calendar, { day, time, ms });
  if (body === null || at === null) {
    return refuse('line_is_not_an_srs_log_line', { text: shown(text), right: LINE_LIKE });
  }
  const heard = collectSrs({ ...NO_CALL, body: Buffer.from(body), at, wallTime: at });
  return heard.ok ? accept(heard.value.notices.map((notice) => ({ ...notice, at }))) : heard;
}

/** The JSON object that begins there; null: it does not end. What is in it players wrote. */
function objectAt(text: string, from: number): string | null {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth === 0) return text.slice(from, at + 1);
    }
  }
  return null;
}

function timeOf(
  calendar: Calendar,
  { day: text, time, ms }: { readonly day: string; readonly time: string; readonly ms: string },
): Instant | null {
  const day = parseDay(text);
  if (day === null || parseTimestamp(`${text}T${time}Z`) === null) return null;
  const at = calendar.at(day, time) + Number(ms);
  return isUsageTime(at) ? at : null;
}
