// The walk of docs/concepts/an-access-log.md, typed into a shell: what it prints is what comes.
import { afterAll, beforeAll, test } from 'vitest';
import { Walkway } from '../support/walk.ts';

let way: Walkway;
beforeAll(async () => {
  way = await Walkway.open();
});
afterAll(() => way.close());

test('an access log, as its page says', { timeout: 240_000 }, () =>
  way.walk('docs/concepts/an-access-log.md'),
);
