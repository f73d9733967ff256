import { type Static, Type } from 'typebox';
import { accept, type Catalog, type Outcome, refuse } from '../../engine/index.ts';
import {
  type AddressRangeRow,
  countAddressRanges,
  replaceAddressRanges,
} from '../../store/address-ranges.ts';
import { listSources } from '../../store/media-sources.ts';
import { auditChange } from '../change.ts';
import type { Operation } from '../operation.ts';
import { addressRange } from './addresses.ts';
import { zoneOf } from './charge-pieces.ts';
import { classifyLeft } from './classify-left.ts';

const RANGES_MAX = 500_000;
const COUNTRY = /^[A-Z]{2}$/;

const Range = Type.Object({
  range: Type.String({
    maxLength: 100,
    description: '`203.0.113.0/24`, `2001:db8::/32`, or `203.0.113.4-203.0.113.9`.',
  }),
  place: Type.String({
    maxLength: 40,
    description: 'A country (`CN`), or a zone of the catalogue (`mainland`).',
  }),
});
const Input = Type.Object({
  ranges: Type.Unsafe<readonly Static<typeof Range>[]>(
    Type.Array(Range, {
      maxItems: RANGES_MAX,
      description: 'All of them; what is not here is over.',
    }),
  ),
});
const Output = Type.Object({
  ranges: Type.Integer({ description: 'How many there are now.' }),
  charged: Type.Integer({
    description: 'Pieces of usage that were left over and now have a zone.',
  }),
});

/** Replaces the table of addresses; usage whose zone was not known is looked up again. */
export const setAddressRanges: Operation<typeof Input, Static<typeof Output>> = {
  name: 'address-ranges.set',
  access: 'operator',
  kind: 'change',
  summary: 'Say which addresses are of which country or zone; replaces the whole table.',
  input: Input,
  output: Output,
  run: async (context, { ranges }) => {
    const rows = rowsOf(context.catalogs.latest, ranges);
    if (!rows.ok) return rows;
    await context.database.transaction(async (connection) => {
      const before = { ranges: await countAddressRanges(connection) };
      await replaceAddressRanges(connection, rows.value);
      const entry = { accountId: '', operation: 'address-ranges.set', subject: '' };
      const after = { ranges: rows.value.length };
      await auditChange(context, connection, { ...entry, at: context.clock.now(), before, after });
    });
    let charged = 0;
    for (const { sourceId } of await listSources(context.database)) {
      charged += await classifyLeft(context, sourceId);
    }
    return accept({ ranges: rows.value.length, charged });
  },
};

function rowsOf(
  catalog: Catalog,
  ranges: readonly Static<typeof Range>[],
): Outcome<readonly AddressRangeRow[]> {
  const rows: (AddressRangeRow & { readonly range: string; readonly index: number })[] = [];
  for (const [index, { range, place }] of ranges.entries()) {
    const found = addressRange(range);
    const at = `ranges[${index}]`;
    if (found === null) return refuse('address_range_is_not_readable', { range }, `${at}.range`);
    // A country may be of no zone: it is known, and its usage stays unclassified.
    if (zoneOf(catalog, place) === null && !COUNTRY.test(place)) {
      const known = catalog.zones.map(({ id }) => id).join(', ');
      return refuse('place_is_unknown', { place, known }, `${at}.place`);
    }
    rows.push({ ...found, place, range, index });
  }
  rows.sort((a, b) => (a.first < b.first ? -1 : 1));
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    if (before === undefined || before.last < row.first) continue;
    const params = { range: row.range, other: before.range };
    return refuse('address_ranges_overlap', params, `ranges[${row.index}].range`);
  }
  return accept(rows);
}
