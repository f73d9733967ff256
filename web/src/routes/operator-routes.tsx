// The pages of operators by their paths.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from './console-route.tsx';

/** Around all of them: who is none is told so. */
export const operatorRoute = createRoute({
  getParentRoute: () => consoleRoute,
  id: 'operator',
  component: lazyRouteComponent(() => import('../components/operator-frame.tsx'), 'OperatorFrame'),
});

const PAGES = [
  {
    path: '/operator/overview',
    component: lazyRouteComponent(() => import('../pages/platform-page.tsx'), 'PlatformPage'),
  },
  {
    path: '/operator/accounts',
    component: lazyRouteComponent(() => import('../pages/accounts-page.tsx'), 'AccountsPage'),
  },
  {
    path: '/operator/people',
    component: lazyRouteComponent(() => import('../pages/operators-page.tsx'), 'OperatorsPage'),
  },
  {
    path: '/operator/requests',
    component: lazyRouteComponent(() => import('../pages/requests-page.tsx'), 'RequestsPage'),
  },
  {
    path: '/operator/plugins',
    component: lazyRouteComponent(() => import('../pages/reviews-page.tsx'), 'ReviewsPage'),
  },
  {
    path: '/operator/sources',
    component: lazyRouteComponent(() => import('../pages/sources-page.tsx'), 'SourcesPage'),
  },
  {
    path: '/operator/settlement',
    component: lazyRouteComponent(() => import('../pages/settlement-page.tsx'), 'SettlementPage'),
  },
  {
    path: '/operator/jobs',
    component: lazyRouteComponent(() => import('../pages/jobs-page.tsx'), 'JobsPage'),
  },
  {
    path: '/operator/webhooks',
    component: lazyRouteComponent(() => import('../pages/undelivered-page.tsx'), 'UndeliveredPage'),
  },
  {
    path: '/operator/catalogs',
    component: lazyRouteComponent(() => import('../pages/catalogs-page.tsx'), 'CatalogsPage'),
  },
  {
    path: '/operator/audit',
    component: lazyRouteComponent(
      () => import('../pages/platform-audit-page.tsx'),
      'PlatformAuditPage',
    ),
  },
  {
    path: '/operator/clock',
    component: lazyRouteComponent(() => import('../pages/clock-page.tsx'), 'ClockPage'),
  },
] as const;

/** All of them; each is loaded when it is opened. */
export const operatorRoutes = PAGES.map((page) =>
  createRoute({ getParentRoute: () => operatorRoute, ...page }),
);
