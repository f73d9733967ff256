import { useState } from 'react';

/** A state that the browser keeps for the next time, under a name. */
export function useKept<Value>(
  name: string,
  read: (kept: unknown) => Value,
): readonly [Value, (value: Value) => void] {
  const key = `packledger.${name}`;
  const [value, setValue] = useState(() => read(parsed(localStorage.getItem(key))));
  const keep = (next: Value) => {
    localStorage.setItem(key, JSON.stringify(next));
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
