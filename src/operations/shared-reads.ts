/**
 * Reads that callers share. Whoever asks while the same is being read waits for the next read,
 * which begins after they asked: nobody is told what was true before.
 */
export class SharedReads<T> {
  readonly #read: (key: string) => Promise<T>;
  readonly #running = new Map<string, Running<T>>();

  constructor(read: (key: string) => Promise<T>) {
    this.#read = read;
  }

  /** Reads what is true of `key` now. */
  read(key: string): Promise<T> {
    const running = this.#running.get(key);
    if (running === undefined) return this.#begin(key);
    const begin = () => this.#begin(key);
    running.next ??= running.now.then(begin, begin);
    return running.next;
  }

  #begin(key: string): Promise<T> {
    const running: Running<T> = { now: this.#read(key), next: null };
    this.#running.set(key, running);
    const end = () => {
      if (running.next === null) this.#running.delete(key);
    };
    running.now.then(end, end);
    return running.now;
  }
}

interface Running<T> {
  readonly now: Promise<T>;
  /** Begins when that has ended; null: nobody waits for it. */
  next: Promise<T> | null;
}
