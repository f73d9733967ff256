// A virtual machine is given memory when it first touches it and gives back what lies free: seconds
// that belong to no program, and fell on whatever ran when the machine held more than before.
import { execFileSync } from 'node:child_process';
import { freemem } from 'node:os';

const PIECE = 2 ** 28;

/** Has the machine hold so much memory, which is free again when this returns. */
export function warmMemory(bytes: number): void {
  const pieces = Math.ceil(Math.min(bytes, freemem() / 2) / PIECE);
  const fill = `const held = [];
    for (let n = 0; n < ${pieces}; n += 1) held.push(Buffer.alloc(${PIECE}, 1));`;
  execFileSync(process.execPath, ['-e', fill]);
}
