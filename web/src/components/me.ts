import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
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

/** The accounts to choose from: a member's own; an operator's are all. */
export function useAccounts(me: Me | undefined): readonly AccountChoice[] {
  const isOperator = me !== undefined && me.operator !== null;
  const all = useQuery({
    queryKey: ['accounts'],
    queryFn: () => call('accounts.list', { limit: 200 }),
    enabled: isOperator,
  });
  return isOperator ? (all.data?.accounts ?? []) : (me?.accounts ?? []);
}

/** The account that the page is about: that of the address, else the first there is. */
export function useAccount(accounts: readonly AccountChoice[]) {
  const { account } = useSearch({ from: '/console' });
  const navigate = useNavigate();
  const chosen = accounts.find(({ id }) => id === account) ?? accounts[0] ?? null;
  const choose = (id: string) =>
    navigate({ to: '.', search: (before) => ({ ...before, account: id }) });
  return { chosen, choose };
}
