import { posix } from 'node:path';
import type { SourceFile } from './source-files.ts';

/** One import of a file: `import`, `export … from`, `import()`, or a URL of a program to start. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** The file meant, from the repository's root; null for a package. */
  readonly target: string | null;
}

const STATEMENTS = [
  /^[ \t]*(?:import|export)\b(?:[^;'"`]*?\bfrom)?\s*'([^'\n]+)'/gm,
  /\bimport\(\s*'([^'\n]+)'\s*\)/g,
  /\bnew URL\(\s*'(\.[^'\n]+\.ts)'\s*,\s*import\.meta\.url/g,
];

/** What the file imports, in the order of its lines. */
export function importsOf(file: SourceFile): readonly Import[] {
  return STATEMENTS.flatMap((statement) =>
    [...file.text.matchAll(statement)].map((match) => {
      const specifier = match[1] ?? '';
      const end = match.index + match[0].indexOf(specifier);
      return { specifier, line: lineAt(file.text, end), target: targetOf(file.path, specifier) };
    }),
  ).sort((a, b) => a.line - b.line);
}

/** The line, counted from 1, that holds the position. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

function targetOf(path: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(path), specifier);
}
