// The access log of nginx-rtmp: a line when a session ends, with its bytes. In the format that
// docs/media-servers/nginx-rtmp.md gives, or in the module's own (`combined`).
import { accept, type Direction, type Instant, type Outcome, refuse } from '../engine/index.ts';
import type { NoticeReader } from '../operations/media/import-notices.ts';
import type { MediaNotice } from '../operations/media/media-notice.ts';
import { logFingerprint } from '../operations/usage/followed-logs.ts';
import { argsOf } from './collectors/payload.ts';
import { type Line, readLines } from './lines.ts';
import { readLogTime } from './log-line.ts';
import { noticeBatches } from './notice-batches.ts';
import { isUsageTime } from './timestamp.ts';
import { shown } from './usage-fields.ts';

const SECOND_MS = 1000;

const OURS =
  /^(\d{1,12})\.(\d{3}) \d+ (\S+) (\S+) "([^"]*)" "(.*?)" "(.*)" (\d{1,18}) (\d{1,18}) (\d{1,10})$/;
const COMBINED = new RegExp(
  String.raw`^(\S+) (\[[^\]]+\]) (\S+) "([^"]*)" "(.*?)" "(.*?)" - (\d{1,18}) (\d{1,18})` +
    String.raw` ".*" ".*" \(([^)]*)\)$`,
);
const LENGTH = /^(?:(\d+)d )?(?:(\d+)h )?(?:(\d+)m )?(\d+)s$/;
const UNITS = [86_400, 3_600, 60, 1] as const;

const LINE_LIKE =
  '$msec $connection $remote_addr $command "$app" "$name" "$args" RECEIVED SENT TIME';

/** Reads the log; a line is known by the log it is in and its place there. */
export const readNginxRtmp: NoticeReader = (chunks, { resume }) => {
  let log = resume?.log ?? null;
  const before = resume?.offset ?? 0;
  return noticeBatches(readLines(chunks, 'latin1'), (line) => {
    if (line.flaw !== null) return refuse(line.flaw.code);
    // Its last line may still be written.
    if (!line.ended) return null;
    log ??= logFingerprint(line.text);
    return readLine({ ...line, offset: before + line.offset }, log);
  });
};

interface Session {
  readonly at: Instant;
  readonly seconds: number;
  readonly direction: Direction;
  readonly address: string;
  readonly app: string;
  readonly name: string;
  readonly args: string;
  readonly received: string;
  readonly sent: string;
}

/** The notice of a line; null: nobody played or published. */
function readLine(line: Line, log: string): Outcome<readonly MediaNotice[]> | null {
  const text = Buffer.from(line.text, 'latin1').toString('utf8');
  const session = readOurs(text) ?? readCombined(text);
  if (session === null) {
    return refuse('line_is_not_an_rtmp_log_line', { text: shown(text), right: LINE_LIKE });
  }
  if (session === 'nobody') return null;
  const { at, seconds, direction, address, app, name, args, received, sent } = session;
  if (!isUsageTime(at))
    return refuse('line_is_not_an_rtmp_log_line', { text: shown(text), right: LINE_LIKE });
  const id = `log:${log}/${line.offset}`;
  return accept([
    {
      id,
      session: id,
      server: null,
      what: 'end',
      at,
      direction,
      startedAt: Math.max(0, at - seconds * SECOND_MS),
      sent,
      received,
      stream: { vhost: '', app, name, args: argsOf(args), domain: '', address, protocol: 'rtmp' },
    },
  ]);
}

function readOurs(text: string): Session | 'nobody' | null {
  const found = OURS.exec(text);
  if (found === null) return null;
  const [, seconds = '', ms = '', address = '', command = '', ...rest] = found;
  const [app = '', name = '', args = '', received = '', sent = '', length = ''] = rest;
  const direction = directionOf(command);
  if (direction === null) return 'nobody';
  const at = Number(seconds) * SECOND_MS + Number(ms);
  return { at, seconds: Number(length), direction, address, app, name, args, received, sent };
}

function readCombined(text: string): Session | 'nobody' | null {
  const found = COMBINED.exec(text);
  if (found === null) return null;
  const [, address = '', time = '', command = '', app = '', name = '', ...rest] = found;
  const [args = '', received = '', sent = '', length = ''] = rest;
  const at = readLogTime(`${time} `);
  const parts = LENGTH.exec(length);
  if (at === null || parts === null) return null;
  const direction = directionOf(command);
  if (direction === null) return 'nobody';
  const seconds = UNITS.reduce((sum, unit, index) => sum + unit * Number(parts[index + 1] ?? 0), 0);
  return { at, seconds, direction, address, app, name, args, received, sent };
}

function directionOf(command: string): Direction | null {
  if (command.includes('PUBLISH')) return 'publish';
  return command.includes('PLAY') ? 'play' : null;
}
