// A platform on a store under test, in the words of its stories: an account is granted packs, has
// usage, is settled. Everything that a test does not say is ordinary; what is refused throws.
import type { Static } from 'typebox';
import {
  type Day,
  day as dayOf,
  type Instant,
  parseQuantity,
  type Refusal,
} from '../../src/engine/index.ts';
import { jobsOf } from '../../src/jobs/platform-jobs.ts';
import { createAccount } from '../../src/operations/accounts/create-account.ts';
import { setMode } from '../../src/operations/billing-modes/set-mode.ts';
import { Catalogs, type LoadedCatalog } from '../../src/operations/catalogs/catalogs.ts';
import {
  type CatalogOutcome,
  checkCatalogText,
  loadShippedCatalogs,
} from '../../src/operations/catalogs/load-catalog.ts';
import { readAllPages } from '../../src/operations/cursor.ts';
import type { Actor, Context } from '../../src/operations/operation.ts';
import { grantPack } from '../../src/operations/packs/grant-pack.ts';
import { listPacksOperation } from '../../src/operations/packs/list-packs.ts';
import type { PackView } from '../../src/operations/packs/pack-view.ts';
import { type AnyOperation, perform } from '../../src/operations/perform.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import type { DeductionView } from '../../src/operations/settlement/deduction-view.ts';
import { explainDay } from '../../src/operations/settlement/explain-day.ts';
import type { ExplainedDay } from '../../src/operations/settlement/explained-day.ts';
import { streamDeductions } from '../../src/operations/settlement/list-deductions.ts';
import { type DayPreview, previewDay } from '../../src/operations/settlement/preview-day.ts';
import {
  type SettledDayResult,
  type SettleOptions,
  settleWholeDay,
} from '../../src/operations/settlement/settle-day.ts';
import type { VerifyProblem } from '../../src/operations/settlement/verify-problem.ts';
import { verifyStore } from '../../src/operations/settlement/verify-store.ts';
import { type ImportedUsage, importUsage } from '../../src/operations/usage/import-usage.ts';
import type { UsageEvent } from '../../src/operations/usage/usage-event.ts';
import { sortableIds } from '../../src/runtime.ts';
import { secretsBy } from '../../src/secrets.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { accepted } from './accepted.ts';
import { asPromised } from './answers.ts';
import { instant } from './packs.ts';

/** Live downstream in mainland China: what most stories are about. */
export const LIVE = 'live.downstream.mainland';
/** LEB downstream in mainland China: a pack gives two bytes for one of it. */
export const LEB = 'leb.downstream.mainland';

/** What every platform under test seals its secrets by. */
export const MASTER_KEY = Buffer.alloc(32, 'a master key of stories');

/** When it is, in stories that do not say: after all their days. */
const LATER = instant('2023-06-01T12:00:00+08:00');

/** Usage as a story tells it: "3 GB" of live downstream at noon of the day. */
export interface Use {
  readonly day?: string;
  readonly quantity: string | bigint;
  readonly item?: string;
  readonly instance?: string;
  /** Otherwise noon of the day in Shanghai. */
  readonly time?: string;
  /** What identifies it; otherwise every use is another event. */
  readonly id?: string;
  readonly source?: string;
  readonly domain?: string;
  readonly stream?: string;
}

export type GrantOptions = Pick<Static<typeof grantPack.input>, 'gift' | 'quantity' | 'key'>;

/** A platform: its store, the shipped catalogues, and a clock that the test moves. */
export class Ledger {
  readonly context: Context;
  readonly #clock: { at: Instant };

  private constructor(context: Context, clock: { at: Instant }) {
    this.context = context;
    this.#clock = clock;
  }

  /** The platform on a store that is open, with its own catalogues or the shipped ones. */
  static async on(database: Database, ...texts: readonly string[]): Promise<Ledger> {
    const loaded = texts.length === 0 ? await loadShippedCatalogs() : checkedCatalogs(texts);
    if (!loaded.ok) throw new Error(loaded.faults.map(({ en }) => en).join('\n'));
    const time = { at: LATER };
    const clock = { now: () => time.at };
    const ids = sortableIds(clock);
    const context: Context = {
      database,
      clock,
      wallClock: { now: Date.now },
      jobs: null,
      catalogs: new Catalogs(loaded.value),
      ids,
      secrets: secretsBy(() => MASTER_KEY),
      // The programs that a story tells are on its own machine.
      webhooks: { privateAddresses: true },
      billsPaidFrom: 'wallet',
      mail: null,
      publicUrl: 'http://packledger.example',
      actor: { kind: 'operator', id: 'a-story' },
      requestId: ids.next('rq'),
    };
    return new Ledger({ ...context, jobs: jobsOf(context) }, time);
  }

  /** The platform with its own connections: another program, as far as the store can tell. */
  static async at(url: string, connections?: number): Promise<Ledger> {
    return Ledger.on(await openDatabase(url, { connections }));
  }

  get database(): Database {
    return this.context.database;
  }

  /** From now on it is this time. */
  itIs(time: string): void {
    this.#clock.at = instant(time);
  }

  /** A new account, without the packs that new accounts get. */
  async account(name = 'An account', key?: string): Promise<Account> {
    const input = { name, welcome: false, ...(key === undefined ? {} : { key }) };
    const { id } = accepted(
      asPromised(createAccount, await createAccount.run(this.context, input)),
    );
    return new Account(this, id);
  }

  /** An account that another platform on the same store made. */
  known(id: string): Account {
    return new Account(this, id);
  }

  /** The platform as this actor sees it: what its role permits is tried so. */
  as(actor: Actor): Ledger {
    return new Ledger({ ...this.context, actor }, this.#clock);
  }

  /** The platform with other parts: one that sends mail, say. */
  with(parts: Partial<Context>): Ledger {
    return new Ledger({ ...this.context, ...parts }, this.#clock);
  }

  /** Calls any operation by its name, as a face does; what is refused throws. */
  async call<T = never>(name: string, input: object = {}): Promise<T> {
    const operation = operationOf(name);
    const outcome = asPromised(operation, await perform(this.context, operation, input));
    return accepted(outcome) as T; // as the test says
  }

  /** Calls an operation that is refused; tells why. */
  async refusal(name: string, input: object = {}): Promise<Refusal> {
    const outcome = await perform(this.context, operationOf(name), input);
    if (outcome.ok) throw new Error(`${name} was not refused: ${JSON.stringify(outcome.value)}`);
    return outcome.refusal;
  }

  /** Settles a day for all accounts. */
  async settle(day: string, options: SettleOptions = {}): Promise<SettledDayResult> {
    return accepted(await settleWholeDay(this.context, day, '', options));
  }

  /** Settles days in this order, for all accounts. */
  async settleEach(days: readonly string[]): Promise<void> {
    for (const day of days) await this.settle(day);
  }

  /** What `verify` finds wrong in the whole store. */
  async problems(): Promise<readonly VerifyProblem[]> {
    return accepted(await verifyStore(this.context)).problems;
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

/** One account of a platform. */
export class Account {
  readonly id: string;
  readonly #ledger: Ledger;

  constructor(ledger: Ledger, id: string) {
    this.#ledger = ledger;
    this.id = id;
  }

  get #context(): Context {
    return this.#ledger.context;
  }

  /** Grants packs bought at this time; tells their ids. */
  async grant(sku: string, at: string, options: GrantOptions = {}): Promise<readonly string[]> {
    const input = { account: this.id, sku, at, ...options };
    return accepted(asPromised(grantPack, await grantPack.run(this.#context, input))).packs.map(
      ({ id }) => id,
    );
  }

  /** Grants one pack bought at this time; tells its id. */
  async pack(sku: string, at: string): Promise<string> {
    return (await this.grant(sku, at))[0] ?? '';
  }

  async setMode(scope: string, mode: string, from: string): Promise<void> {
    accepted(await setMode.run(this.#context, { account: this.id, scope, mode, from }));
  }

  /** Imports usage in one batch. */
  async use(...uses: readonly Use[]): Promise<ImportedUsage> {
    return this.import([uses]);
  }

  /** Imports usage in several batches. */
  async import(batches: readonly (readonly Use[])[]): Promise<ImportedUsage> {
    const context = this.#context;
    const account = this.id;
    async function* stream() {
      for (const uses of batches) {
        const events = uses.map((use) => eventOf(context, account, use));
        yield { events, indexes: uses.map((_, index) => index + 1), rejections: [] };
      }
    }
    return accepted(await importUsage(context, { account, batches: stream() }));
  }

  /** Settles a day for this account alone. */
  async settle(day: string): Promise<SettledDayResult> {
    return accepted(await settleWholeDay(this.#context, day, this.id));
  }

  /** A dry run for this account alone. */
  async preview(day: string): Promise<DayPreview> {
    return accepted(await previewDay(this.#context, day, this.id));
  }

  async packs(asOf?: string): Promise<readonly PackView[]> {
    const input = { account: this.id, ...(asOf === undefined ? {} : { asOf }) };
    const read = await readAllPages(async (page) =>
      asPromised(
        listPacksOperation,
        await listPacksOperation.run(this.#context, { ...input, ...page }),
      ),
    );
    return accepted(read).flatMap(({ packs }) => packs);
  }

  async deductions(): Promise<readonly DeductionView[]> {
    const pages = accepted(await streamDeductions(this.#context, { account: this.id }));
    const rows: DeductionView[] = [];
    for await (const page of pages) rows.push(...page);
    return rows;
  }

  /** What `verify` finds wrong with this account. */
  async problems(): Promise<readonly VerifyProblem[]> {
    const problems = await this.#ledger.problems();
    return problems.filter(({ account }) => account === this.id);
  }

  async explain(date: string): Promise<ExplainedDay> {
    return accepted(
      asPromised(explainDay, await explainDay.run(this.#context, { account: this.id, date })),
    );
  }
}

function checkedCatalogs(texts: readonly string[]): CatalogOutcome<readonly LoadedCatalog[]> {
  const outcomes = texts.map((text) => checkCatalogText(text, 'catalog.json'));
  const faults = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.faults));
  const value = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

function operationOf(name: string): AnyOperation {
  const operation = OPERATIONS.get(name);
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  return operation;
}

/** The days from the first to the last. */
export function daysFrom(first: string, last: string): readonly Day[] {
  const days: Day[] = [];
  const end = Date.parse(last);
  for (let at = Date.parse(first); at <= end; at += 86_400_000) {
    days.push(dayOf(new Date(at).toISOString().slice(0, 10)));
  }
  return days;
}

let uses = 0;

function eventOf(context: Context, account: string, use: Use): UsageEvent {
  const { day = '2022-03-02', item = LIVE, instance = null, source = 'a-story' } = use;
  uses += 1;
  return {
    account,
    source,
    id: use.id ?? `use-${uses}`,
    time: instant(use.time ?? `${day}T12:00:00+08:00`),
    item,
    quantity: quantityOf(context, item, use.quantity),
    instance,
    domain: use.domain ?? null,
    stream: use.stream ?? null,
  };
}

function quantityOf(context: Context, item: string, quantity: string | bigint): bigint {
  if (typeof quantity === 'bigint') return quantity;
  const unit = context.catalogs.latest.items.get(item)?.unit ?? 'byte';
  return accepted(parseQuantity(quantity, unit));
}
