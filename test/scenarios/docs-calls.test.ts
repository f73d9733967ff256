// The calls that pages of docs/concepts show are made: each gives what is printed beside it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { present } from '../../src/engine/index.ts';
import { JOBS } from '../../src/jobs/jobs.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { Ledger, type Use } from '../support/ledger.ts';

const CONCEPTS = new URL('../../docs/concepts/', import.meta.url);

/**
 * One step of an example: a call, with what it gives (at least), or the code of its refusal;
 * or a job that is run; or usage that is reported.
 */
interface DocumentedCall {
  /** From here on it is this time. */
  readonly at?: string;
  readonly call?: string;
  /** The name of a job. */
  readonly job?: string;
  readonly usage?: Use;
  /** Without the account, which is that of the example. */
  readonly with?: Readonly<Record<string, unknown>>;
  readonly gives?: unknown;
  readonly refused?: string;
}

const EXAMPLES = readdirSync(CONCEPTS)
  .filter((name) => name.endsWith('.md'))
  .flatMap((page) => callsOf(page, readFileSync(new URL(page, CONCEPTS), 'utf8')));

describeOnEachDatabase('docs/concepts', (open) => {
  test.for(EXAMPLES)('$page makes the calls below line $line', async ({ calls }) => {
    const ledger = await Ledger.on(await open());
    const account = await ledger.account();
    const { id } = account;
    const names = new Map<string, string>();
    for (const { at, call, job, usage, with: input = {}, gives, refused } of calls) {
      if (at !== undefined) ledger.itIs(at);
      if (usage !== undefined) await account.use(usage);
      if (job !== undefined) expectGiven(await runJob(ledger, job), gives, names);
      if (call === undefined) continue;
      const asked = { account: id, ...named(input, names) };
      if (refused === undefined) expectGiven(await ledger.call<unknown>(call, asked), gives, names);
      else expect((await ledger.refusal(call, asked)).code, call).toBe(refused);
    }
    expect(await ledger.problems()).toEqual([]);
  });
});

function runJob({ context }: Ledger, name: string): Promise<unknown> {
  const job = JOBS.find((one) => one.name === name);
  return present(job, `there is a job ${name}`).run(context, context.clock.now());
}

function callsOf(page: string, text: string) {
  return [...text.matchAll(/^```json calls\n([\s\S]*?)^```$/gm)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    calls: JSON.parse(match[1] ?? '') as readonly DocumentedCall[], // as the page has it
  }));
}

/** The input with the ids that calls before gave: `"$order"` stands for one. */
function named(
  input: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const known = (value: unknown) =>
    typeof value === 'string' && value.startsWith('$') ? (names.get(value) ?? value) : value;
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, known(value)]));
}

/** The answer has all that the page prints; `"$order"` is a name for the text that is there. */
function expectGiven(actual: unknown, printed: unknown, names: Map<string, string>): void {
  if (typeof printed === 'string' && printed.startsWith('$') && typeof actual === 'string') {
    if (!names.has(printed)) names.set(printed, actual);
    expect(actual).toBe(names.get(printed));
  } else if (Array.isArray(printed) && Array.isArray(actual)) {
    expect(actual).toHaveLength(printed.length);
    for (const [index, part] of printed.entries()) expectGiven(actual[index], part, names);
  } else if (isObject(printed) && isObject(actual)) {
    for (const [name, part] of Object.entries(printed)) expectGiven(actual[name], part, names);
  } else if (printed !== undefined) {
    expect(actual).toEqual(printed);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
