// The pages in front of the console: signing in, passwords, invitations.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './console-route.tsx';

const password = () => import('../pages/password-page.tsx');

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ next, problem }): { next?: string; problem?: string } => ({
    next: localPath(next),
    problem: typeof problem === 'string' ? problem : undefined,
  }),
  component: lazyRouteComponent(() => import('../pages/sign-in-page.tsx'), 'SignInPage'),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(password, 'ForgottenPasswordPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset-password/$token',
  component: lazyRouteComponent(password, 'ResetPasswordPage'),
});

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../pages/invite-page.tsx'), 'InvitePage'),
});

/** A path of the console itself: nobody is sent elsewhere after signing in. */
function localPath(next: unknown): string {
  return typeof next === 'string' && /^\/(?!\/)[\w\-./?=&%]*$/.test(next) ? next : '/';
}

export const entryRoutes = [signIn, forgotten, reset, invite] as const;
