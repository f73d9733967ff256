import type { StoredEvents, UsageEventRow } from '../../store/usage-events.ts';

/** Places of a report's events of which more is to be said than that they are stored. */
export interface StoredReport extends StoredEvents {
  readonly ofUnknownAccounts: readonly number[];
}

/** The events of several reports as one batch, and what became of them report by report. */
export class JoinedReports {
  readonly #rows: readonly UsageEventRow[];
  /** Where each report begins. */
  readonly #starts: readonly number[];
  readonly accounts: readonly string[];

  constructor(reports: readonly (readonly UsageEventRow[])[]) {
    this.#rows = reports.flat();
    let start = 0;
    this.#starts = reports.map(({ length }) => {
      start += length;
      return start - length;
    });
    const accounts = new Set<string>();
    for (const { accountId } of this.#rows) accounts.add(accountId);
    this.accounts = [...accounts];
  }

  /** The events of accounts that there are; all of them are where they are in the batch. */
  rowsOf(known: ReadonlySet<string>): readonly UsageEventRow[] {
    if (this.accounts.every((account) => known.has(account))) return this.#rows;
    return this.#rows.filter(({ accountId }) => known.has(accountId));
  }

  /** What became of each report's events, when those of accounts that there are were stored. */
  parted(known: ReadonlySet<string>, stored: StoredEvents): readonly StoredReport[] {
    const unknown: number[] = [];
    const places: number[] = [];
    this.#rows.forEach(({ accountId }, place) => {
      (known.has(accountId) ? places : unknown).push(place);
    });
    const whole = (some: readonly number[]) => some.map((place) => places[place] ?? 0);
    const ofUnknownAccounts = this.#part(unknown);
    const duplicates = this.#part(whole(stored.duplicates));
    const repeated = this.#part(whole(stored.repeatedWithOtherContent));
    return this.#starts.map((_, report) => ({
      ofUnknownAccounts: ofUnknownAccounts[report] ?? [],
      duplicates: duplicates[report] ?? [],
      repeatedWithOtherContent: repeated[report] ?? [],
    }));
  }

  /** Places in the batch as places in each report, in order. */
  #part(places: readonly number[]): readonly (readonly number[])[] {
    const parts = this.#starts.map((): number[] => []);
    let report = 0;
    for (const place of [...places].sort((a, b) => a - b)) {
      while (place >= (this.#starts[report + 1] ?? Number.POSITIVE_INFINITY)) report += 1;
      parts[report]?.push(place - (this.#starts[report] ?? 0));
    }
    return parts;
  }
}
