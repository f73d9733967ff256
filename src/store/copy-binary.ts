// COPY's binary form, for the one table of which a settlement writes most: nothing is printed here
// and parsed there. See docs/decisions/0009-how-deductions-are-laid-down.md and
// https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format".
import type { Day, Instant } from '../engine/index.ts';

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TRAILER = Buffer.from([0xff, 0xff]);
/** 2000-01-01, where PostgreSQL counts days and microseconds from. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const PIECE = 262_144;
/** The most bytes of one row; instances are names of at most 256 characters. */
const ROW_MAX = 8192;

/** A value as it lies in a row: its length, then its bytes. */
export type Field = Uint8Array;

/** A text as a field. */
export function textField(text: string): Field {
  const bytes = Buffer.from(text);
  const field = Buffer.allocUnsafe(4 + bytes.length);
  field.writeInt32BE(bytes.length, 0);
  bytes.copy(field, 4);
  return field;
}

/** A day as a field of type date. */
export function dateField(day: Day): Field {
  const field = Buffer.allocUnsafe(8);
  field.writeInt32BE(4, 0);
  field.writeInt32BE((Date.parse(`${day}T00:00:00Z`) - EPOCH_MS) / DAY_MS, 4);
  return field;
}

/** An instant as a field of type timestamptz. */
export function instantField(instant: Instant): Field {
  const field = Buffer.allocUnsafe(12);
  field.writeInt32BE(8, 0);
  field.writeBigInt64BE(BigInt(instant - EPOCH_MS) * 1000n, 4);
  return field;
}

/** A small whole number as a field of type integer. */
export function integerField(value: number): Field {
  const field = Buffer.allocUnsafe(8);
  field.writeInt32BE(4, 0);
  field.writeInt32BE(value, 4);
  return field;
}

/** Rows of one table, field by field, in pieces that are quick to send. */
export class BinaryRows {
  readonly #pieces: Uint8Array[] = [];
  #open = Buffer.allocUnsafe(PIECE);
  #at = SIGNATURE.copy(this.#open, 0);

  /** Begins a row of `fields` fields; exactly so many must follow. */
  row(fields: number): void {
    if (this.#at > PIECE - ROW_MAX) this.#close();
    this.#at = this.#open.writeInt16BE(fields, this.#at);
  }

  /** A field that was made before, such as one that many rows have. */
  field(field: Field): void {
    this.#open.set(field, this.#at);
    this.#at += field.length;
  }

  integer(value: number): void {
    this.#at = this.#open.writeInt32BE(4, this.#at);
    this.#at = this.#open.writeInt32BE(value, this.#at);
  }

  bigint(value: bigint): void {
    this.#at = this.#open.writeInt32BE(8, this.#at);
    this.#at = this.#open.writeBigInt64BE(value, this.#at);
  }

  /** An id: letters, digits and underscores only. */
  id(text: string): void {
    this.#at = this.#open.writeInt32BE(text.length, this.#at);
    this.#at += this.#open.write(text, this.#at, 'latin1');
  }

  /** All rows, ready to be sent; nothing may be added afterwards. */
  end(): readonly Uint8Array[] {
    this.#at += TRAILER.copy(this.#open, this.#at);
    this.#close();
    return this.#pieces;
  }

  #close(): void {
    this.#pieces.push(this.#open.subarray(0, this.#at));
    this.#open = Buffer.allocUnsafe(PIECE);
    this.#at = 0;
  }
}
