// What stands behind the ? of every page that one signs in for: which account, which filter.
import { useNavigate, useSearch } from '@tanstack/react-router';

const FIELDS = [
  // The account that is looked at; absent: the first there is.
  'account',
  // The tab of a page.
  'type',
  // Filters and order of a list; a page takes those that it has.
  ...(['family', 'status', 'search', 'from', 'to', 'sort', 'item', 'instance'] as const),
  ...(['pack', 'kind', 'state', 'bill', 'sku', 'order', 'operation', 'subject', 'actor'] as const),
  ...(['date', 'unread', 'catalog', 'job', 'area'] as const),
] as const;

export type ConsoleSearch = { readonly [Field in (typeof FIELDS)[number]]?: string };

/** Takes the fields that there are, as texts. */
export function consoleSearch(given: Readonly<Record<string, unknown>>): ConsoleSearch {
  const taken = FIELDS.flatMap((field) => {
    const value = given[field];
    const isText = typeof value === 'string' || typeof value === 'number';
    return isText && value !== '' ? [[field, `${value}`]] : [];
  });
  return Object.fromEntries(taken);
}

/** The filter of a page, which its address keeps, and how to change it. */
export function useFilter() {
  const filter: ConsoleSearch = useSearch({ from: '/console' });
  const navigate = useNavigate();
  const set = (changes: ConsoleSearch) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true });
  return { filter, set };
}

/** One of some words, if a filter is one. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  value: string | undefined,
): Word | undefined {
  return words.find((word) => word === value);
}

/** Only what is there: inputs of the API have no fields that are undefined. */
export function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  const there = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as ReturnType<typeof given<Fields>>; // fewer of the same
}
