// Pictures for the plugin applications: drawn, small, and the same at every making.
import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 360;
const HEIGHT = 220;
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Background, bar, menu, frame, text, accent; with RGB of each. */
const COLOURS = [
  [255, 255, 255],
  [38, 38, 51],
  [240, 242, 245],
  [217, 217, 217],
  [89, 89, 102],
  [7, 193, 96],
] as const;
const [BACKGROUND, BAR, MENU, FRAME, TEXT, ACCENT] = [0, 1, 2, 3, 4, 5];

/** The page of a mini-program's settings as a PNG, in base64; `rows` tells pages apart. */
export function screenshotOf(rows: number): string {
  const picture = new Picture();
  picture.fill([0, 0, WIDTH, 28], BAR);
  picture.fill([12, 9, 72, 10], ACCENT);
  picture.fill([0, 28, 84, HEIGHT - 28], MENU);
  for (let entry = 0; entry < 6; entry += 1) {
    picture.fill([14, 44 + entry * 24, 40 + ((entry * 13) % 20), 7], entry === 2 ? ACCENT : TEXT);
  }
  for (let row = 0; row < rows; row += 1) {
    const top = 44 + row * 26;
    picture.fill([100, top + 16, WIDTH - 116, 1], FRAME);
    picture.fill([100, top, 46 + ((row * 17) % 30), 8], TEXT);
    picture.fill([196, top, 70 + ((row * 29) % 60), 8], row === rows - 1 ? ACCENT : FRAME);
  }
  return picture.png().toString('base64');
}

/** Left, top, width, height. */
type Box = readonly [number, number, number, number];

class Picture {
  /** Each line begins with the number of its filter: none. */
  readonly #lines = Buffer.alloc((WIDTH + 1) * HEIGHT, BACKGROUND);

  fill([left, top, width, height]: Box, colour: number): void {
    for (let y = top; y < Math.min(top + height, HEIGHT); y += 1) {
      const start = y * (WIDTH + 1) + 1 + left;
      this.#lines.fill(colour, start, start + Math.min(width, WIDTH - left));
    }
  }

  png(): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(WIDTH, 0);
    header.writeUInt32BE(HEIGHT, 4);
    // Eight bits a pixel, which are places in the palette.
    header.set([8, 3, 0, 0, 0], 8);
    return Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(COLOURS.flat())),
      chunk('IDAT', deflateSync(this.#lines)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
