// How the platform as a whole stands: what watches over it looks at this.
import { addDays, type Day, daysBetween } from '../../engine/index.ts';
import { countPendingMail } from '../../store/mail-queue.ts';
import { readInboxBacklog } from '../../store/media-inbox.ts';
import { newestSchema, readSchemaNumber } from '../../store/migrate.ts';
import { countPendingDeliveries } from '../../store/webhook-deliveries.ts';
import type { Context } from '../operation.ts';
import { readRuns } from './job-runs.ts';

export interface PlatformState {
  /** Up to which day the job has settled, without a gap; null: it was never run. */
  readonly settledThrough: Day | null;
  /** How many days have ended that are not settled; one is usual in the morning. */
  readonly unsettledDays: number;
  readonly webhooksPending: number;
  readonly mailsPending: number;
  /** What media servers said and nobody has read yet, by the kind of server. */
  readonly mediaInbox: readonly MediaBacklog[];
}

export interface MediaBacklog {
  readonly kind: string;
  readonly waiting: number;
  /** How long the oldest has waited; 0: none waits. */
  readonly seconds: number;
}

const SETTLING = 'settle';
const SECOND_MS = 1000;

/** Reads how the platform stands, in a few statements that count what waits. */
export async function readPlatformState(context: Context): Promise<PlatformState> {
  const { database, catalogs, clock } = context;
  const { calendar } = catalogs.latest;
  const runs = (await readRuns(context, [SETTLING])).get(SETTLING) ?? [];
  // A run settles the day before it is due. The earliest that is not done is the gap.
  const gap = runs.find(({ state }) => state !== 'done');
  const last = runs.at(-1);
  const dueDay = (at: number) => calendar.dayOf(at);
  const settledThrough =
    gap !== undefined
      ? addDays(dueDay(gap.dueAt), -2)
      : last === undefined
        ? null
        : addDays(dueDay(last.dueAt), -1);
  const yesterday = addDays(calendar.dayOf(clock.now()), -1);
  return {
    settledThrough,
    unsettledDays: settledThrough === null ? 0 : daysBetween(settledThrough, yesterday),
    webhooksPending: await countPendingDeliveries(database),
    mailsPending: await countPendingMail(database),
    mediaInbox: await mediaInbox(context),
  };
}

async function mediaInbox({ database, clock }: Context): Promise<readonly MediaBacklog[]> {
  const rows = await readInboxBacklog(database);
  return rows.map(({ kind, waiting, oldest }) => {
    const seconds = oldest === null ? 0 : Math.max(0, clock.now() - oldest) / SECOND_MS;
    return { kind, waiting, seconds };
  });
}

/** Whether the store answers, and is of the schema that this packledger knows. Throws when not. */
export async function checkStore({ database }: Context): Promise<'current' | 'another'> {
  return (await readSchemaNumber(database)) === (await newestSchema()) ? 'current' : 'another';
}
