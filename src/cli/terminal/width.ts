// How wide texts are in a terminal: a Chinese character takes two columns, an accent none.

/** Two columns in every terminal: East Asian wide and full-width characters, and pictures. */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const NOTHING = /^[\p{Mark}\p{Format}]$/u;
const CONTROL = /[\p{Control}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const PLAIN = /^[\u0020-\u007e]*$/;

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The columns a text takes; it may hold no line breaks and no colours. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of letters.segment(text)) width += letterWidth(segment);
  return width;
}

/** Fills a text with spaces up to a width, behind it or, for figures, before it. */
export function padded(text: string, width: number, side: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'left' ? text + space : space + text;
}

/**
 * A text that came from outside, fit to be shown: whatever would move the cursor, change colours or
 * turn the direction of writing is replaced, so that a name cannot pretend to be our output.
 */
export function shown(text: string): string {
  return text.replace(CONTROL, '\ufffd');
}

/** The same for a text of several lines. */
export function shownLines(text: string): string {
  return text.split('\n').map(shown).join('\n');
}

/** Cuts a text into lines of at most `width` columns: at spaces, and between Chinese characters. */
export function wrapped(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrappedLine(line, width));
}

function wrappedLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of piecesOf(line)) {
    if (current !== '' && displayWidth((current + piece).trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = piece.trimStart();
    } else {
      current += piece;
    }
  }
  lines.push(current.trimEnd());
  return lines;
}

/** A word with the spaces before it, or one Chinese character; closing signs cling to either. */
const PIECE =
  /\s*(?:[（《「“]*[\u2e80-\u9fff\uf900-\ufaff]|[^\s\u2e80-\uffff]+|\S)[、。，；：？！）》」”…]*/gu;

function piecesOf(line: string): readonly string[] {
  return line.match(PIECE) ?? [];
}

function letterWidth(letter: string): number {
  if (letter.length === 1 && PLAIN.test(letter)) return 1;
  if (NOTHING.test(letter)) return 0;
  const code = letter.codePointAt(0) ?? 0;
  return WIDE.some(([from, to]) => from <= code && code <= to) ? 2 : 1;
}
