// Which class of resolution a picture is of. See docs/concepts/measured-usage.md.
import { accept, type Outcome, refuse } from './outcome.ts';

/** A class of resolution: no picture of it has a longer long side, nor a longer short one. */
export interface SizeClass {
  readonly name: string;
  readonly long: number;
  readonly short: number;
}

/** Of transcoding, top-speed and enhancement; whatever is larger than 2K is 4K. */
export const TRANSCODE_SIZES: readonly SizeClass[] = [
  { name: '480p', long: 640, short: 480 },
  { name: '720p', long: 1280, short: 720 },
  { name: '1080p', long: 1936, short: 1088 },
  { name: '2k', long: 2560, short: 1440 },
  { name: '4k', long: Number.POSITIVE_INFINITY, short: Number.POSITIVE_INFINITY },
];

/** Of director output; larger pictures have no price. */
export const DIRECTOR_SIZES: readonly SizeClass[] = [
  { name: '480p', long: 640, short: 480 },
  { name: '720p', long: 1280, short: 720 },
  { name: '1080p', long: 1920, short: 1080 },
];

/** Of RTC, by what is received; larger pictures have no price. */
export const RTC_SIZES: readonly SizeClass[] = [
  { name: 'sd', long: 640, short: 480 },
  { name: 'hd', long: 1280, short: 720 },
  { name: 'fhd', long: 1920, short: 1080 },
];

/** Of mic-linking: any that it has, at one price. */
export const MIC_SIZES: readonly SizeClass[] = [{ name: '720p', long: 1280, short: 720 }];

/** A picture in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const SIDE_MAX = 100_000;
const WRITTEN = /^(\d{1,6})\s*[x*×]\s*(\d{1,6})$/i;

/** Reads `1280x720` or `1280*720`; null: it is no size of a picture. */
export function readPictureSize(text: string): PictureSize | null {
  const [, width = '', height = ''] = WRITTEN.exec(text.trim()) ?? [];
  return pictureSize(Number(width), Number(height));
}

/** A picture of these sides; null: there is none. */
export function pictureSize(width: number, height: number): PictureSize | null {
  const isSide = (side: number) => Number.isInteger(side) && side > 0 && side <= SIDE_MAX;
  return isSide(width) && isSide(height) ? { width, height } : null;
}

/** The smallest class that both sides fit, upright or lying; refused where there is none. */
export function sizeClassOf(
  { width, height }: PictureSize,
  classes: readonly SizeClass[],
): Outcome<string> {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const found = classes.find((one) => long <= one.long && short <= one.short);
  if (found !== undefined) return accept(found.name);
  const largest = classes.at(-1);
  const max = `${largest?.long ?? 0}x${largest?.short ?? 0}`;
  return refuse('picture_is_larger_than_priced', { size: `${width}x${height}`, max });
}
