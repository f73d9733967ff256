// MediaMTX: the sessions of each protocol, with their counters, from its API.
import { accept, type Instant } from '../../engine/index.ts';
import type { MediaNotice } from '../../operations/media/media-notice.ts';
import type { Poller } from '../../operations/media/poll-sources.ts';
import { argsOf, Payload, unreadable } from '../collectors/payload.ts';
import { pathOf } from '../collectors/stream-path.ts';

const LISTS = [
  ...['rtmpconns', 'rtmpsconns', 'rtspsessions', 'rtspssessions', 'srtconns', 'webrtcsessions'],
  'hlssessions',
] as const;
const PAGE = 1000;
const PAGES_MAX = 1000;

export const pollMediaMtx: Poller = async (get, at) => {
  const notices: MediaNotice[] = [];
  for (const list of LISTS) {
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const answer = await get(`/v3/${list}/list?page=${page}&itemsPerPage=${PAGE}`);
      // A protocol that is not served has no list.
      if (answer === null) break;
      const { items, pageCount }: { items?: unknown; pageCount?: unknown } = Object(answer);
      if (!Array.isArray(items)) return unreadable('mediamtx', `${list} has no items`);
      for (const item of items) {
        const notice = noticeOf(new Payload('mediamtx', new Map(Object.entries(Object(item)))), {
          protocol: list.replace(/(?:conns|sessions)$/, ''),
          at,
        });
        if (notice !== null) notices.push(notice);
      }
      if (typeof pageCount !== 'number' || page + 1 >= pageCount) break;
    }
  }
  return accept(notices);
};

/** Null: it neither reads nor publishes, or is not readable. */
function noticeOf(
  item: Payload,
  { protocol, at }: { readonly protocol: string; readonly at: Instant },
): MediaNotice | null {
  const state = item.text('state');
  // Sessions of HLS have no state: they read.
  const direction = state === 'publish' ? 'publish' : 'play';
  if (state !== 'publish' && state !== 'read' && state !== '') return null;
  const session = item.given('id');
  const created = Date.parse(item.text('created'));
  const sent = item.count('outboundBytes') ?? item.count('bytesSent');
  const received = item.count('inboundBytes') ?? item.count('bytesReceived');
  const stream = {
    vhost: '',
    ...pathOf(item.given('path')),
    args: argsOf(item.text('query')),
    domain: '',
    address: item.text('remoteAddr'),
    protocol,
  };
  if (item.problem !== null) return null;
  return {
    id: session,
    session,
    server: null,
    what: 'count',
    at,
    direction,
    startedAt: Number.isNaN(created) ? at : Math.min(created, at),
    sent,
    received,
    stream,
  };
}
