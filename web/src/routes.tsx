// Every page by its path.
import { createRouter } from '@tanstack/react-router';
import { accountRoutes, homeRoute, meRoute } from './routes/account-routes.tsx';
import { accountRoute, consoleRoute, root } from './routes/console-route.tsx';
import { entryRoutes } from './routes/entry-routes.tsx';
import { operatorRoute, operatorRoutes } from './routes/operator-routes.tsx';
import { NoSuchPage, PageFailed, PagePending } from './ui/page-states.tsx';

export const router = createRouter({
  routeTree: root.addChildren([
    ...entryRoutes,
    consoleRoute.addChildren([
      homeRoute,
      meRoute,
      accountRoute.addChildren([...accountRoutes]),
      operatorRoute.addChildren([...operatorRoutes]),
    ]),
  ]),
  defaultPendingComponent: PagePending,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: NoSuchPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
