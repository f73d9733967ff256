// SRS (5 to 7), its http_hooks: one attempt, no retry. on_close has the bytes and does not name the
// stream; on_play and on_publish name it; they are joined by the client's id within a run of the
// server. HTTP-FLV, HLS and WebRTC have no on_close: their bytes are read from the API (src/jobs).
import { accept } from '../../engine/index.ts';
import {
  type Collector,
  type MediaNotice,
  NOTHING_HEARD,
} from '../../operations/media/media-notice.ts';
import { hostOf, Payload } from './payload.ts';

const DEFAULT_VHOST = '__defaultVhost__';

export const collectSrs: Collector = (call) => {
  const read = Payload.of('srs', call);
  if (!read.ok) return read;
  const payload = read.value;
  const action = payload.given('action');
  // HLS players are told of without an id, and twice.
  const client = payload.text('client_id');
  const server = [payload.text('server_id'), payload.text('service_id')].join('/');
  const session = srsSession(payload.text('service_id'), client);
  const about = {
    id: `${server}/${client}/${action}`,
    session,
    server: null,
    at: null,
    startedAt: null,
  };
  if (action === 'on_close') {
    const counts = { sent: payload.count('send_bytes'), received: payload.count('recv_bytes') };
    const end: MediaNotice = { ...about, what: 'end', direction: null, ...counts, stream: null };
    return payload.problem ?? accept({ ...NOTHING_HEARD, notices: client === '' ? [] : [end] });
  }
  if (action !== 'on_play' && action !== 'on_publish') {
    return payload.problem ?? accept(NOTHING_HEARD);
  }
  const direction = action === 'on_play' ? 'play' : 'publish';
  const vhost = payload.text('vhost');
  const stream = {
    vhost,
    app: payload.given('app'),
    name: payload.given('stream'),
    args: payload.args('param'),
    domain: hostOf(payload.text('tcUrl')) || (vhost === DEFAULT_VHOST ? '' : vhost),
    address: payload.text('ip'),
    protocol: '',
  };
  const begin: MediaNotice = {
    ...about,
    what: 'begin',
    direction,
    sent: null,
    received: null,
    stream,
  };
  const notices = client === '' ? [] : [begin];
  return payload.problem ?? accept({ notices, asks: { direction, stream }, started: null });
};

/** A client of one run of a server; hooks and the API name it alike. */
export function srsSession(service: string, client: string): string {
  return `${service}/${client}`;
}
