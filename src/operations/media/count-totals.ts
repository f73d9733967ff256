// What a media server counts itself, beside what its sessions reported: its counters are watched,
// and what they rise by is kept by the day, to compare with.
import {
  type Calendar,
  type CountersRisen,
  type Instant,
  type Outcome,
  risenBetween,
  spreadOverDays,
} from '../../engine/index.ts';
import {
  addCounted,
  type MediaCountedRow,
  type MediaCounterRow,
  readCounters,
  replaceCounters,
} from '../../store/media-counters.ts';
import { lockSource } from '../../store/media-sources.ts';
import type { Context } from '../operation.ts';

/** A counter of a server, by a name that no other has, nor the same after it began anew. */
export interface MediaCounter {
  readonly name: string;
  readonly sent: string;
  readonly received: string;
}

/** Gets a page of a server; null: there is none. */
export type GetPage = (path: string) => Promise<string | null>;

/** How the counters of one kind of server are read. */
export interface TotalsReader {
  /** Whether a counter that is gone tells that the server has started again. */
  readonly endWithServer: boolean;
  read(get: GetPage): Promise<Outcome<readonly MediaCounter[]>>;
}

/** The last look, among the counters. */
const LOOK = '';

/**
 * Adds what counters have risen by since they were seen last. What they stood at when they were
 * seen for the first time is from before.
 */
export async function countTotals(
  context: Context,
  sourceId: string,
  seen: {
    readonly counters: readonly MediaCounter[];
    readonly at: Instant;
    readonly endWithServer: boolean;
  },
): Promise<void> {
  const { calendar } = context.catalogs.latest;
  const { at, counters, endWithServer } = seen;
  const now: MediaCounterRow[] = [
    { counter: LOOK, sent: 0n, received: 0n, seenAt: at },
    ...counters.map(({ name, sent, received }) => {
      return { counter: name, sent: BigInt(sent), received: BigInt(received), seenAt: at };
    }),
  ];
  await context.database.transaction(async (connection) => {
    // Several processes look: each adds what came since the look before its own.
    await lockSource(connection, sourceId);
    const before = await readCounters(connection, sourceId);
    const last = before.find(({ counter }) => counter === LOOK)?.seenAt;
    if (last !== undefined && last >= at) return;
    if (last !== undefined) {
      const risen = risenBetween(before, now, { endWithServer });
      await addCounted(connection, partedByDay(calendar, { sourceId, from: last, to: at }, risen));
    }
    await replaceCounters(connection, sourceId, now);
  });
}

function partedByDay(
  calendar: Calendar,
  {
    sourceId,
    from,
    to,
  }: { readonly sourceId: string; readonly from: Instant; readonly to: Instant },
  { played, published, began }: CountersRisen,
): readonly MediaCountedRow[] {
  const sent = spreadOverDays(calendar, { from, to, bytes: played }, from);
  const received = spreadOverDays(calendar, { from, to, bytes: published }, from);
  return sent.map(({ day, bytes }, index) => ({
    sourceId,
    usageDate: day,
    played: bytes ?? 0n,
    published: received[index]?.bytes ?? 0n,
    firstAt: Math.max(from, calendar.startOf(day)),
    lastAt: Math.min(to, calendar.endOf(day)),
    restarts: began && index === sent.length - 1 ? 1 : 0,
  }));
}
