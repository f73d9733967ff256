import { useState } from 'react';

type Keep = (name: string, text: string) => void;

/** Where else it is kept than in the browser, once it is known whose browser it is. */
const elsewhere: { keep: Keep | null } = { keep: null };

const PREFIX = 'packledger.';

/** What the browser keeps under a name; null: nothing. */
export function keptText(name: string): string | null {
  return localStorage.getItem(`${PREFIX}${name}`);
}

/** Has the browser keep something that was chosen, and whoever keeps it elsewhere, too. */
export function keepText(name: string, text: string): void {
  takeKept(name, text);
  elsewhere.keep?.(name, text);
}

/** Has the browser keep what was chosen in another one. */
export function takeKept(name: string, text: string): void {
  localStorage.setItem(`${PREFIX}${name}`, text);
}

/** Forgets what somebody else chose in this browser. */
export function forgetKept(isTheirs: (name: string) => boolean): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && isTheirs(key.slice(PREFIX.length))) localStorage.removeItem(key);
  }
}

/** From now on, what is chosen is kept elsewhere, too. */
export function alsoKeep(keep: Keep): void {
  elsewhere.keep = keep;
}

/** A state that is kept for the next time, under a name. */
export function useKept<Value>(
  name: string,
  read: (kept: unknown) => Value,
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => read(parsed(keptText(name))));
  const keep = (next: Value) => {
    keepText(name, JSON.stringify(next));
    setValue(next);
  };
  return [value, keep];
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Of an older console, or written by hand: as if nothing were kept.
    return null;
  }
}
