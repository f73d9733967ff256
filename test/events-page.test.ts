import { expect, test } from 'vitest';
import { EVENT_TYPES } from '../src/operations/event-types.ts';

const TYPES = Object.entries(EVENT_TYPES).sort(([a], [b]) => (a < b ? -1 : 1));

test('docs/reference/events.md lists every event type (npx vitest -u writes it)', async () => {
  await expect(page()).toMatchFileSnapshot('../docs/reference/events.md');
});

test('an event type is a noun and what happened to it', () => {
  expect(TYPES.filter(([type]) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(type))).toEqual([]);
});

test('examples have no number for a quantity or money: counts and years only', () => {
  for (const [type, { example }] of TYPES) {
    const numbers = [...JSON.stringify(example).matchAll(/:(-?\d[\d.e]*)/g)].map(([, n]) => n);
    expect(
      numbers.filter((number) => !/^\d{1,4}$/.test(number ?? '')),
      type,
    ).toEqual([]);
  }
});

function page(): string {
  return [
    '# Events',
    '',
    'What may happen to an account and be told to programs; [webhooks](../concepts/webhooks.md)',
    'say how. Every message is a JSON document of this shape; below, each type with its `data`.',
    'Fields may be added to `data`; those that are there stay. Quantities and money are texts.',
    '',
    '```json',
    json({
      type: 'account.created',
      timestamp: '2023-06-01T12:00:00+08:00',
      account: 'ac_0df6kzx1r00000000000',
      data: EVENT_TYPES['account.created'].example,
    }),
    '```',
    '',
    '| Type | 中文 | English |',
    '| --- | --- | --- |',
    ...TYPES.map(([type, { zh, en }]) => `| [\`${type}\`](#${anchorOf(type)}) | ${zh} | ${en} |`),
    '',
    ...TYPES.flatMap(([type, { example }]) => [
      `## ${type}`,
      '',
      '```json',
      json(example),
      '```',
      '',
    ]),
  ].join('\n');
}

/** How a heading is linked to: without its dot. */
function anchorOf(type: string): string {
  return type.replace('.', '');
}

function json(value: object): string {
  return JSON.stringify(value, null, 2);
}
