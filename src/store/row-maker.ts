// Rows as objects. A driver that names the columns at run time, one after the other, makes objects
// that are slow to read when they are wide, and every page reads its rows several times.

/** A column: its name, and what reads its text. */
export interface Column {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/** Makes a row of the texts of its columns. */
export type RowMaker = (texts: readonly (string | null)[]) => object;

/**
 * A maker written for these columns, so that its rows are made and read like objects that stand in
 * the source. Of the columns, only the names become code, and these as literals.
 */
export function rowMaker(columns: readonly Column[]): RowMaker {
  const fields = columns.map(
    ({ name }, at) => `${JSON.stringify(name)}: t[${at}] === null ? null : read[${at}](t[${at}])`,
  );
  const write = new Function('read', `return (t) => ({ ${fields.join(', ')} })`);
  return write(columns.map(({ read }) => read)) as RowMaker; // as it was just written
}
