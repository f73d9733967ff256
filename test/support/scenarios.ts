// Stories told as data: a scenario and what should come out of it.
import { readdirSync, readFileSync } from 'node:fs';
import {
  parseScenario,
  type SimulationDocument,
  simulate,
  simulationDocument,
} from '../../src/engine/index.ts';
import { CATALOGS } from './catalogs.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Story {
  readonly file: string;
  readonly title: string;
  readonly scenario: unknown;
  readonly expect: Readonly<Record<string, readonly Row[]>>;
}

/** The stories of a directory, by file name. */
export function readStories(directory: URL): readonly Story[] {
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return files.sort().map((file) => {
    const text = readFileSync(new URL(file, directory), 'utf8');
    return { ...JSON.parse(text), file };
  });
}

/** What comes of a scenario with the shipped catalogues; throws when it is refused. */
export function simulated(document: unknown): SimulationDocument {
  const read = parseScenario(document, CATALOGS);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const { catalog, scenario } = read.value;
  return simulationDocument(catalog, scenario, simulate(catalog, scenario));
}

/**
 * The expected rows that no actual row has: each must be matched by one of its own, which has the
 * expected fields. `~100±2` is any number from 98 to 102; no rows expected means that none may be.
 */
export function unmatched(expected: readonly Row[], actual: readonly object[]): readonly object[] {
  if (expected.length === 0) return actual;
  const free = new Set(actual);
  return expected.filter((row) => {
    const found = [...free].find((candidate) => matches(row, candidate));
    if (found !== undefined) free.delete(found);
    return found === undefined;
  });
}

function matches(expected: Row, actual: object): boolean {
  const fields = new Map<string, unknown>(Object.entries(actual));
  return Object.entries(expected).every(([field, value]) => equals(value, fields.get(field)));
}

function equals(expected: unknown, actual: unknown): boolean {
  const about = typeof expected === 'string' ? /^~(-?\d+)±(\d+)$/.exec(expected) : null;
  if (about === null || typeof actual !== 'string') return Object.is(expected, actual);
  const [value, tolerance] = [BigInt(about[1] ?? ''), BigInt(about[2] ?? '')];
  const away = BigInt(actual) - value;
  return away <= tolerance && -away <= tolerance;
}
