// Whether somebody may publish or play, as a media server asks before it lets one in. Answers are
// kept for seconds, since a popular stream asks the same a thousand times.
import { classify } from '../../engine/index.ts';
import type { MediaSourceRow } from '../../store/media-sources.ts';
import { mayStream } from '../arrears/may-stream.ts';
import type { Context } from '../operation.ts';
import type { MediaQuestion } from './media-notice.ts';
import { rulesOf } from './rule-fields.ts';

/** For so long an answer holds without asking again. */
const HOLDS_MS = 5_000;
/** A server waits for about ten seconds; ours is the shorter patience. */
const PATIENCE_MS = 2_000;
const KEPT_MAX = 10_000;

/** Null: nobody knows. */
type Answer = boolean | null;

interface Kept {
  readonly answer: Answer;
  readonly until: number;
}

/** The answers of one process. */
export class MediaGate {
  readonly #context: Context;
  readonly #kept = new Map<string, Kept>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Whether to let somebody in. What nobody knows, or what takes too long, the source decides. */
  async letsIn(source: MediaSourceRow, question: MediaQuestion): Promise<boolean> {
    if (source.gate === 'off') return true;
    const answer = await soon(this.#ask(source, question));
    return answer ?? source.gate === 'open';
  }

  async #ask(source: MediaSourceRow, { direction, stream }: MediaQuestion): Promise<Answer> {
    const rules = rulesOf(source.rules);
    const found = classify(rules, stream, { direction, zone: null });
    const rule = found.rule === null ? undefined : rules[found.rule];
    const item = (direction === 'play' ? rule?.play : rule?.publish) ?? rule?.play ?? rule?.publish;
    if (rule === undefined || item === undefined) return null;
    const service = item.split('.')[0] ?? item;
    const key = `${rule.account} ${service} ${direction}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > performance.now()) return kept.answer;
    const question = { account: rule.account, service, action: direction };
    const asked = await mayStream.run(this.#context, question);
    const answer = asked.ok ? asked.value.allowed : null;
    if (this.#kept.size >= KEPT_MAX) this.#kept.clear();
    this.#kept.set(key, { answer, until: performance.now() + HOLDS_MS });
    return answer;
  }
}

/** What comes of it soon; null when it fails or takes too long. */
export async function soon<T>(work: Promise<T>): Promise<T | null> {
  const cut = new AbortController();
  const late = new Promise<null>((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    cut.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    return null;
  } finally {
    cut.abort();
  }
}
