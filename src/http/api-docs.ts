// What the API is, for programs (/api/openapi.json) and to look through (/api/docs).
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Face } from './platform.ts';
import { pageHeaders } from './security.ts';

/** At the root of the package, in the sources and after a build. */
const DOCUMENT = new URL('../../openapi.json', import.meta.url);
const DOCS = '/api/docs';

/** Scripts and styles are files of our own; pictures may be part of the styles. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>packledger API</title>
<link rel="stylesheet" href="${DOCS}/files/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="${DOCS}/files/swagger-ui-bundle.js"></script>
<script src="${DOCS}/begin.js"></script>
</body>
</html>
`;

const BEGIN = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null,
});
`;

/** Adds the description of the API and the page that shows it. Anybody may read both. */
export const apiDocsFace: Face = (server) => {
  const document = readFile(DOCUMENT, 'utf8');
  server.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(await document),
  );
  server.register(async (scope) => {
    const { headers } = pageHeaders();
    scope.addHook('onSend', async (_request, reply) => {
      reply.headers({ ...headers, 'content-security-policy': CONTENT_SECURITY_POLICY });
    });
    await scope.register(fastifyStatic, {
      root: dirname(
        createRequire(import.meta.url).resolve('@fastify/swagger-ui/static/swagger-ui.css'),
      ),
      prefix: `${DOCS}/files/`,
      index: false,
      decorateReply: false,
    });
    scope.get(DOCS, (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
    scope.get(`${DOCS}/begin.js`, (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').send(BEGIN),
    );
  });
};
