// Makes the demo in an empty sandbox: sets its clock to the first day and lives through a year,
// scene after scene. Nothing is written but by operations.
import { randomBytes } from 'node:crypto';
import { type Day, daysBetween, present } from '../engine/index.ts';
import { createAccount } from '../operations/accounts/create-account.ts';
import { setClock } from '../operations/clock/set-clock.ts';
import { createKey, createOperatorKey } from '../operations/keys/create-key.ts';
import type { Runtime } from '../runtime.ts';
import { DEMO_ACCOUNTS } from './demo-accounts.ts';
import { Doorman, type LogIn } from './demo-people.ts';
import { DemoSpan } from './demo-span.ts';
import type { DemoReceivers } from './live-ending.ts';
import { type Cast, castOf, Player, type Scene } from './stage.ts';
import type { Life } from './usage-pattern.ts';
import { Year } from './year.ts';

export interface DemoOptions {
  readonly first: Day;
  /** At least 80: so many have the beginning and the end of the story. */
  readonly days: number;
  readonly receivers: DemoReceivers;
  /** Told after each scene how many of the days have passed. */
  readonly onDay?: (done: number, of: number) => void;
}

/** What was made, with secrets that are told this once. */
export interface MadeDemo {
  /** The large one first. */
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  /** A key that reads the large account, its id for official SDKs; and one of operators. */
  readonly accountKeyId: string;
  readonly accountKey: string;
  readonly operatorKey: string;
  /** Who may sign in, and the password of all of them. */
  readonly logIns: readonly LogIn[];
  readonly password: string;
}

const PASSWORD_BYTES = 12;
const DAY_BEGINS = '09:00';

/** Makes the whole demo; the store of the runtime is an empty sandbox. */
export async function makeDemo(runtime: Runtime, options: DemoOptions): Promise<MadeDemo> {
  const { calendar } = runtime.catalogs.latest;
  const span = new DemoSpan(calendar, options);
  const operator = new Player(runtime, { kind: 'operator', id: 'demo' });
  await operator.call(setClock, { time: span.time(0, DAY_BEGINS) });
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const doorman = new Doorman(runtime, password);
  const operatorId = await doorman.joinOperators('operator@example.com', '运营 Operator');
  const lives: Life[] = [];
  const scenes: Scene[] = [];
  const casts: Cast[] = [];
  for (const account of DEMO_ACCOUNTS) {
    const { id } = await operator.call(createAccount, { name: account.name });
    const persons: Record<string, string> = {};
    for (const each of account.people) persons[each.role] = await doorman.join(id, each);
    const cast = castOf(runtime, id, { owner: '', ...persons, operator: operatorId });
    casts.push(cast);
    scenes.push(...account.story(cast, span, options.receivers));
    lives.push({ id, patterns: account.usage(span) });
  }
  const year = new Year(runtime, span, lives);
  for (const scene of scenes.sort((a, b) => a.at - b.at)) {
    await year.goTo(scene.at);
    await scene.play();
    options.onDay?.(daysBetween(span.first, calendar.dayOf(scene.at)), span.days);
  }
  await year.end();
  const [cast] = casts;
  const { account, owner } = present(cast, 'there is a first account');
  const reader = { account, name: '演示 Demo', access: 'read' } as const;
  const accountKey = await owner.call(createKey, reader);
  const operatorKey = await operator.call(createOperatorKey, { name: '演示 Demo' });
  return {
    accounts: DEMO_ACCOUNTS.map(({ name }, at) => ({ id: casts[at]?.account ?? '', name })),
    accountKeyId: accountKey.secretId,
    accountKey: accountKey.secretKey,
    operatorKey: operatorKey.secretKey,
    logIns: doorman.logIns,
    password,
  };
}
