import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useKept } from './kept.ts';

export const PAGE_SIZES = [20, 50, 100] as const;

/** What a page of a list is asked for with. */
export interface PageWish {
  readonly limit: number;
  readonly cursor?: string;
}

export interface Loaded<Row> {
  readonly rows: readonly Row[];
  /** Where to go on; null: that was all. */
  readonly next: string | null;
}

interface Pages<Row> {
  /** With all that the rows depend on; another one begins at the first page. */
  readonly queryKey: readonly unknown[];
  readonly load: (page: PageWish) => Promise<Loaded<Row>>;
  /** After how long the page is read again by itself, by what is on it; false: it is not. */
  readonly lookAgainMs?: (rows: readonly Row[]) => number | false;
}

/** The pages of a list, one after the other, as the server cuts them. */
export function usePages<Row>({ queryKey, load, lookAgainMs }: Pages<Row>) {
  const [size, setSize] = useKept<number>(
    'page-size',
    (kept) => PAGE_SIZES.find((one) => one === kept) ?? PAGE_SIZES[0],
  );
  const about = JSON.stringify([queryKey, size]);
  // The cursors that led here: of the first page there is none.
  const [trail, setTrail] = useState<{ readonly about: string; readonly cursors: string[] }>({
    about,
    cursors: [],
  });
  const cursors = trail.about === about ? trail.cursors : [];
  const cursor = cursors.at(-1);
  const page = useQuery({
    queryKey: [...queryKey, 'page', size, cursor],
    queryFn: () => load({ limit: size, ...(cursor === undefined ? {} : { cursor }) }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => lookAgainMs?.(state.data?.rows ?? []) ?? false,
  });
  const next = page.data?.next ?? null;
  return {
    page,
    number: cursors.length + 1,
    size,
    setSize,
    back: cursors.length === 0 ? null : () => setTrail({ about, cursors: cursors.slice(0, -1) }),
    forth: next === null ? null : () => setTrail({ about, cursors: [...cursors, next] }),
  };
}
