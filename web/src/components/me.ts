import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Api, call } from '../api.ts';

export type Me = Api['me.show']['answer'];

/** Who is signed in. */
export const ME = queryOptions({ queryKey: ['me'], queryFn: () => call('me.show', {}) });

export function useMe() {
  return useQuery(ME);
}

/** An account that may be looked at. */
export interface AccountChoice {
  readonly id: string;
  readonly name: string;
}

/** The accounts to choose from: a member's own; an operator's are all. Undefined: not known yet. */
export function useAccounts(me: Me | undefined): readonly AccountChoice[] | undefined {
  const isOperator = me !== undefined && me.operator !== null;
  const all = useQuery({
    queryKey: ['accounts'],
    queryFn: () => call('accounts.list', { limit: 200 }),
    enabled: isOperator,
  });
  return isOperator ? all.data?.accounts : me?.accounts;
}
