// One statement to PostgreSQL as one message and one answer, the account lock included.
import pg from 'pg';
import { assert } from '../engine/index.ts';
import { type RowMaker, rowMaker } from './row-maker.ts';
import type { Statement } from './sql.ts';

const LOCK = 'packledger_lock';

/** Readies a new connection for statements under the lock. */
export const LOCK_STATEMENT = `prepare ${LOCK} (text) as
  select set_config('role', 'packledger_member', true),
    set_config('packledger.account', $1, true)`;

/** What a query sends by; the same object for all queries of a connection. */
interface Wire {
  bind(message: { readonly statement: string; readonly values: readonly string[] }): void;
  execute(message: object): void;
  describe(message: object): void;
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

type Done = (error: Error | null, result: pg.QueryResult) => void;

/** What a query of the driver is made of, which its types do not tell. */
interface QueryParts {
  readonly name?: string;
  requiresPreparation(): boolean;
  hasBeenParsed(wire: Wire): unknown;
  submit(connection: pg.Connection): void;
  prepare(wire: Wire): void;
  handleRowDescription(message: { readonly fields: readonly Field[] }): void;
  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}
type QueryClass = new (config: pg.QueryConfig, values: undefined, done: Done) => QueryParts;

const PARTS = [
  ...['requiresPreparation', 'hasBeenParsed', 'submit', 'prepare'],
  ...['handleRowDescription', 'handleDataRow', 'handleCommandComplete'],
];

function isQueryClass(found: unknown): found is QueryClass {
  if (typeof found !== 'function') return false;
  const { prototype }: { readonly prototype: unknown } = found;
  return PARTS.every((part) => typeof Object(prototype)[part] === 'function');
}

const found: unknown = pg.Query;
assert(isQueryClass(found), `a query of the driver has ${PARTS.join(', ')}`);
const Query = found;

/** What is known of a connection: the rows of its named statements. */
interface Known {
  readonly makers: Map<string, RowMaker>;
  /** The connection, but that it does not ask what the rows of a statement are. */
  readonly silent: Wire;
}

const KNOWN = new WeakMap<Wire, Known>();

function knownOf(wire: Wire): Known {
  let known = KNOWN.get(wire);
  if (known === undefined) {
    const silent: Wire = Object.assign(Object.create(wire), { describe: () => {} });
    known = { makers: new Map(), silent };
    KNOWN.set(wire, known);
  }
  return known;
}

/** Makers of rows, by the columns. */
const MAKERS = new Map<string, RowMaker>();
const MAKERS_MAX = 1000;

function makerOf(fields: readonly Field[]): RowMaker {
  const columns = JSON.stringify(fields.map(({ name, dataTypeID }) => [name, dataTypeID]));
  let maker = MAKERS.get(columns);
  if (maker === undefined) {
    maker = rowMaker(fields.map(({ name, dataTypeID }) => ({ name, read: parserOf(dataTypeID) })));
    if (MAKERS.size < MAKERS_MAX) MAKERS.set(columns, maker);
  }
  return maker;
}

/** How our values arrive: int8 as bigint, dates as text, times as milliseconds. */
export const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: BigInt,
  1082: (text) => text,
  1184: (text) => Date.parse(`${text.replace(' ', 'T')}:00`),
};

function parserOf(oid: number): (text: string) => unknown {
  return PARSERS[oid] ?? pg.types.getTypeParser(oid, 'text');
}

/**
 * What is sent until the next sync is one transaction: the settings that the lock is made of end
 * with it, and should they be refused, the database skips the statement behind them.
 */
class StoreQuery extends Query {
  readonly found: object[] = [];
  readonly #account: string | null;
  #locking: boolean;
  #known: Known | null = null;
  #maker: RowMaker | undefined;

  constructor(account: string | null, config: pg.QueryConfig, done: Done) {
    super(config, undefined, done);
    this.#account = account;
    this.#locking = account !== null;
  }

  /** Else one without name and values would be sent alone, the lock left out. */
  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(wire: Wire): void {
    if (this.#account !== null) {
      wire.bind({ statement: LOCK, values: [this.#account] });
      wire.execute({});
    }
    this.#known = knownOf(wire);
    if (this.name !== undefined) this.#maker = this.#known.makers.get(this.name);
    // Asked once: reading the answer every time was a twentieth of a small page.
    super.prepare(this.#maker === undefined ? wire : this.#known.silent);
  }

  override handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#maker = makerOf(fields);
    if (this.name !== undefined) this.#known?.makers.set(this.name, this.#maker);
  }

  /** Of the lock there is a row, too. */
  override handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#locking) return;
    assert(this.#maker !== undefined, 'what the rows of a statement are is told before them');
    this.found.push(this.#maker(fields));
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#locking) this.#locking = false;
    else super.handleCommandComplete(message, wire);
  }
}

const NAMES_MAX = 300;
const NAMES = new Map<string, string>();

/** Statements with a name are read and planned once by each connection; pages are read by few. */
export function named({ text }: Statement): string | undefined {
  let name = NAMES.get(text);
  if (name === undefined && NAMES.size < NAMES_MAX) {
    name = `packledger_${NAMES.size}`;
    NAMES.set(text, name);
  }
  return name;
}

/** The rows of a statement; those of one account alone, where one is named. */
export async function readRows(
  client: pg.ClientBase,
  { text, values }: Statement,
  { account, name }: { readonly account: string | null; readonly name: string | undefined },
): Promise<readonly object[]> {
  const config = { text, values: [...values], ...(name === undefined ? {} : { name }) };
  try {
    return await new Promise((resolve, reject) => {
      const query = new StoreQuery(account, config, (error) =>
        error === null ? resolve(query.found) : reject(error),
      );
      client.query(query);
    });
  } catch (error) {
    // Of use is who asked, not where in the driver the answer was read.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}
