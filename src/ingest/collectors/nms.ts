// node-media-server 4: JSON that says it is text/plain, no retry. Any answer but 200 throws the
// viewer off. donePlay and donePublish have the bytes; donePublish comes half a minute late.
import { accept, type Direction } from '../../engine/index.ts';
import {
  type Collector,
  type MediaNotice,
  NOTHING_HEARD,
} from '../../operations/media/media-notice.ts';
import { Payload } from './payload.ts';

const ACTION = /^(pre|post|done)(Play|Publish)$/;

export const collectNms: Collector = (call) => {
  const read = Payload.of('nms', call);
  if (!read.ok) return read;
  const payload = read.value;
  const action = payload.given('action');
  const [, step, kind] = ACTION.exec(action) ?? [];
  if (step === undefined) return payload.problem ?? accept(NOTHING_HEARD);
  const direction: Direction = kind === 'Play' ? 'play' : 'publish';
  const session = payload.given('id');
  const stream = {
    vhost: '',
    app: payload.given('app'),
    name: payload.given('name'),
    args: payload.args('query'),
    domain: '',
    address: payload.text('ip'),
    protocol: payload.text('protocol'),
  };
  const startedAt = payload.milliseconds('createtime', 1);
  const endedAt = payload.milliseconds('endtime', 1);
  const about = { id: `${session}/${action}`, session, server: null, direction, startedAt, stream };
  const counts = { sent: payload.count('outbytes'), received: payload.count('inbytes') };
  if (payload.problem !== null) return payload.problem;
  if (step === 'pre') return accept({ ...NOTHING_HEARD, asks: { direction, stream } });
  const notice: MediaNotice =
    step === 'post'
      ? { ...about, what: 'begin', at: startedAt, sent: null, received: null }
      : { ...about, what: 'end', at: endedAt, ...counts };
  return accept({ ...NOTHING_HEARD, notices: [notice] });
};
