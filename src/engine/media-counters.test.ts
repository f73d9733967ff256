import { expect, test } from 'vitest';
import { risenBetween, type ServerCounter } from './media-counters.ts';

/** `a 5 1`: counter a has sent 5 and received 1. */
function counters(...texts: readonly string[]): readonly ServerCounter[] {
  return texts.map((text) => {
    const [counter = '', sent = '', received = ''] = text.split(' ');
    return { counter, sent: BigInt(sent), received: BigInt(received) };
  });
}

const CASES = [
  { title: 'rises', before: ['a 5 1'], now: ['a 9 4'], risen: '4 3' },
  { title: 'stands still', before: ['a 5 1'], now: ['a 5 1'], risen: '0 0' },
  { title: 'is new', before: ['a 5 1'], now: ['a 5 1', 'b 7 2'], risen: '7 2' },
  { title: 'fell in what it sent', before: ['a 5 1'], now: ['a 3 1'], risen: '3 1 anew' },
  { title: 'fell in what it received', before: ['a 5 8'], now: ['a 6 2'], risen: '6 2 anew' },
  { title: 'is gone with its session', before: ['a 5 1', 'b 7 2'], now: ['b 8 2'], risen: '1 0' },
  {
    title: 'is gone with its server',
    before: ['a 5 1', 'b 7 2'],
    now: ['b 8 2'],
    endWithServer: true,
    risen: '1 0 anew',
  },
  {
    title: 'is beyond what a double holds',
    before: ['a 9007199254740993 0'],
    now: ['a 18014398509481985 1'],
    risen: '9007199254740992 1',
  },
] as const;

test.for(CASES)('a counter that $title', ({ before, now, risen, ...rest }) => {
  const endWithServer = 'endWithServer' in rest;
  const step = risenBetween(counters(...before), counters(...now), { endWithServer });
  const told = `${step.played} ${step.published}${step.began ? ' anew' : ''}`;
  expect(told).toBe(risen);
});
