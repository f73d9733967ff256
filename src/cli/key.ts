import { Argument, Option } from 'commander';
import { accept, type Outcome, refuse } from '../engine/index.ts';
import { createKey, createOperatorKey } from '../operations/keys/create-key.ts';
import type { KeyView } from '../operations/keys/key-view.ts';
import { listKeysOperation, listOperatorKeys } from '../operations/keys/list-keys.ts';
import { revokeKey, revokeOperatorKey } from '../operations/keys/revoke-key.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { reportOf } from './report.ts';
import type { Page } from './terminal/output.ts';
import { type Column, tableLines } from './terminal/table.ts';
import { shortTime } from './terminal/times.ts';
import { shown } from './terminal/width.ts';
import { OPTIONS } from './text/help.ts';
import { KEY_STATES, TEXTS } from './text/results.ts';

/** `key create`, `key list`, `key revoke`. */
export function addKeyCommands(face: Face): void {
  const { speaker } = face;
  const holder = () => [
    new Option('--account <id>', speaker.say(OPTIONS.keyAccount)),
    new Option('--operator', speaker.say(OPTIONS.keyOperator)),
  ];
  addCommand(face, 'key');
  const wishes = [
    new Option('--name <name>', speaker.say(OPTIONS.keyName)),
    new Option('--read-only', speaker.say(OPTIONS.keyReadOnly)),
    new Option('--expires <time>', speaker.say(OPTIONS.keyExpires)),
  ];
  addCommand(face, 'key create', [...holder(), ...wishes], create);
  addCommand(face, 'key list', holder(), list);
  const key = new Argument('<key>', speaker.say(OPTIONS.keyId));
  addCommand(face, 'key revoke', [key, ...holder()], revoke);
}

interface HolderOptions {
  readonly account?: string;
  readonly operator?: boolean;
}

/** The account; null: operators. */
function holderOf({ account, operator = false }: HolderOptions): Outcome<string | null> {
  if ((account === undefined) !== operator) return refuse('key_holder_is_not_given');
  return accept(account ?? null);
}

interface CreateOptions extends HolderOptions {
  readonly name?: string;
  readonly readOnly?: boolean;
  readonly expires?: string;
}

const create: Handler<CreateOptions> = async (call, options) => {
  const holder = holderOf(options);
  if (!holder.ok) return holder;
  const { name, readOnly, expires } = options;
  const wish = {
    ...(name === undefined ? {} : { name }),
    ...(readOnly === true ? { access: 'read' as const } : {}),
    ...(expires === undefined ? {} : { expiresAt: expires }),
  };
  const account = holder.value;
  return call.withRuntime(async (runtime) => {
    const made =
      account === null
        ? await createOperatorKey.run(runtime, wish)
        : await createKey.run(runtime, { account, ...wish });
    return reportOf(placed(made), ({ secretId: id, secretKey: secret, signs }, { speaker }) => [
      ...speaker.say(TEXTS.keyMade, { id, secret }).split('\n'),
      ...(signs ? [] : [speaker.say(TEXTS.keyCannotSign)]),
    ]);
  });
};

/** The operation's path is told as the option that it came from. */
function placed<T>(outcome: Outcome<T>): Outcome<T> {
  if (outcome.ok || outcome.refusal.path !== 'expiresAt') return outcome;
  return { ok: false, refusal: { ...outcome.refusal, path: 'expires' } };
}

const list: Handler<HolderOptions> = async (call, options) => {
  const holder = holderOf(options);
  if (!holder.ok) return holder;
  const account = holder.value;
  return call.withRuntime(async (runtime) => {
    const zone = runtime.catalogs.latest.calendar.timeZone;
    const listed =
      account === null
        ? await listOperatorKeys.run(runtime, {})
        : await listKeysOperation.run(runtime, { account });
    return reportOf(listed, ({ keys }, page) => keyLines(keys, page, zone));
  });
};

const revoke: Handler<HolderOptions> = async (call, options, [key = '']) => {
  const holder = holderOf(options);
  if (!holder.ok) return holder;
  const account = holder.value;
  return call.withRuntime(async (runtime) => {
    const revoked =
      account === null
        ? await revokeOperatorKey.run(runtime, { key })
        : await revokeKey.run(runtime, { account, key });
    return reportOf(revoked, ({ id }, { speaker }) => [speaker.say(TEXTS.keyRevoked, { id })]);
  });
};

function keyLines(keys: readonly KeyView[], page: Page, zone: string): readonly string[] {
  const { speaker, colours } = page;
  if (keys.length === 0) return [speaker.say(TEXTS.noKeys)];
  const columns: Column<KeyView>[] = [
    { title: speaker.say(TEXTS.columnId), cell: ({ id }) => id },
    { title: speaker.say(TEXTS.columnName), cell: ({ name }) => shown(name) },
    { title: speaker.say(TEXTS.columnKeyAccess), cell: ({ access }) => access },
    { title: speaker.say(TEXTS.columnCreated), cell: ({ createdAt }) => shortTime(createdAt) },
    {
      title: speaker.say(TEXTS.columnExpires),
      cell: ({ expiresAt }) => (expiresAt === null ? '-' : shortTime(expiresAt)),
    },
    {
      title: speaker.say(TEXTS.columnStatus),
      cell: ({ state }) => speaker.say(KEY_STATES[state]),
    },
  ];
  const count = speaker.count(TEXTS.keys, keys.length);
  const note = `${count}${speaker.say(TEXTS.zoneNote, { zone })}`;
  return [...tableLines(columns, keys, page), '', colours.faint(note)];
}
