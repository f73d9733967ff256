// What `npm run walk` runs: the main job once through, on the log in samples/, told step by step.
// Every step may be repeated, so the walk may be, too.
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.ts';
import { type Day, type Outcome, present } from '../engine/index.ts';
import { createAccount } from '../operations/accounts/create-account.ts';
import { grantPack } from '../operations/packs/grant-pack.ts';
import { explainDay } from '../operations/settlement/explain-day.ts';
import { streamDeductions } from '../operations/settlement/list-deductions.ts';
import { settleWholeDay } from '../operations/settlement/settle-day.ts';
import { verifyStore } from '../operations/settlement/verify-store.ts';
import { importUsage } from '../operations/usage/import-usage.ts';
import type { EventBatch } from '../operations/usage/usage-event.ts';
import { openRuntime, type Runtime } from '../runtime.ts';
import { withoutPassword } from '../setting.ts';
import { explainedLines } from './explain.ts';
import { refusalFailure, thrownFailure } from './failure.ts';
import { grantedLines } from './pack.ts';
import { settledLines } from './settle.ts';
import { tell } from './tell.ts';
import { deductionTable } from './terminal/ledger-tables.ts';
import { type ExitCode, Output, OutputClosed, type Page } from './terminal/output.ts';
import { languageOf, Speaker } from './text/language.ts';
import { WALK } from './text/walk.ts';
import { importLines } from './usage.ts';
import { verifiedLines } from './verify.ts';

const LOG = fileURLToPath(new URL('../../samples/access.log', import.meta.url));
const LOG_SHOWN = 'samples/access.log';
const ITEM = 'live.downstream.mainland';
const SKU = 'traffic-100gb';
const PURCHASED_AT = '2015-05-17T00:00:00+08:00';
const NAME = 'Sample Live';
/** The same account and pack at every walk. */
const KEY = 'walk';
const INDENT = '   ';

class Walk {
  readonly #runtime: Runtime;
  readonly #output: Output;
  /** Where a step's result is written: a little to the right of what is told about it. */
  readonly #page: Page;
  #step = 0;

  constructor(runtime: Runtime, output: Output) {
    this.#runtime = runtime;
    this.#output = output;
    const { width } = output.page;
    this.#page = { ...output.page, width: width === null ? null : width - INDENT.length };
  }

  async run(): Promise<Outcome<ExitCode>> {
    const { speaker } = this.#output.page;
    const runtime = this.#runtime;
    await this.#begin(WALK.account, `account create --name "${NAME}" --no-welcome --key ${KEY}`);
    const created = await createAccount.run(runtime, { name: NAME, welcome: false, key: KEY });
    if (!created.ok) return created;
    const account = created.value.id;
    await this.#tell([speaker.say(WALK.accountIs, { id: account })]);

    const grant = `pack grant --account ${account} --sku ${SKU} --at ${PURCHASED_AT} --key ${KEY}`;
    await this.#begin(WALK.pack, grant);
    const input = { account, sku: SKU, at: PURCHASED_AT, key: KEY };
    const granted = await grantPack.run(runtime, input);
    if (!granted.ok) return granted;
    const zone = runtime.catalogs.latest.calendar.timeZone;
    await this.#tell(grantedLines(granted.value.packs, this.#page, zone));

    const days = await this.#importLog(account);
    if (!days.ok) return days;
    const settled = await this.#settle(account, days.value.days);
    if (!settled.ok) return settled;
    const shown = await this.#show(account, days.value.days);
    if (!shown.ok) return shown;
    const fine = await this.#verify();
    if (!fine.ok) return fine;
    await this.#end(account, days.value.accepted === 0 && settled.value === 0);
    return fine;
  }

  async #importLog(
    account: string,
  ): Promise<Outcome<{ readonly days: readonly Day[]; readonly accepted: number }>> {
    const options = `--account ${account} --format nginx --item ${ITEM}`;
    await this.#begin(WALK.usage, `usage import ${options} ${LOG_SHOWN}`);
    const { catalogs, usageFormats } = this.#runtime;
    const { read } = present(usageFormats.get('nginx'), 'access logs can be imported');
    const days = new Set<Day>();
    const batches = noting(read(createReadStream(LOG), { account, item: ITEM }), (time) => {
      days.add(catalogs.latest.calendar.dayOf(time));
    });
    const imported = await importUsage(this.#runtime, { account, batches });
    if (!imported.ok) return imported;
    await this.#tell(importLines(imported.value, this.#page));
    const { accepted } = imported.value;
    return { ok: true, value: { days: [...days].sort(), accepted } };
  }

  /** Settles the days and tells how many account-days were recorded. */
  async #settle(account: string, days: readonly Day[]): Promise<Outcome<number>> {
    let revisions = 0;
    const commands = days.map((day) => `settle --date ${day} --account ${account}`);
    await this.#begin(WALK.settle, ...commands);
    for (const day of days) {
      const settled = await settleWholeDay(this.#runtime, day, account);
      if (!settled.ok) return settled;
      revisions += settled.value.revisions;
      await this.#tell(settledLines(settled.value, this.#page));
    }
    return { ok: true, value: revisions };
  }

  async #show(account: string, days: readonly Day[]): Promise<Outcome<null>> {
    await this.#begin(WALK.deductions, `deductions --account ${account}`);
    const pages = await streamDeductions(this.#runtime, { account });
    if (!pages.ok) return pages;
    for await (const rows of pages.value) await this.#tell(deductionTable(rows, this.#page));

    const date = present(days.at(-1), 'the log has days');
    await this.#begin(WALK.explain, `explain --account ${account} --date ${date}`);
    const explained = await explainDay.run(this.#runtime, { account, date });
    if (!explained.ok) return explained;
    const catalog = this.#runtime.catalogs.on(date) ?? this.#runtime.catalogs.latest;
    await this.#tell(explainedLines(explained.value, catalog, this.#page));
    return { ok: true, value: null };
  }

  async #verify(): Promise<Outcome<ExitCode>> {
    await this.#begin(WALK.verify, 'verify');
    const verified = await verifyStore(this.#runtime);
    if (!verified.ok) return verified;
    await this.#tell(verifiedLines(verified.value, this.#page));
    return { ok: true, value: verified.value.problems.length === 0 ? 0 : 1 };
  }

  async #end(account: string, nothingNew: boolean): Promise<void> {
    const { speaker, colours } = this.#output.page;
    const lines = nothingNew
      ? [speaker.say(WALK.nothingNew), speaker.say(WALK.next)]
      : [speaker.say(WALK.again)];
    const commands = [
      `pack list --account ${account}`,
      `deductions --account ${account} --format csv`,
      'simulate test/golden/scenarios/traffic-order-across-items.json',
      '--help',
    ];
    await this.#output.lines([
      '',
      ...lines,
      ...commands.map((command) => colours.cold(`  bin/packledger ${command}`)),
    ]);
  }

  async #begin(title: { readonly zh: string; readonly en: string }, ...commands: string[]) {
    const { speaker, colours } = this.#output.page;
    this.#step += 1;
    await this.#output.lines([
      '',
      colours.strong(`${this.#step}. ${speaker.pick(title)}`),
      ...commands.map((command) => colours.cold(`${INDENT}$ bin/packledger ${command}`)),
    ]);
  }

  async #tell(lines: readonly string[]): Promise<void> {
    await this.#output.lines(lines.map((line) => (line === '' ? '' : INDENT + line)));
  }
}

/** The batches as they pass, with the time of every event told to `note`. */
async function* noting(
  batches: AsyncIterable<EventBatch>,
  note: (time: number) => void,
): AsyncIterable<EventBatch> {
  for await (const batch of batches) {
    for (const { time } of batch.events) note(time);
    yield batch;
  }
}

async function main(): Promise<ExitCode> {
  const { stdout, stderr, env } = process;
  const config = readConfig(env);
  const speaker = new Speaker(languageOf(config.ok ? config.value.language : null, env));
  const colours = config.ok && config.value.colours && env['TERM'] !== 'dumb';
  const output = new Output({ stdout, stderr, json: false, colours, speaker });
  if (!config.ok) return tell(refusalFailure(config.refusal), output);
  try {
    const url = withoutPassword(config.value.databaseUrl);
    await output.lines([
      output.page.colours.strong(speaker.say(WALK.title)),
      speaker.say(WALK.store, { url }),
    ]);
    const runtime = await openRuntime(config.value);
    try {
      const walked = await new Walk(runtime, output).run();
      return walked.ok ? walked.value : await tell(refusalFailure(walked.refusal), output);
    } finally {
      await runtime.close();
    }
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    if (config.value.debug) console.error(error);
    return tell(thrownFailure(error, config.value), output);
  }
}

process.exitCode = await main();
