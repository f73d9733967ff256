// Whose a stream is, and as what it is charged. See docs/concepts/media-servers.md.
import type { Direction } from './media-session.ts';

/** What is known of a stream that somebody plays or publishes; what is not is an empty text. */
export interface StreamFacts {
  readonly vhost: string;
  readonly app: string;
  readonly name: string;
  /** The arguments of its address. */
  readonly args: Readonly<Record<string, string>>;
  /** The host that its address names. */
  readonly domain: string;
  /** Where the player or publisher is. */
  readonly address: string;
  readonly protocol: string;
}

/** Why usage is outside what packs are for. */
export type Exclusion = 'mini-program' | 'slow-live';

/** One line of the table; what it does not say fits any. */
export interface StreamRule {
  readonly vhost?: string;
  readonly app?: string;
  /** What the stream's name begins with. */
  readonly stream?: string;
  readonly argument?: { readonly name: string; readonly value: string };
  readonly domain?: string;
  readonly protocol?: string;
  readonly account: string;
  /** The item of playing, with `ZONE` for the zone; absent: it is free. */
  readonly play?: string;
  /** The item of publishing, likewise. */
  readonly publish?: string;
  /** The zone of all its usage; absent: that of the address. */
  readonly zone?: string;
  readonly excluded?: Exclusion;
}

/** What stands in an item for the zone. */
export const ZONE = 'ZONE';

/** What the table says of a stream. */
export type Classified =
  | { readonly outcome: 'unmatched' }
  | { readonly outcome: 'excluded'; readonly account: string; readonly reason: Exclusion }
  | { readonly outcome: 'free'; readonly account: string }
  | { readonly outcome: 'unclassified'; readonly account: string }
  | { readonly outcome: 'charged'; readonly account: string; readonly item: string };

/**
 * Looks a stream up. The first rule that fits decides; a zone that nobody knows leaves the usage
 * unclassified, it is never guessed. `zone` is that of the address, null where it is unknown.
 */
export function classify(
  rules: readonly StreamRule[],
  stream: StreamFacts,
  { direction, zone }: { readonly direction: Direction; readonly zone: string | null },
): Classified & { readonly rule: number | null } {
  const at = rules.findIndex((rule) => fits(rule, stream));
  const rule = rules[at];
  if (rule === undefined) return { outcome: 'unmatched', rule: null };
  const { account, excluded } = rule;
  if (excluded !== undefined) return { outcome: 'excluded', account, reason: excluded, rule: at };
  const item = direction === 'play' ? rule.play : rule.publish;
  if (item === undefined) return { outcome: 'free', account, rule: at };
  const where = rule.zone ?? zone;
  if (!needsZone(item)) return { outcome: 'charged', account, item, rule: at };
  if (where === null) return { outcome: 'unclassified', account, rule: at };
  return { outcome: 'charged', account, item: inZone(item, where), rule: at };
}

/** Whether an item of a rule is another one in each zone. */
export function needsZone(item: string): boolean {
  return item.split('.').includes(ZONE);
}

/** The item of a rule in a zone. */
export function inZone(item: string, zone: string): string {
  return item
    .split('.')
    .map((part) => (part === ZONE ? zone : part))
    .join('.');
}

function fits(rule: StreamRule, stream: StreamFacts): boolean {
  const same = (asked: string | undefined, found: string) => asked === undefined || asked === found;
  const { argument, domain } = rule;
  return (
    same(rule.vhost, stream.vhost) &&
    same(rule.app, stream.app) &&
    same(rule.protocol, stream.protocol) &&
    (rule.stream === undefined || stream.name.startsWith(rule.stream)) &&
    (domain === undefined || domain.toLowerCase() === stream.domain.toLowerCase()) &&
    (argument === undefined ||
      (Object.hasOwn(stream.args, argument.name) && stream.args[argument.name] === argument.value))
  );
}
