import { describe, expect, test } from 'vitest';
import { KeptStream } from '../../../test/support/terminal.ts';
import { Speaker } from '../text/language.ts';
import { Output } from './output.ts';
import { showProgress } from './progress.ts';

function outputTo(stderr: KeptStream): Output {
  const speaker = new Speaker('en');
  const stdout = new KeptStream();
  return new Output({ stdout, stderr, json: false, colours: false, speaker });
}

/** A clock that a test sets. */
function clockAt(start: number) {
  let now = start;
  return {
    now: () => now,
    set: (ms: number) => {
      now = ms;
    },
  };
}

describe('progress', () => {
  test('in a pipe is a plain line every two seconds at most, and none of quick work', () => {
    const stderr = new KeptStream();
    const clock = clockAt(0);
    const progress = showProgress(outputTo(stderr), 'Settling', clock.now);
    for (const ms of [0, 500, 1999, 2000, 2500, 3999, 4100]) {
      clock.set(ms);
      progress.update(ms, 5000, `at ${ms}`);
    }
    progress.end();
    expect(stderr.text).toBe('Settling 40 % at 2000\nSettling 82 % at 4100\n');
  });

  test('of work whose end is not known says no portion', () => {
    const stderr = new KeptStream();
    const clock = clockAt(0);
    const progress = showProgress(outputTo(stderr), 'Importing', clock.now);
    clock.set(2000);
    progress.update(7, null, '7 accepted');
    expect(stderr.text).toBe('Importing 7 accepted\n');
    const screen = new KeptStream(80);
    const shown = showProgress(outputTo(screen), 'Verifying', clock.now);
    clock.set(4000);
    shown.update(7, null, '7 accounts');
    shown.end();
    expect(screen.text).toContain('Verifying 7 accounts');
    expect(screen.text).not.toContain('░');
  });

  test('on a terminal is a bar once the work takes long, and is gone at the end', () => {
    const stderr = new KeptStream(80);
    const clock = clockAt(0);
    const progress = showProgress(outputTo(stderr), 'Settling', clock.now);
    progress.update(1, 4);
    expect(stderr.text).toBe('');
    clock.set(600);
    progress.update(2, 4);
    progress.update(4, 4);
    progress.end();
    expect(stderr.text).toContain('Settling ███████████████░░░░░░░░░░░░░░░ 50 %');
  });
});
