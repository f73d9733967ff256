// The contract of collectors: what one kind of media server sends, in words that are the same for
// all. A collector is pure: it reads a call and says what it heard. docs/concepts/media-servers.md.
import type { Direction, Instant, Outcome, StreamFacts } from '../../engine/index.ts';

/** The kinds of media servers that report, as their addresses name them. */
export const SOURCE_KINDS = ['srs', 'zlm', 'nginx-rtmp', 'nms', 'livekit', 'mediamtx'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What a server said of a session. Kept as JSON, so counts are texts. */
export interface MediaNotice {
  /** What the server knows it by: the same when it is sent again. */
  readonly id: string;
  /** The session, by a name that no other session of the source has. */
  readonly session: string;
  /** The server whose starts are part of both names; null: they need none. */
  readonly server: string | null;
  readonly what: 'begin' | 'count' | 'end';
  /** When it was so; null: when it came. */
  readonly at: Instant | null;
  readonly direction: Direction | null;
  readonly startedAt: Instant | null;
  readonly sent: string | null;
  readonly received: string | null;
  /** Null: this notice does not name the stream. */
  readonly stream: StreamFacts | null;
}

/** What a server asks before it lets somebody in. */
export interface MediaQuestion {
  readonly direction: Direction;
  readonly stream: StreamFacts;
}

/** What a call said. */
export interface Heard {
  readonly notices: readonly MediaNotice[];
  /** Null: the call tells and does not ask. */
  readonly asks: MediaQuestion | null;
  /** The server that has just started; null: none. */
  readonly started: string | null;
}

/** A call of a media server. */
export interface MediaCall {
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly authorization: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** What reports are signed with; null: nothing was agreed. */
  readonly signing: SigningPair | null;
  /** When it came. */
  readonly at: Instant;
  /** What time it really is: signatures are valid by it. */
  readonly wallTime: Instant;
}

export interface SigningPair {
  readonly key: string;
  readonly secret: string;
}

/** Reads a call of one kind of server; refused when it is none of it. */
export type Collector = (call: MediaCall) => Outcome<Heard>;

/** Nothing to do with usage or with who may stream. */
export const NOTHING_HEARD: Heard = { notices: [], asks: null, started: null };
