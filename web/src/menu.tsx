// The menu: every page has its line here, in the group where people look for it.
import type { Me } from './components/me.ts';
import type { TextKey } from './text/texts.ts';

export interface MenuEntry {
  readonly path: string;
  readonly label: TextKey;
  /** Paths that belong to it as well, by their beginning. */
  readonly also?: readonly string[];
}

export interface MenuGroup {
  readonly label: TextKey;
  readonly entries: readonly MenuEntry[];
}

const PACKS: MenuGroup = {
  label: 'menu.group.packs',
  entries: [
    { path: '/live/overview', label: 'overview.title' },
    {
      path: '/live/resources/package',
      label: 'menu.packages',
      also: ['/live/resources', '/live/pack'],
    },
    { path: '/live/deductions', label: 'menu.deductions' },
    { path: '/live/usage', label: 'menu.usage' },
  ],
};

const MONEY: MenuGroup = {
  label: 'menu.group.money',
  entries: [
    { path: '/live/buy', label: 'menu.buy' },
    { path: '/live/orders', label: 'menu.orders' },
    { path: '/live/bills', label: 'menu.bills' },
    { path: '/live/wallet', label: 'menu.wallet' },
    { path: '/live/billing-modes', label: 'modes.title' },
  ],
};

const MESSAGES = { path: '/live/messages', label: 'menu.messages' } as const;
const AUDIT = { path: '/live/audit', label: 'menu.audit' } as const;
const ACCOUNT_SETTINGS = { path: '/live/settings', label: 'settings.title' } as const;
const MY_SETTINGS = { path: '/live/me', label: 'me.title' } as const;

const OPERATOR: MenuGroup = {
  label: 'menu.group.operator',
  entries: [
    { path: '/operator/overview', label: 'platform.title' },
    { path: '/operator/accounts', label: 'accounts.title' },
    { path: '/operator/requests', label: 'requests.title' },
    { path: '/operator/plugins', label: 'reviews.title' },
    { path: '/operator/sources', label: 'sources.title' },
    { path: '/operator/settlement', label: 'runs.title' },
    { path: '/operator/jobs', label: 'jobs.title' },
    { path: '/operator/webhooks', label: 'undelivered.title' },
    { path: '/operator/catalogs', label: 'catalogs.title' },
    { path: '/operator/people', label: 'people.title' },
    { path: '/operator/audit', label: 'platformAudit.title' },
    { path: '/operator/clock', label: 'menu.clock' },
  ],
};

/** What somebody finds in the menu. */
export function menuOf({ operator }: Me, hasAccount: boolean): readonly MenuGroup[] {
  const account: MenuGroup = {
    label: 'menu.group.account',
    entries: hasAccount ? [MESSAGES, AUDIT, ACCOUNT_SETTINGS, MY_SETTINGS] : [MY_SETTINGS],
  };
  const packs = hasAccount ? [PACKS, MONEY] : [];
  return [...packs, account, ...(operator === null ? [] : [OPERATOR])];
}
