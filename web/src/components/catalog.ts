// What things are called and which zone times are in: as the platform's catalogue says.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { inLanguage } from '../text/language.ts';
import type { Text } from '../text/text.ts';

export type Catalog = Api['catalogs.show']['answer'];
type Titled = { readonly id: string; readonly title: Text };

const HOUR_MS = 3_600_000;

/** The latest catalogue. */
export const CATALOG = queryOptions({
  queryKey: ['catalog'],
  queryFn: async () => {
    const { current } = await call('catalogs.list', {});
    return call('catalogs.show', { catalog: current });
  },
  staleTime: HOUR_MS,
});

export function useCatalog() {
  return useQuery(CATALOG);
}

/** Names of items, families, scopes and areas; their ids while the catalogue is not there yet. */
export function useTitles() {
  const { i18n } = useTranslation();
  const { data } = useCatalog();
  const named = (all: readonly Titled[] | undefined) => (id: string) => {
    const title = all?.find((one) => one.id === id)?.title;
    return title === undefined ? id : inLanguage(i18n.language, title);
  };
  return {
    text: (title: Text) => inLanguage(i18n.language, title),
    itemTitle: named(data?.items),
    familyTitle: named(data?.families),
    scopeTitle: named(data?.scopes),
    areaTitle: named(data?.areas),
  };
}
