// The people of the demo: they are invited, and join with a password, as anybody does.
import { acceptInvitation } from '../operations/invitations/accept-invitation.ts';
import { createInvitation } from '../operations/invitations/create-invitation.ts';
import type { Role } from '../operations/operation.ts';
import { inviteOperator } from '../operations/operators/invite-operator.ts';
import type { Runtime } from '../runtime.ts';
import { Player } from './stage.ts';

/** Somebody who may sign in to the demo. */
export interface LogIn {
  readonly email: string;
  /** The account; null: all, as an operator. */
  readonly account: string | null;
  readonly role: Role | 'operator';
}

export interface Newcomer {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** Lets people join; all with one password. */
export class Doorman {
  readonly #inviting: Player;
  readonly #nobody: Player;
  readonly #password: string;
  readonly logIns: LogIn[] = [];

  constructor(runtime: Runtime, password: string) {
    this.#inviting = new Player(runtime, { kind: 'operator', id: 'demo' });
    this.#nobody = new Player(runtime, { kind: 'nobody', id: '' });
    this.#password = password;
  }

  /** Somebody joins an account; tells the person's id. */
  async join(account: string, { email, name, role }: Newcomer): Promise<string> {
    const wish = { account, role, email, send: 'link' } as const;
    const { link } = await this.#inviting.call(createInvitation, wish);
    this.logIns.push({ email, account, role });
    return this.#accept(link, name);
  }

  /** An operator joins; tells the person's id. */
  async joinOperators(email: string, name: string): Promise<string> {
    const { link } = await this.#inviting.call(inviteOperator, { email, send: 'link' });
    this.logIns.push({ email, account: null, role: 'operator' });
    return this.#accept(link, name);
  }

  async #accept(link: string | null, name: string): Promise<string> {
    // What stands at the end of a link is the token of it.
    const token = link?.split('/').at(-1) ?? '';
    const newcomer = { token, name, password: this.#password, language: 'zh' } as const;
    return (await this.#nobody.call(acceptInvitation, newcomer)).person;
  }
}
