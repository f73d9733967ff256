// The shape of every operation that changes an account: one transaction, the account locked, the
// call known by its key, the change in the audit log, what happened told to those who asked.
import { accept, type Instant, type Outcome, refuse } from '../engine/index.ts';
import { type AccountRow, bumpAccount, lockAccount } from '../store/accounts.ts';
import { insertAudit } from '../store/audit.ts';
import type { Connection } from '../store/database.ts';
import type { EventData, EventType } from './event-types.ts';
import { once } from './idempotency.ts';
import type { Context } from './operation.ts';
import { tellEvent } from './webhooks/tell-events.ts';

/** What is asked: by which operation, of which account; with a key it may be repeated. */
export interface ChangeCall {
  readonly account: string;
  readonly operation: string;
  readonly key?: string | undefined;
  /** What identifies the call under its key, as JSON; without a key it may be left out. */
  readonly content?: unknown;
}

/** A change under way. */
export interface Change {
  readonly context: Context;
  readonly connection: Connection;
  /** The account as it was read, locked until the transaction ends. */
  readonly account: AccountRow;
  /** The account's version that this change makes; facts carry it. */
  readonly recorded: bigint;
  readonly at: Instant;
  /** Tells programs that something happened, in this transaction. */
  emit<T extends EventType>(type: T, data: EventData<T>): Promise<void>;
  /** Says in the audit log what was changed; without it, the answer stands there as `after`. */
  audit(entry: AuditedChange): Promise<void>;
  /** The answer when there is nothing to change: the account's clock stays as it is. */
  unchanged<T>(value: T): Outcome<T>;
}

export interface AuditedChange {
  /** The id of what was changed; '' for the account itself. */
  readonly subject: string;
  /** JSON; null: it was not there before, or is not there after. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Changes an account. Whatever `work` wrote is rolled back when it refuses, so it may write before
 * it knows everything. Changes of one account take turns; a settlement that read the account before
 * the change begins again.
 */
export async function changeAccount<T>(
  context: Context,
  call: ChangeCall,
  work: (change: Change) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { account: accountId, operation, key } = call;
  const at = context.clock.now();
  try {
    return await context.database.transaction(async (connection) => {
      const account = await lockAccount(connection, accountId);
      if (account === null) return refuse('account_not_found', { account: accountId }, 'account');
      const request = { accountId, key, operation, content: call.content ?? null, at };
      const outcome = await once(connection, request, () =>
        changeWithin({ context, connection, account, at, operation }, work),
      );
      if (!outcome.ok) throw new Refused(outcome.refusal);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** Carries a refusal out of a transaction, which is rolled back by it. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: ReturnType<typeof refuse>['refusal'];
  constructor(refusal: ReturnType<typeof refuse>['refusal']) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** An account that a transaction of the caller's holds. */
export interface AccountHeld {
  readonly context: Context;
  readonly connection: Connection;
  readonly account: AccountRow;
  readonly at: Instant;
  readonly operation: string;
}

/** Changes an account within a transaction that holds it: one that was made just now, say. */
export async function changeWithin<T>(
  { context, connection, account, at, operation }: AccountHeld,
  work: (change: Change) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { accountId, version } = account;
  let audited = false;
  let changed = true;
  const audit = async (entry: AuditedChange) => {
    audited = true;
    await auditChange(context, connection, { accountId, operation, at, ...entry });
  };
  const outcome = await work({
    context,
    connection,
    account,
    recorded: version + 1n,
    at,
    emit: (type, data) => tellEvent(context.ids, connection, { accountId, type, at, data }),
    audit,
    unchanged: (value) => {
      changed = false;
      return accept(value);
    },
  });
  if (!outcome.ok || !changed) return outcome;
  if (!audited) await audit({ subject: '', before: null, after: outcome.value });
  await bumpAccount(connection, accountId);
  return outcome;
}

/** Writes what the context's actor changed; `accountId` '' for the platform itself. */
export async function auditChange(
  context: Context,
  connection: Connection,
  entry: AuditedChange & {
    readonly accountId: string;
    readonly operation: string;
    readonly at: Instant;
  },
): Promise<void> {
  const { actor, requestId, ids } = context;
  await insertAudit(connection, {
    ...entry,
    entryId: ids.next('au'),
    actorKind: actor.kind,
    actorId: actor.id,
    requestId,
  });
}
