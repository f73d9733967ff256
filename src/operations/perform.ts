// What every face calls: checks who calls and what with, then runs the operation.
import type { TSchema } from 'typebox';
import { type Outcome, refuse } from '../engine/index.ts';
import { isAccountId } from '../store/account-lock.ts';
import { type Access, type Context, type Operation, ROLES } from './operation.ts';
import { SchemaCheck } from './schema-problems.ts';

/** An operation of any input and output: what the registry holds. */
export type AnyOperation = Operation<TSchema, unknown>;

const CHECKS = new WeakMap<AnyOperation, SchemaCheck>();

/**
 * Runs an operation for the context's actor with an input from outside. Refused before anything is
 * read: `not_permitted`, and an input that does not fit, with the place.
 */
export async function perform<Output>(
  context: Context,
  operation: Operation<TSchema, Output>,
  input: unknown,
): Promise<Outcome<Output>> {
  if (!mayCall(context, operation, input)) {
    return refuse('not_permitted', { operation: operation.name, least: operation.access });
  }
  const nullAt = nullCharacterIn(input);
  if (nullAt !== null) return refuse('text_has_null_characters', {}, nullAt);
  const [problem] = checkOf(operation).problems(input);
  if (problem !== undefined) return refuse(problem.code, problem.params, problem.path);
  return operation.run(seeing(context, operation, input), input as never); // as the check found it
}

/**
 * The context of a call about an account: its statements see that account alone, whoever calls. An
 * account whose id is none is nobody's, and left to be not found.
 */
function seeing(context: Context, { access }: AnyOperation, input: unknown): Context {
  const account = accountOf(input);
  if (!isRole(access) || typeof account !== 'string' || !isAccountId(account)) return context;
  return { ...context, database: context.database.forAccount(account) };
}

function isRole(access: Access): boolean {
  const roles: readonly Access[] = ROLES;
  return roles.includes(access);
}

/** Operators and jobs may call everything; a member what its role may, of its own account only. */
export function mayCall(
  { actor }: Pick<Context, 'actor'>,
  { access, kind }: Pick<AnyOperation, 'access' | 'kind'>,
  input: unknown,
): boolean {
  if (access === 'anyone') return true;
  switch (actor.kind) {
    case 'nobody':
      return false;
    case 'person':
      return access === 'person';
    case 'member':
      if (actor.readOnly === true && kind !== 'read') return false;
      if (access === 'person') return true;
      if (access === 'operator' || ROLES.indexOf(actor.role) < ROLES.indexOf(access)) return false;
      return accountOf(input) === actor.account;
    case 'operator':
      // What is a person's own is not the platform's: one who may only read has a name, too.
      return actor.readOnly !== true || kind === 'read' || access === 'person';
    case 'job':
      return true;
  }
}

/** Where a text has a character that PostgreSQL keeps in none; null: nowhere. */
function nullCharacterIn(input: unknown, path = ''): string | null {
  if (typeof input === 'string') return input.includes('\0') ? path : null;
  if (typeof input !== 'object' || input === null) return null;
  const isList = Array.isArray(input);
  for (const [name, value] of Object.entries(input)) {
    const at = isList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    if (name.includes('\0')) return path;
    const found = nullCharacterIn(value, at);
    if (found !== null) return found;
  }
  return null;
}

function accountOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'account' in input ? input.account : null;
}

function checkOf(operation: AnyOperation): SchemaCheck {
  const known = CHECKS.get(operation);
  if (known !== undefined) return known;
  const check = new SchemaCheck(closed(operation.input));
  CHECKS.set(operation, check);
  return check;
}

/**
 * The schema with no room for fields that it does not name: a misspelt one is told, not ignored.
 * Objects that say themselves what else they take keep that.
 */
export function closed<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map((one: unknown) => closed(one)) as T; // a list again
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.entries(schema).map(([name, part]) => [name, closed(part)]);
  const isObject = 'properties' in schema && !('additionalProperties' in schema);
  const rest = isObject ? { additionalProperties: false } : {};
  return { ...Object.fromEntries(parts), ...rest } as T; // the same fields, but for that
}
