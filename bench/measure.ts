// Clocks, tables and one line of JSON: what every bench prints by.

/** Runs `work` and tells how many seconds it took. */
export async function seconds<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

/** The value that so great a share of the values lies below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** One measured figure: a name, a value, and what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Absent: for information. */
  readonly target?: { readonly least?: number; readonly most?: number };
}

/** Prints figures as a table for people or as one line of JSON for programs. */
export function report(bench: string, figures: readonly Figure[], json: boolean): void {
  if (json) {
    const values = Object.fromEntries(figures.map(({ name, value }) => [name, round(value)]));
    console.log(JSON.stringify({ bench, ...values }));
    return;
  }
  const width = Math.max(...figures.map(({ name }) => name.length));
  console.log(`\n${bench}`);
  for (const { name, value, unit, target } of figures) {
    const shown = `${round(value).toLocaleString('en-US')} ${unit}`.trim();
    console.log(`  ${name.padEnd(width)}  ${shown.padStart(18)}  ${verdict(value, target)}`);
  }
}

function verdict(value: number, target: Figure['target']): string {
  if (target === undefined) return '';
  const { least, most } = target;
  const met = (least === undefined || value >= least) && (most === undefined || value <= most);
  const wanted = least === undefined ? `at most ${most}` : `at least ${least}`;
  return `${met ? 'reached' : 'NOT REACHED'}: ${wanted}`;
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(4));
}
