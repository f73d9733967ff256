// What an event's fields must be, whatever they were written in.
import {
  accept,
  itemOfMeasured,
  type Outcome,
  type PictureSize,
  pictureSize,
  QUANTITY_MAX,
  refuse,
} from '../engine/index.ts';
import type { Subjects, UsageEvent } from '../operations/usage/usage-event.ts';
import { FIRST_DAY, isUsageTime, LAST_DAY, parseTimestamp } from './timestamp.ts';

/** The fields of an event as they stand in the source; absent ones are undefined. */
export interface UsageFields {
  readonly specversion?: unknown;
  readonly type?: unknown;
  readonly source?: unknown;
  readonly id?: unknown;
  readonly subject?: unknown;
  readonly time?: unknown;
  readonly item?: unknown;
  readonly quantity?: unknown;
  readonly instance?: unknown;
  readonly domain?: unknown;
  readonly stream?: unknown;
  /** What was measured, of events that leave out the item. */
  readonly kind?: unknown;
  readonly codec?: unknown;
  readonly size?: unknown;
  readonly width?: unknown;
  readonly height?: unknown;
}

export const EVENT_TYPE = 'packledger.usage';
export const SPEC_VERSION = '1.0';
const TEXT_MAX = 256;
const SHOWN_MAX = 60;
/** CloudEvents 1.0 (type system, String): no control characters, no half of a surrogate pair. */
const NOT_TEXT = /[\p{Cc}\p{Cs}]/u;
const DIGITS = /^[0-9]+$/;
const NEGATIVE = /^-[0-9]+$/;
/** So many digits are exact as a number. */
const NUMBER_DIGITS = 15;

/** Reads the event that the fields make; what they lack is the first refusal. */
export function readUsageFields(fields: UsageFields, subjects: Subjects): Outcome<UsageEvent> {
  const { source, id, subject, time } = fields;
  if (!isText(source)) return refuseText('source', source);
  if (!isText(id)) return refuseText('id', id);
  const account = isAbsent(subject) ? subjects.account : subject;
  if (account !== subjects.account && (subjects.others !== true || !isText(account))) {
    return refuseSubject(subject, subjects);
  }
  if (typeof account !== 'string') return refuseField('subject', subject);
  if (typeof time !== 'string' || time === '') return refuseTime(time);
  const instant = parseTimestamp(time);
  if (instant === null) return refuseTime(time);
  if (!isUsageTime(instant)) return refuseOutOfRange(time);
  const named = readItem(fields);
  if (!named.ok) return named;
  const quantity = readQuantity(fields.quantity);
  if (!quantity.ok) return quantity;
  const instance = isAbsent(fields.instance) ? null : fields.instance;
  if (instance !== null && !isText(instance)) return refuseText('instance', instance);
  const domain = isAbsent(fields.domain) ? null : fields.domain;
  if (domain !== null && !isText(domain)) return refuseText('domain', domain);
  const stream = isAbsent(fields.stream) ? null : fields.stream;
  if (stream !== null && !isText(stream)) return refuseText('stream', stream);
  return accept({
    account,
    source,
    id,
    time: instant,
    ...named.value,
    quantity: quantity.value,
    instance,
    domain,
    stream,
  });
}

/** The item that is named, or that of what was measured. */
function readItem(fields: UsageFields): Outcome<Pick<UsageEvent, 'item' | 'measured'>> {
  const { item, kind } = fields;
  if (!isAbsent(item) || isAbsent(kind)) {
    return isText(item) ? accept({ item }) : refuseText('item', item);
  }
  const texts = { kind, codec: fields.codec, size: fields.size };
  for (const [field, value] of Object.entries(texts)) {
    if (!isAbsent(value) && !isText(value)) return refuseText(field, value);
  }
  const picture = readPicture(fields);
  if (!picture.ok) return picture;
  const text = (value: unknown) => (isText(value) ? value : '');
  const [codec, size] = [text(texts.codec), text(texts.size)];
  const found = itemOfMeasured({ kind: text(kind), codec, size, picture: picture.value });
  return found.ok ? accept({ item: found.value, measured: true }) : found;
}

/** The sides of a picture; null: none is told. */
function readPicture({ width, height }: UsageFields): Outcome<PictureSize | null> {
  if (isAbsent(width) && isAbsent(height)) return accept(null);
  for (const [field, side] of Object.entries({ width, height })) {
    if (isAbsent(side)) return refuse('field_is_missing', { field });
  }
  const found = pictureSize(sideOf(width), sideOf(height));
  if (found !== null) return accept(found);
  const text = `${shown(width)}x${shown(height)}`;
  return refuse('picture_size_is_not_readable', { text, known: '1280x720' });
}

/** A side in pixels; NaN: it is none. */
function sideOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && DIGITS.test(value) ? Number(value) : Number.NaN;
}

/** Reads a quantity of base units: digits, or a number that JSON cannot have rounded. */
export function readQuantity(value: unknown): Outcome<bigint> {
  if (typeof value === 'string' && value !== '') return readDigits(value);
  if (typeof value !== 'number') return refuseField('quantity', value);
  if (value < 0) return refuse('quantity_is_negative', { text: shown(value) });
  if (!Number.isInteger(value)) {
    return refuse('quantity_is_not_a_whole_number', { text: shown(value) });
  }
  if (!Number.isSafeInteger(value)) {
    return refuse('quantity_may_have_been_rounded', { text: shown(value) });
  }
  return accept(BigInt(value));
}

/** Refuses a time of which there is no usage. */
export function refuseOutOfRange(text: string): Outcome<never> {
  return refuse('time_is_out_of_range', { text: shown(text), from: FIRST_DAY, to: LAST_DAY });
}

/** A value as a message shows it: short, and nothing in it that steers a terminal. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = String(value);
  const cut = text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
  return cut.replaceAll(/[\p{Cc}\p{Cs}]/gu, '\u{fffd}');
}

/** Refuses a field that is absent or is no text. */
export function refuseField(field: string, value: unknown): Outcome<never> {
  if (isAbsent(value)) return refuse('field_is_missing', { field });
  return refuse('field_is_not_text', { field, found: shown(value) });
}

/** An empty optional field is an absent one, as in a table. */
function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

function isText(value: unknown): value is string {
  return (
    typeof value === 'string' && value !== '' && value.length <= TEXT_MAX && !NOT_TEXT.test(value)
  );
}

function refuseText(field: string, value: unknown): Outcome<never> {
  if (typeof value !== 'string' || value === '') return refuseField(field, value);
  if (value.length > TEXT_MAX) return refuseTooLong(field, value);
  return refuse('field_has_control_characters', { field, text: shown(value) });
}

function refuseSubject(subject: unknown, { account, others }: Subjects): Outcome<never> {
  if (others === true) return refuseText('subject', subject);
  const own = account ?? '';
  return refuse('subject_is_another_account', { subject: shown(subject), account: own });
}

function refuseTime(value: unknown): Outcome<never> {
  if (typeof value !== 'string' || value === '') return refuseField('time', value);
  return refuse('time_is_not_rfc3339', { text: shown(value) });
}

function readDigits(text: string): Outcome<bigint> {
  if (text.length > TEXT_MAX) return refuseTooLong('quantity', text);
  if (!DIGITS.test(text)) {
    const code = NEGATIVE.test(text) ? 'quantity_is_negative' : 'quantity_is_not_a_whole_number';
    return refuse(code, { text: shown(text) });
  }
  if (text.length <= NUMBER_DIGITS) return accept(BigInt(Number(text)));
  const quantity = BigInt(text);
  if (quantity <= QUANTITY_MAX) return accept(quantity);
  return refuse('quantity_is_too_large', { text: shown(text), max: `${QUANTITY_MAX}` });
}

function refuseTooLong(field: string, text: string): Outcome<never> {
  return refuse('field_is_too_long', { field, length: `${text.length}`, max: `${TEXT_MAX}` });
}
