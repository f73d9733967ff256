// What a picture that somebody sent really is. See docs/concepts/plugins.md.
import { accept, type Outcome, refuse } from './outcome.ts';

/** The kinds of pictures that are taken, as media types. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
/** A kind of picture that is taken. */
export type PictureType = (typeof PICTURE_TYPES)[number];

/** The most bytes of a picture: 2 MB. */
export const PICTURE_SIZE_MAX = 2_000_000;

/** What the first bytes of each kind are; -1: any. */
const SIGNATURES: readonly (readonly [PictureType, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, -1, -1, -1, -1, 0x49, 0x48]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, -1, -1, -1, -1, 0x57, 0x45, 0x42, 0x50]],
];

/** The kind that a file's name says. */
const ENDINGS: ReadonlyMap<string, PictureType> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
]);

/** The kind of a picture by its first bytes; null when it is none that is taken. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const found = SIGNATURES.find(
    ([, signature]) =>
      bytes.length > signature.length &&
      signature.every((byte, at) => byte === -1 || bytes[at] === byte),
  );
  return found?.[0] ?? null;
}

/** Checks a picture: not too large, of a kind that is taken, and the kind that its name says. */
export function checkPicture(name: string, bytes: Uint8Array): Outcome<PictureType> {
  if (bytes.length > PICTURE_SIZE_MAX) {
    return refuse('picture_is_too_large', { size: `${bytes.length}`, max: `${PICTURE_SIZE_MAX}` });
  }
  const type = pictureTypeOf(bytes);
  if (type === null) return refuse('picture_is_of_no_known_kind', { known: 'PNG, JPEG, WebP' });
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined && ENDINGS.get(ending) !== type) {
    return refuse('picture_is_not_what_it_says', { name, found: type });
  }
  return accept(type);
}
