// What surrounds the pages that one signs in for, and those of an account.
import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { isSignedOut, queries } from '../api.ts';
import { AccountFrame } from '../components/account-frame.tsx';
import { CATALOG } from '../components/catalog.ts';
import { ConsoleFrame } from '../components/console-frame.tsx';
import { ME } from '../components/me.ts';
import { takePreferences } from '../components/preferences.ts';
import { consoleSearch } from '../search.ts';
import { addOperatorTexts } from '../text/language.ts';

export const root = createRootRoute({ component: Outlet });

/** Everything that one signs in for. */
export const consoleRoute = createRoute({
  getParentRoute: () => root,
  id: 'console',
  validateSearch: consoleSearch,
  beforeLoad: async ({ location }) => {
    // On its way with who is signed in: every page has names of it.
    void queries.prefetchQuery(CATALOG);
    // What else fails, the frame shows, with a way to try again.
    const error: unknown = await queries.ensureQueryData(ME).then(
      () => null,
      (failed) => failed,
    );
    if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { next: location.href } });
    const me = queries.getQueryData(ME.queryKey);
    if (me === undefined) return;
    await takePreferences(me);
    if (me.operator !== null) await addOperatorTexts();
  },
  component: ConsoleFrame,
});

/** Everything that is about an account. */
export const accountRoute = createRoute({
  getParentRoute: () => consoleRoute,
  id: 'account',
  component: AccountFrame,
});
