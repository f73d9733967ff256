// Where the demo is played: everything in it is done by operations, called by people and operators
// as a face calls them.
import type { Static, TSchema } from 'typebox';
import type { Instant } from '../engine/index.ts';
import type { Actor, Operation, Role } from '../operations/operation.ts';
import { perform } from '../operations/perform.ts';
import type { Runtime } from '../runtime.ts';

/** An operation of the demo was refused: its story does not hold together. */
export class SceneRefused extends Error {
  override readonly name = 'SceneRefused';
}

/** Who plays a part. */
export class Player {
  readonly #runtime: Runtime;
  readonly actor: Actor;

  constructor(runtime: Runtime, actor: Actor) {
    this.#runtime = runtime;
    this.actor = actor;
  }

  /** Calls an operation; what is refused throws, since the story was to go otherwise. */
  async call<Input extends TSchema, Output>(
    operation: Operation<Input, Output>,
    input: Static<Input>,
  ): Promise<Output> {
    const requestId = this.#runtime.ids.next('rq');
    const context = { ...this.#runtime, actor: this.actor, requestId };
    const outcome = await perform(context, operation, input);
    if (!outcome.ok) {
      const { code, params } = outcome.refusal;
      const now = this.#runtime.catalogs.latest.calendar.format(this.#runtime.clock.now());
      throw new SceneRefused(`${now} ${operation.name}: ${code} ${JSON.stringify(params)}`);
    }
    return outcome.value as Output; // what this operation gave
  }
}

/** One account of the demo and the people who act for it. */
export interface Cast {
  readonly account: string;
  readonly owner: Player;
  readonly finance: Player;
  readonly viewer: Player;
  readonly operator: Player;
}

/** The ids of people by what they may do. Where an account has but an owner, he does it all. */
export type Persons = Readonly<Partial<Record<Role, string>>> & {
  readonly owner: string;
  readonly operator: string;
};

/** Whoever may act for an account. */
export function castOf(runtime: Runtime, account: string, persons: Persons): Cast {
  const member = (asked: Role) => {
    const role = persons[asked] === undefined ? 'owner' : asked;
    const id = persons[asked] ?? persons.owner;
    return new Player(runtime, { kind: 'member', id, account, role });
  };
  return {
    account,
    owner: member('owner'),
    finance: member('finance'),
    viewer: member('viewer'),
    operator: new Player(runtime, { kind: 'operator', id: persons.operator }),
  };
}

/** Something that happens at a time of the demo. */
export interface Scene {
  readonly at: Instant;
  play(): Promise<void>;
}
