// The walk of both READMEs, typed into a shell: what they print is what comes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stepsOf, Walkway } from '../support/walk.ts';

describe.for(['README.md', 'README.zh-CN.md'])('the walk of %s', (page) => {
  let way: Walkway;
  beforeAll(async () => {
    way = await Walkway.open();
  });
  afterAll(() => way.close());

  test('prints what comes of its commands', { timeout: 240_000 }, () => way.walk(page));
});

test('the READMEs type the same commands', async () => {
  const [en, zh] = await Promise.all(
    ['README.md', 'README.zh-CN.md'].map(async (page) =>
      (await stepsOf(page))
        .map(({ command }) => command.replace(/--name "[^"]*"/, '--name'))
        .filter((command) => !command.startsWith('export PACKLEDGER_LANG')),
    ),
  );
  expect(zh).toEqual(en);
});
