import type { Day, StreamFacts } from '../../engine/index.ts';
import { findSource } from '../../store/media-sources.ts';
import { lockLeftUsage } from '../../store/media-usage.ts';
import type { Context } from '../operation.ts';
import { chargePieces } from './charge-pieces.ts';
import { rulesOf } from './rule-fields.ts';

const TAKE = 1000;

/**
 * Looks up again what nobody was charged for, when rules or address ranges have changed; tells how
 * many pieces are charged now. Those of settled days are late usage.
 */
export async function classifyLeft(context: Context, sourceId: string): Promise<number> {
  let charged = 0;
  let after: readonly [Day, string, string] | null = null;
  for (;;) {
    const page = await classifyPage(context, sourceId, after);
    charged += page.charged;
    if (page.last === null) return charged;
    after = page.last;
  }
}

interface Page {
  readonly charged: number;
  /** Where to go on; null: it was the last. */
  readonly last: readonly [Day, string, string] | null;
}

function classifyPage(
  context: Context,
  sourceId: string,
  after: readonly [Day, string, string] | null,
): Promise<Page> {
  return context.database.transaction(async (connection) => {
    const source = await findSource(connection, sourceId);
    const rows = await lockLeftUsage(connection, sourceId, { after, take: TAKE });
    const pieces = rows.map((row) => ({
      ...row,
      name: row.piece,
      day: row.usageDate,
      at: row.occurredAt,
      stream: row.stream as StreamFacts, // as a collector told it
    }));
    const rules = new Map([[sourceId, rulesOf(source?.rules ?? [])]]);
    const charged = await chargePieces(context, connection, { pieces, rules });
    const end = rows.length === TAKE ? rows.at(-1) : undefined;
    const last = end === undefined ? null : ([end.usageDate, end.sessionId, end.piece] as const);
    return { charged, last };
  });
}
