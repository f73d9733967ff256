// One statement under the account lock, as one message to PostgreSQL and one answer.
import pg from 'pg';
import { assert } from '../engine/index.ts';

const LOCK = 'packledger_lock';

/** Readies a new connection for locked queries. */
export const LOCK_STATEMENT = `prepare ${LOCK} (text) as
  select set_config('role', 'packledger_member', true),
    set_config('packledger.account', $1, true)`;

/** What a query sends by. */
interface Wire {
  bind(message: { readonly statement: string; readonly values: readonly string[] }): void;
  execute(message: object): void;
}

type Done = (error: Error | null, result: pg.QueryResult) => void;

/** What a query of the driver is made of, which its types do not tell. */
interface QueryParts {
  requiresPreparation(): boolean;
  submit(connection: pg.Connection): void;
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}
type QueryClass = new (config: pg.QueryConfig, values: undefined, done: Done) => QueryParts;

const PARTS = [
  ...['requiresPreparation', 'submit', 'prepare'],
  ...['handleDataRow', 'handleCommandComplete'],
];

function isQueryClass(found: unknown): found is QueryClass {
  if (typeof found !== 'function') return false;
  const { prototype }: { readonly prototype: unknown } = found;
  return PARTS.every((part) => typeof Object(prototype)[part] === 'function');
}

const found: unknown = pg.Query;
assert(isQueryClass(found), `a query of the driver has ${PARTS.join(', ')}`);
const Query = found;

/**
 * What is sent until the next sync is one transaction: the settings that the lock is made of end
 * with it, and should they be refused, the database skips the statement behind them.
 */
class LockedQuery extends Query {
  readonly #account: string;
  #locked = false;

  constructor(account: string, config: pg.QueryConfig, done: Done) {
    super(config, undefined, done);
    this.#account = account;
  }

  /** Else one without name and values would be sent alone, the lock left out. */
  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(wire: Wire): void {
    wire.bind({ statement: LOCK, values: [this.#account] });
    wire.execute({});
    super.prepare(wire);
  }

  /** Of the lock there is a row, too. */
  override handleDataRow(message: unknown): void {
    if (this.#locked) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#locked) super.handleCommandComplete(message, wire);
    this.#locked = true;
  }
}

/** The rows of a statement that is shown one account. */
export function lockedRows(
  client: pg.ClientBase,
  account: string,
  statement: pg.QueryConfig,
): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const done: Done = (error, result) => (error === null ? resolve(result.rows) : reject(error));
    client.query(new LockedQuery(account, statement, done));
  });
}
