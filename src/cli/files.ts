// Files that people name: what cannot be read is wrong input, told with the reason.
import { readFile } from 'node:fs/promises';
import { accept, type Outcome, type Refusal, refuse } from '../engine/index.ts';

/** Reads a text file, or standard input for "-". */
export async function readText(
  file: string,
  stdin: AsyncIterable<Uint8Array>,
): Promise<Outcome<string>> {
  if (file === '-') {
    const pieces: Uint8Array[] = [];
    for await (const piece of stdin) pieces.push(piece);
    return accept(Buffer.concat(pieces).toString('utf8'));
  }
  try {
    return accept(await readFile(file, 'utf8'));
  } catch (error) {
    return unreadableFile(file, error);
  }
}

/** The refusal for a file that cannot be read; as `output`, that cannot be written. */
export function unreadableFile(
  file: string,
  error: unknown,
  path: 'file' | 'output' = 'file',
): { readonly ok: false; readonly refusal: Refusal } {
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'ENOENT':
      return path === 'output'
        ? refuse('folder_is_not_there', { file }, path)
        : refuse('file_is_not_there', { file }, path);
    case 'EISDIR':
      return refuse('file_is_a_folder', { file }, path);
    case 'EACCES':
    case 'EPERM':
      return refuse('file_is_not_allowed', { file }, path);
    default:
      throw error;
  }
}
