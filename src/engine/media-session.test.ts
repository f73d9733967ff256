import { describe, expect, test } from 'vitest';
import { Calendar, type Instant } from './day.ts';
import { hearOf, type MediaSession, type SessionNews, UNKNOWN_SESSION } from './media-session.ts';

const calendar = new Calendar('Asia/Shanghai');
const at = (time: string, day = 2): Instant => Date.parse(`2022-03-0${day}T${time}+08:00`);

/** News at a time of 2 March; counts are of a player. */
const begin = (time: string): SessionNews => {
  const none = { sent: null, received: null, startedAt: null };
  return { what: 'begin', at: at(time), direction: 'play', ...none };
};
const count = (time: string, sent: bigint, day = 2): SessionNews => {
  const rest = { direction: null, received: null, startedAt: null };
  return { what: 'count', at: at(time, day), sent, ...rest };
};
const end = (time: string, sent: bigint | null, day = 2): SessionNews => {
  return { ...count(time, 0n, day), what: 'end', sent };
};

/** What is told in the end, as `from-to bytes`. */
function told(...news: readonly SessionNews[]): readonly string[] {
  let session: MediaSession = UNKNOWN_SESSION;
  const lines: string[] = [];
  for (const one of news) {
    const step = hearOf(session, one, calendar);
    session = step.session;
    const clock = (instant: Instant) => calendar.format(instant).slice(8, 16);
    lines.push(...step.told.map(({ from, to, bytes }) => `${clock(from)}-${clock(to)} ${bytes}`));
  }
  return lines;
}

describe('a session', () => {
  test.for<[string, readonly SessionNews[], readonly string[]]>([
    ['of a beginning and an end', [begin('10:00'), end('10:30', 9n)], ['02T10:00-02T10:30 9']],
    ['whose end comes first', [end('10:30', 9n), begin('10:00')], ['02T10:00-02T10:30 9']],
    ['that has not ended', [begin('10:00'), count('10:05', 5n)], []],
    ['whose beginning nobody told', [count('10:05', 5n), end('10:06', 6n)], []],
    [
      'that is told of every quarter of an hour',
      [begin('10:00'), count('10:10', 5n), count('10:15', 7n), end('10:20', 9n)],
      ['02T10:00-02T10:15 7', '02T10:15-02T10:20 2'],
    ],
    [
      'over midnight is parted by what was seen last before it',
      [begin('23:50'), count('23:59', 90n), count('00:01', 110n, 3), end('00:05', 120n, 3)],
      ['02T23:50-02T23:59 90', '02T23:59-03T00:01 20', '03T00:01-03T00:05 10'],
    ],
    [
      'whose counter fell has begun anew',
      [begin('10:00'), count('10:05', 50n), count('10:06', 3n), end('10:07', 4n)],
      ['02T10:00-02T10:05 50', '02T10:05-02T10:07 4'],
    ],
    [
      'that is seen again as it was before',
      [begin('10:00'), count('10:06', 60n), count('10:05', 50n), end('10:07', 70n)],
      ['02T10:00-02T10:07 70'],
    ],
    [
      'whose last bytes are told after its end',
      [begin('10:00'), end('10:05', 50n), end('10:06', 55n), end('10:06', 55n)],
      ['02T10:00-02T10:05 50', '02T10:05-02T10:06 5'],
    ],
    [
      'that ends twice with less',
      [begin('10:00'), end('10:05', 50n), end('10:06', 9n)],
      ['02T10:00-02T10:05 50'],
    ],
    [
      'without bytes has its time',
      [begin('10:00'), end('10:05', null)],
      ['02T10:00-02T10:05 null'],
    ],
  ])('%s', ([, news, lines]) => {
    expect(told(...news)).toEqual(lines);
  });

  test('of a publisher counts what came in', () => {
    const both = { sent: 1n, received: 700n };
    const publish = { ...begin('10:00'), direction: 'publish' } as const;
    const started = hearOf(UNKNOWN_SESSION, publish, calendar).session;
    const { told: usage } = hearOf(started, { ...end('10:01', 1n), ...both }, calendar);
    expect(usage.map(({ bytes }) => bytes)).toEqual([700n]);
  });
});
