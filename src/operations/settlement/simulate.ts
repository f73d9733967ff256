import {
  accept,
  type Catalog,
  type Outcome,
  parseScenario,
  type SimulationDocument,
  simulate,
  simulationDocument,
} from '../../engine/index.ts';
import { parseJsonText } from '../json-text.ts';

/** Works a scenario file's text through; nothing is stored, no store is needed. */
export function simulateScenario(
  text: string,
  catalogs: readonly Catalog[],
): Outcome<SimulationDocument> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return parsed;
  const read = parseScenario(parsed.value, catalogs);
  if (!read.ok) return read;
  const { catalog, scenario } = read.value;
  return accept(simulationDocument(catalog, scenario, simulate(catalog, scenario)));
}
