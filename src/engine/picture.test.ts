import { describe, expect, test } from 'vitest';
import { checkPicture, PICTURE_SIZE_MAX, pictureTypeOf } from './picture.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const PNG = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01');
const JPEG = bytes('\xff\xd8\xff\xe0\0\x10JFIF');
const WEBP = bytes('RIFF\x24\0\0\0WEBPVP8 ');

describe('a picture', () => {
  test.each([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
    ['image/webp', WEBP],
    [null, bytes('GIF89a\x01\0\x01\0')],
    [null, bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [null, bytes('RIFF\x24\0\0\0WAVEfmt ')],
    [null, PNG.subarray(0, 8)],
    [null, new Uint8Array()],
  ])('is %s by its first bytes', (type, picture) => {
    expect(pictureTypeOf(picture)).toBe(type);
  });

  test.each(['settings.png', 'settings.PNG', 'settings', '设置.第1页.png'])(
    'may be named %s when it is one',
    (name) => {
      expect(checkPicture(name, PNG)).toEqual({ ok: true, value: 'image/png' });
    },
  );

  test.each(['settings.jpg', 'settings.webp', 'settings.pdf', 'settings.gif'])(
    'is refused when it is named %s and is not that',
    (name) => {
      expect(checkPicture(name, PNG)).toMatchObject({
        refusal: { code: 'picture_is_not_what_it_says', params: { name, found: 'image/png' } },
      });
    },
  );

  test('is refused when it is none, or larger than 2 MB', () => {
    expect(checkPicture('a.png', bytes('no picture'))).toMatchObject({
      refusal: { code: 'picture_is_of_no_known_kind' },
    });
    const large = new Uint8Array(PICTURE_SIZE_MAX + 1);
    large.set(JPEG);
    expect(checkPicture('a.jpg', large)).toMatchObject({
      refusal: { code: 'picture_is_too_large', params: { size: '2000001', max: '2000000' } },
    });
    expect(checkPicture('a.jpg', large.subarray(1)).ok).toBe(false);
    expect(checkPicture('a.jpg', large.subarray(0, PICTURE_SIZE_MAX)).ok).toBe(true);
  });
});
