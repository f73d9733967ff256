// The one place where things are wired.
import { getRandomValues } from 'node:crypto';
import type { Config } from './config.ts';
import { noticeFormats, type UsageFormat, usageFormats } from './ingest/formats.ts';
import { jobsOf } from './jobs/platform-jobs.ts';
import { mailSender } from './mail.ts';
import { Catalogs, type LoadedCatalog } from './operations/catalogs/catalogs.ts';
import {
  type CatalogFault,
  type CatalogOutcome,
  checkTimeline,
  loadCatalog,
  loadShippedCatalogs,
} from './operations/catalogs/load-catalog.ts';
import { openSandboxClock } from './operations/clock/sandbox-clock.ts';
import type { NoticeReader } from './operations/media/import-notices.ts';
import type { Clock, Context, Ids, Jobs } from './operations/operation.ts';
import { platformSecrets } from './secrets.ts';
import { publicUrlOf } from './server-config.ts';
import type { AccountLock, Database } from './store/database.ts';
import { migrate, newestSchema } from './store/migrate.ts';
import { openDatabase } from './store/open-database.ts';

/** A platform that is open: what operations work with, its jobs, and how to close it. */
export interface Runtime extends Context {
  readonly jobs: Jobs;
  /** The migrations that opening it applied. */
  readonly applied: readonly string[];
  /** The number of the store's schema, now that they are applied. */
  readonly schema: number;
  /** Whether the database itself holds calls about an account to it. */
  readonly accountLock: AccountLock;
  /** The forms in which usage may be imported, by name. */
  readonly usageFormats: ReadonlyMap<string, UsageFormat>;
  /** The logs of media servers that may be imported for a source, by name. */
  readonly noticeFormats: ReadonlyMap<string, NoticeReader>;
  close(): Promise<void>;
}

/** A catalogue of the platform is not in order; nothing was opened. */
export class CatalogsRefused extends Error {
  override readonly name = 'CatalogsRefused';
  readonly faults: readonly CatalogFault[];
  constructor(faults: readonly CatalogFault[]) {
    super(faults.map(({ file, path, en }) => `${file} ${path}: ${en}`).join('\n'));
    this.faults = faults;
  }
}

export type RuntimeSettings = Pick<Config, 'databaseUrl' | 'catalogFiles'> &
  Partial<
    Pick<
      Config,
      'sandbox' | 'masterKey' | 'webhookPrivateAddresses' | 'billsPaidFrom' | 'mail' | 'server'
    >
  > & {
    readonly connections?: number | null;
    /** Connections that only jobs have, so that a settlement leaves some to others. */
    readonly jobConnections?: number;
    /** Whether the process stays, as a server does. */
    readonly asServer?: boolean;
    readonly clock?: Clock;
  };

/** Where a platform is found that nobody configured. */
const LOCAL = { publicUrl: null, host: '127.0.0.1', port: 8080 };

/** Opens the store, brings its schema up to date, and loads the catalogues. */
export async function openRuntime(settings: RuntimeSettings): Promise<Runtime> {
  const catalogs = await loadPlatformCatalogs(settings.catalogFiles);
  if (!catalogs.ok) throw new CatalogsRefused(catalogs.faults);
  const { databaseUrl: url, asServer, jobConnections } = settings;
  const connections = settings.connections ?? undefined;
  const database = await openDatabase(url, { connections, asServer });
  const opened = [database];
  try {
    const applied = await migrate(database);
    const accountLock = await database.accountLock();
    const real = settings.clock ?? { now: Date.now };
    const { sandbox = false } = settings;
    const sandboxClock = await openSandboxClock(database, { sandbox, now: real.now() });
    const clock = sandboxClock ?? real;
    const ids = sortableIds(clock, sandboxClock === null ? null : real);
    const all = new Catalogs(catalogs.value);
    await all.refresh(database, clock.now());
    const clashes = checkTimeline(all.all.map((catalog) => ({ file: catalog.id, catalog })));
    if (clashes.length > 0) throw new CatalogsRefused(clashes);
    const context: Context = {
      database,
      catalogs: all,
      clock,
      wallClock: real,
      ids,
      secrets: platformSecrets(settings.databaseUrl, settings.masterKey ?? null),
      webhooks: { privateAddresses: settings.webhookPrivateAddresses ?? false },
      billsPaidFrom: settings.billsPaidFrom ?? 'wallet',
      mail: mailSender(settings.mail ?? null),
      publicUrl: publicUrlOf(settings.server ?? LOCAL),
      jobs: null,
      actor: { kind: 'operator', id: 'cli' },
      requestId: ids.next('rq'),
    };
    const ofJobs = jobConnections !== undefined && database.kind === 'postgres';
    if (ofJobs) opened.push(await openDatabase(url, { connections: jobConnections }));
    return {
      ...context,
      jobs: jobsOf({ ...context, database: opened.at(-1) ?? database }),
      applied,
      schema: await newestSchema(),
      accountLock,
      usageFormats,
      noticeFormats,
      close: () => closeAll(opened),
    };
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

async function closeAll(databases: readonly Database[]): Promise<void> {
  for (const database of databases) await database.close();
}

/** The files of the settings, or the shipped ones; together they must make a time line. */
export async function loadPlatformCatalogs(
  files: readonly string[],
): Promise<CatalogOutcome<readonly LoadedCatalog[]>> {
  if (files.length === 0) return loadShippedCatalogs();
  const outcomes = await Promise.all(files.map((file) => loadCatalog(file)));
  const faults = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.faults));
  if (faults.length > 0) return { ok: false, faults };
  const loaded = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  const clashes = checkTimeline(
    loaded.map(({ catalog }, index) => ({ file: files[index] ?? catalog.id, catalog })),
  );
  return clashes.length > 0 ? { ok: false, faults: clashes } : { ok: true, value: loaded };
}

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 9;
const RANDOM_DIGITS = 11;

const RANDOM_BITS = 55n;
/** Of them in a sandbox: the rest is the real time, which orders what a standing clock does not. */
const SANDBOX_RANDOM_BITS = 11n;

/**
 * Ids of 20 digits that sort by time: 45 bits of milliseconds, 55 random ones. Two of the same
 * millisecond count on from each other, so that ids made later always sort later. Where the clock
 * stands still, as in a sandbox, the real one orders the ids of one command after another. Where it
 * was set back, which an empty sandbox allows, ids begin anew: those of the next process will.
 */
export function sortableIds(clock: Clock, real: Clock | null = null): Ids {
  let last = 0n;
  let before = 0;
  return {
    next: (prefix) => {
      const now = clock.now();
      if (real !== null && now < before) last = 0n;
      before = now;
      const bits = randomBits();
      const random =
        real === null
          ? lowBits(bits, RANDOM_BITS)
          : (lowBits(BigInt(real.now()), RANDOM_BITS - SANDBOX_RANDOM_BITS) <<
              SANDBOX_RANDOM_BITS) |
            lowBits(bits, SANDBOX_RANDOM_BITS);
      const fresh = (BigInt(now) << RANDOM_BITS) | random;
      last = fresh > last ? fresh : last + 1n;
      let digits = '';
      for (let rest = last; digits.length < TIME_DIGITS + RANDOM_DIGITS; rest >>= 5n) {
        digits = DIGITS.charAt(Number(rest & 31n)) + digits;
      }
      return `${prefix}_${digits}`;
    },
  };
}

const POOL = new BigUint64Array(256);
let drawn = POOL.length;

/** 64 random bits. Asking for some hundred at once costs as much as asking for one. */
function randomBits(): bigint {
  if (drawn === POOL.length) {
    getRandomValues(POOL);
    drawn = 0;
  }
  return POOL[drawn++] ?? 0n;
}

function lowBits(of: bigint, count: bigint): bigint {
  return of & ((1n << count) - 1n);
}
