import { expect, test } from 'vitest';
import { AskedTogether } from './asked-together.ts';

/** Answers when it is told to, with what is true when it is asked. */
class Source {
  truth = 'first';
  readonly begun: {
    readonly questions: readonly string[];
    readonly end: () => void;
    readonly fail: () => void;
  }[] = [];

  readonly ask = (questions: readonly string[]) =>
    new Promise<(question: string) => string>((resolve, reject) => {
      const { truth } = this;
      this.begun.push({
        questions,
        end: () => resolve((question) => `${truth} of ${question}`),
        fail: () => reject(new Error('the store does not answer')),
      });
    });
}

/** The turn of the event loop is over, and what it led to. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('what is asked in one turn is asked together, and each gets its own answer', async () => {
  const source = new Source();
  const together = new AskedTogether(source.ask);
  const answers = ['a', 'b', 'a'].map((question) => together.ask(question));
  await turn();
  expect(source.begun.map(({ questions }) => questions)).toEqual([['a', 'b', 'a']]);
  source.begun[0]?.end();
  expect(await Promise.all(answers)).toEqual(['first of a', 'first of b', 'first of a']);
});

test('who asks meanwhile is told what was true afterwards, all together', async () => {
  const source = new Source();
  const together = new AskedTogether(source.ask);
  const first = together.ask('a');
  await turn();
  source.truth = 'second';
  const later = [together.ask('a'), together.ask('b')];
  await turn();
  expect(source.begun).toHaveLength(1);
  source.begun[0]?.end();
  expect(await first).toBe('first of a');
  await turn();
  expect(source.begun[1]?.questions).toEqual(['a', 'b']);
  source.begun[1]?.end();
  expect(await Promise.all(later)).toEqual(['second of a', 'second of b']);
});

test('what fails, fails for those who asked it alone', async () => {
  const source = new Source();
  const together = new AskedTogether(source.ask);
  const first = together.ask('a');
  await turn();
  const second = together.ask('a');
  source.begun[0]?.fail();
  await expect(first).rejects.toThrow('does not answer');
  await turn();
  source.begun[1]?.end();
  expect(await second).toBe('first of a');
});

test('what was asked once is asked again, and of many, so many at a time', async () => {
  const source = new Source();
  const together = new AskedTogether(source.ask);
  const first = together.ask('a');
  await turn();
  source.begun[0]?.end();
  await first;
  const many = Array.from({ length: 501 }, (_, at) => together.ask(`${at}`));
  await turn();
  expect(source.begun[1]?.questions).toHaveLength(500);
  source.begun[1]?.end();
  await many[0];
  await turn();
  expect(source.begun[2]?.questions).toEqual(['500']);
  source.begun[2]?.end();
  expect(await many[500]).toBe('first of 500');
});
