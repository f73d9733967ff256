// The file in which a follower without a store keeps how far it has read its logs.
import { readFile } from 'node:fs/promises';
import type { ReadTo } from './operations/usage/log-sink.ts';

/** By the name of the sending, and by what a log is known by. */
export type Progress = Readonly<Record<string, Readonly<Record<string, ReadTo>>>>;

/**
 * Reads it; where there is none, or none that can be read, nothing was read: all lines are sent
 * again, and add nothing.
 */
export async function readProgress(file: string): Promise<Progress> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  const progress: Record<string, Record<string, ReadTo>> = {};
  for (const [name, logs] of Object.entries(Object(value))) {
    const own: Record<string, ReadTo> = {};
    for (const [log, place] of Object.entries(Object(logs))) {
      const { readTo, firstAt }: { readTo?: unknown; firstAt?: unknown } = Object(place);
      if (!Number.isSafeInteger(readTo) || !Number.isSafeInteger(firstAt)) continue;
      own[log] = { readTo: Number(readTo), firstAt: Number(firstAt) };
    }
    progress[name] = own;
  }
  return progress;
}
