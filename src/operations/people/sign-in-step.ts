// The steps of signing in and of looking after one's own sign-in: what /api/auth is made from. They
// are no operations: they answer with cookies, and programs with keys have no use for them.
import type { Static, TSchema } from 'typebox';
import type { Outcome } from '../../engine/index.ts';
import { auditChange } from '../change.ts';
import type { Context } from '../operation.ts';
import type { SignedIn } from './identify-person.ts';
import type { SignInLibrary, Visitor } from './sign-in-library.ts';

/** What a step works with. */
export interface Desk {
  readonly context: Context;
  readonly library: SignInLibrary;
  readonly visitor: Visitor;
  /** Does something after the answer, which does not tell whether there is anything to do. */
  later(work: () => Promise<void>): void;
}

/** What a step answers. */
export interface Stepped<Value> {
  readonly value: Value;
  /** `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
  /** Where the browser goes instead. */
  readonly location?: string;
}

interface Step<Input extends TSchema, Output extends TSchema> {
  /** Under /api/auth. */
  readonly route: `${'GET' | 'POST' | 'DELETE'} /${string}`;
  /** One sentence for people. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
}

/** A step that anybody may take. */
export interface OpenStep<Input extends TSchema, Output extends TSchema>
  extends Step<Input, Output> {
  readonly signedIn: false;
  run(desk: Desk, input: Static<Input>): Promise<Outcome<Stepped<Static<Output>>>>;
}

/** A step of somebody who is signed in. */
export interface OwnStep<Input extends TSchema, Output extends TSchema>
  extends Step<Input, Output> {
  readonly signedIn: true;
  run(desk: Desk, input: Static<Input>, me: SignedIn): Promise<Outcome<Stepped<Static<Output>>>>;
}

/** A step of any input and output: what the face is made from. */
export type AnyStep = OpenStep<TSchema, TSchema> | OwnStep<TSchema, TSchema>;

/** Says in the audit log of the platform that a person changed how it signs in. */
export async function auditSignIn(
  context: Context,
  operation: string,
  personId: string,
): Promise<void> {
  const by = { ...context, actor: { kind: 'person' as const, id: personId } };
  const at = context.clock.now();
  await context.database.transaction((connection) =>
    auditChange(by, connection, {
      accountId: '',
      operation,
      at,
      subject: personId,
      before: null,
      after: null,
    }),
  );
}
