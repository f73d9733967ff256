/** An invariant of ours is broken: a fault in the code or the store, never in the input. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
}

/** Throws when what must always hold does not. Not for input: input is refused with a code. */
export function assert(holds: boolean, what: string): asserts holds {
  if (!holds) throw new BrokenInvariant(what);
}

/** The value, which is known to be there; `what` says why. */
export function present<T>(value: T | undefined | null, what: string): T {
  assert(value !== undefined && value !== null, what);
  return value;
}
