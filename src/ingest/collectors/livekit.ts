// LiveKit: webhooks that are signed, and sent again until they are taken. It tells no bytes: what
// is charged is the time of participants (rtc.*), from their joining to their leaving.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import {
  type Collector,
  type MediaCall,
  type MediaNotice,
  NOTHING_HEARD,
} from '../../operations/media/media-notice.ts';
import { Payload } from './payload.ts';

const SECOND_MS = 1000;
/** Clocks may differ by so much. */
const LEEWAY_S = 10;
/** People; all else (recorders, agents, ingress) is the platform's own. A phone is one, too. */
const PEOPLE: ReadonlySet<string> = new Set(['', 'STANDARD', 'SIP', '0', '3']);

export const collectLiveKit: Collector = (call) => {
  const signed = checkSignature(call);
  if (!signed.ok) return signed;
  const read = Payload.of('livekit', call);
  if (!read.ok) return read;
  const payload = read.value;
  const event = payload.given('event');
  const what = WHAT.get(event);
  const room = payload.within('room');
  const person = payload.within('participant');
  if (what === undefined || room === null || person === null) {
    return payload.problem ?? accept(NOTHING_HEARD);
  }
  if (!PEOPLE.has(person.text('kind'))) return person.problem ?? accept(NOTHING_HEARD);
  const joinedAt =
    person.milliseconds('joinedAtMs', 1) ?? person.milliseconds('joinedAt', SECOND_MS);
  const at = payload.milliseconds('createdAt', SECOND_MS);
  const notice: MediaNotice = {
    id: payload.given('id'),
    session: person.given('sid'),
    server: null,
    what,
    at: what === 'begin' ? (joinedAt ?? at) : at,
    direction: 'play',
    startedAt: joinedAt,
    sent: null,
    received: null,
    stream: {
      vhost: '',
      app: '',
      name: room.given('name'),
      args: { ...person.args('attributes'), identity: person.text('identity') },
      domain: '',
      address: '',
      protocol: 'webrtc',
    },
  };
  const problem = payload.problem ?? person.problem ?? room.problem;
  return problem ?? accept({ ...NOTHING_HEARD, notices: [notice] });
};

const WHAT: ReadonlyMap<string, MediaNotice['what']> = new Map([
  ['participant_joined', 'begin'],
  ['participant_left', 'end'],
  ['participant_connection_aborted', 'end'],
]);

/** A JWT of HS256 that holds the SHA-256 of the body, made with the key and secret agreed on. */
function checkSignature(call: MediaCall): Outcome<null> {
  const { authorization, signing, body, wallTime } = call;
  if (signing === null) return invalid('nothing was agreed to sign with');
  const token = authorization.replace(/^Bearer\s+/i, '').trim();
  const [head = '', claims = '', signature = '', more] = token.split('.');
  if (signature === '' || more !== undefined) return invalid('there is no token');
  if (jsonIn(head)?.['alg'] !== 'HS256') return invalid('its algorithm is not HS256');
  const right = createHmac('sha256', signing.secret).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    return invalid('it is made with another secret');
  }
  const { iss, exp, nbf, sha256 } = jsonIn(claims) ?? {};
  if (iss !== signing.key) return invalid('it is made with another key');
  const now = wallTime / SECOND_MS;
  if (typeof exp !== 'number' || exp + LEEWAY_S < now) return invalid('it is over');
  if (typeof nbf === 'number' && nbf - LEEWAY_S > now) return invalid('it is not valid yet');
  const hash = createHash('sha256').update(body).digest('base64');
  return sha256 === hash ? accept(null) : invalid('it is of another body');
}

function jsonIn(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function invalid(cause: string): Outcome<never> {
  return refuse('media_signature_is_not_valid', { cause });
}
