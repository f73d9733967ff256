import {
  assert,
  type Catalog,
  type CatalogDocument,
  catalogOn,
  type Day,
  type Instant,
  present,
  readCatalog,
} from '../../engine/index.ts';
import {
  type CatalogVersionRow,
  latestVersion,
  listVersionsAfter,
} from '../../store/catalog-versions.ts';
import type { Connection } from '../../store/database.ts';
import { continueTimeline } from './timeline.ts';

/** One catalogue with its name in the store and its text, to be kept with what it settled. */
export interface LoadedCatalog {
  readonly catalog: Catalog;
  /** Its id and a fingerprint of its content. */
  readonly key: string;
  readonly document: string;
  /** Absent: it is one of the platform's files. */
  readonly uploadedAt?: Instant;
}

/** A catalogue that operators uploaded, as it was written. */
interface UploadedCatalog extends LoadedCatalog {
  readonly version: number;
  readonly uploadedAt: Instant;
}

/** How old what is known of uploads may be where nothing is settled. */
const FRESH_MS = 2_000;

/**
 * The platform's catalogues, each in effect from a day to a day: those of its files, then those
 * that operators uploaded. They follow the store, so what holds on days to come may become another;
 * what held on a settled day never does.
 */
export class Catalogs {
  readonly #files: readonly LoadedCatalog[];
  readonly #keys = new Map<Catalog, string>();
  readonly #documents = new Map<string, string>();
  #uploads: readonly UploadedCatalog[] = [];
  #all: readonly Catalog[] = [];
  #latest: Catalog;
  #readAt: number | null = null;

  constructor(files: readonly LoadedCatalog[]) {
    this.#files = files;
    for (const file of files) this.#know(file);
    this.#all = files.map(({ catalog }) => catalog);
    this.#latest = lastOf(this.#all);
  }

  get all(): readonly Catalog[] {
    return this.#all;
  }

  /** How each is named in the store; also those that were ended or replaced since. */
  get keys(): ReadonlyMap<Catalog, string> {
    return this.#keys;
  }

  get documents(): ReadonlyMap<string, string> {
    return this.#documents;
  }

  /** The catalogue that is in effect last, of files and of uploads that have begun. */
  get latest(): Catalog {
    return this.#latest;
  }

  /** The number of the last upload that is known; 0: of none. */
  get version(): number {
    return this.#uploads.at(-1)?.version ?? 0;
  }

  /** The catalogue in effect on a day; null when there is none. */
  on(day: Day): Catalog | null {
    return catalogOn(this.#all, day);
  }

  /** How a catalogue of ours is named in the store. */
  keyOf(catalog: Catalog): string {
    return present(this.#keys.get(catalog), `the catalogue ${catalog.id} is one of the platform's`);
  }

  /** A catalogue as it was written, whatever ended or replaced it since. */
  written(id: string): LoadedCatalog | null {
    const all: readonly LoadedCatalog[] = [...this.#files, ...this.#uploads];
    return all.find(({ catalog }) => catalog.id === id) ?? null;
  }

  /** Reads what was uploaded since; `now` decides which of it has begun. */
  async refresh(connection: Pick<Connection, 'query'>, now: Instant): Promise<void> {
    if ((await latestVersion(connection)) > this.version) {
      const rows = await listVersionsAfter(connection, this.version);
      // Another call may have read them meanwhile.
      const read = rows.filter(({ version }) => version > this.version).map(uploadOf);
      for (const upload of read) this.#know(upload);
      this.#uploads = [...this.#uploads, ...read];
      this.#all = this.#timeline();
    }
    this.#latest = this.#latestAt(now);
  }

  /** As `refresh`, but for what was read a moment ago: for pages. */
  async keepFresh(
    database: Pick<Connection, 'query'>,
    { now, wallClock }: { readonly now: Instant; readonly wallClock: Instant },
  ): Promise<void> {
    const age = this.#readAt === null ? FRESH_MS : wallClock - this.#readAt;
    if (age >= 0 && age < FRESH_MS) {
      this.#latest = this.#latestAt(now);
      return;
    }
    this.#readAt = wallClock;
    await this.refresh(database, now);
  }

  /** Files first; each upload then ends or replaces what would have held on its days. */
  #timeline(): readonly Catalog[] {
    const own = this.#files.filter(({ key }) => this.#uploads.every((one) => one.key !== key));
    let all: readonly Catalog[] = own.map(({ catalog }) => catalog);
    for (const { catalog, uploadedAt } of this.#uploads) {
      const { catalogs, ended } = continueTimeline(
        all,
        catalog,
        catalog.calendar.dayOf(uploadedAt),
      );
      for (const one of catalogs) {
        const whole = ended.find(({ id }) => id === one.id);
        if (whole !== undefined) this.#keys.set(one, this.keyOf(whole));
      }
      all = catalogs;
    }
    return all;
  }

  #latestAt(now: Instant): Catalog {
    if (this.#uploads.length === 0) return this.#latest;
    const today = this.#latest.calendar.dayOf(now);
    const files = new Set(this.#files.map(({ catalog }) => catalog.id));
    const begun = ({ id, effectiveFrom }: Catalog) =>
      files.has(id) || effectiveFrom === null || effectiveFrom <= today;
    return lastOf(this.#all.filter(begun));
  }

  #know({ catalog, key, document }: LoadedCatalog): void {
    this.#keys.set(catalog, key);
    this.#documents.set(key, document);
  }
}

/** A version as it stands in the store. */
function uploadOf({
  document,
  ...row
}: CatalogVersionRow & { readonly document: unknown }): UploadedCatalog {
  // It was checked before it was stored.
  const read = readCatalog(document as CatalogDocument);
  assert(read.ok, `the uploaded catalogue ${row.catalog} is in order`);
  const { version, uploadedAt, catalog: key } = row;
  const text = JSON.stringify(document);
  return { catalog: read.value, key, document: text, version, uploadedAt };
}

function lastOf(catalogs: readonly Catalog[]): Catalog {
  const byStart = [...catalogs].sort((a, b) =>
    (a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? -1 : 1,
  );
  return present(byStart.at(-1), 'a platform has at least one catalogue');
}
