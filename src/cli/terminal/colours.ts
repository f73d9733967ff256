/** Puts texts into colours, or leaves them as they are. */
export interface Colours {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly cold: (text: string) => string;
}

/** Colours for a terminal; none elsewhere, so that files and pipes get plain text. */
export function coloursFor(on: boolean): Colours {
  const colour = (begin: number, end: number) => (text: string) =>
    on && text !== '' ? `\u001b[${begin}m${text}\u001b[${end}m` : text;
  return {
    strong: colour(1, 22),
    faint: colour(2, 22),
    good: colour(32, 39),
    bad: colour(31, 39),
    warning: colour(33, 39),
    cold: colour(36, 39),
  };
}
