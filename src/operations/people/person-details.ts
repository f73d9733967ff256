// What people say of themselves, and the passwords that they choose.
import { createHash } from 'node:crypto';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { readEmail as readAddress } from '../contacts/contact-details.ts';

const NAME_MAX = 100;
/** NIST SP 800-63B: length is what counts, and rules about characters do more harm than good. */
export const PASSWORD_MIN = 10;
/** As long as a hash of it takes bounded time. */
export const PASSWORD_MAX = 128;
const CONTROL = /\p{Cc}/u;

/** A person's name without the space around it. */
export function readPersonName(text: string): Outcome<string> {
  const name = text.trim();
  if (name === '' || name.length > NAME_MAX || CONTROL.test(name)) {
    return refuse('person_name_length', { max: `${NAME_MAX}` }, 'name');
  }
  return accept(name);
}

/** An address as people sign in with it: in lower case. */
export function readPersonEmail(text: string): Outcome<string> {
  const email = readAddress(text);
  return email.ok ? accept(email.value.toLowerCase()) : email;
}

/** Refused: a password that is too short or too long, or is the address. */
export function checkPassword(password: string, email: string): Outcome<null> {
  if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX) {
    const params = { min: `${PASSWORD_MIN}`, max: `${PASSWORD_MAX}` };
    return refuse('password_length', params, 'password');
  }
  if (password.toLowerCase() === email) return refuse('password_is_the_email', {}, 'password');
  return accept(null);
}

/** What a random token is found by: it is as good as the token is random. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
