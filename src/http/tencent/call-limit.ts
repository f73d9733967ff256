import type { Instant } from '../../engine/index.ts';

const SECOND_MS = 1000;

/**
 * How many calls a key may make in a second, counted in this process. Only keys that are valid are
 * counted, and only within the second, so that the counts stay few.
 */
export class CallLimit {
  readonly max: number;
  #second = 0;
  readonly #counts = new Map<string, number>();

  /** `max` 0: any number. */
  constructor(max: number) {
    this.max = max;
  }

  /** Counts a call; false when there were as many as may be. */
  takes(key: string, now: Instant): boolean {
    if (this.max === 0) return true;
    const second = Math.floor(now / SECOND_MS);
    if (second !== this.#second) {
      this.#second = second;
      this.#counts.clear();
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= this.max;
  }
}
