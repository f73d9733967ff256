// The worked example of docs/concepts/plugins.md, typed into a shell: what it prints is what comes.
import { afterAll, beforeAll, test } from 'vitest';
import { Walkway } from '../support/walk.ts';

let way: Walkway;
beforeAll(async () => {
  way = await Walkway.open();
});
afterAll(() => way.close());

test('the page on plugins prints what comes of its commands', { timeout: 240_000 }, () =>
  way.walk('docs/concepts/plugins.md'),
);
