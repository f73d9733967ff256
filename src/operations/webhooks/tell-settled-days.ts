import { type Day, formatCents, type Instant } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import type { RangeRow } from '../../store/settlement-runs.ts';
import type { BillEntry, SettlementEntry } from '../../store/settlement-writes.ts';
import { listListeners } from '../../store/webhook-endpoints.ts';
import type { EventData } from '../event-types.ts';
import type { Ids } from '../operation.ts';
import { tellListeners } from './tell-events.ts';

const TYPE = 'day.settled';

interface SettledEntry {
  readonly accountId: string;
  readonly day: Day;
  readonly revision: number;
  readonly deductions: number;
}

interface SettledAs {
  readonly ids: Ids;
  readonly range: RangeRow;
  readonly settledAt: Instant;
  readonly currency: string;
}

/**
 * The days that a range's settlement records. They are told of for accounts with an endpoint that
 * wants to be; for others there is no such event: a settlement has as many days as there are
 * accounts, and where nobody listens all that it costs is to ask.
 */
export class SettledDays {
  readonly #entries: SettledEntry[] = [];

  add({ accountId, day, revision, deductions }: SettlementEntry): void {
    // A row of what a binding covers takes nothing; those there are only where somebody binds.
    const taken = deductions.filter(({ deducted }) => deducted !== 0n).length;
    this.#entries.push({ accountId, day, revision, deductions: taken });
  }

  /**
   * Tells of them in the transaction that records them, while the accounts are locked: an endpoint
   * that was added since they were read has moved its account's version on, and all begins again.
   */
  async tell(
    connection: Connection,
    bills: readonly BillEntry[],
    { ids, range, settledAt, currency }: SettledAs,
  ): Promise<void> {
    const listeners = await listListeners(connection, range, TYPE);
    if (listeners.length === 0) return;
    const listening = new Set(listeners.map(({ accountId }) => accountId));
    const billed = new Map(
      bills
        .filter(({ accountId, bill }) => bill === 'day' && listening.has(accountId))
        .map((bill) => [`${bill.accountId} ${bill.billDate}`, bill.amount]),
    );
    const entries = this.#entries.filter(({ accountId }) => listening.has(accountId));
    const events = entries.map(({ accountId, day, revision, deductions }) => {
      const data: EventData<typeof TYPE> = {
        date: day,
        revision,
        deductions,
        billed: formatCents(billed.get(`${accountId} ${day}`) ?? 0n),
        currency,
      };
      return { accountId, type: TYPE, at: settledAt, data };
    });
    if (events.length > 0) await tellListeners(ids, connection, events, listeners);
  }
}
