// The time between the scenes of the demo. For most of the year the work of a day's jobs is done
// directly, at its time, without the books that a server keeps about its runs: they are a third of
// the time. The last days go by as on a server, with all jobs at all their times.
import { type Day, daysBetween, type Instant, type Outcome } from '../engine/index.ts';
import { enforceArrears } from '../operations/arrears/enforce-arrears.ts';
import { noticeUsedTrials } from '../operations/arrears/notice-used-trials.ts';
import { payBills } from '../operations/bills/pay-bills.ts';
import { moveClock } from '../operations/clock/set-clock.ts';
import { remind } from '../operations/notices/remind.ts';
import type { Context } from '../operations/operation.ts';
import { closeUnpaidOrders } from '../operations/orders/close-unpaid-orders.ts';
import { expirePacks } from '../operations/packs/expire-packs.ts';
import { renewPacks } from '../operations/renewals/renew-packs.ts';
import { settleWholeDay } from '../operations/settlement/settle-day.ts';
import { importUsage } from '../operations/usage/import-usage.ts';
import { deliverWebhooks } from '../operations/webhooks/deliver-webhooks.ts';
import type { Runtime } from '../runtime.ts';
import type { DemoSpan } from './demo-span.ts';
import { SceneRefused } from './stage.ts';
import { type Life, usageOn } from './usage-pattern.ts';

/** When days are settled; the demo stands still at this time of its last day. */
const SETTLED_AT = '10:00';
/** In so many of the first days an order closes and money is owed. */
const EVENTFUL_DAYS = 40;
/** In so many of the last days webhooks are delivered and money is owed. */
const LISTENING_DAYS = 21;
/** So many of the last days have all jobs, at every stop. */
const WHOLE_DAYS = 4;
/** Usage is reported for so many days at once, before they are settled. */
const REPORTED_DAYS = 28;

export class Year {
  readonly #runtime: Runtime;
  readonly #span: DemoSpan;
  readonly #lives: readonly Life[];
  /** The first day whose usage was not reported yet. */
  #unreported = 0;
  /** The first day that was not settled yet. */
  #unsettled = 0;

  constructor(runtime: Runtime, span: DemoSpan, lives: readonly Life[]) {
    this.#runtime = runtime;
    this.#span = span;
    this.#lives = lives;
  }

  /** Lets time pass up to here. */
  async goTo(at: Instant): Promise<void> {
    const { days } = this.#span;
    for (;;) {
      const settled = this.#span.instant(this.#unsettled + 1, SETTLED_AT);
      if (settled > at || this.#unsettled >= days - WHOLE_DAYS) break;
      await this.#pass(this.#unsettled, settled);
      this.#unsettled += 1;
    }
    if (at <= this.#runtime.clock.now()) return;
    await this.#reportThrough(this.#numberOf(this.#span.calendar.dayOf(at)));
    if (this.#unsettled < days - WHOLE_DAYS) check(await moveClock(this.#runtime, at));
    else check(await this.#runtime.jobs.advance(at));
  }

  /** The last morning: what was due is paid first, so that the bills of the day are still open. */
  async end(): Promise<void> {
    const { jobs } = this.#runtime;
    const { days } = this.#span;
    await this.#reportThrough(days);
    check(await jobs.advance(this.#span.instant(days, SETTLED_AT), { runJobs: false }));
    for (const job of ['pay-bills', 'settle']) check(await jobs.run(job));
    await jobs.runDue();
  }

  /** What is done on the morning after a day. */
  async #pass(number: number, at: Instant): Promise<void> {
    const { days } = this.#span;
    await this.#reportThrough(number);
    check(await moveClock(this.#runtime, at));
    const listening = number >= days - LISTENING_DAYS;
    const eventful = number < EVENTFUL_DAYS || listening;
    const as = (job: string) => jobContext(this.#runtime, job);
    check(await settleWholeDay(as('settle'), this.#span.day(number), ''));
    await payBills(as('pay-bills'));
    if (eventful) await noticeUsedTrials(as('suspend-trials'));
    await expirePacks(as('expire-packs'));
    await renewPacks(as('renew-packs'));
    if (eventful) await closeUnpaidOrders(as('close-unpaid-orders'));
    if (eventful) await enforceArrears(as('enforce-arrears'));
    await remind(as('remind'));
    if (listening) await deliverWebhooks(as('deliver-webhooks'));
  }

  /** Reports the usage of all days up to this one. */
  async #reportThrough(number: number): Promise<void> {
    const first = this.#unreported;
    if (number < first) return;
    const end = Math.min(Math.max(number + 1, first + REPORTED_DAYS), this.#span.days + 1);
    this.#unreported = end;
    const numbers = Array.from({ length: end - first }, (_, at) => first + at);
    for (const life of this.#lives) {
      const events = numbers.flatMap((each) => usageOn(this.#span, life, each));
      const indexes = events.map((_, index) => index + 1);
      const batches = once({ events, indexes, rejections: [] });
      const imported = check(await importUsage(this.#runtime, { account: life.id, batches }));
      const [error] = imported.errors;
      if (error !== undefined) throw new SceneRefused(`usage: ${JSON.stringify(error)}`);
    }
  }

  #numberOf(day: Day): number {
    return daysBetween(this.#span.first, day);
  }
}

/** As a job of that name works. */
function jobContext(runtime: Runtime, job: string): Context {
  return { ...runtime, actor: { kind: 'job', id: job }, requestId: runtime.ids.next('rq') };
}

function check<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, params } = outcome.refusal;
  throw new SceneRefused(`${code} ${JSON.stringify(params)}`);
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
