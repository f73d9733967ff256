// The Tencent Cloud API 3.0 at `/`, so that official SDKs work with only the endpoint changed.
// See docs/reference/tencent-api.md.
import type { Face } from '../platform.ts';
import { answerCall, answerFault, type Calls } from './answer-call.ts';
import { readApiNames } from './api-names.ts';
import { authenticating } from './authenticate-call.ts';
import { CallLimit } from './call-limit.ts';
import { isSigned, type SentRequest } from './verify-signature.ts';

/** Far more than the parameters of any action need. */
const BODY_MAX = 256 * 1024;

/** What tells a call of this API from other requests at the same path. */
const PROTOCOL = 'tencentCloudApi';

/** Adds the API to the server. Requests at `/` that are none of its calls are left to others. */
export const tencentFace: Face = (server, platform) => {
  const limit = new CallLimit(platform.settings.tencentCallsPerSecond);
  const authenticate = authenticating(platform.context);
  const calls: Calls = { platform, names: readApiNames(), limit, authenticate };
  server.addConstraintStrategy(isCall);
  // The bytes are signed, whatever they are said to be.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  server.setErrorHandler(answerFault);
  server.route({
    method: ['GET', 'POST'],
    url: '/',
    exposeHeadRoute: false,
    constraints: { [PROTOCOL]: 'yes' },
    bodyLimit: BODY_MAX,
    handler: (request, reply) => answerCall(calls, request, reply),
  });
};

/** Lets only calls of the API through to the routes that have it. */
const isCall = {
  name: PROTOCOL,
  storage: () => {
    const handlers = new Map<string, never>();
    return {
      get: (value: string) => handlers.get(value) ?? null,
      set: (value: string, handler: never) => {
        handlers.set(value, handler);
      },
    };
  },
  validate: () => {},
  deriveConstraint: ({ headers }: Pick<SentRequest, 'headers'>) =>
    headers['x-tc-action'] !== undefined || isSigned(headers) ? 'yes' : undefined,
};
