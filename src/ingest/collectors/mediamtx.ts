// MediaMTX asks who may publish and read (authMethod: http). It tells no bytes: its API is polled
// (src/jobs).
import { accept } from '../../engine/index.ts';
import { type Collector, NOTHING_HEARD } from '../../operations/media/media-notice.ts';
import { Payload } from './payload.ts';
import { pathOf } from './stream-path.ts';

export const collectMediaMtx: Collector = (call) => {
  const read = Payload.of('mediamtx', call);
  if (!read.ok) return read;
  const payload = read.value;
  const action = payload.given('action');
  if (action !== 'publish' && action !== 'read') return payload.problem ?? accept(NOTHING_HEARD);
  const stream = {
    vhost: '',
    ...pathOf(payload.given('path')),
    args: payload.args('query'),
    domain: '',
    address: payload.text('ip'),
    protocol: payload.text('protocol'),
  };
  const direction = action === 'read' ? 'play' : 'publish';
  return payload.problem ?? accept({ ...NOTHING_HEARD, asks: { direction, stream } });
};
