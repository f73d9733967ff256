import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { KeptStream } from '../../../test/support/terminal.ts';
import { Speaker } from '../text/language.ts';
import { Output, OutputClosed, type Stream } from './output.ts';

function outputTo(stdout: Stream, options: { json?: boolean; stderr?: Stream } = {}): Output {
  const { json = false, stderr = new KeptStream() } = options;
  return new Output({ stdout, stderr, json, colours: true, speaker: new Speaker('en') });
}

/** A stream whose reader went away. */
function closedPipe(): Stream {
  return new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    },
  });
}

const REPORT = { document: { left: '1' }, lines: () => ['1 B left'] };

describe('a report', () => {
  test('is one document on one line for programs, lines for people', async () => {
    const [forPrograms, forPeople] = [new KeptStream(), new KeptStream()];
    await outputTo(forPrograms, { json: true }).report(REPORT);
    await outputTo(forPeople).report(REPORT);
    expect(forPrograms.text).toBe('{"left":"1"}\n');
    expect(forPeople.text).toBe('1 B left\n');
  });

  test('is coloured and as wide as the screen on a terminal, neither in a pipe', () => {
    const { page } = outputTo(new KeptStream(72));
    expect([page.width, page.colours.bad('x')]).toEqual([72, '\u001b[31mx\u001b[39m']);
    const piped = outputTo(new KeptStream()).page;
    expect([piped.width, piped.colours.bad('x')]).toEqual([null, 'x']);
  });

  test('that nobody reads any more ends quietly', async () => {
    const output = outputTo(closedPipe());
    await expect(output.lines(['one'])).rejects.toBeInstanceOf(OutputClosed);
    await expect(output.lines(['two'])).rejects.toBeInstanceOf(OutputClosed);
  });

  test('waits for a slow reader', async () => {
    let written = 0;
    const slow = new Writable({
      highWaterMark: 4,
      write: (chunk: Buffer, _encoding, done) => {
        setImmediate(() => {
          written += chunk.length;
          done();
        });
      },
    });
    await outputTo(slow).lines(['a line that is longer than the mark']);
    expect(written).toBe(36);
  });
});

describe('a note', () => {
  test('goes to standard error and is wrapped for it', () => {
    const [stdout, stderr] = [new KeptStream(), new KeptStream(20)];
    outputTo(stdout, { stderr }).note('the account is not there any more');
    expect(stdout.text).toBe('');
    expect(stderr.text).toBe('the account is not\nthere any more\n');
  });
});
