import { expect, test } from 'vitest';
import { SharedReads } from './shared-reads.ts';

/** Reads that end when they are told to. */
class Source {
  value = 'first';
  readonly begun: { readonly key: string; readonly end: () => void; readonly fail: () => void }[] =
    [];

  readonly read = (key: string) =>
    new Promise<string>((resolve, reject) => {
      const { value } = this;
      this.begun.push({
        key,
        end: () => resolve(value),
        fail: () => reject(new Error('the store does not answer')),
      });
    });
}

test('who asks while the same is read gets what the next read finds, all together', async () => {
  const source = new Source();
  const reads = new SharedReads(source.read);
  const first = reads.read('a');
  source.value = 'second';
  const later = [reads.read('a'), reads.read('a')];
  expect(source.begun).toHaveLength(1);
  source.begun[0]?.end();
  expect(await first).toBe('first');
  expect(source.begun).toHaveLength(2);
  source.begun[1]?.end();
  expect(await Promise.all(later)).toEqual(['second', 'second']);
});

test('who asks for something else does not wait', async () => {
  const source = new Source();
  const reads = new SharedReads(source.read);
  const both = [reads.read('a'), reads.read('b')];
  expect(source.begun.map(({ key }) => key)).toEqual(['a', 'b']);
  for (const { end } of source.begun) end();
  expect(await Promise.all(both)).toEqual(['first', 'first']);
});

test('a read that fails, fails for those who asked for it alone', async () => {
  const source = new Source();
  const reads = new SharedReads(source.read);
  const [first, second] = [reads.read('a'), reads.read('a')];
  source.begun[0]?.fail();
  await expect(first).rejects.toThrow('does not answer');
  source.begun[1]?.end();
  expect(await second).toBe('first');
});

test('what was read once is read again when it is asked for', async () => {
  const source = new Source();
  const reads = new SharedReads(source.read);
  for (const count of [1, 2]) {
    const asked = reads.read('a');
    expect(source.begun).toHaveLength(count);
    source.begun[count - 1]?.end();
    expect(await asked).toBe('first');
  }
});
