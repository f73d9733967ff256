import { Argument, Option } from 'commander';
import { accept } from '../engine/index.ts';
import type { AccountView } from '../operations/accounts/account-view.ts';
import { createAccount } from '../operations/accounts/create-account.ts';
import { listAccountsOperation, showAccount } from '../operations/accounts/read-accounts.ts';
import { readAllPages } from '../operations/cursor.ts';
import type { Runtime } from '../runtime.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { reportOf } from './report.ts';
import type { Page, Report } from './terminal/output.ts';
import { type Column, tableLines } from './terminal/table.ts';
import { shortTime } from './terminal/times.ts';
import { shown } from './terminal/width.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

/** `account create`, `account list`, `account show`. */
export function addAccountCommands(face: Face): void {
  const { speaker } = face;
  addCommand(face, 'account');
  const name = new Option('--name <name>', speaker.say(OPTIONS.accountName)).makeOptionMandatory();
  const key = new Option('--key <key>', speaker.say(OPTIONS.key));
  const welcome = new Option('--no-welcome', speaker.say(OPTIONS.welcome));
  addCommand(face, 'account create', [name, welcome, key], create);
  addCommand(face, 'account list', [], list);
  addCommand(face, 'account show', [new Argument('<id>', speaker.say(OPTIONS.account))], show);
}

interface CreateOptions {
  readonly name: string;
  readonly welcome: boolean;
  readonly key?: string;
}

const create: Handler<CreateOptions> = (call, options) =>
  call.withRuntime(async (runtime) =>
    reportOf(await createAccount.run(runtime, options), ({ id }, { speaker }) => [
      speaker.say(TEXTS.accountCreated, { id }),
    ]),
  );

const list: Handler<object> = (call) =>
  call.withRuntime(async (runtime) => {
    const pages = await readAllPages((page) => listAccountsOperation.run(runtime, page));
    if (!pages.ok) return pages;
    const accounts = pages.value.flatMap((page) => page.accounts);
    return accept<Report>({
      document: { accounts },
      lines: (page) => accountLines(accounts, page, zoneOf(runtime)),
    });
  });

const show: Handler<object> = (call, _options, [account = '']) =>
  call.withRuntime(async (runtime) =>
    reportOf(await showAccount.run(runtime, { account }), (view, page) => [
      ...accountLines([view], page, zoneOf(runtime)),
    ]),
  );

function accountLines(
  accounts: readonly AccountView[],
  page: Page,
  zone: string,
): readonly string[] {
  const { speaker, colours } = page;
  if (accounts.length === 0) return [speaker.say(TEXTS.noAccounts)];
  const columns: Column<AccountView>[] = [
    { title: speaker.say(TEXTS.columnId), cell: ({ id }) => id },
    { title: speaker.say(TEXTS.columnName), cell: ({ name }) => shown(name) },
    { title: speaker.say(TEXTS.columnCreated), cell: ({ createdAt }) => shortTime(createdAt) },
    {
      title: speaker.say(TEXTS.columnSettledThrough),
      cell: ({ settledThrough }) => settledThrough ?? '-',
    },
  ];
  return [
    ...tableLines(columns, accounts, page),
    '',
    colours.faint(
      `${speaker.count(TEXTS.accounts, accounts.length)}${speaker.say(TEXTS.zoneNote, { zone })}`,
    ),
  ];
}

function zoneOf(runtime: Runtime): string {
  return runtime.catalogs.latest.calendar.timeZone;
}
