// nginx-rtmp: hooks as forms, without a byte in any of them. They are asked about who may stream;
// the bytes come from its access log (src/ingest/nginx-rtmp.ts).
import { accept } from '../../engine/index.ts';
import { type Collector, NOTHING_HEARD } from '../../operations/media/media-notice.ts';
import { hostOf, Payload } from './payload.ts';

/** Fields of its own; all others are arguments of the stream's address. */
const OWN: ReadonlySet<string> = new Set([
  ...['app', 'flashver', 'swfurl', 'tcurl', 'pageurl', 'addr', 'clientid', 'call', 'name', 'type'],
  ...['start', 'duration', 'reset', 'time', 'timestamp', 'epoch'],
]);

export const collectNginxRtmp: Collector = (call) => {
  const read = Payload.of('nginx-rtmp', call);
  if (!read.ok) return read;
  const payload = read.value;
  const hook = payload.given('call');
  if (hook !== 'play' && hook !== 'publish') return payload.problem ?? accept(NOTHING_HEARD);
  const stream = {
    vhost: '',
    app: payload.given('app'),
    name: payload.given('name'),
    args: payload.otherArgs(OWN),
    domain: hostOf(payload.text('tcurl')),
    address: payload.text('addr'),
    protocol: 'rtmp',
  };
  return payload.problem ?? accept({ ...NOTHING_HEARD, asks: { direction: hook, stream } });
};
