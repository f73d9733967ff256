// Places in a document and what is wrong there: told with a path and what would be right.

/** One thing wrong with a document. */
export interface Problem {
  /** Where in it: `items[3].ratios[1].from`; empty for the whole of it. */
  readonly path: string;
  /** A sentence about what is wrong. */
  readonly code: string;
  /** What fills the message, with what would be right. */
  readonly params: Readonly<Record<string, string>>;
}

/** A place in a document, and where the problems found in it are gathered. */
export class Place {
  readonly path: string;
  readonly #problems: Problem[];

  constructor(problems: Problem[], path = '') {
    this.#problems = problems;
    this.path = path;
  }

  /** A field of the object here. */
  at(field: string): Place {
    return new Place(this.#problems, this.path === '' ? field : `${this.path}.${field}`);
  }

  /** An entry of the list here, from 0. */
  entry(index: number): Place {
    return new Place(this.#problems, `${this.path}[${index}]`);
  }

  /** Notes that something is wrong here; reading goes on, so that all problems are told at once. */
  problem(code: string, params: Readonly<Record<string, string>> = {}): void {
    this.#problems.push({ path: this.path, code, params });
  }
}

/** The entries by id; one whose id was used before is a problem, and left out. */
export function uniqueById<T extends { readonly id: string }>(
  entries: readonly T[],
  place: Place,
): ReadonlyMap<string, T> {
  const known = new Map<string, T>();
  const firsts = new Map<string, string>();
  for (const [index, entry] of entries.entries()) {
    const first = firsts.get(entry.id);
    if (first === undefined) {
      known.set(entry.id, entry);
      firsts.set(entry.id, place.entry(index).path);
    } else {
      place.entry(index).at('id').problem('id_is_used_twice', { id: entry.id, first });
    }
  }
  return known;
}
