import { type Static, Type } from 'typebox';
import {
  accept,
  type Catalog,
  mayStream as decide,
  familiesOfService,
  nearNames,
  refuse,
  type ServicePack,
  type StreamReason,
  trialPacks,
} from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { listPacks, packOfRow } from '../../store/packs.ts';
import { oneOf, orNull, TimeField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { fill } from '../problem-texts.ts';
import { readAccount } from '../read-account.ts';
import { STREAM_TEXTS } from '../texts/arrears-texts.ts';

const ACTIONS = ['publish', 'play'] as const;
const REASONS = [
  'account_is_served',
  'account_in_arrears',
  'stopped_in_arrears',
  'stopped_for_violation',
  'resources_reclaimed',
  'trial_pack_used_up',
  'service_needs_a_pack',
] as const satisfies readonly StreamReason[];

const Input = Type.Object({
  account: AccountField,
  service: Type.String({
    description: 'The first part of the names of its items: `live`, `leb`, `mic`.',
  }),
  action: oneOf(ACTIONS, { description: 'What is to begin.' }),
});

/** Whether an account may begin a stream, and why. Streams that run are never cut by the answer. */
export const StreamView = Type.Object({
  account: Type.String({ description: 'The id of the account.' }),
  service: Type.String({ description: 'As it was asked.' }),
  action: oneOf(ACTIONS, { description: 'As it was asked.' }),
  allowed: Type.Boolean({
    description: 'Whether it may begin. Streams that run are never cut by the answer.',
  }),
  reason: oneOf(REASONS, { description: 'Why, for programs.' }),
  zh: Type.String({ description: 'Why, for people, in Chinese.' }),
  en: Type.String({ description: 'Why, for people, in English.' }),
  until: orNull(TimeField, {
    description: 'Until when it is so if nothing is done; null: until something is.',
  }),
});
export type StreamView = Static<typeof StreamView>;

/** Tells whether an account may begin to publish or play. */
export const mayStream: Operation<typeof Input, StreamView> = {
  name: 'accounts.may-stream',
  access: 'viewer',
  kind: 'read',
  summary: 'Tell whether an account may publish or play now, and why not.',
  input: Input,
  output: StreamView,
  run: async (context, { account, service, action }) => {
    const { catalogs, clock, database } = context;
    const at = clock.now();
    const catalog = catalogs.on(catalogs.latest.calendar.dayOf(at)) ?? catalogs.latest;
    const families = familiesOfService(catalog, service);
    if (families === null) {
      const known = nearNames(service, servicesOf(catalog));
      return refuse('service_is_unknown', { service, known }, 'service');
    }
    return readAccount(database, account, async (connection, row) => {
      const { standing, standingSince: since } = row;
      const packs = await servicePacks(context, connection, { account, families });
      const answer = decide({ standing, since, packs, at });
      const until = answer.until === null ? null : catalog.calendar.format(answer.until);
      const { zh, en } = STREAM_TEXTS[answer.reason];
      const filled = { zh: fill(zh, { until: until ?? '' }), en: fill(en, { until: until ?? '' }) };
      return accept({ account, service, action, ...answer, ...filled, until });
    });
  },
};

/** The packs of those families of a service that open with one; null when there is no such. */
export async function servicePacks(
  { catalogs }: Context,
  connection: Connection,
  { account, families }: { readonly account: string; readonly families: ReadonlySet<string> },
): Promise<readonly ServicePack[] | null> {
  const trials = trialPacks(catalogs.all);
  const opened = new Set([...trials.values()].filter((family) => families.has(family)));
  if (opened.size === 0) return null;
  const rows = await listPacks(connection, account);
  return rows
    .filter(({ family }) => opened.has(family))
    .map((row) => ({
      pack: packOfRow(row),
      left: row.remaining,
      trial: row.sku !== null && trials.has(row.sku),
    }));
}

function servicesOf({ items }: Catalog): ReadonlySet<string> {
  return new Set([...items.keys()].map((id) => id.split('.')[0] ?? id));
}
