import { expect, test } from 'vitest';
import { LinesTogether, serverLog } from './server-log.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('the lines of a turn go out together, in their order, and each once', async () => {
  const written: string[] = [];
  const lines = new LinesTogether({ write: (text) => written.push(text) });
  const log = serverLog('info', lines);
  log.info('first');
  log.info('second');
  expect(written).toEqual([]);
  await turn();
  log.info('third');
  await turn();
  await turn();
  const messages = written.map((text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => Object(JSON.parse(line)).msg),
  );
  expect(messages).toEqual([['first', 'second'], ['third']]);
});

test('a process that ends sends what waits', async () => {
  const written: string[] = [];
  const lines = new LinesTogether({ write: (text) => written.push(text) });
  lines.write('last\n');
  lines.flush();
  lines.flush();
  await turn();
  expect(written).toEqual(['last\n']);
});
