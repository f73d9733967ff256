// The pages of operators by their paths.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from './console-route.tsx';

const PAGES = [
  {
    path: '/operator/clock',
    component: lazyRouteComponent(() => import('../pages/clock-page.tsx'), 'ClockPage'),
  },
] as const;

/** All of them; each is loaded when it is opened. */
export const operatorRoutes = PAGES.map((page) =>
  createRoute({ getParentRoute: () => consoleRoute, ...page }),
);
