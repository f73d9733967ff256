import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

/** What time it is on the platform: that of its sandbox, where it is one. */
export function useNow(): () => number {
  const { data } = useQuery({
    queryKey: ['now'],
    queryFn: async () => Date.parse((await call('platform.show', {})).asOf),
  });
  return () => data ?? Date.now();
}
