/** The answer of an operation that gives a file: faces hand it over piece by piece. */
export class FileAnswer {
  /** What it is to be saved as: `deductions.csv`. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;

  constructor(name: string, type: string, pieces: AsyncIterable<string | Uint8Array>) {
    this.name = name;
    this.type = type;
    this.pieces = pieces;
  }
}
