// The pages of an account by their paths; those of the packs are as people know them.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { accountRoute, consoleRoute } from './console-route.tsx';

const home = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/live/overview', search });
  },
});

const packages = lazyRouteComponent(() => import('../pages/packages-page.tsx'), 'PackagesPage');

/** All of them; each is loaded when it is opened. */
const PAGES = [
  {
    path: '/live/overview',
    component: lazyRouteComponent(() => import('../pages/overview-page.tsx'), 'OverviewPage'),
  },
  { path: '/live/resources/package', component: packages },
  { path: '/live/resources/liveroom', component: packages },
  { path: '/live/resources/caster', component: packages },
  { path: '/live/resources/plugin', component: packages },
  {
    path: '/live/deductions',
    component: lazyRouteComponent(() => import('../pages/deductions-page.tsx'), 'DeductionsPage'),
  },
  {
    path: '/live/pack',
    component: lazyRouteComponent(() => import('../pages/pack-page.tsx'), 'PackPage'),
  },
  {
    path: '/live/usage',
    component: lazyRouteComponent(() => import('../pages/usage-page.tsx'), 'UsagePage'),
  },
  {
    path: '/live/bills',
    component: lazyRouteComponent(() => import('../pages/bills-page.tsx'), 'BillsPage'),
  },
  {
    path: '/live/wallet',
    component: lazyRouteComponent(() => import('../pages/wallet-page.tsx'), 'WalletPage'),
  },
  {
    path: '/live/messages',
    component: lazyRouteComponent(() => import('../pages/messages-page.tsx'), 'MessagesPage'),
  },
  {
    path: '/live/audit',
    component: lazyRouteComponent(() => import('../pages/audit-page.tsx'), 'AuditPage'),
  },
  {
    path: '/live/buy',
    component: lazyRouteComponent(() => import('../pages/buy-page.tsx'), 'BuyPage'),
  },
  {
    path: '/live/orders',
    component: lazyRouteComponent(() => import('../pages/orders-page.tsx'), 'OrdersPage'),
  },
  {
    path: '/live/billing-modes',
    component: lazyRouteComponent(
      () => import('../pages/billing-modes-page.tsx'),
      'BillingModesPage',
    ),
  },
  {
    path: '/live/settings',
    component: lazyRouteComponent(() => import('../pages/settings-page.tsx'), 'SettingsPage'),
  },
] as const;

export const meRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/live/me',
  component: lazyRouteComponent(() => import('../pages/me-page.tsx'), 'MePage'),
});

export const homeRoute = home;
export const accountRoutes = PAGES.map((page) =>
  createRoute({ getParentRoute: () => accountRoute, ...page }),
);
