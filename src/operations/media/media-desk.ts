// Where calls of media servers come in: kept before they are answered, read after. While the store
// does not answer, what servers do not send again is held in memory for a while.
import { findSourceByToken, type MediaSourceRow } from '../../store/media-sources.ts';
import { hashOfSecret } from '../keys/make-key.ts';
import type { Context } from '../operation.ts';
import { signingAbout } from './create-source.ts';
import { MediaGate, soon } from './media-gate.ts';
import type { Heard, SigningPair } from './media-notice.ts';
import { readInbox } from './read-inbox.ts';
import { takeNotices, takeUnreadable } from './take-notices.ts';

/** More calls than this are not held while the store is away. */
const HELD_MAX = 10_000;
const AGAIN_MS = 2_000;
const KNOWN_MAX = 1_000;
/** Those that send again what was not taken. */
const SENDS_AGAIN: ReadonlySet<string> = new Set(['zlm', 'livekit']);

/** A media server that reports, as it is kept. */
export type MediaSource = MediaSourceRow;

/** What to answer: it is taken, it may not stream, or it should be sent again. */
export type DeskAnswer = 'taken' | 'refused' | 'again';

export interface DeskOptions {
  /** Whether what comes in is read by this process at once; else jobs of another read it. */
  readonly reads?: boolean;
  /** Told of what failed and is tried again. */
  readonly onFault?: (message: string, cause: unknown) => void;
}

/** What was said while the store was away. */
interface HeldCall {
  readonly heard: Heard;
  readonly kind: string;
  /** Null: the token is known and nobody knows yet whose it is. */
  readonly sourceId: string | null;
  readonly tokenHash: string;
}

/** The desk of one process. */
export class MediaDesk {
  readonly #context: Context;
  readonly #options: DeskOptions;
  readonly #gate: MediaGate;
  /** Sources as they were when the store answered last, by the hash of their token. */
  readonly #known = new Map<string, MediaSourceRow>();
  #held: HeldCall[] = [];
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;
  #wanted = false;

  constructor(context: Context, options: DeskOptions = {}) {
    this.#context = context;
    this.#options = options;
    this.#gate = new MediaGate(context);
  }

  /**
   * The source of a token. Without the store, as it was known last; `nobody knows` when this
   * process has not seen it before.
   */
  async sourceOf(token: string): Promise<MediaSourceRow | 'is none' | 'nobody knows'> {
    const hash = hashOfSecret(token);
    const asked = await soon(
      findSourceByToken(this.#context.database, hash).then((source) => ({ source })),
    );
    if (asked === null) return this.#known.get(hash) ?? 'nobody knows';
    if (asked.source === null) return 'is none';
    if (this.#known.size >= KNOWN_MAX) this.#known.clear();
    this.#known.set(hash, asked.source);
    return asked.source;
  }

  /** What the reports of a source are signed with. */
  signingOf({ sourceId, sealed }: MediaSourceRow): SigningPair | null {
    if (sealed === null) return null;
    const opened = this.#context.secrets.open(sealed, signingAbout(sourceId));
    return opened === null ? null : (JSON.parse(opened) as SigningPair); // as it was sealed
  }

  /** Takes what a call said; durable when it returns, unless the store does not answer. */
  async take(source: MediaSourceRow, heard: Heard): Promise<DeskAnswer> {
    const { asks } = heard;
    if (asks !== null && !(await this.#gate.letsIn(source, asks))) return 'refused';
    try {
      const kept = await takeNotices(this.#context, source.sourceId, heard);
      if (kept > 0) this.#read();
    } catch (cause) {
      this.#options.onFault?.('what a media server said could not be stored', cause);
      if (SENDS_AGAIN.has(source.kind)) return 'again';
      const { kind, sourceId } = source;
      this.#hold({ heard, kind, sourceId, tokenHash: '' });
    }
    return 'taken';
  }

  /**
   * Takes what a call said of which nobody knows whose it is, since the store is away: it is held
   * until that can be told, and who asks is let in.
   */
  takeUnknown(kind: string, token: string, heard: Heard): DeskAnswer {
    if (SENDS_AGAIN.has(kind)) return 'again';
    if (heard.notices.length === 0 && heard.started === null) return 'taken';
    this.#hold({ heard, kind, sourceId: null, tokenHash: hashOfSecret(token) });
    return 'taken';
  }

  /** Keeps a note of a report that could not be read; what it asked is decided by the source. */
  async unreadable(source: MediaSourceRow, body: Uint8Array, code: string): Promise<DeskAnswer> {
    await soon(takeUnreadable(this.#context, source.sourceId, { body, code }));
    return source.gate === 'closed' ? 'refused' : 'taken';
  }

  /** Ends when nothing that was taken is being read, and tries once more what is held. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#held.length > 0) await this.#takeHeld();
    await this.idle();
  }

  /** Ends when what was taken so far has been read. */
  async idle(): Promise<void> {
    while (this.#reading !== null) await this.#reading;
  }

  #hold(call: HeldCall): void {
    if (this.#held.length < HELD_MAX) this.#held.push(call);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#takeHeld();
    }, AGAIN_MS);
  }

  async #takeHeld(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    for (const [index, call] of held.entries()) {
      try {
        const sourceId = call.sourceId ?? (await this.#ownerOf(call));
        if (sourceId !== null) await takeNotices(this.#context, sourceId, call.heard);
      } catch {
        for (const rest of held.slice(index)) this.#hold(rest);
        return;
      }
    }
    this.#read();
  }

  /** Whose a call was; null: nobody's. */
  async #ownerOf({ tokenHash, kind }: HeldCall): Promise<string | null> {
    const source = await findSourceByToken(this.#context.database, tokenHash);
    const isOwn = source !== null && source.kind === kind && source.revokedAt === null;
    return isOwn ? source.sourceId : null;
  }

  /** Reads what waits; once more when something came in meanwhile. */
  #read(): void {
    if (this.#options.reads === false) return;
    this.#wanted = true;
    this.#reading ??= this.#readWhileWanted().finally(() => {
      this.#reading = null;
    });
  }

  async #readWhileWanted(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      try {
        await readInbox(this.#context);
      } catch (cause) {
        // It waits in the store: the job reads it.
        this.#options.onFault?.('what media servers said could not be read', cause);
      }
    }
  }
}
