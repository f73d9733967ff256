// What the server counts, for Prometheus. docs/operating/server.md lists it.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PlatformState } from '../operations/scheduling/platform-state.ts';
import type { Held } from '../operations/usage/intake-room.ts';
import type { IntakeMeter } from '../operations/usage/usage-intake.ts';

/** A call that was answered. */
export interface EndedCall {
  readonly method: string;
  /** As the router has it, so that there are few; '' for a path that there is not. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What became of the usage events of a report. */
export interface EndedEvents {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

const GROUP_SIZES = [1, 10, 100, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000];
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The counters of one server. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #calls: Histogram<'method' | 'route' | 'status'>;
  readonly #events: Counter<'outcome'>;
  readonly #runs: Counter<'job' | 'outcome'>;
  readonly #settled: Gauge;
  readonly #webhooks: Gauge;
  readonly #mails: Gauge;
  readonly #store: Gauge;
  readonly #full: Counter;
  readonly #held: Gauge<'what'>;
  readonly #inbox: Gauge<'kind'>;
  readonly #inboxAge: Gauge<'kind'>;
  readonly #notTaken: Counter<'kind' | 'why'>;
  /** Told by the way in of usage. */
  readonly intake: IntakeMeter;

  /** With `ofProcess`, what Node.js says of itself is told as well. */
  constructor({ ofProcess = false }: { readonly ofProcess?: boolean } = {}) {
    const registers = [this.#registry];
    if (ofProcess) collectDefaultMetrics({ register: this.#registry });
    const named = (name: string, help: string) => ({ name: `packledger_${name}`, help, registers });
    this.#calls = new Histogram({
      ...named('http_request_seconds', 'Calls, by how long they took.'),
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
    });
    this.#events = new Counter({
      ...named('usage_events_total', 'Usage events that were sent in, by what became of them.'),
      labelNames: ['outcome'],
    });
    this.#runs = new Counter({
      ...named('job_runs_total', 'Runs of jobs that ended in this process.'),
      labelNames: ['job', 'outcome'],
    });
    this.#settled = new Gauge(named('unsettled_days', 'Days that have ended and are not settled.'));
    this.#webhooks = new Gauge(named('webhooks_pending', 'Deliveries of webhooks that wait.'));
    this.#mails = new Gauge(named('mails_pending', 'Mails that wait to be sent.'));
    const groups = new Histogram({
      ...named('usage_group_seconds', 'Groups of reported usage, by how long writing them took.'),
      buckets: SECONDS,
    });
    const sizes = new Histogram({
      ...named('usage_group_events', 'Groups of reported usage, by how many events they were.'),
      buckets: GROUP_SIZES,
    });
    this.intake = {
      group: (events, seconds) => {
        groups.observe(seconds);
        sizes.observe(events);
      },
    };
    this.#full = new Counter(
      named('usage_intake_full_total', 'Reports of usage that were turned away: no room.'),
    );
    this.#held = new Gauge({
      ...named('usage_intake_held', 'Reported usage that is not stored yet.'),
      labelNames: ['what'],
    });
    this.#inbox = new Gauge({
      ...named('media_inbox_waiting', 'What media servers said that nobody has read yet.'),
      labelNames: ['kind'],
    });
    this.#inboxAge = new Gauge({
      ...named('media_inbox_oldest_seconds', 'How long the oldest of it has waited.'),
      labelNames: ['kind'],
    });
    this.#notTaken = new Counter({
      ...named('media_reports_not_taken_total', 'Calls of media servers that were not taken.'),
      labelNames: ['kind', 'why'],
    });
    this.#store = new Gauge(named('store_up', '1: the store answers.'));
  }

  callEnded({ method, route, status, seconds }: EndedCall): void {
    this.#calls.observe({ method, route, status: `${status}` }, seconds);
  }

  eventsEnded({ accepted, duplicates, rejected }: EndedEvents): void {
    this.#events.inc({ outcome: 'accepted' }, accepted);
    this.#events.inc({ outcome: 'duplicate' }, duplicates);
    this.#events.inc({ outcome: 'rejected' }, rejected);
  }

  /** A report of usage was turned away: there was no room. */
  intakeFull(): void {
    this.#full.inc();
  }

  /** A call of a media server was not taken. */
  mediaNotTaken(kind: string, why: 'unknown' | 'revoked' | 'unsigned' | 'unreadable'): void {
    this.#notTaken.inc({ kind, why });
  }

  runEnded(job: string, outcome: 'done' | 'failed'): void {
    this.#runs.inc({ job, outcome });
  }

  /** All figures as text; `state` is null while the store does not answer. */
  text(state: PlatformState | null, held: Readonly<Held>): Promise<string> {
    for (const what of ['reports', 'bytes', 'events'] as const) {
      this.#held.set({ what }, held[what]);
    }
    this.#store.set(state === null ? 0 : 1);
    if (state !== null) {
      this.#settled.set(state.unsettledDays);
      this.#webhooks.set(state.webhooksPending);
      this.#mails.set(state.mailsPending);
      for (const { kind, waiting, seconds } of state.mediaInbox) {
        this.#inbox.set({ kind }, waiting);
        this.#inboxAge.set({ kind }, seconds);
      }
    }
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}
