// Every page by its path; the paths of the packs are those that people know.
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { isSignedOut, queries } from './api.ts';
import { ConsoleFrame } from './components/console-frame.tsx';
import { ME } from './components/me.ts';
import { ClockPage } from './pages/clock-page.tsx';
import { InvitePage } from './pages/invite-page.tsx';
import { PackagesPage } from './pages/packages-page.tsx';
import { ForgottenPasswordPage, ResetPasswordPage } from './pages/password-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';

export const PATHS = {
  package: '/live/resources/package',
  liveroom: '/live/resources/liveroom',
  caster: '/live/resources/caster',
  plugin: '/live/resources/plugin',
  clock: '/operator/clock',
  signIn: '/sign-in',
} as const;

const root = createRootRoute({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: PATHS.signIn,
  validateSearch: ({ next, problem }): { next?: string; problem?: string } => ({
    next: localPath(next),
    problem: textOf(problem),
  }),
  component: SignInPage,
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: ForgottenPasswordPage,
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset-password/$token',
  component: ResetPasswordPage,
});

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: InvitePage,
});

/** What stands behind the ? of every page that one signs in for. */
interface ConsoleSearch {
  /** The account that is looked at; absent: the first there is. */
  readonly account?: string;
  /** The tab of the packs: `traffic`, `transcode`, `plugin`. */
  readonly type?: string;
  /** The filter of the packs. */
  readonly status?: string;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Everything that one signs in for. */
const consoleRoute = createRoute({
  getParentRoute: () => root,
  id: 'console',
  validateSearch: ({ account, type, status }): ConsoleSearch => ({
    account: textOf(account),
    type: textOf(type),
    status: textOf(status),
  }),
  beforeLoad: async ({ location }) => {
    // What else fails, the frame shows, with a way to try again.
    const error: unknown = await queries.ensureQueryData(ME).then(
      () => null,
      (failed) => failed,
    );
    if (isSignedOut(error)) throw redirect({ to: PATHS.signIn, search: { next: location.href } });
  },
  component: ConsoleFrame,
});

const home = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: PATHS.package, search: { type: 'traffic' } });
  },
});

const packages = createRoute({
  getParentRoute: () => consoleRoute,
  path: PATHS.package,
  component: PackagesPage,
});

const others = [PATHS.liveroom, PATHS.caster, PATHS.plugin].map((path) =>
  createRoute({ getParentRoute: () => consoleRoute, path, component: PackagesPage }),
);

const clock = createRoute({
  getParentRoute: () => consoleRoute,
  path: PATHS.clock,
  component: ClockPage,
});

/** A path of the console itself: nobody is sent elsewhere after signing in. */
function localPath(next: unknown): string {
  return typeof next === 'string' && /^\/(?!\/)[\w\-./?=&%]*$/.test(next) ? next : '/';
}

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    forgotten,
    reset,
    invite,
    consoleRoute.addChildren([home, packages, ...others, clock]),
  ]),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
