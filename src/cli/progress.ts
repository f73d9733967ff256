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
      const parts = [title, portion(done, total), detail];
      output.note(parts.filter((part) => part !== '').join(' '));
    },
    end: () => {},
  };
}

function bar(stderr: Stream, title: string, now: () => number): Progress {
  const startedAt = now();
  const shown = new progressBars.SingleBar({
    stream: stderr,
    format: `${title} {bar} {portion} {detail}`,
    barsize: BAR_WIDTH,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
  });
  return {
    update: (done, total, detail = '') => {
      const filling = { portion: portion(done, total), detail };
      if (shown.isActive) {
        if (total !== null) shown.setTotal(total);
        shown.update(total === null ? 0 : done, filling);
      } else if (now() - startedAt >= BAR_AFTER_MS) {
        shown.start(total ?? 1, total === null ? 0 : done, filling);
      }
    },
    end: () => {
      if (shown.isActive) shown.stop();
    },
  };
}

function portion(done: number, total: number | null): string {
  if (total === null) return '';
  return total === 0 ? '100 %' : `${Math.floor((done * 100) / total)} %`;
}
