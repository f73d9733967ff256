// The account that a page is about, and what whoever is signed in may do in it.
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { needsOf } from '../../../src/client/client.ts';
import { type Api, call, queries } from '../api.ts';
import { useFilter } from '../search.ts';
import { type AccountChoice, type Me, useMe } from './me.ts';

/** Set around the pages of an account. */
export const ChosenAccount = createContext<AccountChoice>({ id: '', name: '' });

/** The id of the account that the page is about. */
export function useAccountId(): string {
  return useContext(ChosenAccount).id;
}

export type AccountView = Api['accounts.show']['answer'];

/** The account with its standing and the last settled day. */
export function useAccountView() {
  const account = useAccountId();
  return useQuery({
    queryKey: ['account', account, 'view'],
    queryFn: () => call('accounts.show', { account }),
  });
}

/** What was read of an account is read again, after something in it changed. */
export function refreshAccount(account: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['account', account] });
}

/** Which account is looked at, of those there are; null: none, or not one of one's own. */
export function useChoice(accounts: readonly AccountChoice[]) {
  const { filter, set } = useFilter();
  const wanted = filter.account;
  const chosen = wanted === undefined ? accounts[0] : accounts.find(({ id }) => id === wanted);
  return { chosen: chosen ?? null, wanted, choose: (account: string) => set({ account }) };
}

const RANKS = ['viewer', 'finance', 'owner'] as const;

/** Why whoever is signed in may not call an operation, whatever it is about; null: they may. */
export function useWhyNot(): (name: keyof Api) => string | null {
  const { t } = useTranslation();
  const account = useAccountId();
  const me = useMe();
  return (name) => {
    if (me.data === undefined) return null;
    const lacking = lackOf(me.data, account, name);
    return lacking === null ? null : t(lacking);
  };
}

function lackOf(me: Me, account: string, name: keyof Api) {
  const { access, reads } = needsOf(name);
  if (me.operator === 'full' || (me.operator === 'read' && reads)) return null;
  if (me.operator === 'read') return 'needs.full';
  if (access === 'operator') return 'needs.operator';
  if (access === 'anyone' || access === 'person') return null;
  const role = me.accounts.find(({ id }) => id === account)?.role ?? 'viewer';
  return RANKS.indexOf(role) >= RANKS.indexOf(access) ? null : (`needs.${access}` as const);
}
