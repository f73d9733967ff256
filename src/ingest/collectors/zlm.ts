// ZLMediaKit: on_flow_report tells all of a player or publisher when it goes. It is sent again
// after a failure, with a hook_index of its own, so that this is no part of its identity. The hooks
// do not name themselves: their addresses end with ?on=play, ?on=publish, ?on=started.
import { accept, type StreamFacts } from '../../engine/index.ts';
import { type Collector, NOTHING_HEARD } from '../../operations/media/media-notice.ts';
import { Payload } from './payload.ts';

const SECOND_MS = 1000;
const DEFAULT_VHOST = '__defaultVhost__';

export const collectZlm: Collector = (call) => {
  const read = Payload.of('zlm', call);
  if (!read.ok) return read;
  const payload = read.value;
  const server = payload.text('mediaServerId') || payload.text('general.mediaServerId');
  const { on } = call.query;
  if (on === 'started') return payload.problem ?? accept({ ...NOTHING_HEARD, started: server });
  if (on === 'play' || on === 'publish') {
    const stream = streamOf(payload);
    return payload.problem ?? accept({ ...NOTHING_HEARD, asks: { direction: on, stream } });
  }
  // Keep-alive and others.
  if (!payload.names.includes('totalBytes')) return accept(NOTHING_HEARD);
  const bytes = payload.countGiven('totalBytes');
  const seconds = payload.countGiven('duration');
  const isPlayer = payload.flag('player');
  const stream = streamOf(payload);
  const id = [server, payload.given('id'), stream.app, stream.name, bytes, seconds].join('/');
  if (payload.problem !== null) return payload.problem;
  const lasted = Number(seconds) * SECOND_MS;
  const notice = {
    id,
    session: id,
    server,
    what: 'end',
    at: call.at,
    direction: isPlayer === false ? 'publish' : 'play',
    startedAt: Math.max(0, call.at - lasted),
    sent: isPlayer === false ? null : bytes,
    received: isPlayer === false ? bytes : null,
    stream,
  } as const;
  return accept({ ...NOTHING_HEARD, notices: [notice] });
};

function streamOf(payload: Payload): StreamFacts {
  const vhost = payload.text('vhost');
  return {
    vhost,
    app: payload.given('app'),
    name: payload.given('stream'),
    args: payload.args('params'),
    domain: vhost === DEFAULT_VHOST ? '' : vhost,
    address: payload.text('ip'),
    protocol: payload.text('schema'),
  };
}
