// Lists are read page by page. A cursor is the position of the last row that was shown, so that
// what comes or goes meanwhile neither doubles nor hides a row; callers pass it back as it came.
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { accept, assert, type Day, type Outcome, refuse } from '../engine/index.ts';
import { listOf, oneOf, orNull } from './answer-fields.ts';

/** The most rows that a page has. */
export const LIMIT_MAX = 200;
const LIMIT_USUAL = 50;
const CURSOR_MAX = 2000;
/** PostgreSQL knows no text with this character; a cursor of ours has none. */
const NUL = '\\u0000';

/** What every list takes beside its filters. */
export const PageInput = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: LIMIT_MAX,
      default: LIMIT_USUAL,
      description: `How many rows to give at the most; ${LIMIT_USUAL} if left out.`,
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      maxLength: CURSOR_MAX,
      description: 'Where to go on: `next` of the page before. Left out: the first page.',
    }),
  ),
};

/** The rows of a page. */
export function pageField<T extends TSchema>(of: T) {
  return listOf(of, { description: 'The rows of this page, in the order that was asked for.' });
}

/** What every list answers beside its rows. */
export const NextField = orNull(
  Type.String({ description: 'The cursor of the next page; null: this is the last one.' }),
);

/** The orders that a list may be asked for in; `-` is descending, the first the usual one. */
export function sortBy<const T extends readonly string[]>(sorts: T) {
  const description = `The order; a minus is descending. ${sorts[0]} if left out.`;
  return Type.Optional(oneOf(sorts, { description }));
}

/** The position of lists whose rows have ids in the order of their making. */
export const IdPosition = Type.Object({ id: Type.String() });

/** Numbers the rows of a revision or a line in positions: what PostgreSQL's integer holds. */
export const PositionInteger = Type.Integer({ minimum: -(2 ** 31), maximum: 2 ** 31 - 1 });

/** A day in positions: one of those that days are read from (1970 to 2199). */
export const PositionDay = Type.Unsafe<Day>(
  Type.String({ format: 'date', pattern: '^(19[7-9]|20|21)' }),
);

/** A moment in positions: one that has a date of four digits. */
export const PositionMoment = Type.Integer({
  minimum: Date.parse('0001-01-01T00:00:00Z'),
  maximum: Date.parse('9999-12-31T23:59:59Z'),
});

/** A page that is asked for. */
export interface Page<P> {
  /** How the list is sorted, and whether that is descending. */
  readonly sort: string;
  readonly descending: boolean;
  readonly limit: number;
  /** How many rows to read: one more than are shown tells whether others follow. */
  readonly take: number;
  /** The last row of the page before; null: from the beginning. */
  readonly after: P | null;
}

/**
 * Reads which page is asked for. A cursor is good for the order it was given in; `position` is the
 * form of what it holds. Refused: `cursor_is_not_readable`.
 */
export function readPage<P extends TSchema>(
  { limit = LIMIT_USUAL, cursor }: PageAsked,
  { sort, position }: { readonly sort: string; readonly position: P },
): Outcome<Page<Static<P>>> {
  const pageAfter = (after: Static<P> | null) =>
    accept({ sort, descending: sort.startsWith('-'), limit, take: limit + 1, after });
  if (cursor === undefined) return pageAfter(null);
  const held = heldBy(cursor);
  if (!Array.isArray(held) || held[0] !== sort || !Value.Check(position, held[1])) {
    return refuse('cursor_is_not_readable', { sort }, 'cursor');
  }
  return pageAfter(held[1]);
}

interface PageAsked {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** The rows to show of those that were read, and the cursor of the page behind them. */
export function pageOf<Row, P>(
  { sort, limit }: Page<P>,
  rows: readonly Row[],
  positionOf: (row: Row) => P,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const isLast = rows.length <= limit || last === undefined;
  return { rows: shown, next: isLast ? null : cursorOf(sort, positionOf(last)) };
}

/** Reads a list from its first page to its last; for lists that end soon. */
export async function readAllPages<T extends { readonly next: string | null }>(
  read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<Outcome<T>>,
): Promise<Outcome<readonly [T, ...T[]]>> {
  const first = await read({ limit: LIMIT_MAX });
  if (!first.ok) return first;
  const pages: [T, ...T[]] = [first.value];
  for (let { next } = first.value; next !== null; ) {
    const page = await read({ limit: LIMIT_MAX, cursor: next });
    if (!page.ok) return page;
    pages.push(page.value);
    next = page.value.next;
  }
  return accept(pages);
}

/**
 * Reads a list page by page, however long it is. What is asked is judged by the first page; nothing
 * of it can be refused later.
 */
export async function streamPages<T extends { readonly next: string | null }, Row>(
  read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<Outcome<T>>,
  rowsOf: (page: T) => readonly Row[],
): Promise<Outcome<AsyncIterable<readonly Row[]>>> {
  const first = await read({ limit: LIMIT_MAX });
  if (!first.ok) return first;
  async function* follow(page: T): AsyncIterable<readonly Row[]> {
    for (let shown = page; ; ) {
      yield rowsOf(shown);
      if (shown.next === null) return;
      const outcome = await read({ limit: LIMIT_MAX, cursor: shown.next });
      assert(outcome.ok, 'the next page of a list is given as the first was');
      shown = outcome.value;
    }
  }
  return accept(follow(first.value));
}

function cursorOf(sort: string, position: unknown): string {
  return Buffer.from(JSON.stringify([sort, position])).toString('base64url');
}

/** What a cursor holds; undefined: it is none. */
function heldBy(cursor: string): unknown {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (text.includes(NUL)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
