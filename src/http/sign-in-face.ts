// Signing in and out, and looking after one's own sign-in: the steps of src/operations/people under
// /api/auth. What they answer with are cookies, too.
import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { type Outcome, refuse } from '../engine/index.ts';
import type { SignedIn } from '../operations/people/identify-person.ts';
import type { SignInLibrary } from '../operations/people/sign-in-library.ts';
import type { AnyStep, Desk, Stepped } from '../operations/people/sign-in-step.ts';
import { SIGN_IN_STEPS } from '../operations/people/step-list.ts';
import { closed } from '../operations/perform.ts';
import { SchemaCheck } from '../operations/schema-problems.ts';
import { signedInPerson } from './authenticate.ts';
import { CallRefused } from './call-refused.ts';
import { sendRefusal } from './errors.ts';
import { takeJsonBodies } from './json-body.ts';
import type { Face, Platform } from './platform.ts';

export const SIGN_IN_PREFIX = '/api/auth';

/** Where the steps are found: `POST /api/auth/sign-in`. */
export const SIGN_IN_ROUTES: readonly string[] = SIGN_IN_STEPS.map(({ route }) => {
  const [method = '', path = ''] = route.split(' ');
  return `${method} ${SIGN_IN_PREFIX}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
});

/** Adds a route for every step. */
export const signInFace: Face = (server, platform) => {
  takeJsonBodies(server);
  const later = new LaterWork();
  server.addHook('onClose', () => later.end());
  for (const [index, step] of SIGN_IN_STEPS.entries()) {
    const face = new StepRoute(platform, step, later);
    const [method = '', url = ''] = SIGN_IN_ROUTES[index]?.split(' ') ?? [];
    server.route({
      // As the type of the route has it.
      method: method as HTTPMethods,
      url,
      onRequest: (request) => face.identify(request),
      handler: (request, reply) => face.answer(request, reply),
    });
  }
};

/** What is done after answers; the server does not stop before it ended. */
class LaterWork {
  readonly #under = new Set<Promise<void>>();

  begin(work: () => Promise<void>, onFault: (error: unknown) => void): void {
    const running = work()
      .catch(onFault)
      .finally(() => this.#under.delete(running));
    this.#under.add(running);
  }

  async end(): Promise<void> {
    await Promise.all(this.#under);
  }
}

class StepRoute {
  readonly #platform: Platform;
  readonly #step: AnyStep;
  readonly #later: LaterWork;
  readonly #check: SchemaCheck;
  readonly #people = new WeakMap<FastifyRequest, SignedIn>();

  constructor(platform: Platform, step: AnyStep, later: LaterWork) {
    this.#platform = platform;
    this.#step = step;
    this.#later = later;
    this.#check = new SchemaCheck(closed(step.input));
  }

  /** Before the body is read; callers are counted here, too. */
  async identify(request: FastifyRequest): Promise<void> {
    const caller = await this.#platform.callers.callerOf(request);
    if (!this.#step.signedIn) return;
    const isSession = caller !== null && caller.id !== '' && !('authorization' in request.headers);
    const person = isSession ? await signedInPerson(this.#platform.context, request) : null;
    if (person === null) throw new CallRefused(refuse('credentials_are_missing'));
    this.#people.set(request, person);
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { signIn } = this.#platform;
    if (signIn === null) return sendRefusal(reply, refuse('sign_in_needs_master_key').refusal);
    const input = {
      ...fieldsOf(request.query),
      ...fieldsOf(request.body),
      ...fieldsOf(request.params),
    };
    const [problem] = this.#check.problems(input);
    if (problem !== undefined) {
      return sendRefusal(reply, refuse(problem.code, problem.params, problem.path).refusal);
    }
    const outcome = await this.#run(request, signIn, input);
    if (!outcome.ok) {
      const { seconds } = outcome.refusal.params;
      if (seconds !== undefined) reply.header('retry-after', seconds);
      return sendRefusal(reply, outcome.refusal);
    }
    const { value, cookies = [], location } = outcome.value;
    if (cookies.length > 0) reply.header('set-cookie', [...cookies]);
    return location === undefined ? reply.send(value) : reply.redirect(location);
  }

  #run(
    request: FastifyRequest,
    library: SignInLibrary,
    input: object,
  ): Promise<Outcome<Stepped<unknown>>> {
    const desk: Desk = {
      context: { ...this.#platform.context, requestId: request.id },
      library,
      visitor: {
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        cookie: request.headers.cookie ?? '',
      },
      later: (work) =>
        this.#later.begin(work, (error) =>
          request.log.error({ err: error }, 'a mail was not sent'),
        ),
    };
    if (!this.#step.signedIn) return this.#step.run(desk, input);
    const person = this.#people.get(request);
    if (person === undefined) throw new Error('a step is taken before it is known whose it is');
    return this.#step.run(desk, input, person);
  }
}

function fieldsOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
