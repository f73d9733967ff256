// What keeps pages of other sites, and slow or greedy clients, from doing harm.
import { randomBytes } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { refuse } from '../engine/index.ts';
import { CallRefused } from './call-refused.ts';
import type { Server, WebSettings } from './platform.ts';

const YEAR_SECONDS = 31_536_000;

/** Answers are no pages: nothing in them is run, shown or framed. */
const NOTHING = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

const NONCE_BYTES = 16;

/**
 * The headers of an answer that is a page: its scripts and styles are files of this server, or
 * styles that carry the nonce, which is of this answer alone.
 */
export function pageHeaders(): {
  readonly nonce: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const nonce = randomBytes(NONCE_BYTES).toString('hex');
  const directives = {
    ...NOTHING,
    'script-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
  };
  const contentSecurityPolicy = { useDefaults: false, directives };
  // Of TLS, every answer tells.
  const strict = helmet({ ...NOT_FRAMED, contentSecurityPolicy, strictTransportSecurity: false });
  return { nonce, headers: headersBy(strict) };
}

const NOT_FRAMED = { xFrameOptions: { action: 'deny' } } as const;

/** Off: it is about pages, and what they open and load; of data, browsers ask nothing of it. */
const NOT_OF_DATA = {
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const;

/** Adds the headers that tell browsers to be strict. */
export function addSecurityHeaders(server: Server, { publicUrl }: WebSettings): void {
  const isSecret = publicUrl.startsWith('https://');
  const strict = helmet({
    ...NOT_OF_DATA,
    ...NOT_FRAMED,
    contentSecurityPolicy: { useDefaults: false, directives: NOTHING },
    // A browser that was told so by mistake could not come back for a year.
    strictTransportSecurity: isSecret && { maxAge: YEAR_SECONDS, includeSubDomains: false },
  });
  // The same for every answer: found once.
  const headers = { ...headersBy(strict), 'cache-control': 'no-store' };
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** The headers that a middleware sets, whatever it answers. */
function headersBy(middleware: Middleware): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  middleware(request, response, () => {});
  const headers = Object.entries(response.getHeaders());
  return Object.fromEntries(headers.map(([name, value]) => [name, String(value)]));
}

/** Methods that change nothing, so that it does not matter which page they come from. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a browser sends for a page of another site: `call_comes_from_another_site`. A call
 * with a key is no browser's own doing, and may come from anywhere.
 */
export function refuseOtherSites(server: Server, settings: WebSettings): void {
  const { origin } = new URL(settings.publicUrl);
  server.addHook('onRequest', (request, _reply, done) => {
    const isHarmless = SAFE.has(request.method) || request.headers.authorization !== undefined;
    if (isHarmless || isOwnSite(request, origin)) done();
    else done(new CallRefused(refuse('call_comes_from_another_site')));
  });
}

/** Browsers say where a call comes from; a cookie without a word about that is refused. */
function isOwnSite({ headers, host, protocol }: FastifyRequest, publicOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin === undefined) return headers.cookie === undefined;
  return origin === publicOrigin || origin === `${protocol}://${host}`;
}
