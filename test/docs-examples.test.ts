// The worked examples of docs/concepts are true: each scenario gives the result printed below it.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type CatalogScenario,
  type DayPlan,
  hearOf,
  minutesAdded,
  parseInstant,
  parseScenario,
  present,
  type SessionNews,
  settleDays,
  simulate,
  spreadOverDays,
  UNKNOWN_SESSION,
  type UsageLine,
} from '../src/engine/index.ts';
import { CATALOG_2022, CATALOGS } from './support/catalogs.ts';
import { type Row, simulated, unmatched } from './support/scenarios.ts';

const CONCEPTS = new URL('../docs/concepts/', import.meta.url);
const PAGES = readdirSync(CONCEPTS).filter((name) => name.endsWith('.md'));
/**
 * What other tests try, in scenarios/: calls (docs-calls.test.ts), reports (docs-reports.test.ts)
 * and commands (year.test.ts).
 */
const TRIED = /^(?:```json calls|```http report|\$ bin\/packledger .*)$/gm;

/** A block of JSON in a page; what follows `json` on its fence says what it is. */
interface Block {
  readonly kind: string;
  readonly line: number;
  readonly value: unknown;
}

/** What a media server says of a session, and the usage of days that follows. */
interface SessionExample {
  readonly news: readonly Readonly<Record<'what' | 'at' | 'direction' | 'sent', string>>[];
  readonly days: readonly object[];
}

/** A piece of measured usage, and what it is charged behind those before it. */
type Piece = Readonly<Record<'seconds' | 'charged', string>>;

/** Blocks that stand for themselves. */
const ALONE: readonly string[] = ['calls', 'session', 'minutes'];

/** A scenario of a page with its result; of late usage, the rows that it adds come between. */
interface Example {
  readonly line: number;
  readonly scenario: unknown;
  readonly late: { readonly before: unknown; readonly rows: readonly Row[] } | null;
  readonly result: Readonly<Record<string, readonly Row[]>>;
}

describe.for(PAGES)('docs/concepts/%s', (page) => {
  const text = readFileSync(new URL(page, CONCEPTS), 'utf8');
  const examples = examplesOf(text);
  const sessions = blocksOf(text).filter(({ kind }) => kind === 'session');
  const minutes = blocksOf(text).filter(({ kind }) => kind === 'minutes');
  const tried = [...text.matchAll(TRIED)];

  test('has a worked example', () => {
    expect(examples.length + sessions.length + tried.length).toBeGreaterThan(0);
  });

  test.for(sessions.map(({ line, value }) => [line, value] as const))(
    'gives the days that it prints below line %i',
    ([, value]) => {
      const { news, days } = value as SessionExample; // as the page has it: it is compared
      expect(daysOfSession(news)).toEqual(days);
    },
  );

  test.for(minutes.map(({ line, value }) => [line, value] as const))(
    'charges the minutes that it prints below line %i',
    ([, value]) => {
      let sum = 0n;
      for (const { seconds, charged } of value as readonly Piece[]) {
        expect(`${minutesAdded(sum, BigInt(seconds))}`).toBe(charged);
        sum += BigInt(seconds);
      }
    },
  );

  test.for(examples.map((example) => [example.line, example] as const))(
    'gives what it prints below line %i',
    ([, { scenario, late, result }]) => {
      const actual = new Map<string, unknown>(Object.entries(simulated(scenario)));
      for (const [section, rows] of Object.entries(result)) {
        expect([...actual.keys()]).toContain(section);
        const found = actual.get(section);
        const missing = unmatched(rows, Array.isArray(found) ? found : []);
        expect(missing, `${section}, among ${JSON.stringify(found)}`).toEqual([]);
      }
      if (late !== null) expect(rowsOfLateUsage(late.before, scenario)).toMatchObject(late.rows);
    },
  );
});

test('every block of JSON in docs/concepts belongs to an example', () => {
  expect(() => examplesOf('```json result\n{}\n```')).toThrow('line 1: result');
  expect(() => examplesOf('```json\n{}\n```\n')).toThrow('line 1: ');
});

function examplesOf(text: string): readonly Example[] {
  const examples: Example[] = [];
  const blocks = blocksOf(text).filter(({ kind }) => !ALONE.includes(kind));
  let before: unknown = null;
  for (let at = 0; at < blocks.length; at += 1) {
    const { kind, line, value } = present(blocks[at], 'the loop ends with the blocks');
    const wanted = kind === 'scenario' ? ['result'] : kind === 'late' ? ['rows', 'result'] : null;
    const parts = blocks.slice(at + 1, at + 1 + (wanted?.length ?? 0));
    if (wanted === null || parts.some((part, index) => part.kind !== wanted[index])) {
      throw new Error(`line ${line}: ${kind} is not followed or preceded by what belongs to it`);
    }
    const result = parts.at(-1)?.value as Example['result']; // as the page has it: it is compared
    const rows = parts[0]?.value as readonly Row[]; // the same
    const late = kind === 'late' ? { before, rows } : null;
    examples.push({ line, scenario: value, late, result });
    before = value;
    at += parts.length;
  }
  return examples;
}

function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/^```json ?(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    kind: match[1] ?? '',
    line: text.slice(0, match.index).split('\n').length,
    value: JSON.parse(match[2] ?? ''),
  }));
}

function daysOfSession(news: SessionExample['news']): readonly object[] {
  const { calendar } = CATALOG_2022;
  let session = UNKNOWN_SESSION;
  const days: object[] = [];
  for (const { what, at, direction, sent } of news) {
    const instant = present(parseInstant(at), `${at} is a time`);
    const told = {
      what: what as SessionNews['what'], // as the page has it
      at: instant,
      direction: direction === undefined ? null : (direction as SessionNews['direction']), // too
      sent: sent === undefined ? null : BigInt(sent),
      received: null,
      startedAt: null,
    };
    const step = hearOf(session, told, calendar);
    session = step.session;
    for (const stretch of step.told) {
      const start = present(session.startedAt, 'usage is told of what began');
      for (const { day, bytes, estimated } of spreadOverDays(calendar, stretch, start)) {
        days.push({ day, bytes: `${bytes}`, estimated });
      }
    }
  }
  return days;
}

/** The deduction rows of settling all days of `before` again with the usage of `after`. */
function rowsOfLateUsage(before: unknown, after: unknown): readonly object[] {
  const first = read(before);
  const { catalog, scenario } = read(after);
  const plans = simulate(first.catalog, first.scenario).days;
  const usage = new Map<string, UsageLine[]>();
  for (const line of scenario.usage) usage.set(line.day, [...(usage.get(line.day) ?? []), line]);
  const now = {
    packs: present(plans.at(-1), 'the scenario before has usage').packs,
    modes: scenario.modes,
    coverage: [],
  };
  const days = plans.map((plan: DayPlan) => ({
    catalog,
    day: plan.day,
    usage: usage.get(plan.day) ?? [],
    settled: {
      usage: plan.lines.map((line) => ({ ...line, quantity: line.usage })),
      charges: plan.charges,
      overage: plan.overage,
    },
  }));
  const rows = settleDays(now, days).revisions.flatMap(({ day, deductions }) =>
    deductions.map((row) => ({
      date: day,
      usage: `${row.usage}`,
      deducted: `${row.deducted}`,
      leftBefore: `${row.leftBefore}`,
    })),
  );
  const isReturn = (row: { readonly deducted: string }) => row.deducted.startsWith('-');
  return [...rows.filter(isReturn), ...rows.filter((row) => !isReturn(row))];
}

function read(document: unknown): CatalogScenario {
  const outcome = parseScenario(document, CATALOGS);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}
