import { accept, type Instant, type Outcome, refuse } from '../engine/index.ts';
import type { Connection } from '../store/database.ts';
import { findRequest, insertRequest } from '../store/requests.ts';

/** A call that may be repeated: the same key and content give the first answer again. */
export interface Repeatable {
  /** '' for calls that belong to no account yet. */
  readonly accountId: string;
  /** Absent: every call is a new one. */
  readonly key: string | undefined;
  readonly operation: string;
  readonly content: unknown;
  readonly at: Instant;
}

/**
 * Runs `work` once for a key. Refused: `key_used_with_other_content`, when the key stood for
 * another call. Answers must be JSON: that is how they are kept.
 */
export async function once<T>(
  connection: Connection,
  request: Repeatable,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { accountId, key, operation, at } = request;
  if (key === undefined) return work();
  const content = JSON.stringify(request.content);
  const before = await findRequest(connection, accountId, key);
  if (before !== null) {
    if (before.operation === operation && before.content === content) {
      // What was kept is what this operation answered.
      return accept(JSON.parse(before.answer) as T);
    }
    const other = before.operation === operation ? before.content : before.operation;
    return refuse('key_used_with_other_content', { key, before: other }, 'key');
  }
  const outcome = await work();
  if (!outcome.ok) return outcome;
  const answer = JSON.stringify(outcome.value);
  const kept = { accountId, key, operation, content, answer, madeAt: at };
  if (await insertRequest(connection, kept)) return outcome;
  // The same call came twice at once and the other was quicker: begin again and find its answer.
  throw Object.assign(new Error('another call with the same key was quicker'), { code: '40001' });
}
