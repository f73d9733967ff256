// A table of usage: a header row with the fields' names, then one event a line.
import { type Outcome, type Refusal, refuse } from '../engine/index.ts';
import type { Subjects, UsageEvent } from '../operations/usage/usage-event.ts';
import { Batch, type UsageReader } from './adapter.ts';
import { splitCsvLine } from './csv-line.ts';
import { type Line, readLines } from './lines.ts';
import {
  EVENT_TYPE,
  readUsageFields,
  SPEC_VERSION,
  shown,
  type UsageFields,
} from './usage-fields.ts';

type Column = keyof UsageFields;

const REQUIRED: readonly Column[] = ['source', 'id', 'time', 'quantity'];
/** Either the item, or what was measured. */
const ITEM: Column = 'item';
const MEASURED: readonly Column[] = ['kind', 'codec', 'size', 'width', 'height'];
const OPTIONAL: readonly Column[] = ['subject', 'instance', 'domain', 'stream', ...MEASURED];
/** What every event here is anyway; a table made from CloudEvents may carry them. */
const CONSTANT: readonly Column[] = ['specversion', 'type'];
const COLUMNS: readonly Column[] = [...REQUIRED, ITEM, ...OPTIONAL, ...CONSTANT];
const KNOWN = COLUMNS.join(', ');
/** A header with more faults than these is no header of ours. */
const PROBLEMS_MAX = 20;

/**
 * Reads usage events from comma-separated values with a header row. A header that is not
 * understood refuses the whole table: a column that is left out may be what tells two events apart.
 */
export const readCsv: UsageReader = async function* (chunks, options) {
  const batch = new Batch();
  let header: readonly Column[] | null = null;
  for await (const lines of readLines(chunks, 'utf8')) {
    for (const line of lines) {
      if (header === null) {
        header = readHeader(line, batch);
        if (header === null) {
          yield batch.take();
          return;
        }
        continue;
      }
      const event = readRow(line, header, options);
      if (event.ok) batch.add(line.number, event.value);
      else batch.reject(line.number, event.refusal);
      if (batch.full) yield batch.take();
    }
  }
  if (!batch.empty) yield batch.take();
};

/** The columns in the header's order; null, with what is wrong in the batch, when it has faults. */
function readHeader(line: Line, batch: Batch): readonly Column[] | null {
  const names = line.flaw === null ? splitCsvLine(line.text) : null;
  const columns: Column[] = [];
  const problems: Refusal[] = [];
  for (const name of names?.map((field) => field.trim()) ?? []) {
    const column = COLUMNS.find((known) => known === name);
    if (column === undefined) {
      problems.push({ code: 'column_is_unknown', params: { column: shown(name), known: KNOWN } });
    } else if (columns.includes(column)) {
      problems.push({ code: 'column_is_there_twice', params: { column } });
    } else {
      columns.push(column);
    }
  }
  if (columns.length === 0) {
    const code = 'header_is_missing';
    batch.reject(line.number, line.flaw ?? { code, params: { known: KNOWN } });
    return null;
  }
  for (const column of [...REQUIRED, ...(columns.includes('kind') ? [] : [ITEM])]) {
    if (columns.includes(column)) continue;
    problems.push({ code: 'column_is_missing', params: { column } });
  }
  for (const problem of problems.slice(0, PROBLEMS_MAX)) batch.reject(line.number, problem);
  return problems.length === 0 ? columns : null;
}

function readRow(line: Line, header: readonly Column[], subjects: Subjects): Outcome<UsageEvent> {
  if (line.flaw !== null) return { ok: false, refusal: line.flaw };
  const values = splitCsvLine(line.text);
  if (values === null) return refuse('line_is_not_csv', { text: shown(line.text) });
  if (values.length !== header.length) {
    const [found, expected] = [`${values.length}`, `${header.length}`];
    return refuse('line_has_another_number_of_fields', { found, expected });
  }
  const fields: { [column in Column]?: string } = {};
  header.forEach((column, at) => {
    fields[column] = values[at] ?? '';
  });
  const { specversion = '', type = '' } = fields;
  if (specversion !== '' && specversion !== SPEC_VERSION) {
    return refuse('specversion_is_not_known', { found: shown(specversion), right: SPEC_VERSION });
  }
  if (type !== '' && type !== EVENT_TYPE) {
    return refuse('type_is_not_packledger_usage', { found: shown(type) });
  }
  return readUsageFields(fields, subjects);
}
