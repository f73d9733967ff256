import { type Catalog, catalogOn, type Day, present } from '../../engine/index.ts';

/** One catalogue with its name in the store and its text, to be kept with what it settled. */
export interface LoadedCatalog {
  readonly catalog: Catalog;
  /** Its id and a fingerprint of its content. */
  readonly key: string;
  readonly document: string;
}

/** The platform's catalogues, each in effect from a day to a day. */
export class Catalogs {
  readonly all: readonly Catalog[];
  readonly keys: ReadonlyMap<Catalog, string>;
  readonly documents: ReadonlyMap<string, string>;
  /** The catalogue that is in effect last: its zone and currency are the platform's. */
  readonly latest: Catalog;

  constructor(loaded: readonly LoadedCatalog[]) {
    this.all = loaded.map(({ catalog }) => catalog);
    this.keys = new Map(loaded.map(({ catalog, key }) => [catalog, key]));
    this.documents = new Map(loaded.map(({ key, document }) => [key, document]));
    const byStart = [...this.all].sort((a, b) =>
      (a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? -1 : 1,
    );
    this.latest = present(byStart.at(-1), 'a platform has at least one catalogue');
  }

  /** The catalogue in effect on a day; null when there is none. */
  on(day: Day): Catalog | null {
    return catalogOn(this.all, day);
  }

  /** How a catalogue of ours is named in the store. */
  keyOf(catalog: Catalog): string {
    return present(this.keys.get(catalog), `the catalogue ${catalog.id} is one of the platform's`);
  }
}
