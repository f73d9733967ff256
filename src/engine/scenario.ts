// A scenario: packs, usage and what else happened, to be worked through without a store.
// See docs/concepts/settlement.md; docs/reference/cli.md has the format.
import { present } from './assert.ts';
import type { ModeChange } from './billing-mode.ts';
import type { Catalog } from './catalog.ts';
import type { Instant } from './day.ts';
import {
  type Fields,
  readEntries,
  readFields,
  readInstantIfAny,
  readTextIfAny,
} from './document-fields.ts';
import { nearNames } from './near-names.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import type { Pack } from './pack.ts';
import { Place, type Problem } from './place.ts';
import { readBillingMode } from './scenario-modes.ts';
import {
  type PackEvent,
  readBinding,
  readPackEvent,
  readScenarioPack,
  type ScenarioBinding,
  uniquePacks,
} from './scenario-packs.ts';
import { mergeUsage, readUsage, type ScenarioUsage } from './scenario-usage.ts';

/** The catalogue of a scenario that names none. */
export const CATALOG_DEFAULT = 'tencent-css-2022';

/** A scenario as it is worked through; a pack's id is its ref. */
export interface Scenario {
  readonly modes: readonly ModeChange[];
  /** In the order in which the scenario lists them. */
  readonly packs: readonly Pack[];
  /** One entry for each day, item and instance, in the order in which they are first named. */
  readonly usage: readonly ScenarioUsage[];
  readonly bindings: readonly ScenarioBinding[];
  readonly licenses: readonly PackEvent[];
  readonly refunds: readonly PackEvent[];
  /** Null: after all that happens in it. */
  readonly asOf: Instant | null;
}

/** A scenario and the catalogue it is worked through with. */
export interface CatalogScenario {
  readonly catalog: Catalog;
  readonly scenario: Scenario;
}

const FIELDS = [
  'catalog',
  'billingModes',
  'packs',
  'usage',
  'bindings',
  'licenses',
  'refunds',
  'asOf',
];

/** A scenario with its story around it: what it shows, and what should come out. */
const STORY_FIELDS = ['title', 'source', 'scenario', 'expect'];

/**
 * Reads a scenario document against the catalogue it names. Refused with the first thing that is
 * wrong, its path and what would be right: nothing unknown is passed over in silence.
 */
export function parseScenario(
  document: unknown,
  catalogs: readonly Catalog[],
): Outcome<CatalogScenario> {
  const problems: Problem[] = [];
  const read = readDocument(document, catalogs, new Place(problems));
  const [first] = problems;
  if (first !== undefined) return refuse(first.code, first.params, first.path);
  return accept(present(read, 'a document in which nothing is wrong was read'));
}

function readDocument(
  document: unknown,
  catalogs: readonly Catalog[],
  root: Place,
): CatalogScenario | null {
  const fields = scenarioFields(document, root);
  if (fields === null) return null;
  const catalog = catalogNamed(fields, catalogs);
  return catalog === null ? null : { catalog, scenario: readScenario(fields, catalog) };
}

function scenarioFields(document: unknown, root: Place): Fields | null {
  const isStory =
    typeof document === 'object' && document !== null && Object.hasOwn(document, 'scenario');
  if (!isStory) return readFields(document, root, FIELDS);
  const story = readFields(document, root, STORY_FIELDS);
  return story === null
    ? null
    : readFields(story.values.get('scenario'), root.at('scenario'), FIELDS);
}

function catalogNamed(fields: Fields, catalogs: readonly Catalog[]): Catalog | null {
  const name = fields.values.has('catalog') ? readTextIfAny(fields, 'catalog') : CATALOG_DEFAULT;
  if (name === null) return null;
  const found = catalogs.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const ids = catalogs.map(({ id }) => id);
  const params = { catalog: name, known: nearNames(name, ids) };
  fields.place.at('catalog').problem('catalog_is_unknown', params);
  return null;
}

function readScenario(fields: Fields, catalog: Catalog): Scenario {
  const modes = readEntries(fields, 'billingModes', (entry, place) =>
    readBillingMode(entry, place, catalog),
  );
  const packs = uniquePacks(
    readEntries(fields, 'packs', (entry, place) => readScenarioPack(entry, place, catalog)),
  );
  const usage = readEntries(fields, 'usage', (entry, place) => readUsage(entry, place, catalog));
  const event = (entry: unknown, place: Place) => readPackEvent(entry, place, packs);
  return {
    modes,
    packs: [...packs.values()],
    usage: mergeUsage(usage, catalog),
    bindings: readEntries(fields, 'bindings', (entry, place) => readBinding(entry, place, packs)),
    licenses: readEntries(fields, 'licenses', event),
    refunds: readEntries(fields, 'refunds', event),
    asOf: readInstantIfAny(fields, 'asOf'),
  };
}
