import { accept, type Outcome } from '../engine/index.ts';
import type { Page, Report } from './terminal/output.ts';

/** The report of an operation whose answer is the document that programs get. */
export function reportOf<T>(
  outcome: Outcome<T>,
  lines: (value: T, page: Page) => readonly string[],
): Outcome<Report> {
  if (!outcome.ok) return outcome;
  const { value } = outcome;
  return accept({ document: value, lines: (page) => lines(value, page) });
}
