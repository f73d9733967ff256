// What becomes of pieces of usage: each is charged to the account of its rule as a usage event of
// its own, or kept with the reason why not. Within the transaction that keeps both.
import {
  type Catalog,
  type Classified,
  classify,
  type DayPart,
  type Direction,
  type StreamFacts,
  type StreamRule,
} from '../../engine/index.ts';
import { findPlaces } from '../../store/address-ranges.ts';
import type { Connection } from '../../store/database.ts';
import { type MediaUsageRow, putMediaUsage } from '../../store/media-usage.ts';
import { insertUsageEvents } from '../../store/usage-events.ts';
import type { Context } from '../operation.ts';
import { UsageJudge } from '../usage/judge-usage.ts';
import type { UsageEvent } from '../usage/usage-event.ts';
import { addressKey } from './addresses.ts';

/** What a session used in one billing day. */
export interface Piece extends DayPart {
  readonly sourceId: string;
  readonly sessionId: string;
  /** Names it within its session, for ever. */
  readonly name: string;
  readonly direction: Direction;
  readonly stream: StreamFacts;
}

export type RulesBySource = ReadonlyMap<string, readonly StreamRule[]>;

type Fate = Pick<MediaUsageRow, 'outcome' | 'chargedTo' | 'item' | 'reason'>;

const TEXT_MAX = 256;

/** Charges pieces; tells how many were. */
export async function chargePieces(
  { catalogs }: Context,
  connection: Connection,
  { pieces, rules }: { readonly pieces: readonly Piece[]; readonly rules: RulesBySource },
): Promise<number> {
  if (pieces.length === 0) return 0;
  const places = await placesOf(connection, pieces);
  const fates = pieces.map((piece): Fate => {
    const catalog = catalogs.on(piece.day);
    if (catalog === null) return notCharged('rejected', 'no_catalog_on_day');
    const own = rules.get(piece.sourceId) ?? [];
    const place = places.get(addressKey(piece.stream.address) ?? '') ?? null;
    const { direction, stream } = piece;
    const zone = place === null ? null : zoneOf(catalog, place);
    return fateOf(classify(own, stream, { direction, zone }));
  });
  const events = pieces.flatMap((piece, index) => {
    const { chargedTo, item } = fates[index] ?? {};
    if (chargedTo == null || item == null || fates[index]?.outcome !== 'charged') return [];
    const unit = catalogs.on(piece.day)?.items.get(item)?.unit;
    const quantity = unit === 'second' ? piece.seconds : piece.bytes;
    if (quantity === null) fates[index] = notCharged('rejected', 'source_tells_no_bytes');
    if (quantity === null || quantity === 0n) return [];
    return [{ index, event: eventOf(piece, { account: chargedTo, item, quantity }) }];
  });
  const judged = new UsageJudge(catalogs).batch({
    events: events.map(({ event }) => event),
    indexes: events.map(({ index }) => index),
    rejections: [],
  });
  for (const { index, code } of judged.rejections) fates[index] = notCharged('rejected', code);
  if (judged.rows.length > 0) {
    const stored = await insertUsageEvents(connection, judged.rows, { likelyNew: true });
    for (const place of stored.repeatedWithOtherContent) {
      const index = judged.indexes[place] ?? 0;
      fates[index] = notCharged('rejected', 'event_repeated_with_other_content');
    }
  }
  await putMediaUsage(
    connection,
    pieces.map((piece, index) => rowOf(piece, fates[index])),
  );
  return fates.filter(({ outcome }) => outcome === 'charged').length;
}

/** The zone of a place: one of the catalogue's, or that of a country; null: of none. */
export function zoneOf({ zones }: Catalog, place: string): string | null {
  const found = zones.find(({ id, regions }) => id === place || regions.includes(place));
  return found?.id ?? null;
}

/** The places of the pieces' addresses, by their keys. */
function placesOf(connection: Connection, pieces: readonly Piece[]) {
  const keys = new Set(pieces.flatMap(({ stream }) => addressKey(stream.address) ?? []));
  return findPlaces(connection, [...keys]);
}

function fateOf(found: Classified): Fate {
  switch (found.outcome) {
    case 'unmatched':
      return notCharged('unmatched', 'no_rule_fits');
    case 'unclassified':
      return { ...notCharged('unclassified', 'zone_is_not_known'), chargedTo: found.account };
    case 'free':
      return { ...notCharged('free', 'rule_charges_nothing'), chargedTo: found.account };
    case 'excluded':
      return { ...notCharged('excluded', found.reason), chargedTo: found.account };
    case 'charged':
      return { outcome: 'charged', chargedTo: found.account, item: found.item, reason: '' };
  }
}

function notCharged(outcome: Fate['outcome'], reason: string): Fate {
  return { outcome, chargedTo: null, item: null, reason };
}

function eventOf(
  { sourceId, sessionId, name, day, at, stream }: Piece,
  charged: Pick<UsageEvent, 'account' | 'item' | 'quantity'>,
): UsageEvent {
  const path = [stream.app, stream.name].filter((part) => part !== '').join('/');
  return {
    ...charged,
    source: `media:${sourceId}`,
    id: `${sessionId}/${name}/${day}`,
    time: at,
    instance: null,
    domain: shortened(stream.domain),
    stream: shortened(path),
    measured: true,
  };
}

function shortened(text: string): string | null {
  return text === '' ? null : text.slice(0, TEXT_MAX);
}

function rowOf(piece: Piece, fate: Fate | undefined): MediaUsageRow {
  const { sourceId, sessionId, name, day, at, bytes, seconds, estimated } = piece;
  return {
    sourceId,
    sessionId,
    piece: name,
    usageDate: day,
    occurredAt: at,
    bytes,
    seconds,
    estimated,
    ...(fate ?? notCharged('rejected', 'nothing_is_known')),
  };
}
