import { Argument } from 'commander';
import type { RestoredBackup } from '../backup/restore-backup.ts';
import type { WrittenBackup } from '../backup/write-backup.ts';
import type { Outcome } from '../engine/index.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { unreadableFile } from './files.ts';
import { reportOf } from './report.ts';
import type { Page } from './terminal/output.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

/** `backup`, `restore`. */
export function addBackupCommands(face: Face): void {
  const { speaker } = face;
  addCommand(face, 'backup', [new Argument('<file>', speaker.say(OPTIONS.backupFile))], backup);
  addCommand(face, 'restore', [new Argument('<file>', speaker.say(OPTIONS.restoreFile))], restore);
}

const backup: Handler<object> = async ({ config }, _options, [file = '']) => {
  const { databaseUrl, masterKey } = config;
  // Loaded only here: it needs a database.
  const { writeBackup } = await import('../backup/write-backup.ts');
  const asked = { databaseUrl, file, keyElsewhere: masterKey !== null, now: Date.now() };
  const written = await readingFiles(file, 'output', () => writeBackup(asked));
  return reportOf(written, backedUpLines);
};

const restore: Handler<object> = async ({ config }, _options, [file = '']) => {
  const { restoreBackup } = await import('../backup/restore-backup.ts');
  const asked = { databaseUrl: config.databaseUrl, file };
  return reportOf(await readingFiles(file, 'file', () => restoreBackup(asked)), restoredLines);
};

/** What is wrong with a file that was named is told as that. */
async function readingFiles<T>(
  file: string,
  path: 'file' | 'output',
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    const named = error instanceof Error && 'path' in error && String(error.path).startsWith(file);
    return named ? unreadableFile(file, error, path) : rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

function backedUpLines(
  { file, size, schema, postgres, masterKey }: WrittenBackup,
  { speaker }: Page,
): readonly string[] {
  const shown = size.toLocaleString('en-US');
  return [
    speaker.say(TEXTS.backedUp, { file, size: shown, schema: `${schema}`, postgres }),
    ...(masterKey === 'included' ? [speaker.say(TEXTS.keyInBackup)] : []),
    ...(masterKey === 'elsewhere' ? [speaker.say(TEXTS.keyNotInBackup)] : []),
  ];
}

function restoredLines(
  { folder, madeAt, schema, postgres, masterKey }: RestoredBackup,
  { speaker }: Page,
): readonly string[] {
  return [
    speaker.say(TEXTS.restored, { folder, madeAt, schema: `${schema}`, postgres }),
    ...(masterKey === 'elsewhere' ? [speaker.say(TEXTS.keyNotInBackup)] : []),
    speaker.say(TEXTS.checkRestored, { folder }),
  ];
}
