// Usage as whoever measures it knows it: what was done, by which codec, in which size, for so many
// seconds. It becomes an item and whole minutes here. See docs/concepts/measured-usage.md.
import type { Day } from './day.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import {
  DIRECTOR_SIZES,
  MIC_SIZES,
  type PictureSize,
  RTC_SIZES,
  readPictureSize,
  type SizeClass,
  sizeClassOf,
  TRANSCODE_SIZES,
} from './picture-size.ts';

/** What was done; in the order in which messages list them. */
export const MEASURED_KINDS = [
  ...['transcode', 'topspeed', 'enhance', 'mic', 'rtc'],
  ...['director-playlist', 'director-general'],
] as const;

/** What was measured; what is not told is empty, or null. */
export interface Measured {
  readonly kind: string;
  readonly codec: string;
  /** A class (`720p`, `hd`, `voice`), or sides (`1280x720`). */
  readonly size: string;
  readonly picture: PictureSize | null;
}

const CODECS: Readonly<Record<string, string>> = {
  h264: 'h264',
  avc: 'h264',
  h265: 'h265',
  hevc: 'h265',
  av1: 'av1',
  audio: 'audio',
};
const MINUTE = 60n;

/** The item of what was measured, as catalogues name it. */
export function itemOfMeasured(measured: Measured): Outcome<string> {
  const { kind } = measured;
  switch (kind) {
    case 'transcode':
    case 'topspeed':
    case 'enhance':
      return transcodeItem(measured);
    case 'mic':
      return micItem(measured);
    case 'rtc':
      return rtcItem(measured);
    case 'director-playlist':
    case 'director-general':
      return sized(measured, DIRECTOR_SIZES, kind.replace('-', '.'));
    default:
      return refuse('kind_is_unknown', { kind, known: MEASURED_KINDS.join(', ') });
  }
}

function transcodeItem(measured: Measured): Outcome<string> {
  const { kind } = measured;
  const codec = CODECS[measured.codec.toLowerCase().replaceAll(/[.-]/g, '')];
  if (codec === 'audio' && kind === 'transcode') return accept('transcode.audio');
  if (codec === undefined || codec === 'audio') {
    const known = kind === 'transcode' ? 'h264, h265, av1, audio' : 'h264, h265, av1';
    return refuse('codec_is_unknown', { codec: measured.codec, known });
  }
  return sized(measured, TRANSCODE_SIZES, `${kind}.${codec}`);
}

/** Mic-linking has one price; a picture that it does not have is refused. */
function micItem(measured: Measured): Outcome<string> {
  const { size, picture, codec } = measured;
  const isVoice = size === 'voice' || codec.toLowerCase() === 'audio';
  if (!isVoice && (size !== '' || picture !== null)) {
    const found = sized(measured, MIC_SIZES, 'mic');
    if (!found.ok) return found;
  }
  return accept('mic.minutes');
}

function rtcItem(measured: Measured): Outcome<string> {
  if (measured.size === 'voice' || measured.codec.toLowerCase() === 'audio') {
    return accept('rtc.voice');
  }
  return sized(measured, RTC_SIZES, 'rtc');
}

/** The item of a class that is named, or that the sides are of. */
function sized(
  { kind, size, picture }: Measured,
  classes: readonly SizeClass[],
  prefix: string,
): Outcome<string> {
  const named = classes.find(({ name }) => name === size.toLowerCase());
  if (named !== undefined) return accept(`${prefix}.${named.name}`);
  const sides = size === '' ? picture : readPictureSize(size);
  if (sides === null) {
    const known = classes.map(({ name }) => name).join(', ');
    return size === ''
      ? refuse('picture_size_is_missing', { kind })
      : refuse('picture_size_is_not_readable', { text: size, known });
  }
  const found = sizeClassOf(sides, classes);
  return found.ok ? accept(`${prefix}.${found.value}`) : found;
}

/** An event of which whole minutes are to be made. */
export interface MeasuredEvent {
  readonly item: string;
  readonly day: Day;
  readonly stream: string | null;
  readonly source: string;
  readonly id: string;
}

/**
 * What is summed up before minutes are made of it: of RTC all of a month, of transcoding a day of
 * one stream in one rendition; of a stream without a name each event alone. Null: seconds stay.
 */
export function minuteSumOf({ item, day, stream, source, id }: MeasuredEvent): string | null {
  switch (item.split('.')[0]) {
    case 'rtc':
      return `${item} ${day.slice(0, 7)}`;
    case 'transcode':
    case 'topspeed':
    case 'enhance':
      return stream === null ? `${item} ${source} ${id}` : `${item} ${day} ${stream}`;
    default:
      return null;
  }
}

/** So much is charged of a sum: all that was begun of a minute is a minute. */
export function wholeMinutes(seconds: bigint): bigint {
  return ((seconds + MINUTE - 1n) / MINUTE) * MINUTE;
}

/** What seconds add to a sum that stands at `before`: pieces come to what they are as a whole. */
export function minutesAdded(before: bigint, seconds: bigint): bigint {
  return wholeMinutes(before + seconds) - wholeMinutes(before);
}
