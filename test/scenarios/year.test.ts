// The year of docs/concepts/a-year.md, typed into a shell: what the page shows is what comes.
import { afterAll, beforeAll, test } from 'vitest';
import { Walkway } from '../support/walk.ts';

let way: Walkway;
beforeAll(async () => {
  way = await Walkway.open();
});
afterAll(() => way.close());

test('a year of an account prints what its page shows', { timeout: 900_000 }, () =>
  way.walk('docs/concepts/a-year.md'),
);
