import { useQuery } from '@tanstack/react-query';
import { type Api, call } from '../api.ts';
import { useAccountId } from './account.ts';

export type Gift = Api['license-gifts.list']['answer']['gifts'][number];

const GIFTS_MAX = 200;

/** The gifts that licences can still be had with, by their packs. */
export function useLicenseGifts(enabled: boolean) {
  const account = useAccountId();
  const gifts = useQuery({
    queryKey: ['account', account, 'license-gifts'],
    queryFn: () => call('license-gifts.list', { account, sort: '-givenAt', limit: GIFTS_MAX }),
    enabled,
  });
  const usable = gifts.data?.gifts.filter(({ status }) => status === 'usable') ?? [];
  return new Map(usable.map((gift) => [gift.pack, gift]));
}
