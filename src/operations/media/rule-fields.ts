import { type Static, Type } from 'typebox';
import {
  accept,
  type Catalog,
  inZone,
  nearNames,
  needsZone,
  type Outcome,
  refuse,
  type StreamRule,
} from '../../engine/index.ts';
import { existingAccounts } from '../../store/accounts.ts';
import type { Connection } from '../../store/database.ts';
import { listOf, oneOf } from '../answer-fields.ts';
import type { Context } from '../operation.ts';

const RULES_MAX = 5000;
const TEXT_MAX = 200;

const word = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: TEXT_MAX, description }));

/** One line of a source's table. */
export const RuleFields = Type.Object(
  {
    vhost: word('The virtual host, exactly.'),
    app: word('The application, exactly.'),
    stream: word("What the stream's name begins with."),
    argument: Type.Optional(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: TEXT_MAX, description: 'Its name.' }),
          value: Type.String({ maxLength: TEXT_MAX, description: 'What it must be, exactly.' }),
        },
        { description: "An argument of the stream's address." },
      ),
    ),
    domain: word('The host that the address names.'),
    protocol: word('How it is played, as the server calls it: `rtmp`, `flv`, `webrtc`.'),
    account: Type.String({ description: 'The id of the account that is charged.' }),
    play: word(
      'The item of playing, with `ZONE` for the zone: `live.downstream.ZONE`. Left out: free.',
    ),
    publish: word('The item of publishing: `push.upstream.ZONE`. Left out: free.'),
    zone: word('The zone of all its usage. Left out: that of the address.'),
    excluded: Type.Optional(
      oneOf(['mini-program', 'slow-live'], {
        description: 'Packs are not for it: it is shown and never charged.',
      }),
    ),
  },
  { title: 'StreamRule', description: 'What it does not say fits any stream.' },
);

/** A source's table: the first rule that fits decides. */
export const RulesField = Type.Unsafe<readonly Static<typeof RuleFields>[]>(
  Type.Array(RuleFields, {
    maxItems: RULES_MAX,
    description: 'In their order: the first that fits decides.',
  }),
);
export const RulesShown = listOf(RuleFields, { description: 'In their order.' });

/** The rules of a source as they were saved. */
export function rulesOf(saved: unknown): readonly StreamRule[] {
  return saved as readonly StreamRule[]; // checked before they were saved
}

/**
 * Checks what a table's rules name: accounts, items, zones. `heldBy`: the only account they may
 * name; '' for any. Refused with the place.
 */
export async function checkRules(
  { catalogs }: Context,
  connection: Connection,
  { rules, heldBy }: { readonly rules: readonly StreamRule[]; readonly heldBy: string },
): Promise<Outcome<null>> {
  const accounts = await existingAccounts(connection, [
    ...new Set(rules.map(({ account }) => account)),
  ]);
  for (const [index, rule] of rules.entries()) {
    const at = `rules[${index}]`;
    const { account, zone } = rule;
    if (!accounts.has(account)) return refuse('account_not_found', { account }, `${at}.account`);
    if (heldBy !== '' && account !== heldBy) {
      return refuse('rule_is_of_another_account', { account, heldBy }, `${at}.account`);
    }
    const zones = catalogs.latest.zones.map(({ id }) => id);
    if (zone !== undefined && !zones.includes(zone)) {
      return refuse('zone_is_unknown', { zone, known: zones.join(', ') }, `${at}.zone`);
    }
    for (const field of ['play', 'publish'] as const) {
      const item = checkItem(catalogs.latest, rule[field], `${at}.${field}`);
      if (!item.ok) return item;
    }
  }
  return accept(null);
}

/** An item of streams: of bytes or seconds, in every zone if it has one, and of no instance. */
function checkItem(catalog: Catalog, item: string | undefined, path: string): Outcome<null> {
  if (item === undefined) return accept(null);
  const first = catalog.zones[0]?.id ?? '';
  const found = catalog.items.get(needsZone(item) ? inZone(item, first) : item);
  if (found === undefined) {
    const known = nearNames(item, catalog.items.keys());
    return refuse('item_is_unknown', { item, catalog: catalog.id, known }, path);
  }
  const isOfStreams = found.unit === 'byte' || found.unit === 'second';
  return isOfStreams && !found.perInstance
    ? accept(null)
    : refuse('item_is_not_of_streams', { item }, path);
}
