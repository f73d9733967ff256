// One line of an access log in the combined format, of nginx and of Apache.
import type { Instant } from '../engine/index.ts';
import { dayNumber, twoDigits } from './timestamp.ts';

/** What a line says of usage. */
export interface LogLine {
  readonly time: Instant;
  /** The time as it is written. */
  readonly timeText: string;
  /** The digits of the bytes sent; `-` when nothing was. */
  readonly bytes: string;
  /** What follows the bytes. */
  readonly rest: string;
}

const DAY_MS = 86_400_000;
/** `[17/May/2015:10:05:03 +0000] ` */
const TIME_LENGTH = 29;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const BACKSLASH = 92;
const ZERO = 48;
const REFERRER_AND_AGENT = /^ "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*"/;

/**
 * Reads a line: `ADDRESS IDENT USER [TIME] "REQUEST" STATUS BYTES "REFERRER" "AGENT"`, where what
 * follows the bytes may be missing (the common format) or be more. Null when it is no such line.
 * The time stands right before the first quote: both servers write a quote inside a user, request,
 * referrer or agent as `\"` or `\x22`. So users with spaces or brackets, and requests that are
 * anything at all, are told apart without being understood.
 */
export function readLogLine(line: string): LogLine | null {
  let request = line.indexOf('"');
  while (request > 0 && line.charCodeAt(request - 1) === BACKSLASH) {
    request = line.indexOf('"', request + 1);
  }
  const opened = request - TIME_LENGTH;
  // Somebody stands before the time.
  if (opened < 2 || line[opened - 1] !== ' ') return null;
  const time = readLogTime(line, opened);
  if (time === null) return null;
  const status = endOfQuoted(line, request);
  if (!isStatus(line, status)) return null;
  // A space, three digits, a space.
  const bytes = status + 5;
  const end = endOfBytes(line, bytes);
  if (end < 0) return null;
  return {
    time,
    timeText: line.slice(opened + 1, request - 2),
    bytes: line.slice(bytes, end),
    rest: line.slice(end),
  };
}

/** Whether what follows the bytes of a line is a referrer and an agent that are both closed. */
export function isWholeCombinedLine({ rest }: LogLine): boolean {
  return REFERRER_AND_AGENT.test(rest);
}

/** Reads `[17/May/2015:10:05:03 +0000] ` at its bracket. */
export function readLogTime(line: string, at = 0): Instant | null {
  if (!hasTimeMarks(line, at)) return null;
  const month = MONTHS.indexOf(line.slice(at + 4, at + 7));
  const century = twoDigits(line, at + 8);
  const ofCentury = twoDigits(line, at + 10);
  if (month < 0 || month % 3 !== 0 || century < 0 || ofCentury < 0) return null;
  const day = dayNumber(century * 100 + ofCentury, month / 3 + 1, twoDigits(line, at + 1));
  const hour = twoDigits(line, at + 13);
  const minute = twoDigits(line, at + 16);
  const second = twoDigits(line, at + 19);
  const offsetHour = twoDigits(line, at + 23);
  const offsetMinute = twoDigits(line, at + 25);
  if (day === null || hour < 0 || hour > 23 || minute < 0 || minute > 59) return null;
  if (second < 0 || second > 59 || offsetHour < 0 || offsetHour > 23) return null;
  if (offsetMinute < 0 || offsetMinute > 59) return null;
  const ahead = offsetHour * 60 + offsetMinute;
  const offset = line[at + 22] === '-' ? -ahead : ahead;
  return day * DAY_MS + ((hour * 60 + minute - offset) * 60 + second) * 1000;
}

function hasTimeMarks(line: string, at: number): boolean {
  const sign = line[at + 22];
  return (
    line[at] === '[' &&
    line[at + 3] === '/' &&
    line[at + 7] === '/' &&
    line[at + 12] === ':' &&
    line[at + 15] === ':' &&
    line[at + 18] === ':' &&
    line[at + 21] === ' ' &&
    (sign === '+' || sign === '-') &&
    line[at + 27] === ']' &&
    line[at + 28] === ' '
  );
}

/** The place after the quote that closes the one at `open`; past the line when none does. */
function endOfQuoted(line: string, open: number): number {
  let close = line.indexOf('"', open + 1);
  while (close >= 0 && isEscaped(line, close)) close = line.indexOf('"', close + 1);
  return close < 0 ? line.length : close + 1;
}

function isEscaped(line: string, at: number): boolean {
  let slashes = 0;
  while (line.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}

/** Whether ` 200 ` is there. */
function isStatus(line: string, at: number): boolean {
  const first = line.charCodeAt(at + 1) - ZERO;
  return (
    line[at] === ' ' &&
    first >= 0 &&
    first <= 9 &&
    twoDigits(line, at + 2) >= 0 &&
    line[at + 4] === ' '
  );
}

/** Where the bytes end: at a space or the line's end; -1 when they are no bytes. */
function endOfBytes(line: string, at: number): number {
  let end = at;
  if (line[at] === '-') {
    end += 1;
  } else {
    while (line.charCodeAt(end) >= ZERO && line.charCodeAt(end) <= ZERO + 9) end += 1;
  }
  return end > at && (end === line.length || line[end] === ' ') ? end : -1;
}
