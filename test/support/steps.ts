// A store that counts the statements of whoever uses it, so that a test begins something else
// exactly between two of them: every interleaving can be tried, and none is left to chance.
import type { Connection, Database } from '../../src/store/database.ts';

/** The statements of one program since `begin`. */
export class Steps {
  #count = 0;
  #ended = false;
  readonly #waiting: { readonly count: number; readonly go: () => void }[] = [];

  /** Counts from nothing again. */
  begin(): void {
    this.#count = 0;
    this.#ended = false;
  }

  /** Whoever waits for a statement that never comes need not wait any longer. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Resolves when `count` statements were begun, or all that there are. */
  reached(count: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ count, go });
      this.#wake();
    });
  }

  take(): void {
    this.#count += 1;
    this.#wake();
  }

  #wake(): void {
    for (const { count, go } of this.#waiting) if (this.#ended || this.#count >= count) go();
  }
}

/** The same store, but that every statement in a transaction is counted first. */
export function counted(database: Database, steps: Steps): Database {
  return gated(database, () => steps.take());
}

/** The same store, but that every statement in a transaction waits for what `gate` returns. */
export function gated(
  database: Database,
  gate: (statement: string) => Promise<void> | void,
): Database {
  return {
    ...database,
    transaction: (work) =>
      database.transaction((connection) => work(gatedConnection(connection, gate))),
    forAccount: (account) => gated(database.forAccount(account), gate),
  };
}

function gatedConnection(
  connection: Connection,
  gate: (statement: string) => Promise<void> | void,
): Connection {
  return {
    query: async <Row>(statement: Parameters<Connection['query']>[0]) => {
      await gate(statement.text);
      return connection.query<Row>(statement);
    },
    execute: async (statement) => {
      await gate(statement.text);
      return connection.execute(statement);
    },
    script: (text) => connection.script(text),
    copyIn: async (into, rows, format) => {
      await gate(`copy ${into}`);
      await connection.copyIn(into, rows, format);
    },
  };
}
