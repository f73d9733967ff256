import { isUtf8 } from 'node:buffer';
import { type Refusal, refuse } from '../engine/index.ts';

/** One line of a source. */
export interface Line {
  /** Counted from 1, blank lines included. */
  readonly number: number;
  /** Where its first byte is in the source. */
  readonly offset: number;
  /** Without its end; empty when the line has a flaw. */
  readonly text: string;
  /** Whether a newline ended it; only the last line of a source may lack one. */
  readonly ended: boolean;
  /** Why its text cannot be read. */
  readonly flaw: Refusal | null;
}

/** The longest line that is read. No event or request comes near it; a longer one is not kept. */
export const LINE_BYTES_MAX = 1024 * 1024;
/** Chunks are taken in pieces of this size: it bounds how many lines are made at a time. */
const PIECE_BYTES = 64 * 1024;
const NEWLINE = 10;
const RETURN = 13;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The lines of a stream of bytes, some at a time; blank ones are left out. Memory is bounded by
 * the longest line allowed, and how the bytes are cut into chunks makes no difference. In
 * `latin1` every byte is one character, for sources that need not be UTF-8.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  encoding: 'utf8' | 'latin1',
  lineBytesMax: number = LINE_BYTES_MAX,
): AsyncGenerator<readonly Line[]> {
  const splitter = new LineSplitter(encoding, lineBytesMax);
  // A line inside a piece is then never longer than a line may be.
  const pieceBytes = Math.min(PIECE_BYTES, lineBytesMax);
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const lines = splitter.take(bytes.subarray(at, at + pieceBytes));
      if (lines.length > 0) yield lines;
    }
  }
  const last = splitter.end();
  if (last.length > 0) yield last;
}

class LineSplitter {
  readonly #encoding: 'utf8' | 'latin1';
  readonly #lineBytesMax: number;
  /** The beginning of a line whose end has not come, in the first `#heldBytes` bytes. */
  #held = Buffer.alloc(1024);
  #heldBytes = 0;
  /** The line that is held is too long: its bytes are counted, not kept. */
  #dropping = false;
  #number = 0;
  #offset = 0;

  constructor(encoding: 'utf8' | 'latin1', lineBytesMax: number) {
    this.#encoding = encoding;
    this.#lineBytesMax = lineBytesMax;
  }

  take(piece: Buffer): Line[] {
    const lines: Line[] = [];
    const last = piece.lastIndexOf(NEWLINE);
    if (last < 0) {
      this.#hold(piece);
      return lines;
    }
    let start = 0;
    if (this.#heldBytes > 0) {
      start = piece.indexOf(NEWLINE) + 1;
      this.#hold(piece.subarray(0, start - 1));
      this.#releaseHeld(lines, true);
    }
    if (start <= last) this.#splitWhole(lines, piece.subarray(start, last + 1));
    this.#hold(piece.subarray(last + 1));
    return lines;
  }

  end(): Line[] {
    const lines: Line[] = [];
    if (this.#heldBytes > 0) this.#releaseHeld(lines, false);
    return lines;
  }

  #splitWhole(lines: Line[], bytes: Buffer): void {
    const checked = this.#encoding === 'latin1' || isUtf8(bytes);
    let start = 0;
    while (start < bytes.length) {
      const end = bytes.indexOf(NEWLINE, start);
      this.#add(lines, bytes, { start, end, checked, ended: true });
      start = end + 1;
    }
  }

  #add(
    lines: Line[],
    bytes: Buffer,
    of: {
      readonly start: number;
      readonly end: number;
      readonly checked: boolean;
      readonly ended: boolean;
    },
  ): void {
    this.#number += 1;
    const { ended } = of;
    let { start, end } = of;
    let offset = this.#offset;
    this.#offset += end - start + 1;
    if (offset === 0 && bytes.subarray(start, start + 3).equals(BYTE_ORDER_MARK)) {
      start += BYTE_ORDER_MARK.length;
      offset += BYTE_ORDER_MARK.length;
    }
    if (end > start && bytes[end - 1] === RETURN) end -= 1;
    if (end === start || isBlank(bytes, start, end)) return;
    const readable = of.checked || isUtf8(bytes.subarray(start, end));
    const text = readable ? bytes.toString(this.#encoding, start, end) : '';
    const flaw = readable ? null : refuse('line_is_not_utf8').refusal;
    lines.push({ number: this.#number, offset, text, ended, flaw });
  }

  #hold(bytes: Buffer): void {
    const needed = this.#heldBytes + bytes.length;
    if (needed > this.#lineBytesMax) this.#dropping = true;
    if (!this.#dropping && bytes.length > 0) {
      if (needed > this.#held.length) this.#grow(needed);
      bytes.copy(this.#held, this.#heldBytes);
    }
    this.#heldBytes = needed;
  }

  #grow(needed: number): void {
    const grown = Buffer.alloc(Math.max(needed, 2 * this.#held.length));
    this.#held.copy(grown, 0, 0, this.#heldBytes);
    this.#held = grown;
  }

  #releaseHeld(lines: Line[], ended: boolean): void {
    const end = this.#heldBytes;
    if (this.#dropping) {
      this.#number += 1;
      const flaw = refuse('line_is_too_long', { max: `${this.#lineBytesMax}` }).refusal;
      lines.push({ number: this.#number, offset: this.#offset, text: '', ended, flaw });
      this.#offset += end + 1;
    } else {
      const checked = this.#encoding === 'latin1';
      this.#add(lines, this.#held, { start: 0, end, checked, ended });
    }
    this.#heldBytes = 0;
    this.#dropping = false;
  }
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    // Spaces, tabs and returns: nothing above a space is blank.
    if ((bytes[at] ?? 0) > 32) return false;
  }
  return true;
}
