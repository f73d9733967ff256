// The reports that pages of docs/concepts show are sent: each is answered as it is printed.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HttpPlatform } from '../support/http-platform.ts';

const CONCEPTS = new URL('../../docs/concepts/', import.meta.url);
const REPORT =
  /^```http report\n(\w+ \S+)\nContent-Type: (\S+)\n\n([\s\S]*?)\n\n(\d+)\n(.*)\n```$/gm;

/** By page, in order: what comes after builds on what came before. */
const EXAMPLES = readdirSync(CONCEPTS)
  .filter((name) => name.endsWith('.md'))
  .map((page) => ({ page, text: readFileSync(new URL(page, CONCEPTS), 'utf8') }))
  .map(({ page, text }) => ({
    page,
    shown: text.match(/^```http report$/gm)?.length ?? 0,
    reports: [...text.matchAll(REPORT)].map(
      ([, line = '', type = '', body = '', status, answer]) => {
        return { line, type, body, status: Number(status), answer: JSON.parse(answer ?? '') };
      },
    ),
  }))
  .filter(({ shown }) => shown > 0);

let platform: HttpPlatform;

beforeAll(async () => {
  platform = await HttpPlatform.open();
});

afterAll(() => platform.close());

test.for(EXAMPLES)('docs/concepts/$page', async ({ reports, shown }) => {
  expect(reports).toHaveLength(shown);
  const secret = await platform.keyOf((await platform.ledger.account()).id);
  for (const { line, type, body, status, answer } of reports) {
    const headers = { 'content-type': type };
    const given = await platform.call(line, { secret, headers, payload: body });
    expect(given).toMatchObject({ status, json: answer });
  }
});
