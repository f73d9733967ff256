// People under test: they join by an invitation, and call the server as a browser does.
import { createHmac, randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Server } from '../../src/http/platform.ts';
import type { Role } from '../../src/operations/operation.ts';
import { SESSION_COOKIE, SIGN_IN_PURPOSE } from '../../src/operations/people/identify-person.ts';
import { insertMember, insertOperator } from '../../src/store/members.ts';
import { insertPassword, insertPerson } from '../../src/store/people.ts';
import { sql } from '../../src/store/sql.ts';
import type { Ledger } from './ledger.ts';

export const PASSWORD = 'correct horse battery';

/** What stands at the end of a link. */
export function tokenIn(link: string | null): string {
  return link?.split('/').at(-1) ?? '';
}

/** Hashing takes its time, and all people under test have one password. */
let hash: Promise<string> | null = null;

/**
 * Somebody who joined before: a member of an account, or an operator; the person's id. The address
 * is not proved, as after an invitation by a link.
 */
export async function joined(
  { context }: Ledger,
  who: { account?: string; role?: Role; access?: 'full' | 'read'; email: string },
): Promise<string> {
  const { account, role, access, email } = who;
  hash ??= hashPassword(PASSWORD);
  const [passwordHash, at] = [await hash, Date.now()];
  const personId = context.ids.next('pr');
  const [name = ''] = email.split('@');
  await context.database.transaction(async (connection) => {
    const unproved = { emailVerified: false, twoFactor: false, language: null };
    await insertPerson(connection, { personId, name, email, ...unproved, createdAt: at });
    const signInId = context.ids.next('si');
    await insertPassword(connection, { signInId, personId, hash: passwordHash, at });
    if (account === undefined || role === undefined) {
      await insertOperator(connection, { personId, readOnly: access === 'read', at });
    } else {
      await insertMember(connection, { memberOf: account, personId, role, at });
    }
  });
  return personId;
}

/** A session of a person that began just now, without signing in; its cookie. */
export async function sessionOf({ context }: Ledger, person: string): Promise<string> {
  const token = randomBytes(16).toString('hex');
  await context.database.query(sql`
    insert into sessions (session_id, person_id, token, created_at, updated_at, expires_at)
    values (${context.ids.next('sn')}, ${person}, ${token}, now(), now(),
      now() + interval '30 days')`);
  const key = context.secrets.derive(SIGN_IN_PURPOSE);
  const signature = createHmac('sha256', key).update(token).digest('base64');
  return `${SESSION_COOKIE}=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** What a browser gets. */
export interface Seen {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly location: string | null;
}

/** A browser: it keeps cookies, and says where its calls come from. */
export class Browser {
  readonly #server: Server;
  readonly #address: string;
  readonly #cookies = new Map<string, string>();
  /** The `Set-Cookie` lines of the last answer. */
  lastCookies: readonly string[] = [];

  constructor(server: Server, address = '192.0.2.1') {
    this.#server = server;
    this.#address = address;
  }

  /** Calls `POST /api/auth/sign-in`, say. */
  async call(line: string, payload?: object): Promise<Seen> {
    const [method = '', url = ''] = line.split(' ');
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#server.inject({
      // As a line of a test says it.
      method: method as 'GET',
      url,
      remoteAddress: this.#address,
      headers: {
        'sec-fetch-site': 'same-origin',
        'user-agent': 'a browser',
        ...(cookie === '' ? {} : { cookie }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const { statusCode: status, headers } = response;
    this.#keep([headers['set-cookie'] ?? []].flat());
    const json = `${headers['content-type']}`.includes('json') ? response.json() : {};
    return { status, json, headers, location: headers.location ?? null };
  }

  async signIn(email: string, password = PASSWORD): Promise<Seen> {
    return this.call('POST /api/auth/sign-in', { email, password });
  }

  #keep(lines: readonly string[]): void {
    this.lastCookies = lines;
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const isOver = attributes.some((one) => one.trim().toLowerCase() === 'max-age=0');
      if (isOver) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code that an authenticator app shows for what it read (RFC 6238), so many steps from now. */
export function codeOf(uri: string, steps = 0): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash.readUInt8(hash.length - 1) & 15;
  return `${(hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000}`.padStart(6, '0');
}
