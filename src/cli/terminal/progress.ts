// How far long work has come, on standard error: a bar on a terminal, plain lines now and then
// elsewhere, nothing at all when the work is quick.
import progressBars from 'cli-progress';
import type { Output, Stream } from './output.ts';

const LINE_EVERY_MS = 2000;
const BAR_AFTER_MS = 500;
const BAR_WIDTH = 30;

export interface Progress {
  /** `total` is null where it is not known. */
  update(done: number, total: number | null, detail?: string): void;
  /** The work is over, well or not. */
  end(): void;
}

/** Shows the progress of work that `title` names. */
export function showProgress(
  output: Output,
  title: string,
  now: () => number = () => performance.now(),
): Progress {
  const { stderr } = output;
  return stderr.isTTY === true ? bar(stderr, title, now) : lines(output, title, now);
}

function lines(output: Output, title: string, now: () => number): Progress {
  let last = now();
  return {
    update: (done, total, detail = '') => {
      if (now() - last < LINE_EVERY_MS) return;
      last = now();
      output.note(joined(title, portion(done, total), detail));
    },
    end: () => {},
  };
}

function bar(stderr: Stream, title: string, now: () => number): Progress {
  const startedAt = now();
  const shown = new progressBars.SingleBar({
    stream: stderr,
    barsize: BAR_WIDTH,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    // The terminal stays as it is, so that nothing is to be restored when we are interrupted.
    linewrap: null,
    format: (options, { progress }, { total, text }: BarPayload) => {
      if (total === null) return `${title} ${text}`;
      const full = Math.round(progress * BAR_WIDTH);
      const { barCompleteChar = '', barIncompleteChar = '' } = options;
      const drawn = barCompleteChar.repeat(full) + barIncompleteChar.repeat(BAR_WIDTH - full);
      return `${title} ${drawn} ${text}`;
    },
  });
  return {
    update: (done, total, detail = '') => {
      const payload: BarPayload = { total, text: joined(portion(done, total), detail) };
      if (shown.isActive) {
        if (total !== null) shown.setTotal(total);
        shown.update(total === null ? 0 : done, payload);
      } else if (now() - startedAt >= BAR_AFTER_MS) {
        shown.start(total ?? 1, total === null ? 0 : done, payload);
      }
    },
    end: () => {
      if (shown.isActive) shown.stop();
    },
  };
}

interface BarPayload {
  readonly total: number | null;
  readonly text: string;
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function portion(done: number, total: number | null): string {
  if (total === null) return '';
  return total === 0 ? '100 %' : `${Math.floor((done * 100) / total)} %`;
}
