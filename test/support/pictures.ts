// Pictures of a few bytes, as people send them: base64. What they show is nobody's business here.

/** A PNG of one grey pixel. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** The first bytes of a JPEG. */
export const JPEG = Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01', 'latin1').toString(
  'base64',
);

/** A PNG of so many bytes: blanks follow the picture. */
export function pngOf(size: number): string {
  const bytes = Buffer.alloc(size, ' ');
  Buffer.from(PNG, 'base64').copy(bytes);
  return bytes.toString('base64');
}
