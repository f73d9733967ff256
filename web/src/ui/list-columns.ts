// Which columns of a list are shown: as somebody chose them, kept in the browser.
import type { ReactNode } from 'react';
import { useKept } from './kept.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** The word by which the API sorts by it; a minus before it is descending. */
  readonly sort?: string;
  readonly align?: 'right';
  readonly width?: number;
  /** Always there: the first, and what can be done. */
  readonly fixed?: boolean;
  /** Stays at the right edge of a table that is wider than the window. */
  readonly pinned?: boolean;
  /** Shown only after somebody chose it. */
  readonly onDemand?: boolean;
}

/** The columns to show, and how to choose others. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const [hidden, setHidden] = useKept<readonly string[]>(`columns.${name}`, (kept) =>
    Array.isArray(kept)
      ? kept.map(String)
      : columns.filter(({ onDemand }) => onDemand === true).map(({ key }) => key),
  );
  const isShown = ({ key, fixed }: Column<Row>) => fixed === true || !hidden.includes(key);
  return {
    shown: columns.filter(isShown),
    choose: (keys: readonly string[]) =>
      setHidden(columns.map(({ key }) => key).filter((key) => !keys.includes(key))),
  };
}
