import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { useTitles } from './catalog.ts';

const HOUR_MS = 3_600_000;

/** All that is or was sold, as the catalogue of today has it. */
export function useSkus() {
  return useQuery({
    queryKey: ['skus', 'all'],
    queryFn: () => call('skus.list', {}),
    staleTime: HOUR_MS,
  }).data?.skus;
}

/** What is or was sold, by its name; its id, where the catalogue of today has it no more. */
export function useSkuTitle(): (sku: string) => string {
  const { text } = useTitles();
  const skus = useSkus();
  return (sku) => {
    const found = skus?.find(({ id }) => id === sku);
    return found === undefined ? sku : text(found.title);
  };
}
