// The web console: files that were built, and one page for all of its paths.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { Face } from './platform.ts';
import { pageHeaders } from './security.ts';

/** Beside the built server; the sources use what was built last. */
const FOLDERS = [
  fileURLToPath(new URL('../console', import.meta.url)),
  fileURLToPath(new URL('../../dist/console', import.meta.url)),
];

/** What begins so is a page of the console; web/src/routes.tsx has them all. */
export const CONSOLE_PAGES = [
  ...['/', '/sign-in', '/forgotten-password', '/reset-password/*', '/invite/*'],
  ...['/live/*', '/operator/*'],
];

/** Where the page has the nonce of its styles, which are made in the browser. */
const NONCE_MARK = 'CSP_NONCE';
const YEAR_S = 365 * 24 * 60 * 60;

/** Where the console is, if it was built. */
export function consoleFolder(): string | null {
  return FOLDERS.find((one) => existsSync(join(one, 'index.html'))) ?? null;
}

/** Adds the console, if it was built. */
export const consoleFace: Face = (server) => {
  const folder = consoleFolder();
  if (folder === null) return;
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    // The build packed them.
    preCompressed: true,
    // Their names change with their content.
    immutable: true,
    maxAge: YEAR_S * 1000,
  });
  for (const path of CONSOLE_PAGES) {
    server.get(path, (_request, reply) => {
      const { nonce, headers } = pageHeaders();
      return reply
        .headers(headers)
        .type('text/html; charset=utf-8')
        .send(page.replace(NONCE_MARK, nonce));
    });
  }
};
